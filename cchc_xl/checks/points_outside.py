"""Points that people type lie within what the criterion can give: the claim, and last year's that targets look at."""

from collections.abc import Iterator

from cchc_xl.findings import Kind
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan
from cchc_xl.model.reading import Reading
from cchc_xl.numbers import plain
from cchc_xl.rules import can_give, rule_of

KINDS = {"claimed": Kind.CLAIMED_OUTSIDE, "last_points": Kind.LAST_POINTS}


def check(reading: Reading, plan: Plan) -> Iterator[Finding]:
    """Look at «Điểm tự chấm» and «Điểm năm trước» of each criterion."""
    for criterion in plan.criteria:
        for part, kind in KINDS.items():
            figure = reading.entry(criterion.code).figure(part)
            if figure.number is not None and not can_give(criterion, figure.number):
                least, most = plain(rule_of(criterion).floor(criterion)), plain(criterion.maximum)
                facts = {"value": plain(figure.number), "least": least, "most": most}
                yield kind.at(figure.cell, criterion.code, criterion.official, **facts)
