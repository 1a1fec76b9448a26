"""Registers whose columns nobody could tell apart, fill in or compute."""

from collections.abc import Iterator

from cchc_xl.findings import Kind
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan, Register
from cchc_xl.plan.rows import Row, Rows
from cchc_xl.text import folded

SOURCES = {"first date": 1, "settlement": 3}
WITH_VALUES = {"choice", "settlement"}


def columns_called_alike(_plan: Plan, rows: Rows) -> Iterator[Finding]:
    """A header leads to one column of its register, by its own name or by another."""
    seen: dict[tuple[str, str], Row] = {}
    typed = [row for row in rows["registers"] if not row.words("computed_from")]
    names = [(row, "name", row.text("name")) for row in rows["registers"]]
    others = [(row, "also_called", name) for row in typed for name in row.words("also_called")]
    for row, key, name in names + others:
        first = seen.setdefault((row.text("register"), folded(name)), row)
        if first is not row:
            yield Kind.PLAN_TWICE.at(row.cell(key), code=name, other=first.cell("name").address)


def choices_of_nothing(_plan: Plan, rows: Rows) -> Iterator[Finding]:
    """A column of choices lists them, each once, and no other column has any."""
    for row in rows["registers"]:
        values, kind = row.words("values"), row.text("kind")
        facts = {"header": "Giá trị", "value": "; ".join(values)}
        if kind == "choice" and not values:
            wanted = "các giá trị được phép, cách nhau bằng dấu chấm phẩy"
            yield Kind.PLAN_BLANK.at(row.cell("values"), header="Giá trị", wanted=wanted)
        elif values and kind not in WITH_VALUES:
            yield Kind.PLAN_VALUE.at(row.cell("values"), **facts, wanted="để trống, hoặc loại dữ liệu «danh mục»")
        elif len({folded(value) for value in values}) < len(values):
            yield Kind.PLAN_VALUE.at(row.cell("values"), **facts, wanted="mỗi giá trị một lần")


def columns_computed_from_nothing(plan: Plan, rows: Rows) -> Iterator[Finding]:
    """A computed column names typed or computed columns that stand before it, as many as its kind needs."""
    for row in rows["registers"]:
        register, kind = plan.register(row.text("register")), row.text("kind")
        if register and (problem := _computed_problem(register, row)):
            yield Kind.PLAN_MEASURE.at(row.cell("computed_from"), owner=f"{register.name}: {kind}", problem=problem)


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
