"""Figures are not negative, except where the plan says that they may be."""

from collections.abc import Iterator

from cchc_xl import forms
from cchc_xl.findings import Kind
from cchc_xl.gathering import gathered
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan
from cchc_xl.model.reading import Reading
from cchc_xl.numbers import plain


def check(reading: Reading, plan: Plan) -> Iterator[Finding]:
    """Look at the number and the total of each criterion, counted or typed."""
    for criterion in plan.criteria:
        figures = gathered(criterion, reading)
        for part in figures.parts:
            number = figures.figure(part).number
            allowed = criterion.may_be_negative and part == "done"
            if number is not None and number < 0 and not allowed:
                cell = figures.figure(part).cell
                yield Kind.FIGURE_NEGATIVE.at(
                    cell, criterion.code, criterion.official, column=forms.FORM_HEADERS[part], value=plain(number)
                )
        for label, number in (pair for count in figures.counts.values() for pair in count.lines):
            if number < 0:
                yield Kind.FIGURE_NEGATIVE.at(
                    figures.entry.cell, criterion.code, criterion.official, column=label, value=plain(number)
                )
