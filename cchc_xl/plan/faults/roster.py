"""Agencies and officials that stand twice, dates and successors that cannot be, and places beyond the roster."""

from collections.abc import Iterator, Mapping

from cchc_xl.findings import Kind
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan
from cchc_xl.plan.rows import Row, Rows
from cchc_xl.text import shown_date


def names_twice(_plan: Plan, rows: Rows) -> Iterator[Finding]:
    """No two agencies of a kind, and no two officials, have one name."""
    for sheet in ("roster", "officials"):
        seen: dict[str, Row] = {}
        for row in rows[sheet]:
            first = seen.setdefault(f"{row.text('kind')} {row.text('name')}".casefold(), row)
            if first is not row:
                yield Kind.PLAN_TWICE.at(row.cell("name"), code=row.text("name"), other=first.cell("name").address)


def names_of_two_kinds(_plan: Plan, rows: Rows) -> Iterator[Finding]:
    """A commune and a township of one name may both be, but a successor is named without its kind."""
    seen: dict[str, Row] = {}
    for row in rows["roster"]:
        first = seen.setdefault(row.text("name").casefold(), row)
        if first.text("kind").casefold() != row.text("kind").casefold():
            problem = f"trùng tên với đơn vị ở {first.cell('name').address}, chỉ khác loại"
            yield Kind.PLAN_DOUBTFUL.at(row.cell("name"), what=row.text("name"), problem=problem)


def agencies_that_end_before_they_begin(_plan: Plan, rows: Rows) -> Iterator[Finding]:
    """An agency begins before it ends."""
    for row in rows["roster"]:
        begins, ends = row.day("valid_from"), row.day("valid_to")
        if begins and ends and begins > ends:
            wanted = f"ngày không trước «Từ ngày» {shown_date(begins)}"
            yield Kind.PLAN_VALUE.at(row.cell("valid_to"), header="Đến ngày", value=shown_date(ends), wanted=wanted)


def successors_in_a_circle(plan: Plan, rows: Rows) -> Iterator[Finding]:
    """No agency follows itself, be it by way of others."""
    successors = {agency.name: agency.successor for agency in plan.roster if agency.successor}
    for agency, row in zip(plan.roster, rows["roster"], strict=True):
        if agency.name in _following(agency.name, successors):
            wanted = "một đơn vị không do chính đơn vị này kế thừa"
            facts = {"header": "Đơn vị kế thừa", "value": agency.successor, "wanted": wanted}
            yield Kind.PLAN_VALUE.at(row.cell("successor"), **facts)


def successors_of_agencies_that_go_on(plan: Plan, rows: Rows) -> Iterator[Finding]:
    """An agency with a successor has an end."""
    for agency, row in zip(plan.roster, rows["roster"], strict=True):
        if agency.successor and not agency.valid_to:
            problem = f"có đơn vị kế thừa «{agency.successor}» nhưng cột «Đến ngày» còn trống nên vẫn được xếp hạng"
            yield Kind.PLAN_DOUBTFUL.at(row.cell("valid_to"), what=agency.title, problem=problem)


def own_agency_that_has_ended(plan: Plan, rows: Rows) -> Iterator[Finding]:
    """The agency of the plan still is one on the last day of its period."""
    for agency, row in zip(plan.roster, rows["roster"], strict=True):
        if agency.code == plan.agency and agency.valid_to and agency.valid_to < plan.end:
            problem = f"chỉ tồn tại đến {shown_date(agency.valid_to)}, trước ngày cuối kỳ {shown_date(plan.end)}"
            yield Kind.PLAN_DOUBTFUL.at(row.cell("valid_to"), what=agency.title, problem=problem)


def _following(name: str, successors: Mapping[str, str]) -> set[str]:
    found: set[str] = set()
    while (name := successors.get(name, "")) and name not in found:
        found.add(name)
    return found
