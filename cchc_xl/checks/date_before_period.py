"""A date of completion before the period counts as on time, but its year may be wrong."""

from collections.abc import Iterator

from cchc_xl.findings import Kind
from cchc_xl.gathering import gathered
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan, Shape
from cchc_xl.model.reading import Reading
from cchc_xl.text import shown_date


def check(reading: Reading, plan: Plan) -> Iterator[Finding]:
    """Look at the date of each criterion that is scored by one."""
    for criterion in plan.criteria:
        figures = gathered(criterion, reading)
        figure = figures.figure("day")
        if figures.shape is Shape.DATE and figure.day and figure.day < plan.start:
            facts = {"day": shown_date(figure.day), "start": shown_date(plan.start)}
            yield Kind.DATE_BEFORE_PERIOD.at(figure.cell, criterion.code, criterion.official, **facts)
