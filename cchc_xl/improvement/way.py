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


class Option(NamedTuple):
    """One choice in a criterion: what it gains and costs in whole numbers; no step is a choice too."""

    gain: int
    cost: int
    step: Step | None = None


class Chosen(NamedTuple):
    """What was chosen so far: the sums of gain, cost and excess, the last choice, and what was chosen before it."""

    gain: int
    cost: int
    excess: int
    step: Step | None
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
    usable = [step for step in steps if not step.next_time and step.gain > 0]
    now, most = _uncapped(card, plan), Fraction(plan.policy.cap)
    gains = {id(step): _gain(step, card, plan) for step in usable}
    by_criterion = _by_criterion(usable, plan)
    best = min(now + sum(max(gains[id(step)] for step in group) for group in by_criterion), most)
    chosen = _solved(by_criterion, gains, min(goal, best) - now, plan)
    index = min(now + sum(gains[id(step)] for step in chosen), most)
    cost = sum((_cost(step, plan) for step in chosen), Fraction(0))
    return Way(goal, card.totals.index, index, max(best, card.totals.index), chosen, cost)


def _solved(
    by_criterion: Sequence[Sequence[Step]], gains: dict[int, Fraction], lacking: Fraction, plan: Plan
) -> tuple[Step, ...]:
    if lacking <= 0:
        return ()
    parts = lcm(*(gain.denominator for gain in gains.values()))
    unit = reduce(gcd, (int(gain * parts) for gain in gains.values()))
    efforts = lcm(*(_cost(step, plan).denominator for group in by_criterion for step in group))
    several = len(by_criterion) + 1  # so that fewer steps win only where the costs are equal
    groups = [
        [
            Option(int(gains[id(step)] * parts) // unit, int(_cost(step, plan) * efforts) * several + 1, step)
            for step in group
        ]
        for group in by_criterion
    ]
    steps = _steps_of(_least([_undominated(group) for group in groups], ceil(lacking * parts / unit)))
    order = [criterion.code for criterion in plan.criteria]
    return tuple(sorted(steps, key=lambda step: order.index(step.criterion)))


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


def _steps_of(chosen: Chosen) -> Iterator[Step]:
    one: Chosen | None = chosen
    while one:
        if one.step:
            yield one.step
        one = one.before


def _by_criterion(steps: Iterable[Step], plan: Plan) -> list[list[Step]]:
    groups: dict[str, list[Step]] = {criterion.code: [] for criterion in plan.criteria}
    for step in steps:
        groups[step.criterion].append(step)
    return [group for group in groups.values() if group]


def _cost(step: Step, plan: Plan) -> Fraction:
    criterion = plan.criterion(step.criterion)
    effort = criterion.effort if criterion else None
    return Fraction(step.units) * Fraction(Decimal(1) if effort is None else effort)


def _gain(step: Step, card: Scorecard, plan: Plan) -> Fraction:
    """Give what a step adds to the index: points of the scale out of a hundred, points outside it as they are."""
    outside = _outside(plan)
    criterion = plan.criterion(step.criterion)
    is_outside = criterion is not None and criterion.area in outside
    return Fraction(step.gain) if is_outside else Fraction(step.gain) * HUNDRED / Fraction(card.totals.maximum)


def _uncapped(card: Scorecard, plan: Plan) -> Fraction:
    outside = _outside(plan)
    areas = card.totals.areas
    inside = sum((area.points for area in areas if area.code not in outside), Decimal(0))
    beyond = sum((area.points for area in areas if area.code in outside), Decimal(0))
    return ratio(inside, card.totals.maximum) * HUNDRED + Fraction(beyond)


def _outside(plan: Plan) -> frozenset[str]:
    return frozenset(area.code for area in plan.areas if area.outside)
