"""Targets that nothing could judge."""

from collections.abc import Iterator
from decimal import Decimal

from cchc_xl.findings import Kind
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan, Shape, Target
from cchc_xl.numbers import is_number, plain
from cchc_xl.plan.rows import Rows
from cchc_xl.rules import RULES
from cchc_xl.text import folded

FROM_CRITERIA = {"ratio", "done", "lowest", "full", "points rise", "share rise"}
FROM_REGISTERS = {"register", "share rise"}
FROM_ONE_CRITERION = {"ratio", "done", "lowest", "share rise"}
OF_A_SHARE = {"ratio", "lowest", "register", "evidence", "five clear", "own ratio"}
WITH_A_NUMBER = OF_A_SHARE | {"done", "own count", "rank"}
OVER_LAST_YEAR = {"points rise", "share rise"}
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
    return _of_last_year_or_no(target) or _of_many(target, plan) or _of_another_shape(target, plan)


def shares_above_all(plan: Plan, rows: Rows) -> Iterator[Finding]:
    """More than everything is seldom asked for."""
    for target, row in zip(plan.targets, rows["targets"], strict=True):
        if target.judged_by in OF_A_SHARE and is_number(target.value) and Decimal(target.value) > 100:
            what, problem = f"Chỉ tiêu {target.code}", f"yêu cầu {plain(Decimal(target.value))}%, trên 100%"
            yield Kind.PLAN_DOUBTFUL.at(row.cell("value"), what=what, problem=problem)


def _of_last_year_or_no(target: Target) -> str:
    said = folded(target.value)
    if target.judged_by in OVER_LAST_YEAR and said != folded("năm trước"):
        return "xét so với năm trước thì cột «Giá trị» phải ghi «năm trước»"
    if target.judged_by in {"own yes", "full"} and said == folded("Không"):
        return "chỉ xét được khi cột «Giá trị» ghi «Có»"
    return ""


def _of_many(target: Target, plan: Plan) -> str:
    """A figure is taken from one criterion; a second one, or an area, would be left out without a word."""
    if target.judged_by not in FROM_ONE_CRITERION:
        return ""
    areas = [code for code in target.criteria if any(area.code == code for area in plan.areas)]
    if areas:
        return f"«{areas[0]}» là lĩnh vực, cách xét này cần một tiêu chí"
    return "cột «Tiêu chí, lĩnh vực» phải ghi đúng một tiêu chí" if len(target.criteria) > 1 else ""


def _of_another_shape(target: Target, plan: Plan) -> str:
    """A share, a number or the lowest line is had only from a criterion that is scored by one."""
    wanted = SHAPES.get(target.judged_by)
    criterion = plan.criterion(target.criteria[0]) if wanted and target.criteria else None
    if wanted and criterion and RULES[criterion.rule].shape(criterion) not in wanted:
        return f"tiêu chí {criterion.code} không có số liệu loại này"
    return ""
