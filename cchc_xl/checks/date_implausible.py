"""A date of completion lies on or before the figures-as-of, and wins over «Không»."""

from collections.abc import Iterator

from cchc_xl.findings import Kind
from cchc_xl.gathering import gathered
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan, Shape
from cchc_xl.model.reading import Answer, Reading
from cchc_xl.text import shown_date


def check(reading: Reading, plan: Plan) -> Iterator[Finding]:
    """Look at the date of each criterion that is scored by one."""
    for criterion in plan.criteria:
        figures = gathered(criterion, reading)
        figure = figures.figure("day")
        if figures.shape is not Shape.DATE or figure.day is None:
            continue
        about = figure.cell, criterion.code, criterion.official
        if figure.day > reading.as_of:
            yield Kind.DATE_AFTER_FIGURES.at(*about, day=shown_date(figure.day), as_of=shown_date(reading.as_of))
        elif figures.entry.answer is Answer.NO:
            yield Kind.DATE_DESPITE_NO.at(*about, day=shown_date(figure.day))
