"""What can be wrong with a plan as a whole: codes twice, names that nothing bears, sums that do not add up.

Each fault is found by one small function of the plan and its rows; they are listed in FAULTS.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from cchc_xl.findings import Kind
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Criterion, Plan
from cchc_xl.numbers import plain
from cchc_xl.plan.rows import Row
from cchc_xl.rules import RULES

Rows = Mapping[str, Sequence[Row]]


def codes_twice(_plan: Plan, rows: Rows) -> Iterator[Finding]:
    """Areas, criteria, conditions, targets and agencies have codes of their own."""
    for sheet in ("areas", "criteria", "conditions", "targets", "roster"):
        seen: dict[str, Row] = {}
        for row in rows[sheet]:
            first = seen.setdefault(row.text("code"), row)
            if first is not row:
                yield Kind.PLAN_TWICE.at(row.cell("code"), code=row.text("code"), other=first.cell("code").address)


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
                    yield Kind.PLAN_UNKNOWN.at(row.cell(key), header=header, value=name, sheet=title)


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


def areas_that_are_missing(plan: Plan, rows: Rows) -> Iterator[Finding]:
    """The first part of a criterion's code is its area."""
    areas = {area.code for area in plan.areas}
    for criterion, row in zip(plan.criteria, rows["criteria"], strict=True):
        if criterion.area not in areas:
            yield Kind.PLAN_UNKNOWN.at(row.cell("code"), header="Mã", value=criterion.area, sheet="Lĩnh vực")


def rules_without_their_settings(plan: Plan, rows: Rows) -> Iterator[Finding]:
    """A criterion has what its rule needs: settings, bands, survey options."""
    for criterion, row in zip(plan.criteria, rows["criteria"], strict=True):
        rule = RULES[criterion.rule]
        for problem in _wanting(criterion):
            yield Kind.PLAN_SETTING.at(row.cell("rule"), criterion.code, rule=rule.NAME, problem=problem)


FAULTS = (
    codes_twice,
    names_that_nothing_bears,
    columns_that_no_register_has,
    areas_that_do_not_add_up,
    areas_that_are_missing,
    rules_without_their_settings,
)


def faults_of(plan: Plan, rows: Rows) -> tuple[Finding, ...]:
    """Give all faults of a plan."""
    return tuple(finding for fault in FAULTS for finding in fault(plan, rows))


def _wanting(criterion: Criterion) -> Iterator[str]:
    for setting in RULES[criterion.rule].SETTINGS:
        if setting.required and setting.name not in criterion.settings:
            yield f"cột «{setting.header}» còn trống"
    if criterion.rule == "banded" and not criterion.bands:
        yield "trang «Thang điểm» không có bậc nào"
    if criterion.rule == "surveyed" and not criterion.options:
        yield "trang «Phương án trả lời» không có mức nào"


def _sum(numbers: Iterable[Decimal]) -> Decimal:
    return sum(numbers, Decimal(0))
