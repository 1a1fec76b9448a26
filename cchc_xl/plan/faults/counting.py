"""Registers, measures and conditions that could not be counted, or would be counted wrong."""

from collections.abc import Iterator

from cchc_xl.findings import Kind
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import FIGURES_DAY, Plan, Register, RegisterColumn, Shape, Test
from cchc_xl.numbers import COMPARE, is_number
from cchc_xl.plan.building import test_of
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
SOURCES = {"first date": 1, "settlement": 3}
OF_A_COLUMN = {"sum", "distinct", "latest"}
DAYS = {"date", "month", "first date"}
NUMBERS = {"number", "whole"}


def columns_that_no_register_has(plan: Plan, rows: Rows) -> Iterator[Finding]:
    """Measures and their tests name columns of their register."""
    of_measure = {(one.owner, one.part): one.register for one in plan.measures}
    for sheet, keys in (("measures", ("of", "for_each")), ("tests", ("column", "other_column"))):
        for row in rows[sheet]:
            name = of_measure.get((row.text("owner"), row.text("part")), "")
            register = plan.register(name)
            for key in keys:
                if register and row.text(key) and not register.column(row.text(key)):
                    yield Kind.PLAN_UNKNOWN.at(
                        row.cell(key), header="Cột", value=row.text(key), sheet=f"Sổ ({register.name})"
                    )


def measures_that_nothing_takes(plan: Plan, rows: Rows) -> Iterator[Finding]:
    """A measure counts for a criterion whose source is that register, or for a target judged from one."""
    for measure, row in zip(plan.measures, rows["measures"], strict=True):
        criterion = plan.criterion(measure.owner)
        target = next((one for one in plan.targets if one.code == measure.owner), None)
        problem = ""
        if criterion and criterion.register != measure.register:
            problem = f"nguồn số liệu của tiêu chí là «{criterion.register or 'nhập tay'}», không phải sổ này"
        elif target and target.judged_by not in FROM_REGISTERS:
            problem = "chỉ tiêu này không xét từ sổ"
        if problem:
            yield Kind.PLAN_MEASURE.at(row.cell("owner"), owner=measure.owner, problem=problem)


def criteria_that_nothing_counts(plan: Plan, rows: Rows) -> Iterator[Finding]:
    """A criterion whose source is a register has a measure for each figure that its rule needs."""
    for criterion, row in zip(plan.criteria, rows["criteria"], strict=True):
        needed = PARTS_OF[RULES[criterion.rule].shape(criterion)] if criterion.register else ()
        counted = {measure.part for measure in plan.measures_of(criterion.code)}
        for part in needed:
            if part not in counted:
                problem = f"trang «Phép đếm» chưa có phần «{PART_NAMES[part]}»"
                yield Kind.PLAN_MEASURE.at(row.cell("register"), owner=criterion.code, problem=problem)


def measures_of_no_column(_plan: Plan, rows: Rows) -> Iterator[Finding]:
    """Adding, telling apart and taking the latest need a column."""
    for row in rows["measures"]:
        if row.text("operation") in OF_A_COLUMN and not row.text("of"):
            problem = "phép tính này cần ghi «Cột»"
            yield Kind.PLAN_MEASURE.at(row.cell("of"), owner=row.text("owner"), problem=problem)
        if row.text("operation") == "latest" and not row.text("for_each"):
            problem = "phép tính này cần ghi «Theo từng»"
            yield Kind.PLAN_MEASURE.at(row.cell("for_each"), owner=row.text("owner"), problem=problem)


def columns_computed_from_nothing(plan: Plan, rows: Rows) -> Iterator[Finding]:
    """A computed column names typed or computed columns that stand before it, as many as its kind needs."""
    for row in rows["registers"]:
        register, kind = plan.register(row.text("register")), row.text("kind")
        if register and (problem := _computed_problem(register, row)):
            yield Kind.PLAN_MEASURE.at(row.cell("computed_from"), owner=f"{register.name}: {kind}", problem=problem)


def conditions_of_no_measure(plan: Plan, rows: Rows) -> Iterator[Finding]:
    """A condition belongs to a measure and compares its column with what can stand there."""
    registers = {(one.owner, one.part): plan.register(one.register) for one in plan.measures}
    for row in rows["tests"]:
        owner = row.text("owner")
        key = (owner, row.text("part"))
        if key not in registers:
            yield Kind.PLAN_MEASURE.at(row.cell("part"), owner=owner, problem="trang «Phép đếm» không có phép đếm này")
            continue
        register = registers[key]
        column = register.column(row.text("column")) if register else None
        other = register.column(row.text("other_column")) if register else None
        if column and other and not any({column.kind, other.kind} <= kinds for kinds in (DAYS, NUMBERS)):
            problem = f"không so được cột «{column.name}» với cột «{other.name}»"
            yield Kind.PLAN_MEASURE.at(row.cell("other_column"), owner=owner, problem=problem)
        elif column and (problem := _test_problem(test_of(row), column)):
            yield Kind.PLAN_MEASURE.at(row.cell("values"), owner=owner, problem=problem)


def _computed_problem(register: Register, row: Row) -> str:
    sources, kind = row.words("computed_from"), row.text("kind")
    before = [column.name for column in register.columns]
    before = before[: before.index(row.text("name"))]
    if unknown := [name for name in sources if name not in before]:
        return f"cột «{unknown[0]}» không đứng trước cột này trong sổ"
    needed = SOURCES.get(kind, 0)
    if len(sources) < needed or (kind == "settlement" and len(sources) != needed):
        return f"cần {needed} cột nguồn ở «Tính từ»"
    return ""


def _test_problem(test: Test, column: RegisterColumn) -> str:
    if test.operator in {"in", "not in"} and column.kind == "choice":
        unknown = [value for value in test.values if value not in column.values]
        return f"cột «{column.name}» không có giá trị «{unknown[0]}»" if unknown else ""
    if test.operator not in COMPARE or test.other_column:
        return ""
    if column.kind in DAYS:
        return "" if test.values == (FIGURES_DAY,) else f"ngày chỉ so được với «{FIGURES_DAY}» hoặc một cột khác"
    return "" if len(test.values) == 1 and is_number(test.values[0]) else "cần so với một số hoặc một cột khác"
