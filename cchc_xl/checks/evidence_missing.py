"""A scored criterion that requires evidence names its document, or explains why there is none."""

from collections.abc import Iterator

from cchc_xl.findings import Kind
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan
from cchc_xl.model.reading import Reading
from cchc_xl.model.scorecard import Outcome, Scorecard


def check(card: Scorecard, reading: Reading, plan: Plan) -> Iterator[Finding]:
    """Look for evidence where points were given."""
    for criterion, score in zip(plan.criteria, card.scores, strict=True):
        earned = score.surveyed if criterion.surveyed else score.computed
        needed = criterion.evidence == "required" and score.outcome is Outcome.SCORED and (earned or 0) > 0
        if needed and not score.evidence:
            kind = Kind.EVIDENCE_EXPLAINED if score.explanation else Kind.EVIDENCE_MISSING
            cell = reading.entry(criterion.code).figure("evidence").cell
            yield kind.at(cell, criterion.code, criterion.official)
