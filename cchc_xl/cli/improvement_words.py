"""What ``improve`` says: what was lost and who owes it, how last year compares, the way to the goal, and its limits."""

from collections.abc import Iterator, Mapping, Sequence

from cchc_xl.cli.year_words import told_of_year
from cchc_xl.forms import OUTCOMES, PERIOD_OVER
from cchc_xl.model.advice import Advice
from cchc_xl.model.improvement import Improvement, Ledger, Loss, Way
from cchc_xl.model.plan import Plan
from cchc_xl.model.scorecard import Scored
from cchc_xl.numbers import fixed, plain
from cchc_xl.text import shown_date

SHOWN = 12
REACHED = "Mục tiêu {goal}: đã đạt, chỉ số là {now}."
NOT_REACHABLE = "Mục tiêu {goal}: không thể đạt, cao nhất còn đạt được là {best}."
NEW_CASES = (
    "Trường hợp mới cũng vào tổng số của các tiêu chí khác cùng nguồn: khi có số liệu mới, hãy chạy lại lệnh này."
)
TO_GOAL = "Mục tiêu {goal}: cách ít việc nhất"
TO_BEST = "Cách ít việc nhất để tới mức ấy"


def told(scored: Scored, found: Improvement, plan: Plan) -> Iterator[str]:
    """Give the lines, the worst losses first."""
    owed = {loss.criterion: _owed(loss) for loss in found.ledger.losses}
    yield from _ledger(found.ledger, plan)
    yield from told_of_year(found.year, owed, plan)
    if not found.ledger.losses:
        return
    if scored.card.as_of >= plan.end:
        yield PERIOD_OVER.format(day=shown_date(plan.end))
    yield from _way(found.way, owed, plan) if found.way else _next(found, owed)
    waiting = {loss.criterion for loss in found.ledger.losses if loss.outcome.is_open}
    without = [(code, one) for code, one in found.advice if one.limit]
    yield from _limits("Chưa có số liệu dùng được:", [one for one in without if one[0] in waiting], owed)
    yield from _limits("Không còn đạt điểm tối đa trong kỳ:", [one for one in without if one[0] not in waiting], owed)


def _ledger(ledger: Ledger, plan: Plan) -> Iterator[str]:
    decimals = plan.policy.decimals
    if not ledger.losses:
        yield "Không mất điểm nào."
        return
    yield f"Mất {fixed(ledger.lost, decimals)} điểm ở {len(ledger.losses)} tiêu chí, nhiều nhất:"
    for loss in ledger.losses[:SHOWN]:
        yield f"  {_loss(loss, decimals)}"
    if len(ledger.losses) > SHOWN:
        yield f"  … và {len(ledger.losses) - SHOWN} tiêu chí khác."
    sums = sorted(ledger.by_official, key=lambda one: -one[1])
    yield "Theo người phụ trách: " + "; ".join(f"{name} {fixed(lost, decimals)}" for name, lost in sums if lost)


def _loss(loss: Loss, decimals: int) -> str:
    evidence = "; chưa có minh chứng" if loss.evidence_missing else ""
    state = f" ({OUTCOMES[loss.outcome.value].lower()})" if loss.outcome.is_open else ""
    before = "" if loss.last_year is None else f"; năm trước {fixed(loss.last_year, decimals)}"
    lost = f"mất {fixed(loss.lost, decimals)}/{fixed(loss.maximum, decimals)} điểm{state}{before}"
    return f"{_owed(loss)}: {lost}; {loss.clause}{evidence}"


def _owed(loss: Loss) -> str:
    """Name a criterion, who owes it and by when."""
    past = " (đã qua)" if loss.overdue else ""
    due = f", hạn {shown_date(loss.due)}{past}" if loss.due else ""
    return f"{loss.criterion} {loss.title} [{loss.official}{due}]"


def _way(way: Way, owed: Mapping[str, str], plan: Plan) -> Iterator[str]:
    now, index, best = (fixed(one, plan.policy.decimals) for one in (way.now, way.index, way.best))
    goal = plain(way.goal)
    if way.now >= way.goal:
        yield REACHED.format(goal=goal, now=now)
        return
    if not way.reachable:
        yield NOT_REACHABLE.format(goal=goal, best=best)
    if way.steps:
        to = TO_GOAL.format(goal=goal) if way.reachable else TO_BEST
        yield f"{to}, từ {now} lên {index}, gồm {len(way.steps)} tiêu chí ({plain(way.cost)} đơn vị việc):"
    for number, step in enumerate(way.steps, start=1):
        yield f"  {number}. {owed[step.criterion]}: {step.sentence}"
    if any(change.part == "total" for step in way.steps for change in step.changes):
        yield NEW_CASES


def _next(found: Improvement, owed: Mapping[str, str]) -> Iterator[str]:
    most = [advice.milestones[-1] for _, advice in found.advice if advice.steps]
    steps = [step for step in most if not step.next_time]
    if steps:
        yield "Mỗi tiêu chí còn có thể:"
    yield from (f"  {owed[step.criterion]}: {step.sentence}" for step in steps)


def _limits(title: str, limits: Sequence[tuple[str, Advice]], owed: Mapping[str, str]) -> Iterator[str]:
    if limits:
        yield title
    for code, one in limits:
        later = next((f"; {step.sentence}" for step in reversed(one.steps) if step.next_time), "")
        yield f"  {owed[code]}: {one.limit}{later}"
