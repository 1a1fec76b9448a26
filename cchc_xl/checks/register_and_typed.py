"""The register and what was typed: the register wins where it has rows, and a difference is told."""

from collections.abc import Iterator

from cchc_xl.findings import Kind
from cchc_xl.gathering import Gathered, gathered, measure_of
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Measure, Plan, Shape
from cchc_xl.model.reading import Answer, Reading
from cchc_xl.numbers import plain

TYPED_SHAPES = {Shape.RATIO, Shape.COUNT}


def check(reading: Reading, plan: Plan) -> Iterator[Finding]:
    """Compare both sources of each criterion that a register feeds."""
    for criterion in plan.criteria:
        if not criterion.register:
            continue
        figures = gathered(criterion, reading)
        if figures.from_register:
            yield from _overruled(figures)
            yield from _differing(figures)
            yield from _answers_not_offered(figures)
            yield from _lines_without_rows(figures, measure_of(plan, criterion.code, "total"))
        else:
            yield from _without_register(figures)


def _overruled(figures: Gathered) -> Iterator[Finding]:
    criterion = figures.criterion
    if figures.entry.answer is Answer.NOT_APPLICABLE:
        cell = figures.entry.figure("answer").cell
        yield Kind.REGISTER_OVERRULES.at(cell, criterion.code, criterion.official, register=criterion.register)


def _differing(figures: Gathered) -> Iterator[Finding]:
    criterion = figures.criterion
    if figures.shape not in TYPED_SHAPES:
        return
    for part, count in figures.counts.items():
        typed = figures.entry.figure(part)
        if typed.number is not None and typed.number != count.number:
            facts = {"typed": plain(typed.number), "counted": plain(count.number), "register": criterion.register}
            yield Kind.REGISTER_DIFFERS.at(typed.cell, criterion.code, criterion.official, **facts)


def _lines_without_rows(figures: Gathered, measure: Measure | None) -> Iterator[Finding]:
    """A line that is expected has rows; where amounts are added, a line of zero has them."""
    criterion, total = figures.criterion, figures.counts.get("total")
    if figures.shape is not Shape.LINES or total is None or measure is None or measure.operation != "count":
        return
    for label, number in total.lines:
        if not number:
            facts = {"register": criterion.register, "line": label}
            yield Kind.LINE_MISSING.at(figures.entry.cell, criterion.code, criterion.official, **facts)


def _answers_not_offered(figures: Gathered) -> Iterator[Finding]:
    criterion, answers = figures.criterion, figures.counts.get("answers")
    offered = {option.label for option in criterion.options}
    for label, number in answers.lines if answers else ():
        if number and label not in offered:
            facts = {"register": criterion.register, "answer": label, "number": plain(number)}
            yield Kind.ANSWER_NOT_COUNTED.at(figures.entry.cell, criterion.code, criterion.official, **facts)


def _without_register(figures: Gathered) -> Iterator[Finding]:
    criterion = figures.criterion
    typed = any(figures.entry.figure(part).number is not None for part in figures.parts)
    if typed and figures.shape in TYPED_SHAPES:
        yield Kind.REGISTER_EMPTY.at(
            figures.figure("done").cell, criterion.code, criterion.official, register=criterion.register
        )
