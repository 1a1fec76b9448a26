"""How the index went from run to run, and which points changed between two of them.

The store keeps scorecards as they were before any appraisal; points are given as they counted in their run, with the
appraisals that were known by then.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple

from cchc_xl.history import appraisals
from cchc_xl.history.store import Store
from cchc_xl.model.plan import Plan
from cchc_xl.model.ranking import Change, Moment
from cchc_xl.model.scorecard import Outcome, Score, Scorecard
from cchc_xl.numbers import rounded
from cchc_xl.tally import RANK_DECIMALS

RUNS = (
    'SELECT run.number, run.day, standing."index" FROM run LEFT JOIN standing ON standing.run = run.number '
    "AND standing.place IS NOT NULL WHERE run.plan = ? AND run.number < ? AND run.number >= ? ORDER BY run.number"
)
FIRST = "SELECT number FROM run WHERE plan = ? AND number < ? ORDER BY number DESC LIMIT 1 OFFSET ?"
POINTS = (
    "SELECT standing.agency, score.criterion, score.outcome, score.points, score.reason FROM standing "
    "JOIN score ON score.card = standing.card WHERE standing.run = ? AND (? = '' OR standing.agency = ?)"
)
SHOWN = 12  # runs: a year of months, and as many as a chart can show
APPRAISED, SAYING = "Điểm thẩm định", "Điểm thẩm định: {remark}"
NOTHING, EXCLUDED = Decimal(0), Outcome.EXCLUDED.value


class Counted(NamedTuple):
    """The points that count for a criterion, None where it left the scale, and why."""

    points: Decimal | None
    reason: str


Points = Mapping[str, Counted]
BLANK = Counted(None, "")


def moments(store: Store, plan: Plan, before: int = appraisals.LATEST, most: int = appraisals.LATEST) -> list[Moment]:
    """Give the runs of a plan whose numbers are below ``before``, at most the last ``most``, the oldest first."""
    if most < 1:
        return []
    first = store.connection.execute(FIRST, (plan.code, before, most - 1)).fetchone()
    rows = store.connection.execute(RUNS, (plan.code, before, first[0] if first else 0))
    return [
        moment_of((number, date.fromisoformat(day)), [Decimal(index) for *_, index in found if index], plan.goal.place)
        for (number, day), found in groupby(rows, key=lambda row: row[:2])
    ]


def moment_of(run: tuple[int, date], indices: Sequence[Decimal], goal: int | None) -> Moment:
    """Sum up a run, given by its number and day, and the indices of those that have a place."""
    if not indices:
        return Moment(*run, 0)
    ordered = sorted(indices, reverse=True)
    mean = rounded(Fraction(sum(ordered, NOTHING)) / len(ordered), RANK_DECIMALS)
    at_goal = ordered[goal - 1] if goal and len(ordered) >= goal else None
    return Moment(*run, len(ordered), mean, ordered[0], at_goal)


def points(store: Store, plan: Plan, run: int, agency: str = "") -> Mapping[str, Points]:
    """Give the points that counted in a run, by agency and criterion; of one agency where it is named."""
    found: dict[str, dict[str, Counted]] = {}
    for code, criterion, outcome, number, reason in store.connection.execute(POINTS, (run, agency, agency)):
        known = None if outcome == EXCLUDED else Decimal(number)
        found.setdefault(code, {})[criterion] = Counted(known, reason)
    for (code, criterion), said in appraisals.latest(store, plan, run, agency).items():
        if said.appraisal.points is not None and criterion in found.get(code, {}):
            found[code][criterion] = Counted(said.appraisal.points, _said(said.appraisal.remark))
    return found


def points_of(card: Scorecard) -> Points:
    """Give the points that count in a scorecard after its appraisal."""
    return {score.criterion: Counted(score.points_apply, _reason(score)) for score in card.scores}


def changes(before: Points, now: Points, plan: Plan) -> tuple[Change, ...]:
    """Give the criteria of the plan whose points differ, the worst loss first."""
    return tuple(sorted(_changes(before, now, (one.code for one in plan.criteria)), key=_gained))


def _changes(before: Points, now: Points, criteria: Iterable[str]) -> Iterator[Change]:
    for code in criteria:
        then, counts = before.get(code, BLANK), now.get(code, BLANK)
        if then.points != counts.points:
            yield Change(code, then.points, counts.points, counts.reason)


def _gained(change: Change) -> Decimal:
    return (change.now or NOTHING) - (change.before or NOTHING)


def _reason(score: Score) -> str:
    return score.reason if score.appraised is None else _said(score.remark)


def _said(remark: str) -> str:
    return SAYING.format(remark=remark) if remark else APPRAISED
