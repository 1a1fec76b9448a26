"""Criteria that have no points yet: missing, awaiting a survey, or not due."""

from collections.abc import Iterator

from cchc_xl.findings import Kind
from cchc_xl.gathering import absent_officials, holder_of
from cchc_xl.model.cell import Cell
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
    """Tell each criterion without points, once: one that a finding barred was told already.

    Where an official's part was not read, that is told, and not every criterion of it.
    """
    absent = absent_officials(reading, plan)
    yield from (_absent(name, plan) for name in absent)
    for criterion, score in zip(plan.criteria, card.scores, strict=True):
        kind = KINDS.get(score.outcome)
        if kind and not score.barred and holder_of(criterion) not in absent:
            why = score.reason[:1].lower() + score.reason[1:]
            due = shown_date(score.due) if score.due else ""
            cell = reading.entry(criterion.code).cell
            facts = {"why": why, "due": due, "maximum": plain(criterion.maximum)}
            yield kind.at(cell, criterion.code, criterion.official, **facts)


def _absent(name: str, plan: Plan) -> Finding:
    held = [one.maximum for one in plan.criteria if holder_of(one) == name]
    return Kind.PART_ABSENT.at(Cell(""), official=name, name=name, number=str(len(held)), maximum=plain(sum(held)))
