"""What can be wrong with a plan as a whole: codes twice, names that nothing bears, sums that do not add up.

Each fault is found by one small function of the plan and its rows; they are listed in FAULTS.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from cchc_xl.findings import Kind
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Criterion, Plan, Shape, Target
from cchc_xl.numbers import plain, rounded
from cchc_xl.plan import bands
from cchc_xl.plan.layout import PARTS, rule_columns
from cchc_xl.plan.rows import Row
from cchc_xl.rules import RULES
from cchc_xl.text import shown_date

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


def settings_of_another_rule(plan: Plan, rows: Rows) -> Iterator[Finding]:
    """Only the settings of a criterion's own rule are filled in."""
    for criterion, row in zip(plan.criteria, rows["criteria"], strict=True):
        rule = RULES[criterion.rule]
        own = {setting.header for setting in rule.SETTINGS}
        for column in rule_columns():
            if column.header not in own and row.values.get(column.key) is not None:
                problem = f"cột «{column.header}» không dùng cho cách chấm này"
                yield Kind.PLAN_SETTING.at(row.cell(column.key), criterion.code, rule=rule.NAME, problem=problem)


def bands_that_do_not_fit(plan: Plan, rows: Rows) -> Iterator[Finding]:
    """The bands of a criterion leave no gap, do not contradict each other, and each can be reached."""
    for criterion in plan.criteria:
        first = next((row for row in rows["bands"] if row.text("criterion") == criterion.code), None)
        if first:
            for problem in bands.problems(criterion.bands, may_be_negative=criterion.may_be_negative):
                yield Kind.PLAN_BANDS.at(first.cell("threshold"), criterion.code, problem=problem)


def points_with_too_many_decimals(plan: Plan, rows: Rows) -> Iterator[Finding]:
    """No points have more decimals than criteria are rounded to."""
    decimals = plan.policy.decimals
    for sheet, key, header in POINTS:
        for row in rows[sheet]:
            value = row.number(key)
            if value is not None and value != rounded(value, decimals):
                yield Kind.PLAN_DECIMALS.at(row.cell(key), header=header, value=plain(value), decimals=decimals)


POINTS = (
    ("areas", "maximum", "Điểm tối đa"),
    ("criteria", "maximum", "Điểm tối đa"),
    ("criteria", "Điểm mỗi đơn vị", "Điểm mỗi đơn vị"),
    ("criteria", "Điểm thấp nhất", "Điểm thấp nhất"),
    ("criteria", "Điểm khi chậm", "Điểm khi chậm"),
    ("bands", "points", "Điểm"),
    ("conditions", "points", "Điểm"),
)


def dates_outside_the_period(plan: Plan, rows: Rows) -> Iterator[Finding]:
    """Due dates lie in the plan's period."""
    days = {"due": "Thời hạn", **{column.key: column.header for column in rule_columns() if column.kind == "date"}}
    start, end = shown_date(plan.start), shown_date(plan.end)
    for row in rows["criteria"]:
        for key, header in days.items():
            day = row.day(key)
            if day and not plan.start <= day <= plan.end:
                yield Kind.PLAN_WINDOW.at(row.cell(key), header=header, day=shown_date(day), start=start, end=end)


def targets_that_nothing_judges(plan: Plan, rows: Rows) -> Iterator[Finding]:
    """A target names what its way of judging needs."""
    for target, row in zip(plan.targets, rows["targets"], strict=True):
        if problem := _unjudged(target, plan):
            yield Kind.PLAN_UNJUDGED.at(row.cell("judged_by"), code=target.code, problem=problem)


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


FROM_REGISTERS = {"register", "share rise"}
FROM_CRITERIA = {"ratio", "done", "lowest", "full", "points rise", "share rise"}
PART_NAMES = {code: word for word, code in PARTS.items()}
PARTS_OF = {
    Shape.RATIO: ("done", "total"),
    Shape.LINES: ("done", "total"),
    Shape.COUNT: ("done",),
    Shape.ANSWERS: ("answers",),
    Shape.DATE: (),
    Shape.CONDITIONS: (),
}

FAULTS = (
    codes_twice,
    names_that_nothing_bears,
    columns_that_no_register_has,
    areas_that_do_not_add_up,
    areas_that_are_missing,
    rules_without_their_settings,
    settings_of_another_rule,
    bands_that_do_not_fit,
    points_with_too_many_decimals,
    dates_outside_the_period,
    targets_that_nothing_judges,
    measures_that_nothing_takes,
    criteria_that_nothing_counts,
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


def _unjudged(target: Target, plan: Plan) -> str:
    measured = {measure.part for measure in plan.measures_of(target.code)}
    if target.judged_by in FROM_CRITERIA and not target.criteria:
        return "cột «Tiêu chí, lĩnh vực» còn trống"
    if target.judged_by in FROM_REGISTERS and not {"done", "total"} <= measured:
        return "trang «Phép đếm» chưa có phần «thực hiện» và «tổng số»"
    if target.judged_by == "own ratio" and not (target.done and target.total):
        return "cột «Số thực hiện» hoặc «Tổng số» còn trống"
    return ""


def _sum(numbers: Iterable[Decimal]) -> Decimal:
    return sum(numbers, Decimal(0))
