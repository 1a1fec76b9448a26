"""How far each agency is from the place that the plan aims at."""

from collections.abc import Sequence
from decimal import Decimal

from cchc_xl.model.plan import Plan
from cchc_xl.model.scorecard import Scorecard
from cchc_xl.tally import rank_key


def needed(cards: Sequence[Scorecard], plan: Plan) -> dict[str, Decimal]:
    """Give for each agency with an index, by its code, the points of the index that it lacks for the goal place.

    They are exact to the eight decimals that places are compared by: with so many more it shares the goal place; 0 for
    those in it. Empty where the plan has no goal or fewer agencies are ranked than that place.
    """
    keys = {card.agency.code: rank_key(card.totals.index) for card in cards if card.totals.index is not None}
    goal = plan.goal.place
    if goal is None or not 0 < goal <= len(keys):
        return {}
    wanted = sorted(keys.values(), reverse=True)[goal - 1]
    return {code: max(wanted - key, Decimal(0)) for code, key in keys.items()}
