"""Targets that nothing could judge."""

from collections.abc import Iterator

from cchc_xl.findings import Kind
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan, Shape, Target
from cchc_xl.numbers import is_number
from cchc_xl.plan.rows import Rows
from cchc_xl.rules import RULES

FROM_CRITERIA = {"ratio", "done", "lowest", "full", "points rise", "share rise"}
FROM_REGISTERS = {"register", "share rise"}
WITH_A_NUMBER = {"ratio", "done", "lowest", "register", "evidence", "five clear", "own ratio", "own count"}
SHAPES = {"ratio": {Shape.RATIO}, "lowest": {Shape.LINES}, "done": {Shape.COUNT, Shape.RATIO}}


def targets_that_nothing_judges(plan: Plan, rows: Rows) -> Iterator[Finding]:
    """A target names what its way of judging needs."""
    for target, row in zip(plan.targets, rows["targets"], strict=True):
        if problem := _unjudged(target, plan):
            yield Kind.PLAN_UNJUDGED.at(row.cell("judged_by"), code=target.code, problem=problem)


def _unjudged(target: Target, plan: Plan) -> str:
    measured = {measure.part for measure in plan.measures_of(target.code)}
    if target.judged_by in FROM_CRITERIA and not target.criteria:
        return "cột «Tiêu chí, lĩnh vực» còn trống"
    if target.judged_by in FROM_REGISTERS and not {"done", "total"} <= measured:
        return "trang «Phép đếm» chưa có phần «thực hiện» và «tổng số»"
    if target.judged_by == "own ratio" and not (target.done and target.total):
        return "cột «Số thực hiện» hoặc «Tổng số» còn trống"
    if target.judged_by in WITH_A_NUMBER and not is_number(target.value):
        return f"cột «Giá trị» ghi «{target.value}», cần một số"
    return _of_another_shape(target, plan)


def _of_another_shape(target: Target, plan: Plan) -> str:
    """A share, a number or the lowest line is had only from a criterion that is scored by one."""
    wanted = SHAPES.get(target.judged_by)
    criterion = plan.criterion(target.criteria[0]) if wanted and target.criteria else None
    if wanted and criterion and RULES[criterion.rule].shape(criterion) not in wanted:
        return f"tiêu chí {criterion.code} không có số liệu loại này"
    return ""
