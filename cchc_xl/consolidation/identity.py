"""Who is who: each scorecard belongs to the agency of the roster that its code, or its name, says."""

from dataclasses import replace

from cchc_xl.findings import Kind
from cchc_xl.model.cell import Cell
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Agency, Plan
from cchc_xl.model.received import Received
from cchc_xl.text import folded


def identified(received: Received, plan: Plan) -> Received:
    """Give what was received under the agency that is ranked; where that is not the one named, a finding tells."""
    card = received.card
    known = plan.agency_of(card.agency.code)
    place = Cell(received.files[0])
    if known is None:
        agency = named(card.agency.name, plan)
        told = agency and Kind.AGENCY_BY_NAME.at(place, code=card.agency.code, agency=agency.title)
    elif (agency := None if exists(known, plan) else _successor(known, plan)) is not None:
        told = Kind.AGENCY_SUCCEEDED.at(place, agency=known.title, successor=agency.title)
    else:
        return received
    return _under(received, agency, told) if agency and told else received


def exists(agency: Agency, plan: Plan) -> bool:
    """Whether an agency exists at the end of the period."""
    begun = agency.valid_from is None or agency.valid_from <= plan.end
    return begun and (agency.valid_to is None or agency.valid_to >= plan.end)


def named(name: str, plan: Plan) -> Agency | None:
    """Give the one agency of the roster that bears a name, with or without its kind; None where none or several do."""
    key = folded(name)
    found = [one for one in plan.roster if key and key in {folded(one.name), folded(one.title)}]
    return found[0] if len(found) == 1 else None


def _successor(agency: Agency, plan: Plan) -> Agency | None:
    return plan.agency_of(agency.successor) or named(agency.successor, plan)


def _under(received: Received, agency: Agency, told: Finding) -> Received:
    return replace(received, card=replace(received.card, agency=agency), findings=(*received.findings, told))
