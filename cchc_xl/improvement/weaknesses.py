"""The weaknesses that the plan names, and whether each has improved since last year.

They are its targets that ask for more points than last year of certain criteria; one that asks it of a whole area says
who answers for that area, and is no weakness.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from cchc_xl.model.plan import Plan, Target
from cchc_xl.model.year_on_year import Compared, Weakness
from cchc_xl.tally import has_risen


def weaknesses(every: Sequence[Compared], plan: Plan) -> Iterator[Weakness]:
    """Give the weaknesses in the plan's order; ``every`` are all its criteria beside last year."""
    by_code = {one.criterion: one for one in every}
    for target in plan.targets:
        if target.judged_by == "points rise" and by_code.keys() >= set(target.criteria):
            yield _weakness(target, tuple(by_code[code] for code in target.criteria))


def _weakness(target: Target, parts: tuple[Compared, ...]) -> Weakness:
    """Judge as the target is judged; one criterion that cannot be compared leaves the whole unknown."""
    reason = next((f"{one.criterion}: {one.reason}" for one in parts if one.reason), "")
    found = Weakness(target.code, target.clause, target.task, parts, improved=None, reason=reason)
    return found if reason else replace(found, improved=_has_improved(found, target))


def _has_improved(found: Weakness, target: Target) -> bool:
    now, before = found.points or Decimal(0), found.before or Decimal(0)
    return has_risen(now, before, target.operator, found.maximum)
