"""Nothing can be done of a total of zero."""

from collections.abc import Iterator

from cchc_xl.findings import Kind
from cchc_xl.gathering import gathered
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan, Shape
from cchc_xl.model.reading import Reading
from cchc_xl.numbers import plain


def check(reading: Reading, plan: Plan) -> Iterator[Finding]:
    """Look for a total of zero beside a number above zero."""
    for criterion in plan.criteria:
        figures = gathered(criterion, reading)
        if figures.shape is not Shape.RATIO:
            continue
        done, total = figures.figure("done").number, figures.figure("total").number
        if total == 0 and done:
            yield Kind.TOTAL_ZERO.at(figures.figure("total").cell, criterion.code, criterion.official, done=plain(done))
