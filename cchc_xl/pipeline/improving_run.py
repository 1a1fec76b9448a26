"""One agency on its way up: the goal it aims at, as an index, and what leads there."""

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from cchc_xl.errors import NoUsableInput
from cchc_xl.model.plan import Plan
from cchc_xl.model.scorecard import Scorecard
from cchc_xl.numbers import decimals_of, rounded
from cchc_xl.pipeline.apart import Run, here
from cchc_xl.pipeline.inputs import read_bytes
from cchc_xl.reading.places import index_at_place, indices_of_others
from cchc_xl.tally import RANK_DECIMALS

NO_GOAL = "Kế hoạch không nêu «Hạng mục tiêu». Hãy nêu hạng muốn đạt bằng --goal-place."


@dataclass(frozen=True, slots=True)
class Aimed:
    """What is aimed at: an index, or a place (the plan's, if none is named) in a consolidated workbook."""

    index: Decimal | None = None
    place: int | None = None
    ranking: Path | None = None


def others_of(ranking: Path, card: Scorecard, run: Run = here) -> tuple[Decimal, ...]:
    """Give the indices of the other agencies of a consolidated workbook, the best first.

    Raises NoUsableInput where it has no ranking.
    """
    return run(ranking.name, indices_of_others, ranking.name, read_bytes(ranking), card.agency.title)


def goal_of(aimed: Aimed, card: Scorecard, plan: Plan, run: Run = here) -> Decimal | None:
    """Give the index that is aimed at; None where nothing is.

    For a place it is the index of the agency now there and the smallest margin above it; that index itself where this
    agency has it already. Raises NoUsableInput where the workbook has no such place.
    """
    if aimed.ranking is None:
        return aimed.index
    place = aimed.place or plan.goal.place
    if place is None:
        raise NoUsableInput(NO_GOAL)
    data = read_bytes(aimed.ranking)
    there = run(aimed.ranking.name, index_at_place, aimed.ranking.name, data, place)
    own = card.totals.index
    if own is not None and rounded(own, decimals_of(there)) >= there:
        return min(there, rounded(own, RANK_DECIMALS))
    return there + margin(there, plan)


def margin(shown: Decimal, plan: Plan) -> Decimal:
    """Give the least that is surely above an index as a sheet shows it.

    One with more decimals than points have is exact to those that places are compared by; any other was rounded, so
    that half of its last decimal may be missing.
    """
    if decimals_of(shown) > plan.policy.decimals:
        return Decimal(1).scaleb(-RANK_DECIMALS)
    return Decimal("0.5").scaleb(-plan.policy.decimals)
