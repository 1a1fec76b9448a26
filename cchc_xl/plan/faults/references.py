"""Codes that stand twice, and names that nothing bears."""

from collections.abc import Iterator

from cchc_xl.findings import Kind
from cchc_xl.meaning import hint
from cchc_xl.model.cell import Cell
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan
from cchc_xl.plan.rows import Row, Rows

NAMES = (
    ("criteria", "official", "Người phụ trách", "officials"),
    ("criteria", "register", "Nguồn số liệu", "registers"),
    ("criteria", "targets", "Chỉ tiêu", "targets"),
    ("bands", "criterion", "Mã tiêu chí", "criteria"),
    ("conditions", "criterion", "Mã tiêu chí", "criteria"),
    ("options", "criterion", "Mã tiêu chí", "criteria"),
    ("targets", "official", "Người phụ trách", "officials"),
    ("targets", "criteria", "Tiêu chí, lĩnh vực", "either"),
    ("measures", "owner", "Mã", "owners"),
    ("measures", "register", "Sổ", "registers"),
    ("tests", "owner", "Mã", "owners"),
)


def codes_twice(_plan: Plan, rows: Rows) -> Iterator[Finding]:
    """Areas, criteria, conditions, targets and agencies have codes of their own."""
    for sheet in ("areas", "criteria", "conditions", "targets", "roster"):
        seen: dict[str, Row] = {}
        for row in rows[sheet]:
            first = seen.setdefault(row.text("code"), row)
            if first is not row:
                yield Kind.PLAN_TWICE.at(row.cell("code"), code=row.text("code"), other=first.cell("code").address)


def lists_without_a_row(_plan: Plan, rows: Rows) -> Iterator[Finding]:
    """A plan has areas and criteria."""
    for row in rows["settings"][:1]:
        for sheet, name in (("areas", "Lĩnh vực"), ("criteria", "Tiêu chí")):
            if not rows[sheet]:
                cell = Cell(row.cell("value").file, name, "A1")
                yield Kind.PLAN_BLANK.at(cell, header="Mã", wanted="ít nhất một dòng")


def targets_coded_as_criteria(_plan: Plan, rows: Rows) -> Iterator[Finding]:
    """No target has the code of a criterion: a measure could not tell the two apart."""
    criteria = {row.text("code"): row for row in rows["criteria"]}
    for row in rows["targets"]:
        if other := criteria.get(row.text("code")):
            place = other.cell("code")
            yield Kind.PLAN_TWICE.at(row.cell("code"), code=row.text("code"), other=f"«{place.sheet}»!{place.address}")


def registers_that_are_evidence(_plan: Plan, rows: Rows) -> Iterator[Finding]:
    """Where the register is the evidence, there is one."""
    for row in rows["criteria"]:
        if row.text("evidence") == "register" and not row.text("register"):
            wanted = "tên một sổ, vì «Minh chứng» ghi «sổ»"
            yield Kind.PLAN_BLANK.at(row.cell("register"), row.text("code"), header="Nguồn số liệu", wanted=wanted)


def names_that_nothing_bears(plan: Plan, rows: Rows) -> Iterator[Finding]:
    """Whatever a row names stands on the sheet it belongs to."""
    criteria = {criterion.code for criterion in plan.criteria}
    known = {
        "officials": ("Công chức", {official.name for official in plan.officials}),
        "registers": ("Sổ", {register.name for register in plan.registers}),
        "targets": ("Chỉ tiêu", {target.code for target in plan.targets}),
        "criteria": ("Tiêu chí", criteria),
        "owners": ("Tiêu chí", criteria | {target.code for target in plan.targets}),
        "either": ("Tiêu chí", criteria | {area.code for area in plan.areas}),
    }
    for sheet, key, header, place in NAMES:
        title, names = known[place]
        for row in rows[sheet]:
            for name in row.words(key) or (row.text(key),):
                if name and name not in names:
                    facts = {"header": header, "value": name, "sheet": title, "meant": hint(name, names)}
                    yield Kind.PLAN_UNKNOWN.at(row.cell(key), **facts)


def areas_that_are_missing(plan: Plan, rows: Rows) -> Iterator[Finding]:
    """The first part of a criterion's code is its area."""
    areas = {area.code for area in plan.areas}
    for criterion, row in zip(plan.criteria, rows["criteria"], strict=True):
        if criterion.area not in areas:
            yield Kind.PLAN_UNKNOWN.at(row.cell("code"), header="Mã", value=criterion.area, sheet="Lĩnh vực", meant="")
