"""Settings of the plan that say what nothing understands."""

from collections.abc import Iterator

from cchc_xl.findings import Kind
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan
from cchc_xl.plan.layout import SETTINGS
from cchc_xl.plan.rows import Row, Rows

LABELS = {key: label for key, label, *_ in SETTINGS}


def settings_that_mean_nothing(plan: Plan, rows: Rows) -> Iterator[Finding]:
    """Status, evidence policy and decimals are of the few that are known; the office is in the roster."""
    said = (
        ("status", plan.status, plan.status in {"mẫu", "chính thức"}, "mẫu hoặc chính thức"),
        ("missing_evidence", plan.policy.missing_evidence, _evidence(plan), "cảnh báo hoặc 0 điểm"),
        ("decimals", plan.policy.decimals, plan.policy.decimals >= 0, "số từ 0 trở lên"),
        ("agency", plan.agency, plan.agency_of(plan.agency) is not None, "một mã trong trang «Đơn vị»"),
    )
    by_label: dict[str, Row] = {row.text("key"): row for row in rows["settings"]}
    for key, value, known, wanted in said:
        row = by_label.get(LABELS[key])
        if row and not known:
            yield Kind.PLAN_VALUE.at(row.cell("value"), header=LABELS[key], value=value, wanted=wanted)


def answers_twice(_plan: Plan, rows: Rows) -> Iterator[Finding]:
    """An answer stands once among the options of a criterion."""
    seen: dict[tuple[str, str], Row] = {}
    for row in rows["options"]:
        first = seen.setdefault((row.text("criterion"), row.text("label")), row)
        if first is not row:
            yield Kind.PLAN_TWICE.at(row.cell("label"), code=row.text("label"), other=first.cell("label").address)


def _evidence(plan: Plan) -> bool:
    return plan.policy.missing_evidence in {"", "cảnh báo", "0 điểm"}
