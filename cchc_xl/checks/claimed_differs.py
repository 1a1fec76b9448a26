"""What the agency claims is what the figures give."""

from collections.abc import Iterator

from cchc_xl.findings import Kind
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan
from cchc_xl.model.reading import Reading
from cchc_xl.model.scorecard import Scorecard
from cchc_xl.numbers import fixed


def check(card: Scorecard, reading: Reading, plan: Plan) -> Iterator[Finding]:
    """Compare the claimed points with the computed ones, where both stand."""
    decimals = plan.policy.decimals
    for criterion, score in zip(plan.criteria, card.scores, strict=True):
        if score.claimed is not None and score.computed is not None and score.claimed != score.computed:
            cell = reading.entry(criterion.code).figure("claimed").cell
            facts = {"claimed": fixed(score.claimed, decimals), "computed": fixed(score.computed, decimals)}
            yield Kind.CLAIMED_DIFFERS.at(cell, criterion.code, criterion.official, **facts)
