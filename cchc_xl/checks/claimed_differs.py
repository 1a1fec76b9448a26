"""What the agency claims is what the figures give."""

from collections.abc import Iterator

from cchc_xl.findings import Kind
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan
from cchc_xl.model.reading import Reading
from cchc_xl.model.scorecard import Scorecard
from cchc_xl.numbers import decimals_of, fixed
from cchc_xl.rules import can_give


def check(card: Scorecard, reading: Reading, plan: Plan) -> Iterator[Finding]:
    """Compare the claimed points with the computed or surveyed ones, where both stand.

    A claim that the criterion cannot give at all is told elsewhere.
    """
    decimals = plan.policy.decimals
    for criterion, score in zip(plan.criteria, card.scores, strict=True):
        given = score.surveyed if criterion.surveyed else score.computed
        if score.claimed is None or given is None or score.claimed == given:
            continue
        if can_give(criterion, score.claimed):
            cell = reading.entry(criterion.code).figure("claimed").cell
            claimed = fixed(score.claimed, max(decimals, decimals_of(score.claimed)))
            facts = {"claimed": claimed, "computed": fixed(given, decimals)}
            yield Kind.CLAIMED_DIFFERS.at(cell, criterion.code, criterion.official, **facts)
