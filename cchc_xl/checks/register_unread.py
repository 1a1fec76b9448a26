"""Rows that could not be read never raise a score in silence: what they may change is told."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from cchc_xl.findings import Kind
from cchc_xl.gathering import Gathered, gathered
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Criterion, Plan, Shape
from cchc_xl.model.reading import Reading
from cchc_xl.model.scorecard import Given, Outcome, Score, Scorecard
from cchc_xl.numbers import fixed, rounded
from cchc_xl.rules import rule_of

EITHER_WAY = ("điểm có thể thấp hơn hoặc cao hơn", "its points may be lower or higher")


def check(card: Scorecard, reading: Reading, plan: Plan) -> Iterator[Finding]:
    """Score each criterion again as if its unread rows were the worst or the best, and tell where that differs."""
    for criterion, score in zip(plan.criteria, card.scores, strict=True):
        figures = gathered(criterion, reading)
        doubtful = score.outcome is Outcome.SCORED and _unread(figures) > 0
        if doubtful and (change := _change(figures, score, plan.policy.decimals)):
            facts = {"register": criterion.register, "unread": str(_unread(figures))}
            facts |= {"change": change[0], "change_en": change[1]}
            yield Kind.REGISTER_UNREAD.at(figures.entry.cell, criterion.code, criterion.official, **facts)


def _unread(figures: Gathered) -> int:
    return max((count.unread for count in figures.counts.values()), default=0)


def _change(figures: Gathered, score: Score, decimals: int) -> tuple[str, str] | None:
    """Say between which points the criterion may come out; None where the unread rows change nothing."""
    if score.given is None or figures.shape not in {Shape.RATIO, Shape.COUNT}:
        return EITHER_WAY
    points = [_points(figures.criterion, given, decimals) for given in _extremes(figures, score.given)]
    now, least, most = (fixed(value, decimals) for value in (score.points, min(points), max(points)))
    if least == most:
        return None
    return f"điểm hiện là {now}, có thể từ {least} đến {most}", f"now {now} points, it may be {least} to {most}"


def _points(criterion: Criterion, given: Given, decimals: int) -> Decimal:
    return rounded(rule_of(criterion).points(criterion, given).points, decimals)


def _extremes(figures: Gathered, given: Given) -> Iterator[Given]:
    """The unread rows all count as not done, or all as done."""
    done, total = (figures.counts[part].unread if part in figures.counts else 0 for part in ("done", "total"))
    yield given
    yield replace(given, total=given.total + total)
    yield replace(given, done=given.done + done, total=given.total + min(done, total))
