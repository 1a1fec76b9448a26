"""A figure between 0 and 1 where a number of things or a percentage belongs: somebody may have typed a share."""

from collections.abc import Iterator
from decimal import Decimal

from cchc_xl import forms
from cchc_xl.findings import Kind
from cchc_xl.gathering import gathered
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan, Shape
from cchc_xl.model.reading import Entry, Reading
from cchc_xl.numbers import plain

COUNT_WORDS = ("số lượng đã thực hiện, không gõ tỷ lệ", "the number done, not the share")


def check(reading: Reading, plan: Plan) -> Iterator[Finding]:
    """Ask about it (0,95 may be 95%), and take the figure as it stands."""
    for criterion in plan.criteria:
        figures = gathered(criterion, reading)
        if criterion.unit == "%" and figures.shape in {Shape.RATIO, Shape.COUNT} and not figures.from_register:
            yield from _doubt(figures.entry, figures.shape is Shape.RATIO, criterion.code, criterion.official)
    for target in plan.targets:
        if target.unit == "%" and target.code in reading.entries and target.judged_by in {"own ratio", "own count"}:
            yield from _doubt(reading.entry(target.code), target.judged_by == "own ratio", "", target.official)


def _doubt(entry: Entry, of_total: bool, criterion: str, official: str) -> Iterator[Finding]:
    figure, total = entry.figure("done"), entry.figure("total").number
    if figure.number is None or not 0 < figure.number < 1 or (of_total and total is not None and total < 1):
        return
    shown = plain(figure.number * Decimal(100))
    wanted, wanted_en = COUNT_WORDS if of_total else (shown, shown)
    facts = {"column": forms.FORM_HEADERS["done"], "value": plain(figure.number), "percent": shown}
    yield Kind.SHARE_DOUBTFUL.at(figure.cell, criterion, official, **facts, wanted=wanted, wanted_en=wanted_en)
