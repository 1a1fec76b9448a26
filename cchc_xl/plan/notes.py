"""What a plan leaves open without being wrong: nobody in charge, other areas, what the document contradicts."""

from collections.abc import Iterator

from cchc_xl.findings import Kind
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Area, Criterion, Plan
from cchc_xl.plan.rows import Rows


def nobody_in_charge(plan: Plan, rows: Rows) -> Iterator[Finding]:
    """Criteria and targets without an official."""
    for criterion, row in zip(plan.criteria, rows["criteria"], strict=True):
        if not criterion.official:
            proposed = f" (đề xuất: {criterion.proposed_official})" if criterion.proposed_official else ""
            yield Kind.PLAN_UNASSIGNED.at(row.cell("official"), criterion.code, owner=criterion.code, proposed=proposed)
    for target, row in zip(plan.targets, rows["targets"], strict=True):
        if not target.official:
            yield Kind.PLAN_UNASSIGNED.at(row.cell("official"), owner=target.code, proposed="")


def successors_outside_the_roster(plan: Plan, rows: Rows) -> Iterator[Finding]:
    """Agencies that merge into one that the roster does not have."""
    names = {agency.name for agency in plan.roster}
    for agency, row in zip(plan.roster, rows["roster"], strict=True):
        if agency.successor and agency.successor not in names:
            yield Kind.PLAN_SUCCESSOR.at(row.cell("successor"), name=agency.successor)


def criteria_under_another_area(plan: Plan, rows: Rows) -> Iterator[Finding]:
    """Criteria whose clause belongs to another area than the one they stand in."""
    for criterion, row in zip(plan.criteria, rows["criteria"], strict=True):
        areas = _areas_of_clause(criterion, plan)
        if areas and criterion.area not in {area.code for area in areas}:
            yield Kind.PLAN_OTHER_AREA.at(
                row.cell("clause"),
                criterion.code,
                area=criterion.area,
                clause=criterion.clause,
                other=", ".join(area.code for area in areas),
            )


def remarks_on_the_document(plan: Plan, rows: Rows) -> Iterator[Finding]:
    """The contradictions of the plan document, as the plan workbook lists them."""
    for remark, row in zip(plan.remarks, rows["remarks"], strict=True):
        yield Kind.PLAN_REMARK.at(row.cell("text"), clause=remark.clause, text=remark.text)


NOTES = (nobody_in_charge, successors_outside_the_roster, criteria_under_another_area, remarks_on_the_document)


def notes_of(plan: Plan, rows: Rows) -> tuple[Finding, ...]:
    """Give all that is worth knowing of a plan without faults."""
    return tuple(finding for note in NOTES for finding in note(plan, rows))


def _areas_of_clause(criterion: Criterion, plan: Plan) -> tuple[Area, ...]:
    clauses = [clause.strip() for clause in criterion.clause.split(";")]
    return tuple(area for area in plan.areas if any(_within(clause, area.clause) for clause in clauses))


def _within(clause: str, area_clause: str) -> bool:
    """Whether ``III.3(b)`` lies within ``III.3``, which ``III.31`` does not."""
    return bool(area_clause) and clause.startswith(area_clause) and not clause[len(area_clause) :][:1].isdigit()
