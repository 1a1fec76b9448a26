"""A document is named by its number and sign, as «137/KH-UBND»."""

import re
from collections.abc import Iterator

from cchc_xl.findings import Kind, summed
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan
from cchc_xl.model.reading import Reading
from cchc_xl.text import plain_letters

SIGN = re.compile(r"\d+[a-z]?\s*/\s*(\d{2,4}\s*/\s*)?[a-z]+(\s*[-–&.]\s*[a-z0-9]+)*")


def check(reading: Reading, _plan: Plan) -> Iterator[Finding]:
    """Look at «Số, ký hiệu» of each document that gives one, wherever in the cell the sign stands."""
    odd = [one.cell for one in reading.evidence if one.number and not SIGN.search(plain_letters(one.number))]
    yield from summed(Kind.EVIDENCE_NUMBER, odd)
