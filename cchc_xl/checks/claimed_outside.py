"""What is claimed lies within what the criterion can give."""

from collections.abc import Iterator

from cchc_xl.findings import Kind
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan
from cchc_xl.model.reading import Reading
from cchc_xl.numbers import plain
from cchc_xl.rules import rule_of


def check(reading: Reading, plan: Plan) -> Iterator[Finding]:
    """Look at «Điểm tự chấm» of each criterion."""
    for criterion in plan.criteria:
        figure = reading.entry(criterion.code).figure("claimed")
        least, most = rule_of(criterion).floor(criterion), criterion.maximum
        if figure.number is not None and not least <= figure.number <= most:
            facts = {"value": plain(figure.number), "least": plain(least), "most": plain(most)}
            yield Kind.CLAIMED_OUTSIDE.at(figure.cell, criterion.code, criterion.official, **facts)
