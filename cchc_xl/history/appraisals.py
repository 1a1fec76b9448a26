"""Appraisals in the store: every word of the superior office, when and where it was read; withdrawn ones stay too."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from cchc_xl.history.store import Store
from cchc_xl.model.appraisal import Key, Said, following
from cchc_xl.model.cell import Cell
from cchc_xl.model.plan import Plan
from cchc_xl.model.scorecard import Appraisal

COLUMNS = "agency, criterion, points, remark, state, source, seen, day, file, sheet, cell"
ASKED = f"SELECT {COLUMNS} FROM appraisal WHERE plan = ? AND {{}} ORDER BY id"  # noqa: S608 - the names above
LATEST = 2**62
NO_POINTS = "'"  # before what was typed in the place of points and is none, as Excel marks a text


def latest(store: Store, plan: Plan, run: int = LATEST, agency: str = "") -> Mapping[Key, Said]:
    """Give the last word on each criterion of each agency, or of one alone, up to a run."""
    where, values = ("run <= ? AND agency = ?", (agency,)) if agency else ("run <= ?", ())
    return dict(following({}, map(_said, store.connection.execute(ASKED.format(where), (plan.code, run, *values)))))


def ever(store: Store, plan: Plan) -> Sequence[tuple[Key, Said]]:
    """Give all that was ever said, the oldest first."""
    return list(map(_said, store.connection.execute(ASKED.format("run <= ?"), (plan.code, LATEST))))


def add(store: Store, plan: Plan, news: Iterable[tuple[Key, Said]], run: int, day: date) -> None:
    """Write what was said anew, by the run that read it and its day; the last word on a criterion counts."""
    words = (
        "INSERT INTO appraisal (run, plan, agency, criterion, points, remark, state, day, source, file, sheet, cell, "
        "seen) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    )
    rows = ((run, plan.code, *key, *_row(said, day)) for key, said in news)
    store.connection.executemany(words, rows)


def _row(said: Said, day: date) -> tuple[object, ...]:
    one = said.appraisal
    place = (one.cell.file, one.cell.sheet, one.cell.address)
    return (points_kept(one), one.remark, one.state, day.isoformat(), said.source, *place, said.seen)


def _said(row: tuple[str | None, ...]) -> tuple[Key, Said]:
    agency, criterion, _, remark, state, source, seen, day, *place = map(str, row)
    number, refused = points_in(row[2])
    appraisal = Appraisal(criterion, number, remark, Cell(*place), state, refused)
    return (agency, criterion), Said(appraisal, source, seen, date.fromisoformat(day))


def points_kept(one: Appraisal) -> str | None:
    """Give the points of an appraisal as they are kept, or what stands in their place."""
    if one.refused:
        return NO_POINTS + one.refused
    return None if one.points is None else str(one.points)


def points_in(kept: str | None) -> tuple[Decimal | None, str]:
    """Give the points that were kept, and what stands in their place where they are none."""
    if kept is None or kept.startswith(NO_POINTS):
        return None, (kept or "").removeprefix(NO_POINTS)
    return Decimal(kept), ""
