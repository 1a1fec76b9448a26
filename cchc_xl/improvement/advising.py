"""What each criterion that lost points could still do: the steps of its rule, and what is out of reach."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from cchc_xl.improvement.room import room_of
from cchc_xl.model.advice import Advice, Aim, Change, Room, Step
from cchc_xl.model.plan import Criterion, Plan, Shape
from cchc_xl.model.scorecard import Given, Outcome, Score, Scored
from cchc_xl.numbers import fixed
from cchc_xl.rules import rule_of

APPRAISED = "Điểm đã được thẩm định: thay đổi số liệu không làm thay đổi điểm, chỉ có thể giải trình"
OPEN = "{reason}: khi có số liệu, được từ {low} đến {high} điểm"
EVIDENCE = "bổ sung tài liệu kiểm chứng"


def advice_of(scored: Scored, plan: Plan, *, every: bool = True) -> Iterator[tuple[Score, Advice]]:
    """Give the advice for each criterion below its maximum, in the plan's order.

    Without ``every`` the steps between may be missing, never a milestone.
    """
    for criterion, score in zip(plan.criteria, scored.card.scores, strict=True):
        if score.lost > 0:
            yield score, _advice(criterion, score, scored, plan, every=every)


def _advice(criterion: Criterion, score: Score, scored: Scored, plan: Plan, *, every: bool) -> Advice:
    if score.appraised is not None:
        return Advice(limit=APPRAISED)
    given = _given(criterion, score)
    if given is None:
        low, high = (fixed(points, plan.policy.decimals) for points in (score.low, score.high))
        return Advice(limit=OPEN.format(reason=score.reason.rstrip("."), low=low, high=high))
    advice = _steps(criterion, given, room_of(criterion, score, scored.card.as_of, plan), every=every)
    earned = score.surveyed if criterion.surveyed else score.computed
    if earned is not None and earned > score.points:
        return _with_evidence(advice, score, (given, earned), plan)
    return advice


def _steps(criterion: Criterion, given: Given, room: Room, *, every: bool) -> Advice:
    """Ask the rule; where it is asked for the ends and the last step does not earn the maximum, ask for every step."""
    if not every:
        ends = rule_of(criterion).improve(criterion, given, replace(room, every=False))
        if ends.steps and ends.steps[-1].points == criterion.maximum:
            return ends
    return rule_of(criterion).improve(criterion, given, room)


def _given(criterion: Criterion, score: Score) -> Given | None:
    """Give the figures that stand; what is not due yet stands as not done."""
    if score.outcome is Outcome.NOT_DUE and rule_of(criterion).shape(criterion) is Shape.DATE:
        return Given(day=None)
    return score.given


def _with_evidence(advice: Advice, score: Score, stood: tuple[Given, Decimal], plan: Plan) -> Advice:
    """Where the plan gives nothing without evidence, that comes first, and wins what the figures have earned."""
    given, earned = stood
    change = Change("evidence", "Tài liệu kiểm chứng", None, "Có")
    gain, decimals = earned - score.points, plan.policy.decimals
    aim = Aim.FULL if earned == score.maximum else Aim.NEXT
    sentence = f"{EVIDENCE} → +{fixed(gain, decimals)} điểm"
    first = Step(score.criterion, aim, (change,), Decimal(1), earned, gain, sentence, given)
    return advice._replace(steps=(first, *(_after(first, step, decimals) for step in advice.steps)))


def _after(first: Step, step: Step, decimals: int) -> Step:
    gain = first.gain + step.gain
    return replace(
        step,
        aim=Aim.BETWEEN if step.aim is Aim.NEXT else step.aim,
        changes=(*first.changes, *step.changes),
        units=step.units + first.units,
        gain=gain,
        sentence=f"{EVIDENCE}; {step.sentence.rpartition(' → ')[0]} → +{fixed(gain, decimals)} điểm",
    )
