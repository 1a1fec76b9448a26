"""The duties of each official: what lacks points or evidence, what is needed, and how they stand so far."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from cchc_xl.gathering import holder_of
from cchc_xl.improvement.advising import advice_of
from cchc_xl.improvement.losses import loss_of
from cchc_xl.improvement.year_on_year import compared
from cchc_xl.model.advice import Advice, Aim
from cchc_xl.model.duty import Duties, Duty, Facts, Unmet
from cchc_xl.model.improvement import Loss
from cchc_xl.model.plan import Criterion, Official, Plan
from cchc_xl.model.scorecard import Score, Scored

Pair = tuple[Criterion, Score]

EVIDENCE = "Bổ sung tài liệu kiểm chứng"
THEN_FULL = "{first}; để đạt nhiều nhất: {most}"
NOBODY = Official("", "")


def duties_of(scored: Scored, plan: Plan) -> tuple[Duties, ...]:
    """Give the duties of every official who holds criteria or targets, those with the most overdue points first.

    Of equal ones the order is that of the plan's criteria. Of one official the overdue duties stand first, then those
    that are due first, then the worst loss.
    """
    advice = {score.criterion: found for score, found in advice_of(scored, plan, every=False)}
    pairs = list(zip(plan.criteria, scored.card.scores, strict=True))
    names = dict.fromkeys((*map(holder_of, plan.criteria), *map(holder_of, plan.targets)))
    everyone = [
        _duties(name, [pair for pair in pairs if holder_of(pair[0]) == name], advice, scored, plan) for name in names
    ]
    return tuple(sorted(everyone, key=lambda one: -one.overdue))


def _duties(name: str, held: Sequence[Pair], advice: dict[str, Advice], scored: Scored, plan: Plan) -> Duties:
    official = next((one for one in plan.officials if one.name == name), NOBODY)
    owed = (_duty(loss_of(*pair, scored), advice.get(pair[0].code)) for pair in held if pair[1].applies)
    duties = sorted((one for one in owed if one), key=lambda one: _urgency(one, plan.end))
    return Duties(
        name,
        official.title,
        official.email,
        tuple(duties),
        tuple(_unmet(name, scored, plan)),
        _facts(held, scored, plan),
    )


def _duty(loss: Loss, advice: Advice | None) -> Duty | None:
    if loss.lost > 0:
        return Duty(loss, *_needed(advice or Advice()))
    return Duty(loss, EVIDENCE, None) if loss.evidence_missing else None


def _needed(advice: Advice) -> tuple[str, Decimal | None]:
    """Say the least that wins something, the most that can be won, and what is out of reach."""
    steps = [step for step in advice.milestones if step.aim is not Aim.TARGET and not step.next_time]
    said = steps[0].sentence if steps else ""
    if len(steps) > 1:
        said = THEN_FULL.format(first=said, most=steps[-1].sentence)
    limit = advice.limit or next((step.sentence for step in advice.steps if step.next_time), "")
    return ". ".join(filter(None, (said[:1].upper() + said[1:], limit))), steps[-1].gain if steps else None


def _urgency(duty: Duty, end: date) -> tuple[bool, date, Decimal]:
    return not duty.overdue, duty.loss.due or end, -duty.loss.lost


def _unmet(name: str, scored: Scored, plan: Plan) -> Iterator[Unmet]:
    for target, judged in zip(plan.targets, scored.card.targets, strict=True):
        if judged.met is False and holder_of(target) == name:
            yield Unmet(target, judged.reason)


def _facts(held: Sequence[Pair], scored: Scored, plan: Plan) -> Facts:
    counting = [score for _, score in held if score.applies]
    fallen_due = [score for score in counting if score.due and score.due <= scored.card.as_of]
    found = [compared(criterion, score, scored, plan) for criterion, score in held]
    changes = [(one.criterion, one.change) for one in found if one.change is not None]
    return Facts(
        held=len(counting),
        maximum=sum((score.maximum for score in counting), Decimal(0)),
        won=sum((score.points for score in counting), Decimal(0)),
        lost=sum((score.lost for score in counting), Decimal(0)),
        due=len(fallen_due),
        in_time=sum(map(_is_in_time, fallen_due)),
        full=tuple(score.criterion for score in counting if score.lost == 0),
        risen=tuple(one for one in changes if one[1] > 0),
        fallen=tuple(one for one in changes if one[1] < 0),
    )


def _is_in_time(score: Score) -> bool:
    day = score.given.day if score.given else None
    return day <= score.due if day and score.due else score.lost == 0
