"""«Không áp dụng» stands only where the plan admits it, and not beside a figure."""

from collections.abc import Iterator

from cchc_xl.findings import Kind
from cchc_xl.gathering import Gathered, gathered
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import NotApplicable, Plan
from cchc_xl.model.reading import Answer, Reading
from cchc_xl.numbers import plain


def check(reading: Reading, plan: Plan) -> Iterator[Finding]:
    """Look at the answer of each criterion and of its conditions; with register rows the register wins."""
    for criterion in plan.criteria:
        figures = gathered(criterion, reading)
        if not figures.from_register:
            yield from _refused(figures)
            yield from _beside_a_figure(figures)


def _refused(figures: Gathered) -> Iterator[Finding]:
    criterion = figures.criterion
    entries = list(figures.conditions)
    if criterion.not_applicable is NotApplicable.REFUSED:
        entries.append(figures.entry)
    for entry in entries:
        if entry.answer is Answer.NOT_APPLICABLE:
            cell = entry.figure("answer").cell
            yield Kind.NOT_APPLICABLE_REFUSED.at(cell, criterion.code, criterion.official)


def _beside_a_figure(figures: Gathered) -> Iterator[Finding]:
    criterion = figures.criterion
    admitted = criterion.not_applicable is not NotApplicable.REFUSED
    if not admitted or figures.entry.answer is not Answer.NOT_APPLICABLE:
        return
    for part in ("done", "total"):
        figure = figures.entry.figure(part)
        if figure.number is not None and figure.number > 0:
            yield Kind.NOT_APPLICABLE_WITH_FIGURE.at(
                figure.cell, criterion.code, criterion.official, value=plain(figure.number)
            )
            return
