"""Settings of a criterion that its rule could not score by: points and shares below, above or at nothing."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from cchc_xl.findings import Kind
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Criterion, Plan
from cchc_xl.numbers import plain
from cchc_xl.plan.rows import Rows
from cchc_xl.rules import RULES

EACH, LATE = "Điểm mỗi đơn vị", "Điểm khi chậm"
TARGET, LEAST, LOWEST = "Tỷ lệ tính đủ điểm (%)", "Tỷ lệ tối thiểu (%)", "Điểm thấp nhất"
FULL = Decimal(100)


def settings_out_of_range(plan: Plan, rows: Rows) -> Iterator[Finding]:
    """The settings of a rule stay between what nothing and what everything earns."""
    for criterion, row in zip(plan.criteria, rows["criteria"], strict=True):
        for header, wanted in _out_of_range(criterion):
            value = row.figures[header].text
            yield Kind.PLAN_VALUE.at(row.cell(header), criterion.code, header=header, value=value, wanted=wanted)


def maxima_of_nothing(plan: Plan, rows: Rows) -> Iterator[Finding]:
    """A criterion earns points at best; one that only costs points has its floor below zero."""
    for criterion, row in zip(plan.criteria, rows["criteria"], strict=True):
        costs = RULES[criterion.rule].floor(criterion) < 0
        if criterion.maximum < 0 or (criterion.maximum == 0 and not costs):
            facts = {"value": plain(criterion.maximum), "wanted": "một số lớn hơn 0 (điểm trừ ghi ở «Điểm thấp nhất»)"}
            yield Kind.PLAN_VALUE.at(row.cell("maximum"), criterion.code, header="Điểm tối đa", **facts)


def efforts_below_nothing(_plan: Plan, rows: Rows) -> Iterator[Finding]:
    """What one more of a criterion costs is at least something."""
    for row in rows["criteria"]:
        effort = row.number("effort")
        if effort is not None and effort <= 0:
            facts = {"header": "Công sức mỗi đơn vị", "value": plain(effort), "wanted": "một số lớn hơn 0"}
            yield Kind.PLAN_VALUE.at(row.cell("effort"), row.text("code"), **facts)


def weights_out_of_range(_plan: Plan, rows: Rows) -> Iterator[Finding]:
    """An answer weighs between nothing and all."""
    for row in rows["options"]:
        weight = row.points("weight")
        if not 0 <= weight <= FULL:
            facts = {"header": "Trọng số (%)", "value": plain(weight), "wanted": "một số từ 0 đến 100"}
            yield Kind.PLAN_VALUE.at(row.cell("weight"), row.text("criterion"), **facts)


def answers_out_of_order(plan: Plan, rows: Rows) -> Iterator[Finding]:
    """Answers stand from the best to the worst, so a weight above the one before is worth a look."""
    for criterion in plan.criteria:
        own = [row for row in rows["options"] if row.text("criterion") == criterion.code]
        for better, row in pairwise(own):
            weight, before = row.points("weight"), better.points("weight")
            if weight > before:
                problem = f"mức «{row.text('label')}» ({plain(weight)}%) đứng sau mức thấp hơn ({plain(before)}%)"
                yield Kind.PLAN_DOUBTFUL.at(
                    row.cell("weight"), criterion.code, what=f"Tiêu chí {criterion.code}", problem=problem
                )


def maxima_that_nothing_earns(plan: Plan, rows: Rows) -> Iterator[Finding]:
    """The best band, and the best answer, earn the maximum."""
    for criterion, row in zip(plan.criteria, rows["criteria"], strict=True):
        best = _best(criterion)
        if best is not None and best < criterion.maximum:
            problem = f"mức cao nhất chỉ được {plain(best)} trong {plain(criterion.maximum)} điểm"
            what = f"Tiêu chí {criterion.code}"
            yield Kind.PLAN_DOUBTFUL.at(row.cell("maximum"), criterion.code, what=what, problem=problem)


def _out_of_range(criterion: Criterion) -> Iterator[tuple[str, str]]:
    most = criterion.maximum
    match criterion.rule:
        case "counted" | "deducted" if criterion.number("each", most) <= 0 and "each" in criterion.settings:
            yield EACH, "một số lớn hơn 0"
        case "timely" if not 0 <= criterion.number("late") <= max(most, Decimal(0)):
            yield LATE, f"một số từ 0 đến điểm tối đa {plain(most)}"
        case "proportional":
            yield from _shares_out_of_range(criterion)
    if criterion.rule == "deducted" and "floor" in criterion.settings and criterion.number("floor") >= most:
        yield LOWEST, f"một số nhỏ hơn điểm tối đa {plain(most)}"


def _shares_out_of_range(criterion: Criterion) -> Iterator[tuple[str, str]]:
    target = criterion.number("target")
    if "target" in criterion.settings and target <= 0:
        yield TARGET, "một số lớn hơn 0"
    elif "mean" in criterion.settings and target > FULL:
        yield TARGET, "một số đến 100, vì trung bình không vượt 100%"
    highest = min(target, FULL) if target > 0 else FULL
    if not 0 <= criterion.number("floor") <= highest:
        yield LEAST, f"một số từ 0 đến {plain(highest)}"


def _best(criterion: Criterion) -> Decimal | None:
    if criterion.rule == "banded" and criterion.bands:
        return max(band.points for band in criterion.bands)
    if criterion.rule == "surveyed" and criterion.options:
        return max(option.weight for option in criterion.options) * criterion.maximum / FULL
    return None
