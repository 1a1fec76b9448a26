"""Who is who: each scorecard belongs to the agency of the roster that its name, or its code, says."""

from dataclasses import replace

from cchc_xl.findings import Kind
from cchc_xl.meaning import agency_meant, agency_named
from cchc_xl.model.cell import Cell
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Agency, Plan
from cchc_xl.model.received import Received

ABOUT_WHOSE = {one.code for one in (Kind.AGENCY_BY_NAME, Kind.AGENCY_OF_TWO, Kind.AGENCY_SUCCEEDED)}


def identified(received: Received, plan: Plan) -> Received:
    """Give what was received under the agency that is ranked; where that is not the one named, a finding tells."""
    card, place = received.card, Cell(received.files[0])
    by_code = plan.agency_of(card.agency.code)
    known = agency_meant(card.agency.code, card.heading.agency_name or card.agency.name, plan)
    agency = at_end(known, plan) if known else None
    if known is None or agency is None:
        return received
    told: list[Finding] = []
    if by_code is None:
        told.append(Kind.AGENCY_BY_NAME.at(place, code=card.agency.code, agency=known.title))
    elif at_end(by_code, plan) is not agency:
        told.append(Kind.AGENCY_OF_TWO.at(place, code=by_code.code, ours=by_code.title, theirs=known.title))
    gone = known if known is not agency else by_code
    if agency is not by_code and gone and gone is not agency and at_end(gone, plan) is agency:
        told.append(Kind.AGENCY_SUCCEEDED.at(place, agency=gone.title, successor=agency.title))
    if card.agency is agency and not told:
        return received
    return replace(received, card=replace(card, agency=agency), findings=(*received.findings, *told))


def at_end(agency: Agency, plan: Plan) -> Agency | None:
    """Give the agency that stands for one at the end of the period: itself, or the one it went into; or None."""
    now: Agency | None = agency
    for _ in plan.roster:  # no way is longer, also where it leads in a circle
        if now is None or exists(now, plan):
            return now
        now = plan.agency_of(now.successor) or agency_named(now.successor, plan)
    return None


def is_ranked(code: str, plan: Plan) -> bool:
    """Whether an agency of the roster that exists at the end of the period has this code."""
    agency = plan.agency_of(code)
    return agency is not None and exists(agency, plan)


def exists(agency: Agency, plan: Plan) -> bool:
    """Whether an agency exists at the end of the period."""
    begun = agency.valid_from is None or agency.valid_from <= plan.end
    return begun and (agency.valid_to is None or agency.valid_to >= plan.end)
