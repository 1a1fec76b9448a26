"""The agency code and name stand in the plan's roster."""

from collections.abc import Iterator

from cchc_xl.findings import Kind
from cchc_xl.meaning import bears, nearest
from cchc_xl.model.cell import Cell
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan
from cchc_xl.model.reading import Reading


def check(reading: Reading, plan: Plan) -> Iterator[Finding]:
    """Find the agency by its code, and compare its name."""
    heading = reading.heading
    place = Cell(reading.sources[0].file, reading.said_on)
    agency = plan.agency_of(heading.agency)
    if agency is None:
        meant = _hint(heading.agency_name, plan)
        yield Kind.AGENCY_UNKNOWN.at(place, agency=heading.agency, meant=meant)
    elif not bears(agency, heading.agency_name):
        yield Kind.AGENCY_NAME_DIFFERS.at(place, agency=agency.code, ours=agency.title, theirs=heading.agency_name)


def _hint(name: str, plan: Plan) -> str:
    """Codes are alike, so the name says which agency of the roster is meant."""
    titles = {title: one for one in plan.roster for title in (one.title, one.name)}
    meant = titles.get(nearest(name, titles))
    return f" (ý bạn là {meant.code}, {meant.title}?)" if meant else ""
