"""What differs much from last year's is looked at twice: a ratio is a warning, counts and points are one note."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from cchc_xl.findings import Kind, first_few
from cchc_xl.model.cell import Cell
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Criterion, Plan, Shape
from cchc_xl.model.reading import Reading
from cchc_xl.model.scorecard import Given, Outcome, Score, Scorecard
from cchc_xl.numbers import percent, plain, ratio
from cchc_xl.rules import rule_of


def check(card: Scorecard, reading: Reading, plan: Plan) -> Iterator[Finding]:
    """Compare ratios by percentage points, counts in percent of last year's, points in percent of the maximum."""
    most = Fraction(plan.policy.change_threshold) / 100
    others: list[tuple[Cell, str]] = []
    for criterion, score in zip(plan.criteria, card.scores, strict=True):
        last, points = (reading.entry(criterion.code).figure(part) for part in ("last_figure", "last_points"))
        if score.outcome is not Outcome.SCORED or score.given is None:
            continue
        shape = rule_of(criterion).shape(criterion)
        if last.number is not None and shape is Shape.RATIO:
            yield from _ratio(criterion, score.given, Fraction(last.number), most, last.cell)
        elif last.number is not None and shape is Shape.COUNT:
            others += [(last.cell, words) for words in _count(criterion, score.given.done, last.number, most)]
        elif points.number is not None:
            others += [(points.cell, words) for words in _points(criterion, score, points.number, most)]
    if others:
        facts = {"count": str(len(others)), "changes": first_few([words for _, words in others], "; ")}
        yield Kind.CHANGED.at(others[0][0], limit=plain(most * 100), **facts)


def _ratio(criterion: Criterion, given: Given, before: Fraction, most: Fraction, cell: Cell) -> Iterator[Finding]:
    now = ratio(given.done, given.total)
    if abs(now - before / 100) > most:
        facts = {"now": percent(now), "last": percent(before / 100), "limit": plain(most * 100)}
        yield Kind.RATIO_CHANGED.at(cell, criterion.code, criterion.official, **facts)


def _count(criterion: Criterion, now: Decimal, before: Decimal, most: Fraction) -> Iterator[str]:
    if before and abs(now - before) > most * abs(Fraction(before)):
        yield f"{criterion.code} ({plain(before)} → {plain(now)} {criterion.unit})"


def _points(criterion: Criterion, score: Score, before: Decimal, most: Fraction) -> Iterator[str]:
    if abs(score.points - before) > most * Fraction(criterion.maximum):
        yield f"{criterion.code} ({plain(before)} → {plain(score.points)} điểm)"
