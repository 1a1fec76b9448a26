"""The cheapest way to a goal: of several steps for each criterion at most one, together with the fewest units of work.

This is a knapsack with a choice in each criterion. It is solved exactly, criterion by criterion: of all choices so far
only those are kept that no other beats in both gain and cost, and that could still end as cheap as a way that is
known. What could still end so is told by the price of a unit of gain when steps could be divided: every choice costs
that or more, and what all choices exceed it by must fit into what the known way exceeds it by. All numbers are whole:
gains in the smallest part of the index that occurs, costs likewise.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import reduce
from math import ceil, gcd, lcm
from typing import NamedTuple

from cchc_xl.model.advice import Step
from cchc_xl.model.improvement import Way
from cchc_xl.model.plan import Plan
from cchc_xl.model.scorecard import Scorecard
from cchc_xl.numbers import ratio

HUNDRED = 100


class Weighed(NamedTuple):
    """A step, what it adds to the index, and what it costs."""

    step: Step
    gain: Fraction
    cost: Fraction


class Option(NamedTuple):
    """One choice in a criterion: what it gains and costs in whole numbers; no step is a choice too."""

    gain: int
    cost: int
    step: Weighed | None = None


class Chosen(NamedTuple):
    """What was chosen so far: the sums of gain, cost and excess, the last choice, and what was chosen before it."""

    gain: int
    cost: int
    excess: int
    step: Weighed | None
    before: "Chosen | None"


Group = Sequence[Option]


def cheapest(steps: Iterable[Step], goal: Fraction, card: Scorecard, plan: Plan) -> Way:
    """Give the steps, at most one for each criterion, that bring the index to a goal with the least cost.

    A step costs its units times the plan's effort for a unit, 1 where it gives none; of equal costs fewer steps win.
    The same steps in another order give the same. Steps that only a next time could take are left out. Where the goal
    is out of reach, these are the steps to the best index. Raises ValueError for a card without an index.
    """
    if card.totals.index is None:
        raise ValueError("no criterion applies, so there is no index")
    now, most = _uncapped(card, plan), Fraction(plan.policy.cap)
    groups = _by_criterion((step for step in steps if not step.next_time and step.gain > 0), card, plan)
    best = min(now + sum(max(one.gain for one in group) for group in groups), most)
    chosen = _solved(groups, min(goal, best) - now)
    index = min(now + sum(one.gain for one in chosen), most)
    cost = sum((one.cost for one in chosen), Fraction(0))
    return Way(goal, card.totals.index, index, max(best, card.totals.index), tuple(one.step for one in chosen), cost)


def _solved(groups: Sequence[Sequence[Weighed]], lacking: Fraction) -> tuple[Weighed, ...]:
    if lacking <= 0:
        return ()
    parts = lcm(*(one.gain.denominator for group in groups for one in group))
    unit = reduce(gcd, (_whole(one.gain, parts) for group in groups for one in group))
    efforts = lcm(*(one.cost.denominator for group in groups for one in group))
    several = len(groups) + 1  # so that fewer steps win only where the costs are equal
    options = [
        [Option(_whole(one.gain, parts) // unit, _whole(one.cost, efforts) * several + 1, one) for one in group]
        for group in groups
    ]
    least = _least([_undominated(group) for group in options], ceil(lacking * parts / unit))
    chosen = {one.step.criterion: one for one in _steps_of(least)}
    return tuple(chosen[code] for code in (group[0].step.criterion for group in groups) if code in chosen)


def _whole(number: Fraction, parts: int) -> int:
    """Give a number in whole parts; the parts are a multiple of its denominator."""
    return number.numerator * (parts // number.denominator)


def _least(groups: Sequence[Group], needed: int) -> Chosen:
    """Choose in each group, so that the gains are enough and the costs least.

    A choice is beyond hope where it costs so much more than the price of its gain that all ends dearer than a way that
    is known. Groups with many choices left come last, when most is settled.
    """
    price, known = _relaxed(groups, needed)
    spare = known * price.denominator - price.numerator * needed - sum(min(_excess(group, price)) for group in groups)
    hopeful = sorted((_hopeful(group, price, spare) for group in groups), key=len)
    kept = [Chosen(0, 0, 0, None, None)]
    for group in hopeful:
        reached = (
            Chosen(min(one.gain + option.gain, needed), one.cost + option.cost, one.excess + excess, option.step, one)
            for one in kept
            for option, excess in group
            if one.excess + excess <= spare
        )
        kept = list(_unbeaten(reached))
    return min((one for one in kept if one.gain >= needed), key=lambda one: one.cost)


def _hopeful(group: Group, price: Fraction, spare: int) -> list[tuple[Option, int]]:
    excesses = _excess(group, price)
    least = min(excesses)
    return [(one, excess - least) for one, excess in zip(group, excesses, strict=True) if excess - least <= spare]


def _excess(group: Group, price: Fraction) -> list[int]:
    """Give what each choice costs beyond the price of its gain, in whole parts of that price."""
    return [one.cost * price.denominator - one.gain * price.numerator for one in group]


def _unbeaten(reached: Iterable[Chosen]) -> Iterator[Chosen]:
    cheapest_so_far: int | None = None
    for one in sorted(reached, key=lambda one: (-one.gain, one.cost)):
        if cheapest_so_far is None or one.cost < cheapest_so_far:
            cheapest_so_far = one.cost
            yield one


def _relaxed(groups: Sequence[Group], needed: int) -> tuple[Fraction, int]:
    """Give the price of a unit of gain where steps could be divided, and the cost of a way that is whole.

    That way takes what is cheapest at that price, and at last one other choice in one group that is enough.
    """
    chosen = [group[0] for group in groups]
    edges = sorted(edge for place, group in enumerate(groups) for edge in _edges(place, group))
    gained = 0
    for price, place, _, there in edges:
        if gained + there.gain - chosen[place].gain >= needed:
            return price, _completed(groups, chosen, needed)
        gained += there.gain - chosen[place].gain
        chosen[place] = there
    raise ValueError("all steps together do not gain what is needed")


def _completed(groups: Sequence[Group], chosen: Sequence[Option], needed: int) -> int:
    gain, cost = sum(one.gain for one in chosen), sum(one.cost for one in chosen)
    return min(
        cost - now.cost + one.cost
        for group, now in zip(groups, chosen, strict=True)
        for one in group
        if gain - now.gain + one.gain >= needed
    )


def _edges(place: int, group: Group) -> Iterator[tuple[Fraction, int, int, Option]]:
    """Give the choices worth making when steps could be divided, each with the price of what it gains more."""
    here = group[0]
    while here != group[-1]:
        price, _, there = min(
            (Fraction(one.cost - here.cost, one.gain - here.gain), -one.gain, one)
            for one in group
            if one.gain > here.gain
        )
        yield price, place, there.gain, there
        here = there


def _undominated(group: Group) -> Group:
    """Leave out what gains no more than a cheaper choice; the first is to do nothing."""
    kept = [Option(0, 0)]
    for one in sorted(group, key=lambda one: (one.cost, -one.gain)):
        if one.gain > kept[-1].gain:
            kept.append(one)
    return kept


def _steps_of(chosen: Chosen) -> Iterator[Weighed]:
    one: Chosen | None = chosen
    while one:
        if one.step:
            yield one.step
        one = one.before


def _by_criterion(steps: Iterable[Step], card: Scorecard, plan: Plan) -> list[list[Weighed]]:
    """Give the steps of each criterion that has some, in the plan's order, with what they gain and cost."""
    worths = _worths(card, plan)
    efforts = {one.code: Fraction(1 if one.effort is None else one.effort) for one in plan.criteria}
    groups: dict[str, list[Weighed]] = {criterion.code: [] for criterion in plan.criteria}
    for step in steps:
        gain, cost = Fraction(step.gain) * worths[step.criterion], Fraction(step.units) * efforts[step.criterion]
        groups[step.criterion].append(Weighed(step, gain, cost))
    return [group for group in groups.values() if group]


def _worths(card: Scorecard, plan: Plan) -> dict[str, Fraction]:
    """Give what a point of each criterion adds to the index: of the scale a share of a hundred, outside it itself."""
    outside, share = _outside(plan), Fraction(HUNDRED) / Fraction(card.totals.maximum)
    return {one.code: Fraction(1) if one.area in outside else share for one in plan.criteria}


def _uncapped(card: Scorecard, plan: Plan) -> Fraction:
    outside = _outside(plan)
    areas = card.totals.areas
    inside = sum((area.points for area in areas if area.code not in outside), Decimal(0))
    beyond = sum((area.points for area in areas if area.code in outside), Decimal(0))
    return ratio(inside, card.totals.maximum) * HUNDRED + Fraction(beyond)


def _outside(plan: Plan) -> frozenset[str]:
    return frozenset(area.code for area in plan.areas if area.outside)
