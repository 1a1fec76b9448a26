"""Sums: areas, points, index, and the bounds of the index while points are still open; whether a sum has risen.

The index is points / applicable maximum × 100; points outside the scale (bonus, penalty) are added to it, up to the
plan's cap.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from cchc_xl.model.plan import Area, Plan
from cchc_xl.model.scorecard import AreaSum, Score, Totals
from cchc_xl.numbers import compares, rounded

RANK_DECIMALS = 8


def totals(plan: Plan, scores: Sequence[Score]) -> Totals:
    """Add up the scores of one agency."""
    by_code = {score.criterion: score for score in scores}
    areas = tuple(
        _area_sum(area, [by_code[one.code] for one in plan.in_area(area.code) if one.code in by_code])
        for area in plan.areas
    )
    outside = {area.code for area in plan.areas if area.outside}
    inside = [area for area in areas if area.code not in outside]
    extra = [area for area in areas if area.code in outside]
    return Totals(
        points=_sum(area.points for area in areas),
        maximum=_sum(area.maximum for area in inside),
        index=_index(plan, inside, extra, "points"),
        low=_index(plan, inside, extra, "low"),
        high=_index(plan, inside, extra, "high"),
        areas=areas,
    )


def rank_key(index: Fraction) -> Decimal:
    """Give the key that places are compared by: the index to eight decimals."""
    return rounded(index, RANK_DECIMALS)


def class_of(plan: Plan, index: Fraction | None) -> str:
    """Name the class of an index; blank where there is none."""
    if index is None:
        return ""
    return next((one.name for one in plan.classes if compares(index, one.operator, one.threshold)), "")


def has_risen(now: Decimal, before: Decimal, operator: str, maximum: Decimal) -> bool:
    """Whether points compare with last year's as a target asks; at the maximum in both years counts as risen."""
    return now == before == maximum or compares(now, operator, before)


def _area_sum(area: Area, scores: Sequence[Score]) -> AreaSum:
    applicable = [score for score in scores if score.applies]
    return AreaSum(
        code=area.code,
        points=_sum(score.points for score in applicable),
        maximum=_sum(score.maximum for score in applicable),
        low=_sum(score.low for score in applicable),
        high=_sum(score.high for score in applicable),
    )


def _index(plan: Plan, inside: Sequence[AreaSum], extra: Sequence[AreaSum], field: str) -> Fraction | None:
    maximum = _sum(area.maximum for area in inside)
    if not maximum:
        return None
    points = Fraction(_sum(getattr(area, field) for area in inside))
    beyond = Fraction(_sum(getattr(area, field) for area in extra))
    return min(points / Fraction(maximum) * 100 + beyond, Fraction(plan.policy.cap))


def _sum(numbers: Iterable[Decimal]) -> Decimal:
    return sum(numbers, Decimal(0))
