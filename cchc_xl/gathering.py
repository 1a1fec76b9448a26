"""The figures of one criterion, from where they stand: the register where it has rows, else the typed cells.

Checks and scoring both ask here, so that they speak of the same figures.
"""

from collections.abc import Container, Mapping
from datetime import date
from typing import NamedTuple

from cchc_xl import forms
from cchc_xl.model.plan import Criterion, Measure, Plan, Register, Shape, Target, Test
from cchc_xl.model.reading import Count, Entry, Figure, Reading, State
from cchc_xl.numbers import SIGN
from cchc_xl.rules import rule_of

OPERATIONS = {"count": "đếm dòng", "sum": "cộng", "distinct": "đếm loại khác nhau", "latest": "ngày muộn nhất"}
TESTS = {"in": "là", "not in": "khác", "given": "có giá trị", "blank": "để trống", "in the window": "trong kỳ"}

FIVE = {  # what is to be clear, and where the plan workbook says it
    "người": "«Người phụ trách» của tiêu chí",
    "việc": "«Nhiệm vụ» của chỉ tiêu gắn với tiêu chí",
    "tiến độ": "«Thời hạn» của tiêu chí, hoặc của nhiệm vụ trong sổ",
    "trách nhiệm": "«Giá trị» của chỉ tiêu gắn với tiêu chí",
    "hiệu quả": "«Đơn vị tính» của tiêu chí",
}


class Gathered(NamedTuple):
    """What stands for one criterion: its typed row, and its counts where the register has rows for it."""

    criterion: Criterion
    shape: Shape
    entry: Entry
    conditions: tuple[Entry, ...]
    counts: Mapping[str, Count]

    @property
    def from_register(self) -> bool:
        """Whether the register speaks for this criterion."""
        return bool(self.counts)

    @property
    def parts(self) -> tuple[str, ...]:
        """The typed cells that the rule needs where no register speaks."""
        return {Shape.RATIO: ("done", "total"), Shape.COUNT: ("done",), Shape.DATE: ("day",)}.get(self.shape, ())

    def figure(self, part: str) -> Figure:
        """Give the counted number of a part, else what was typed."""
        if count := self.counts.get(part):
            return Figure(State.NUMBER, self.entry.cell, count.number)
        return self.entry.figure(part)


def gathered(criterion: Criterion, reading: Reading) -> Gathered:
    """Gather the figures of one criterion."""
    shape, entry = rule_of(criterion).shape(criterion), reading.entry(criterion.code)
    conditions = tuple([reading.entry(one.code) for one in criterion.conditions])
    return Gathered(criterion, shape, entry, conditions, _counts(criterion, reading))


def described(measure: Measure) -> str:
    """Say in words what a measure counts: register, operation, conditions."""
    always = [_test_in_words(test) for test in measure.where if not test.group]
    groups: dict[str, list[str]] = {}
    for test in measure.where:
        if test.group:
            groups.setdefault(test.group, []).append(_test_in_words(test))
    either = [" hoặc ".join("(" + " và ".join(group) + ")" for group in groups.values())] if groups else []
    of = f" «{measure.of}»" if measure.of else ""
    each = f", theo từng «{measure.for_each}»" if measure.for_each else ""
    conditions = "; ".join((*always, *either))
    return f"Sổ «{measure.register}»: {OPERATIONS[measure.operation]}{of}{each}" + (
        f", {conditions}" if conditions else ""
    )


def is_clear(criterion: Criterion, due: date | None, plan: Plan) -> bool:
    """Whether all five are clear of a criterion (plan I.2)."""
    return not unclear(criterion, due, plan)


def unclear(criterion: Criterion, due: date | None, plan: Plan) -> tuple[str, ...]:
    """Name which of ``FIVE`` are not clear: official, task, due date, target and measure."""
    owed = [target for target in plan.targets if target.code in criterion.targets]
    task, value = any(one.task for one in owed), any(one.value for one in owed)
    held = (criterion.official, task, due, value, criterion.unit)
    return tuple(name for name, one in zip(FIVE, held, strict=True) if not one)


def asks_for_five(plan: Plan) -> bool:
    """Whether the plan demands that all five are clear."""
    return any(target.judged_by == "five clear" for target in plan.targets)


def holder_of(owed: Criterion | Target) -> str:
    """Name who owes a criterion or target; «Chưa phân công» where the plan names nobody."""
    return owed.official or forms.UNASSIGNED


def absent_officials(reading: Reading, plan: Plan) -> tuple[str, ...]:
    """Name whose parts were not read; none where a whole was."""
    if forms.WHOLE in reading.scopes or not reading.scopes:
        return ()
    return tuple(name for name in dict.fromkeys(map(holder_of, plan.criteria)) if name not in reading.scopes)


def is_owed(register: Register, officials: Container[str], plan: Plan) -> bool:
    """Whether a register stands behind what these officials owe; one with rows of each official is everyone's."""
    owed: tuple[Criterion | Target, ...] = (*plan.criteria, *plan.targets)
    owners = {one.code for one in owed if holder_of(one) in officials}
    counted = any(measure.owner in owners for measure in plan.measures if measure.register == register.name)
    return counted or any(column.kind == "official" for column in register.columns)


def measure_of(plan: Plan, owner: str, part: str) -> Measure | None:
    """Give the measure that counts one part, or None."""
    return next((measure for measure in plan.measures_of(owner) if measure.part == part), None)


def _counts(criterion: Criterion, reading: Reading) -> dict[str, Count]:
    if not reading.rows.get(criterion.register):
        return {}
    known, parts = reading.counts, ("done", "total", "answers")
    counts = {part: count for part in parts if (count := known.get((criterion.code, part)))}
    answers = counts.get("answers")
    held = answers is None or any(number for _, number in answers.lines)
    return counts if held else {}


def _test_in_words(test: Test) -> str:
    sign = TESTS.get(test.operator) or SIGN.get(test.operator, test.operator)
    values = ", ".join(test.values) or (f"«{test.other_column}»" if test.other_column else "")
    return f"«{test.column}» {sign} {values}".strip()
