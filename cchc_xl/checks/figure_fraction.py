"""Things that are counted come whole: half a report is a slip of the hand."""

from collections.abc import Iterator

from cchc_xl.findings import Kind
from cchc_xl.gathering import gathered
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan, Shape
from cchc_xl.model.reading import Figure, Reading
from cchc_xl.numbers import plain
from cchc_xl.text import plain_letters

DIVISIBLE = {"%", "phan tram", "diem", "dong", "usd", "ha", "km", "tan", "ta", "kg"}


def check(reading: Reading, plan: Plan) -> Iterator[Finding]:
    """Look at typed counts of criteria and targets whose unit is neither a share, nor money, nor points."""
    for criterion in plan.criteria:
        figures = gathered(criterion, reading)
        figure = figures.entry.figure("done")
        if figures.shape is Shape.COUNT and _is_fraction(figure) and _is_whole_thing(criterion.unit):
            facts = {"value": figure.number, "unit": criterion.unit}
            yield _finding(figure, criterion.code, criterion.official, **facts)
    for target in plan.targets:
        figure = reading.entry(target.code).figure("done")
        if target.judged_by == "own count" and _is_fraction(figure) and _is_whole_thing(target.unit):
            yield _finding(figure, "", target.official, value=figure.number, unit=target.unit)


def _finding(figure: Figure, criterion: str, official: str, **facts: object) -> Finding:
    shown = plain(figure.number or 0)
    return Kind.FIGURE_FRACTION.at(figure.cell, criterion, official, **{**facts, "value": shown})


def _is_fraction(figure: Figure) -> bool:
    return figure.number is not None and figure.number != figure.number.to_integral_value()


def _is_whole_thing(unit: str) -> bool:
    """«báo cáo», «hồ sơ», «tin, bài» are; «%», «triệu đồng», «điểm» are not, nor is a unit that is not named."""
    words = plain_letters(unit).strip()
    return bool(words) and words not in DIVISIBLE and words.split()[-1] not in DIVISIBLE
