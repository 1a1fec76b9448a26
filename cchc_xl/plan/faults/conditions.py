"""Conditions, bands and answers that stand under the wrong criterion or have no points."""

from collections.abc import Iterator

from cchc_xl.findings import Kind
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan
from cchc_xl.numbers import plain
from cchc_xl.plan.layout import SHEETS
from cchc_xl.plan.rows import Rows
from cchc_xl.rules import RULES

RULE_OF = {"bands": "banded", "conditions": "met", "options": "surveyed"}
NAMES = {sheet.key: sheet.name for sheet in SHEETS}


def parts_of_another_rule(plan: Plan, rows: Rows) -> Iterator[Finding]:
    """Bands, conditions and answers belong to criteria that are scored by them."""
    for sheet, rule in RULE_OF.items():
        for row in rows[sheet]:
            criterion = plan.criterion(row.text("criterion"))
            if criterion and criterion.rule != rule:
                problem = f"trang «{NAMES[sheet]}» chỉ dùng khi chấm «{RULES[rule].NAME}»; hãy xóa dòng này"
                own = RULES[criterion.rule].NAME
                yield Kind.PLAN_SETTING.at(row.cell("criterion"), criterion.code, rule=own, problem=problem)


def conditions_of_another_criterion(_plan: Plan, rows: Rows) -> Iterator[Finding]:
    """The code of a condition is that of its criterion and a number."""
    for row in rows["conditions"]:
        code, criterion = row.text("code"), row.text("criterion")
        if not code.startswith(f"{criterion}."):
            wanted = f"mã bắt đầu bằng «{criterion}.», hoặc sửa cột «Mã tiêu chí»"
            yield Kind.PLAN_VALUE.at(row.cell("code"), criterion, header="Mã điều kiện", value=code, wanted=wanted)


def conditions_without_points(_plan: Plan, rows: Rows) -> Iterator[Finding]:
    """Either every condition of a criterion has points of its own or none has; none costs points."""
    with_points = {row.text("criterion") for row in rows["conditions"] if row.number("points") is not None}
    for row in rows["conditions"]:
        criterion, points = row.text("criterion"), row.number("points")
        if points is None and criterion in with_points:
            wanted = "một số, vì các điều kiện khác của tiêu chí có điểm riêng"
            yield Kind.PLAN_BLANK.at(row.cell("points"), criterion, header="Điểm", wanted=wanted)
        elif points is not None and points < 0:
            facts = {"header": "Điểm", "value": plain(points), "wanted": "một số từ 0 trở lên"}
            yield Kind.PLAN_VALUE.at(row.cell("points"), criterion, **facts)
