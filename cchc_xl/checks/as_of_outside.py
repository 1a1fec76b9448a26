"""The figures-as-of lies in the period, and not after the day by which the workbook is owed."""

from collections.abc import Iterator

from cchc_xl.findings import Kind
from cchc_xl.model.cell import Cell
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan
from cchc_xl.model.reading import Reading
from cchc_xl.text import shown_date


def check(reading: Reading, plan: Plan) -> Iterator[Finding]:
    """Compare the figures-as-of with the period and with «Hạn nộp»; tell the graver of two things only."""
    place = Cell(reading.sources[0].file, reading.said_on)
    days = {"start": plan.start, "end": plan.end, "as_of": reading.as_of, "submit_by": plan.submit_by}
    facts = {name: shown_date(day) for name, day in days.items() if day}
    if reading.as_of < plan.start:
        yield Kind.AS_OF_BEFORE.at(place, **facts)
    elif plan.submit_by and reading.as_of > plan.submit_by:
        yield Kind.AS_OF_LATE.at(place, **facts)
    elif reading.as_of > plan.end:
        yield Kind.AS_OF_AFTER.at(place, **facts)
