"""A document is of the period, or came until the workbook was owed."""

from collections.abc import Iterator
from datetime import date

from cchc_xl.findings import Kind, summed
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan
from cchc_xl.model.reading import Reading
from cchc_xl.text import shown_date


def check(reading: Reading, plan: Plan) -> Iterator[Finding]:
    """Compare the date of each document with the period and the figures-as-of."""
    last = _last(reading.as_of, plan)
    later = [one.cell for one in reading.evidence if one.day and one.day > last]
    earlier = [one.cell for one in reading.evidence if one.day and one.day < plan.start]
    yield from summed(Kind.EVIDENCE_LATE, later, day=shown_date(last))
    yield from summed(Kind.EVIDENCE_EARLY, earlier, day=shown_date(plan.start))


def _last(as_of: date, plan: Plan) -> date:
    """Once the period is over, what sums it up is written until the day the workbook is owed; before, by as-of."""
    return max(as_of, plan.submit_by or as_of) if as_of >= plan.end else as_of
