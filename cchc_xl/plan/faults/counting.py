"""Measures that could not be counted, or would be counted wrong."""

from collections.abc import Iterator

from cchc_xl.findings import Kind
from cchc_xl.meaning import hint
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Measure, Plan, Shape
from cchc_xl.plan.layout import PARTS
from cchc_xl.plan.rows import Row, Rows
from cchc_xl.rules import RULES

FROM_REGISTERS = {"register", "share rise"}
PART_NAMES = {code: word for word, code in PARTS.items()}
PARTS_OF = {
    Shape.RATIO: ("done", "total"),
    Shape.LINES: ("done", "total"),
    Shape.COUNT: ("done",),
    Shape.ANSWERS: ("answers",),
    Shape.DATE: (),
    Shape.CONDITIONS: (),
}


def columns_that_no_register_has(plan: Plan, rows: Rows) -> Iterator[Finding]:
    """Measures and their tests name columns of their register."""
    of_measure = {(one.owner, one.part): one.register for one in plan.measures}
    for sheet, keys in (("measures", ("of", "for_each")), ("tests", ("column", "other_column"))):
        for row in rows[sheet]:
            register = plan.register(of_measure.get((row.text("owner"), row.text("part")), ""))
            names = [column.name for column in register.columns] if register else []
            for key in keys:
                name = row.text(key)
                if register and name and name not in names:
                    facts = {"sheet": f"Sổ ({register.name})", "meant": hint(name, names)}
                    yield Kind.PLAN_UNKNOWN.at(row.cell(key), header="Cột", value=name, **facts)


def measures_twice(_plan: Plan, rows: Rows) -> Iterator[Finding]:
    """One part of one criterion or target is counted once."""
    seen: dict[tuple[str, str], Row] = {}
    for row in rows["measures"]:
        owner, part = row.text("owner"), row.text("part")
        first = seen.setdefault((owner, part), row)
        if first is not row:
            code = f"{owner} {PART_NAMES[part]}".strip()
            yield Kind.PLAN_TWICE.at(row.cell("part"), code=code, other=first.cell("part").address)


def measures_that_nothing_takes(plan: Plan, rows: Rows) -> Iterator[Finding]:
    """A measure counts for a criterion whose source is that register, or for a target judged from one."""
    for measure, row in zip(plan.measures, rows["measures"], strict=True):
        if problem := _not_taken(measure, plan):
            yield unusable(row, "owner", problem)


def parts_that_nothing_takes(plan: Plan, rows: Rows) -> Iterator[Finding]:
    """A measure counts a part that its criterion or target needs; due dates are counted for all criteria at once."""
    for measure, row in zip(plan.measures, rows["measures"], strict=True):
        wanted = _parts_of(measure.owner, plan)
        if measure.part not in wanted:
            names = " hoặc ".join(f"«{PART_NAMES[part]}»" for part in wanted) or "số liệu nhập tay"
            problem = f"không dùng phần «{PART_NAMES[measure.part]}», chỉ dùng {names}"
            yield unusable(row, "part", problem)


def criteria_that_nothing_counts(plan: Plan, rows: Rows) -> Iterator[Finding]:
    """A criterion whose source is a register has a measure for each figure that its rule needs."""
    for criterion, row in zip(plan.criteria, rows["criteria"], strict=True):
        needed = PARTS_OF[RULES[criterion.rule].shape(criterion)] if criterion.register else ()
        counted = {measure.part for measure in plan.measures_of(criterion.code)}
        for part in needed:
            if part not in counted:
                problem = f"trang «Phép đếm» chưa có phần «{PART_NAMES[part]}»"
                yield Kind.PLAN_MEASURE.at(row.cell("register"), owner=criterion.code, problem=problem)


def unusable(row: Row, key: str, problem: str) -> Finding:
    """Say at a cell of a measure, or of a condition of one, why it cannot be used."""
    return Kind.PLAN_MEASURE.at(row.cell(key), owner=row.text("owner") or "mọi tiêu chí", problem=problem)


def _not_taken(measure: Measure, plan: Plan) -> str:
    criterion = plan.criterion(measure.owner)
    target = next((one for one in plan.targets if one.code == measure.owner), None)
    if criterion and criterion.register != measure.register:
        return f"nguồn số liệu của tiêu chí là «{criterion.register or 'nhập tay'}», không phải sổ này"
    if target and not criterion and target.judged_by not in FROM_REGISTERS:
        return "chỉ tiêu này không xét từ sổ"
    return ""


def _parts_of(owner: str, plan: Plan) -> tuple[str, ...]:
    criterion = plan.criterion(owner)
    if criterion:
        return PARTS_OF[RULES[criterion.rule].shape(criterion)]
    return ("done", "total") if owner else ("due",)
