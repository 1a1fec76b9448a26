"""Settings of the plan that say what nothing understands, twice, or what cannot be."""

import re
from collections.abc import Iterator

from cchc_xl.findings import Kind
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan
from cchc_xl.numbers import plain
from cchc_xl.plan.layout import SETTINGS
from cchc_xl.plan.rows import Row, Rows
from cchc_xl.text import folded, shown_date

LABELS = {key: label for key, label, *_ in SETTINGS}
MOST_DECIMALS = 6
ADDRESS = re.compile(r"[A-Za-z0-9_%+-]+(\.[A-Za-z0-9_%+-]+)*@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
AN_ADDRESS = "một địa chỉ thư điện tử (ten@coquan.vn)"

Said = tuple[str, object, bool, str]  # a setting, what it says, whether that is well, what is wanted


def settings_that_mean_nothing(plan: Plan, rows: Rows) -> Iterator[Finding]:
    """Each setting says one of what is known, and they agree with each other."""
    by_label: dict[str, Row] = {folded(row.text("key")): row for row in rows["settings"]}
    for key, value, well, wanted in (*_words(plan), *_days(plan), *_numbers(plan)):
        row = by_label.get(folded(LABELS[key]))
        if row and not well:
            yield Kind.PLAN_VALUE.at(row.cell("value"), header=LABELS[key], value=value, wanted=wanted)


def settings_twice(_plan: Plan, rows: Rows) -> Iterator[Finding]:
    """A setting stands once."""
    seen: dict[str, Row] = {}
    for row in rows["settings"]:
        first = seen.setdefault(folded(row.text("key")), row)
        if first is not row:
            yield Kind.PLAN_TWICE.at(row.cell("key"), code=row.text("key"), other=first.cell("key").address)


def settings_by_another_name(_plan: Plan, rows: Rows) -> Iterator[Finding]:
    """A row that is no setting, while a setting is missing, is that setting by another name."""
    said = {folded(row.text("key")) for row in rows["settings"]}
    missing = [label for label in LABELS.values() if folded(label) not in said]
    known = {folded(label) for label in LABELS.values()}
    for row in rows["settings"]:
        if missing and folded(row.text("key")) not in known:
            names = ", ".join(f"«{label}»" for label in missing)
            yield Kind.PLAN_HEADING.at(row.cell("key"), heading=row.text("key"), missing=names)


def places_beyond_the_roster(plan: Plan, rows: Rows) -> Iterator[Finding]:
    """The place that is aimed at is one of the roster's; a roster of the own agency alone ranks nobody."""
    row = next((row for row in rows["settings"] if folded(row.text("key")) == folded(LABELS["goal"])), None)
    if row and plan.goal.place and 1 < len(plan.roster) < plan.goal.place:
        problem = f"hạng {plan.goal.place}, nhưng trang «Đơn vị» chỉ có {len(plan.roster)} đơn vị"
        yield Kind.PLAN_DOUBTFUL.at(row.cell("value"), what=LABELS["goal"], problem=problem)


def officials_without_an_address(_plan: Plan, rows: Rows) -> Iterator[Finding]:
    """The e-mail of an official is an address."""
    for row in rows["officials"]:
        said = row.text("email")
        if said and not _is_address(said):
            yield Kind.PLAN_VALUE.at(row.cell("email"), header="Email", value=said, wanted=AN_ADDRESS)


def answers_twice(_plan: Plan, rows: Rows) -> Iterator[Finding]:
    """An answer stands once among the options of a criterion."""
    seen: dict[tuple[str, str], Row] = {}
    for row in rows["options"]:
        first = seen.setdefault((row.text("criterion"), row.text("label")), row)
        if first is not row:
            yield Kind.PLAN_TWICE.at(row.cell("label"), code=row.text("label"), other=first.cell("label").address)


def _words(plan: Plan) -> Iterator[Said]:
    evidence, mail = plan.policy.missing_evidence, plan.office.receiver_email
    yield "status", plan.status, plan.status in {"mẫu", "chính thức"}, "mẫu hoặc chính thức"
    yield "missing_evidence", evidence, evidence in {"", "cảnh báo", "0 điểm"}, "cảnh báo hoặc 0 điểm"
    yield "agency", plan.agency, plan.agency_of(plan.agency) is not None, "một mã trong trang «Đơn vị»"
    yield "receiver_email", mail, not mail or _is_address(mail), AN_ADDRESS


def _days(plan: Plan) -> Iterator[Said]:
    start, end, submit = plan.start, plan.end, plan.submit_by
    year = f"năm của kỳ số liệu ({shown_date(start)} – {shown_date(end)})"
    yield "year", plan.year, start > end or start.year <= plan.year <= end.year, year
    yield "end", shown_date(end), start <= end, f"ngày không trước «{LABELS['start']}» {shown_date(start)}"
    if submit:
        wanted = f"ngày không trước «{LABELS['end']}» {shown_date(end)}"
        yield "submit_by", shown_date(submit), submit >= end, wanted


def _numbers(plan: Plan) -> Iterator[Said]:
    policy, goal = plan.policy, plan.goal
    places = {"goal": goal.place, "last_place": goal.last_place, "place_before": goal.place_before}
    yield "decimals", policy.decimals, 0 <= policy.decimals <= MOST_DECIMALS, f"số từ 0 đến {MOST_DECIMALS}"
    yield "scale", plain(policy.scale), policy.scale > 0, "một số lớn hơn 0"
    yield "cap", plain(policy.cap), policy.cap >= 100, "một số từ 100 trở lên"
    yield "change_threshold", plain(policy.change_threshold), policy.change_threshold > 0, "một số lớn hơn 0"
    yield from ((key, place, place is None or place > 0, "số từ 1 trở lên") for key, place in places.items())


def _is_address(said: str) -> bool:
    return ADDRESS.fullmatch(said) is not None
