"""Who is who: each scorecard belongs to the agency of the roster that its code, or its name, says."""

from dataclasses import replace

from cchc_xl.findings import Kind
from cchc_xl.model.cell import Cell
from cchc_xl.model.plan import Agency, Plan
from cchc_xl.model.received import Received
from cchc_xl.text import folded


def identified(received: Received, plan: Plan) -> Received:
    """Give what was received under the agency that is ranked; where that is not the one named, a finding tells."""
    named_there, place = received.card.agency, Cell(received.files[0])
    by_code = plan.agency_of(named_there.code)
    known = by_code or named(named_there.name, plan)
    agency = at_end(known, plan) if known else None
    if known is None or agency is None:
        return received
    told = []
    if by_code is None:
        told.append(Kind.AGENCY_BY_NAME.at(place, code=named_there.code, agency=known.title))
    if agency is not known:
        told.append(Kind.AGENCY_SUCCEEDED.at(place, agency=known.title, successor=agency.title))
    if not told:
        return received
    return replace(received, card=replace(received.card, agency=agency), findings=(*received.findings, *told))


def at_end(agency: Agency, plan: Plan) -> Agency | None:
    """Give the agency that stands for one at the end of the period: itself, or the one it went into; or None."""
    now: Agency | None = agency
    for _ in plan.roster:  # no way is longer, also where it leads in a circle
        if now is None or exists(now, plan):
            return now
        now = plan.agency_of(now.successor) or named(now.successor, plan)
    return None


def is_ranked(code: str, plan: Plan) -> bool:
    """Whether an agency of the roster that exists at the end of the period has this code."""
    agency = plan.agency_of(code)
    return agency is not None and exists(agency, plan)


def exists(agency: Agency, plan: Plan) -> bool:
    """Whether an agency exists at the end of the period."""
    begun = agency.valid_from is None or agency.valid_from <= plan.end
    return begun and (agency.valid_to is None or agency.valid_to >= plan.end)


def named(name: str, plan: Plan) -> Agency | None:
    """Give the one agency of the roster that bears a name, with or without its kind; None where none or several do."""
    key = folded(name)
    found = [one for one in plan.roster if key and key in {folded(one.name), folded(one.title)}]
    return found[0] if len(found) == 1 else None
