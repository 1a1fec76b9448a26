"""One agency from run to run: its index and place, its points by area, and what changed and why."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from cchc_xl.history.course import Points, changes, points, points_of
from cchc_xl.history.pasts import troubles
from cchc_xl.history.store import Store
from cchc_xl.model.course import AgencyThen, Troubles
from cchc_xl.model.plan import Plan
from cchc_xl.model.ranking import Earlier
from cchc_xl.model.scorecard import Scorecard
from cchc_xl.tally import rank_key

STANDINGS = (
    'SELECT run.number, run.day, standing."index", standing.place, standing.file, standing.reason, '
    "standing.card, card.files FROM run "
    "LEFT JOIN standing ON standing.run = run.number AND standing.agency = ? LEFT JOIN card ON card.id = standing.card "
    "WHERE run.plan = ? ORDER BY run.number, standing.card IS NOT NULL"
)
FOUND = (
    "SELECT finding.severity, finding.file FROM found JOIN finding ON finding.id = found.finding WHERE found.run = ?"
)


class Row(NamedTuple):
    """An agency's standing in a run as it is kept; ``key`` is its index, ``files`` is None where it had no card."""

    number: int
    day: str
    key: str | None
    place: int | None
    file: str | None
    reason: str | None
    card: int | None
    files: str | None

    @property
    def what_counts(self) -> object:
        """What must be another for the agency to have come out otherwise."""
        return self.key, self.card, self.file, self.reason


def agency_then(store: Store, plan: Plan, agency: str) -> Iterator[AgencyThen]:
    """Give what an agency was in each run of a plan, the oldest first."""
    return _thens(store, plan, agency, _rows(store, plan, agency))


def _rows(store: Store, plan: Plan, agency: str) -> list[Row]:
    rows = map(Row._make, store.connection.execute(STANDINGS, (agency, plan.code)))
    return list({row.number: row for row in rows}.values())  # of several lines of one run that which has a scorecard


def _thens(store: Store, plan: Plan, agency: str, rows: Iterable[Row]) -> Iterator[AgencyThen]:
    before: tuple[int, Points] | None = None
    for row in rows:
        counted = points(store, plan, row.number, agency).get(agency) if row.files is not None else None
        yield _then(store, plan, row, counted, before)
        before = before if counted is None else (row.number, counted)


def course_until(
    store: Store, plan: Plan, card: Scorecard, run: tuple[int, date], found: Troubles
) -> tuple[AgencyThen, ...]:
    """Give the runs in which an agency came out otherwise than before, up to one that is not kept yet.

    That one is given by its number and day, the agency's scorecard after appraisal and what was found in its files;
    where all is as it was, it is the last one that was otherwise.
    """
    rows = [row for row in _rows(store, plan, card.agency.code) if row.number < run[0]]
    otherwise = (next(same) for _, same in groupby(rows, key=lambda row: row.what_counts))  # few of hundreds of nights
    past = [one for one in _thens(store, plan, card.agency.code, otherwise) if one.areas]
    since = past[-1].number if past else None
    before = points(store, plan, since, card.agency.code) if since else {}
    course: list[AgencyThen] = []
    for one in (*past, _now(plan, card, run, found, (since, before.get(card.agency.code, {})))):
        if not course or one.changes or _said(one) != _said(course[-1]):
            course.append(one)
    return tuple(course)


def _now(
    plan: Plan, card: Scorecard, run: tuple[int, date], found: Troubles, before: tuple[int | None, Points]
) -> AgencyThen:
    counted, (since, then) = points_of(card), before
    key = None if card.totals.index is None else rank_key(card.totals.index)
    changed = changes(then, counted, plan) if since else ()
    return AgencyThen(*run, Earlier(key), _areas(counted, plan), found, changed, since)


def _said(one: AgencyThen) -> tuple[Decimal | None, Troubles]:
    return one.stood.index, one.troubles


def _then(store: Store, plan: Plan, row: Row, counted: Points | None, before: tuple[int, Points] | None) -> AgencyThen:
    day, found = date.fromisoformat(row.day), _troubles(store, row)
    if counted is None:
        return AgencyThen(row.number, day, Earlier(), troubles=found, reason=row.reason or "")
    stood = Earlier(None if row.key is None else Decimal(row.key), row.place)
    since, changed = (before[0], changes(before[1], counted, plan)) if before else (None, ())
    return AgencyThen(row.number, day, stood, _areas(counted, plan), found, changed, since, row.reason or "")


def _areas(counted: Points, plan: Plan) -> Mapping[str, Decimal | None]:
    of_areas = {
        area.code: [counted[one.code].points for one in plan.in_area(area.code) if one.code in counted]
        for area in plan.areas
    }
    known = {code: [one for one in each if one is not None] for code, each in of_areas.items()}
    return {code: sum(each, Decimal(0)) if each else None for code, each in known.items()}


def _troubles(store: Store, row: Row) -> Troubles:
    """Count what was found in the files of an agency: those that its scorecard stands on, and one that was refused."""
    files = {file for file, _ in json.loads(row.files or "[]")} | {row.file or ""}
    found = store.connection.execute(FOUND, (row.number,))
    return troubles(Counter(severity for severity, file in found if file and file in files))
