"""Points that do not add up, have too many decimals, or stand under a rule that does not take them."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from cchc_xl.findings import Kind
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Criterion, Plan
from cchc_xl.numbers import plain, rounded
from cchc_xl.plan.layout import rule_columns
from cchc_xl.plan.rows import Rows
from cchc_xl.rules import RULES
from cchc_xl.text import shown_date

POINTS = (
    ("areas", "maximum", "Điểm tối đa"),
    ("criteria", "maximum", "Điểm tối đa"),
    ("criteria", "Điểm mỗi đơn vị", "Điểm mỗi đơn vị"),
    ("criteria", "Điểm thấp nhất", "Điểm thấp nhất"),
    ("criteria", "Điểm khi chậm", "Điểm khi chậm"),
    ("bands", "points", "Điểm"),
    ("conditions", "points", "Điểm"),
)


def areas_that_do_not_add_up(plan: Plan, rows: Rows) -> Iterator[Finding]:
    """The criteria of an area make its maximum; the areas inside the scale make the scale."""
    for area, row in zip(plan.areas, rows["areas"], strict=True):
        total = _sum(criterion.maximum for criterion in plan.in_area(area.code))
        if total != area.maximum:
            what = f"Lĩnh vực {area.code}"
            yield Kind.PLAN_SUM.at(row.cell("maximum"), what=what, sum=plain(total), stated=plain(area.maximum))
    total = _sum(area.maximum for area in plan.areas if not area.outside)
    if total != plan.policy.scale and rows["areas"]:
        cell = rows["areas"][0].cell("maximum")
        yield Kind.PLAN_SUM.at(cell, what="Thang điểm", sum=plain(total), stated=plain(plan.policy.scale))


def rules_without_their_settings(plan: Plan, rows: Rows) -> Iterator[Finding]:
    """A criterion has what its rule needs: settings, bands, survey options."""
    for criterion, row in zip(plan.criteria, rows["criteria"], strict=True):
        rule = RULES[criterion.rule]
        for problem in _wanting(criterion):
            yield Kind.PLAN_SETTING.at(row.cell("rule"), criterion.code, rule=rule.NAME, problem=problem)


def settings_of_another_rule(plan: Plan, rows: Rows) -> Iterator[Finding]:
    """Only the settings of a criterion's own rule are filled in."""
    for criterion, row in zip(plan.criteria, rows["criteria"], strict=True):
        rule = RULES[criterion.rule]
        own = {setting.header for setting in rule.SETTINGS}
        for column in rule_columns():
            if column.header not in own and row.values.get(column.key) is not None:
                problem = f"cột «{column.header}» không dùng cho cách chấm này"
                yield Kind.PLAN_SETTING.at(row.cell(column.key), criterion.code, rule=rule.NAME, problem=problem)


def points_with_too_many_decimals(plan: Plan, rows: Rows) -> Iterator[Finding]:
    """No points have more decimals than criteria are rounded to."""
    decimals = max(0, plan.policy.decimals)
    for sheet, key, header in POINTS:
        for row in rows[sheet]:
            value = row.number(key)
            if value is not None and value != rounded(value, decimals):
                yield Kind.PLAN_DECIMALS.at(row.cell(key), header=header, value=plain(value), decimals=decimals)


def dates_outside_the_period(plan: Plan, rows: Rows) -> Iterator[Finding]:
    """Due dates lie in the plan's period."""
    days = {"due": "Thời hạn", **{column.key: column.header for column in rule_columns() if column.kind == "date"}}
    start, end = shown_date(plan.start), shown_date(plan.end)
    if plan.start > plan.end:
        return
    for row in rows["criteria"]:
        for key, header in days.items():
            day = row.day(key)
            if day and not plan.start <= day <= plan.end:
                yield Kind.PLAN_WINDOW.at(row.cell(key), header=header, day=shown_date(day), start=start, end=end)


def conditions_that_do_not_add_up(plan: Plan, rows: Rows) -> Iterator[Finding]:
    """Conditions with points of their own make the criterion's maximum."""
    for criterion, row in zip(plan.criteria, rows["criteria"], strict=True):
        points = [one.points for one in criterion.conditions if one.points is not None]
        if points and _sum(points) != criterion.maximum:
            facts = {"sum": plain(_sum(points)), "stated": plain(criterion.maximum)}
            yield Kind.PLAN_SUM.at(row.cell("maximum"), criterion.code, what=f"Tiêu chí {criterion.code}", **facts)


def _wanting(criterion: Criterion) -> Iterator[str]:
    for setting in RULES[criterion.rule].SETTINGS:
        if setting.required and setting.name not in criterion.settings:
            yield f"cột «{setting.header}» còn trống"
    if criterion.rule == "proportional" and not criterion.total:
        yield "cột «Tổng số» còn trống"
    if criterion.rule == "banded" and not criterion.bands:
        yield "trang «Thang điểm» không có bậc nào"
    if criterion.may_be_negative and criterion.rule != "banded":
        yield "«Cho phép số âm» chỉ dùng khi chấm «theo bậc»"
    if criterion.rule == "surveyed" and not criterion.options:
        yield "trang «Phương án trả lời» không có mức nào"


def _sum(numbers: Iterable[Decimal]) -> Decimal:
    return sum(numbers, Decimal(0))
