"""Criteria that have no points yet: missing, awaiting a survey, or not due."""

from collections.abc import Iterator

from cchc_xl.findings import Kind
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan
from cchc_xl.model.reading import Reading
from cchc_xl.model.scorecard import Outcome, Scorecard
from cchc_xl.numbers import plain
from cchc_xl.text import shown_date

KINDS = {
    Outcome.MISSING: Kind.FIGURE_MISSING,
    Outcome.AWAITING: Kind.AWAITING,
    Outcome.NOT_DUE: Kind.NOT_DUE,
}


def check(card: Scorecard, reading: Reading, plan: Plan) -> Iterator[Finding]:
    """Tell each criterion without points, once: one that a finding barred was told already."""
    for criterion, score in zip(plan.criteria, card.scores, strict=True):
        kind = KINDS.get(score.outcome)
        if kind and not score.barred:
            why = score.reason[:1].lower() + score.reason[1:]
            due = shown_date(score.due) if score.due else ""
            cell = reading.entry(criterion.code).cell
            facts = {"why": why, "due": due, "maximum": plain(criterion.maximum)}
            yield kind.at(cell, criterion.code, criterion.official, **facts)
