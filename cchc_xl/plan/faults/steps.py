"""Bands that leave a gap, contradict each other, earn too much, or earn more for less."""

from collections.abc import Iterator
from itertools import pairwise

from cchc_xl.findings import Kind
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Criterion, Plan
from cchc_xl.numbers import plain
from cchc_xl.plan import bands
from cchc_xl.plan.rows import Rows


def bands_that_do_not_fit(plan: Plan, rows: Rows) -> Iterator[Finding]:
    """The bands of a criterion leave no gap, do not contradict each other, and each can be reached."""
    for criterion in plan.criteria:
        first = next((row for row in rows["bands"] if row.text("criterion") == criterion.code), None)
        if first:
            for problem in bands.problems(criterion.bands, may_be_negative=criterion.may_be_negative):
                yield Kind.PLAN_BANDS.at(first.cell("threshold"), criterion.code, what=_of(criterion), problem=problem)


def bands_above_the_maximum(plan: Plan, rows: Rows) -> Iterator[Finding]:
    """No band earns more than the criterion's maximum."""
    for row in rows["bands"]:
        criterion = plan.criterion(row.text("criterion"))
        if criterion and row.points("points") > criterion.maximum:
            problem = f"bậc {plain(row.points('points'))} điểm vượt điểm tối đa {plain(criterion.maximum)}"
            yield Kind.PLAN_BANDS.at(row.cell("points"), criterion.code, what=_of(criterion), problem=problem)


def bands_that_turn_about(plan: Plan, rows: Rows) -> Iterator[Finding]:
    """From the first band to the last, points only fall or only rise."""
    for criterion in plan.criteria:
        own = [row for row in rows["bands"] if row.text("criterion") == criterion.code]
        steps = [after.points - before.points for before, after in pairwise(criterion.bands)]
        if any(step > 0 for step in steps) and any(step < 0 for step in steps):
            problem = "điểm các bậc lúc tăng lúc giảm"
            yield Kind.PLAN_DOUBTFUL.at(own[0].cell("points"), criterion.code, what=_of(criterion), problem=problem)


def _of(criterion: Criterion) -> str:
    return f"Thang điểm của tiêu chí {criterion.code}"
