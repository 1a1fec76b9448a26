"""A total of zero is not «không phát sinh» while rows that might belong to it could not be read."""

from collections.abc import Iterator

from cchc_xl.findings import Kind
from cchc_xl.gathering import gathered
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan, Shape
from cchc_xl.model.reading import Reading


def check(reading: Reading, plan: Plan) -> Iterator[Finding]:
    """Look for ratios whose register counts none, and has rows that may be some."""
    for criterion in plan.criteria:
        figures = gathered(criterion, reading)
        total = figures.counts.get("total")
        if figures.shape is Shape.RATIO and total and not total.number and total.unread:
            facts = {"register": criterion.register, "unread": str(total.unread)}
            yield Kind.REGISTER_ALL_UNREAD.at(figures.entry.cell, criterion.code, criterion.official, **facts)
