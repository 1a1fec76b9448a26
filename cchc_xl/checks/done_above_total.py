"""What was done is part of the total; only sums of money (taxes) may exceed what was assigned."""

from collections.abc import Iterator
from decimal import Decimal

from cchc_xl.findings import Kind
from cchc_xl.gathering import Gathered, gathered, measure_of
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan, Shape
from cchc_xl.model.reading import Reading
from cchc_xl.numbers import plain


def check(reading: Reading, plan: Plan) -> Iterator[Finding]:
    """Compare the number with the total, and the lines of a mean one by one."""
    for criterion in plan.criteria:
        figures = gathered(criterion, reading)
        measure = measure_of(plan, criterion.code, "done")
        if measure and measure.operation == "sum":
            continue
        for done, total in _pairs(figures):
            if done > total > 0:
                cell = figures.figure("done").cell
                facts = {"done": plain(done), "total": plain(total)}
                yield Kind.DONE_ABOVE_TOTAL.at(cell, criterion.code, criterion.official, **facts)


def _pairs(figures: Gathered) -> Iterator[tuple[Decimal, Decimal]]:
    if figures.shape is Shape.RATIO:
        done, total = figures.figure("done").number, figures.figure("total").number
        if done is not None and total is not None:
            yield done, total
    elif (total_by_line := figures.counts.get("total")) and figures.shape is Shape.LINES:
        done_by_line = dict(figures.counts["done"].lines) if "done" in figures.counts else {}
        for label, total in total_by_line.lines:
            yield done_by_line.get(label, total), total
