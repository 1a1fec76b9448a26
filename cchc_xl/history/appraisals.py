"""Appraisals in the store: every word of the superior office, with its day and cell; what is withdrawn stays too."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from cchc_xl.history.store import Store
from cchc_xl.model.appraisal import Key, Said
from cchc_xl.model.cell import Cell
from cchc_xl.model.plan import Plan
from cchc_xl.model.scorecard import Appraisal

COLUMNS = "agency, criterion, points, remark, state, source, seen, day, file, sheet, cell"
ASKED = f"SELECT {COLUMNS} FROM appraisal WHERE plan = ? AND run <= ? AND (? = '' OR source = ?) ORDER BY id"  # noqa: S608
LATEST = 2**62


def latest(store: Store, plan: Plan, run: int = LATEST, source: str = "") -> Mapping[Key, Said]:
    """Give the last word on each criterion of each agency, up to a run, of any kind of workbook or of one."""
    rows = store.connection.execute(ASKED, (plan.code, run, source, source))
    return {(row[0], row[1]): _said(row) for row in rows}


def add(store: Store, plan: Plan, news: Mapping[Key, Said], run: int, day: date) -> None:
    """Write what was said anew, in a run and as of a day."""
    words = (
        "INSERT INTO appraisal (run, plan, agency, criterion, points, remark, state, day, source, file, sheet, cell, "
        "seen) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    )
    rows = ((run, plan.code, *key, *_row(said, day)) for key, said in news.items())
    store.connection.executemany(words, rows)


def _row(said: Said, day: date) -> tuple[object, ...]:
    one = said.appraisal
    points = None if one.points is None else str(one.points)
    place = (one.cell.file, one.cell.sheet, one.cell.address)
    return (points, one.remark, one.state, day.isoformat(), said.source, *place, said.seen)


def _said(row: tuple[str | None, ...]) -> Said:
    _agency, criterion, points, remark, state, source, seen, day, *place = row
    number = None if points is None else Decimal(points)
    appraisal = Appraisal(str(criterion), number, str(remark), Cell(*map(str, place)), str(state))
    return Said(appraisal, str(source), str(seen), date.fromisoformat(str(day)))
