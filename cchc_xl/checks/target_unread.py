"""A target that is judged from a register is not judged in silence over rows that could not be read."""

from collections.abc import Iterator
from decimal import Decimal

from cchc_xl.findings import Kind
from cchc_xl.model.cell import Cell
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan, Target
from cchc_xl.model.reading import Count, Reading
from cchc_xl.model.scorecard import Scorecard
from cchc_xl.numbers import compares, ratio

FROM_A_REGISTER = {"register", "share rise"}
NOTHING = Count("", 0)


def check(card: Scorecard, reading: Reading, plan: Plan) -> Iterator[Finding]:
    """Judge each target again as if its unread rows were the worst or the best, and tell where that differs."""
    judged = {one.target: one.met for one in card.targets}
    for target in plan.targets:
        if target.judged_by not in FROM_A_REGISTER:
            continue
        done, total = (reading.counts.get((target.code, part), NOTHING) for part in ("done", "total"))
        if _may_differ(done, total, _wanted(target, reading), target.operator, judged.get(target.code)):
            register = done.register or total.register
            facts = {"register": register, "unread": str(max(done.unread, total.unread)), "clause": target.clause}
            place = Cell(reading.sources[0].file, register)
            yield Kind.TARGET_UNREAD.at(place, "", target.official, target=target.code, **facts)


def _may_differ(done: Count, total: Count, wanted: Decimal | None, operator: str, met: bool | None) -> bool:
    if not (done.unread or total.unread) or wanted is None:
        return False
    worst = (done.number, total.number + total.unread)
    best = (done.number + done.unread, total.number + min(done.unread, total.unread))
    shares = [ratio(one, of) * 100 for one, of in (worst, best) if of]
    return any(compares(share, operator, wanted) is not met for share in shares)


def _wanted(target: Target, reading: Reading) -> Decimal | None:
    if target.judged_by == "share rise":
        return reading.entry(target.criteria[0]).figure("last_figure").number
    return Decimal(target.value)
