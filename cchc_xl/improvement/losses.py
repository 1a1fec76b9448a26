"""The ledger of lost points: each criterion below its maximum, the worst first, and the sums of areas and officials."""

from collections.abc import Callable
from decimal import Decimal

from cchc_xl.gathering import holder_of
from cchc_xl.model.improvement import Ledger, Loss
from cchc_xl.model.plan import Criterion, Plan
from cchc_xl.model.scorecard import Score, Scored
from cchc_xl.rules import rule_of

Pairs = list[tuple[Criterion, Score]]


def ledger(scored: Scored, plan: Plan) -> Ledger:
    """Give what was lost, why, by whom and by when, as of the date of the figures.

    Of two equal losses the one that was due first stands first, then the plan's order. Sums are of all criteria that
    apply, so that they agree with the score: an area lost its applicable maximum less its points.
    """
    pairs = list(zip(plan.criteria, scored.card.scores, strict=True))
    losses = [loss_of(criterion, score, scored) for criterion, score in pairs if score.lost > 0]
    return Ledger(
        losses=tuple(sorted(losses, key=lambda one: (-one.lost, one.due or scored.card.as_of))),
        by_area=_sums(pairs, [area.code for area in plan.areas], lambda one: one.area),
        by_official=_sums(pairs, list(map(holder_of, plan.criteria)), holder_of),
        lost=sum((score.lost for _, score in pairs), Decimal(0)),
    )


def loss_of(criterion: Criterion, score: Score, scored: Scored) -> Loss:
    """Give what one criterion lost, with all that explains it; ``lost`` is 0 for one at its maximum."""
    return Loss(
        criterion=criterion.code,
        title=criterion.title,
        area=criterion.area,
        lost=score.lost,
        points=score.points,
        maximum=score.maximum,
        outcome=score.outcome,
        rule=rule_of(criterion).method(criterion),
        reason=score.reason,
        figures=score.figures,
        clause=criterion.clause,
        official=holder_of(criterion),
        due=score.due,
        overdue=score.due is not None and score.due < scored.card.as_of,
        evidence_missing=criterion.evidence == "required" and not score.evidence,
        last_year=score.last_year,
    )


def _sums(pairs: Pairs, names: list[str], name_of: Callable[[Criterion], str]) -> tuple[tuple[str, Decimal], ...]:
    sums = dict.fromkeys(names, Decimal(0))
    for criterion, score in pairs:
        sums[name_of(criterion)] += score.lost
    return tuple(sums.items())
