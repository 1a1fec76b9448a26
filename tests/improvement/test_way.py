"""The cheapest way to a goal is exact: no other choice of steps reaches it with less."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings, strategies

from cchc_xl import tally
from cchc_xl.improvement import cheapest
from cchc_xl.model.advice import Aim, Step
from cchc_xl.model.plan import Area, Policy
from cchc_xl.model.reading import Heading
from cchc_xl.model.scorecard import Given, Outcome, Score, Scorecard
from tests.plans import AGENCY, criterion, plan_of


def step(code, units, gain):
    points = Decimal(gain)
    return Step(code, Aim.BETWEEN, (), Decimal(units), points, points, f"{code}: {units} → {gain}", Given())


def plan_with(*maxima, efforts=(), **changes):
    criteria = [criterion(f"1.{n}", maximum=str(maximum)) for n, maximum in enumerate(maxima, start=1)]
    given_efforts = [Decimal(effort) for effort in efforts] + [None] * (len(criteria) - len(efforts))
    return plan_of(
        *(replace(one, effort=effort) for one, effort in zip(criteria, given_efforts, strict=True)), **changes
    )


def card_of(plan, *points):
    scores = tuple(
        Score(one.code, Outcome.SCORED, one.maximum, *[Decimal(number)] * 3, reason="")
        for one, number in zip(plan.criteria, points, strict=True)
    )
    return Scorecard("thu", AGENCY, Heading(), date(2024, 12, 31), (), scores, tally.totals(plan, scores))


def way(plan, points, goal, *steps):
    return cheapest(steps, Fraction(goal), card_of(plan, *points), plan)


def shown(found):
    return [one.sentence for one in found.steps], found.cost, found.index, found.reachable


def test_the_greedy_choice_is_not_the_cheapest():
    """The best price for a point is 1.1's, but it is not enough, and with another step it costs more than 1.2 alone."""
    plan = plan_with(5, 5)
    found = way(plan, (0, 0), 40, step("1.1", 3, 3), step("1.2", 4, "3.9"), step("1.2", 5, 4), step("1.1", 9, 5))

    assert shown(found) == (["1.2: 5 → 4"], 5, 40, True)


def test_at_most_one_step_is_taken_in_a_criterion():
    plan = plan_with(5, 5)
    found = way(plan, (0, 0), 50, step("1.1", 1, 2), step("1.1", 2, 3), step("1.1", 9, 5), step("1.2", 4, 2))

    assert shown(found) == (["1.1: 2 → 3", "1.2: 4 → 2"], 6, 50, True)


def test_nothing_is_to_be_done_for_a_goal_that_is_reached():
    assert shown(way(plan_with(10), ("9.5",), 95, step("1.1", 1, "0.5"))) == ([], 0, 95, True)


def test_a_goal_out_of_reach_gives_the_best_that_can_be_reached_and_its_cheapest_steps():
    plan = plan_with(5, 5)
    found = way(plan, (3, 3), 90, step("1.1", 1, 1), step("1.1", 8, 2), step("1.2", 1, "0.5"), step("1.2", 3, "0.5"))

    assert shown(found) == (["1.1: 8 → 2", "1.2: 1 → 0.5"], 9, 85, False)
    assert (found.goal, found.now, found.best) == (90, 60, 85)


def test_without_steps_the_index_stays():
    found = way(plan_with(10), (6,), 70)
    assert (shown(found), found.best) == (([], 0, 60, False), 60)


def test_a_survey_that_is_only_held_next_time_wins_nothing_now():
    later = replace(step("1.1", 1, 2), next_time=True)
    assert shown(way(plan_with(10), (6,), 70, later)) == ([], 0, 60, False)


def test_effort_of_the_plan_counts_in_the_place_of_units():
    steps = (step("1.1", 2, 1), step("1.2", 5, 1))
    assert shown(way(plan_with(5, 5), (0, 0), 10, *steps))[:2] == (["1.1: 2 → 1"], 2)
    laborious = plan_with(5, 5, efforts=("3", "0.5"))
    assert shown(way(laborious, (0, 0), 10, *steps))[:2] == (["1.2: 5 → 1"], Fraction(5, 2))


def test_of_equal_costs_fewer_steps_win_then_the_plans_order():
    plan = plan_with(4, 3, 3)
    assert shown(way(plan, (0, 0, 0), 20, step("1.1", 1, 1), step("1.2", 1, 1), step("1.3", 2, 2)))[0] == ["1.3: 2 → 2"]
    steps = [step(f"1.{n}", 1, 1) for n in (3, 2, 1)]
    assert shown(way(plan, (0, 0, 0), 10, *steps)) == shown(way(plan, (0, 0, 0), 10, *reversed(steps)))


def test_points_outside_the_scale_count_as_they_are_and_the_cap_holds():
    plan = replace(
        plan_with(20),
        criteria=(criterion("1.1", maximum="20"), criterion("9.1", maximum="5")),
        areas=(Area("1", "Trong thang", Decimal(20), ""), Area("9", "Thưởng", Decimal(5), "", outside=True)),
        policy=Policy(cap=Decimal(100)),
    )
    steps = (step("1.1", 2, 1), step("9.1", 3, 5))
    assert shown(way(plan, (18, 0), 95, *steps)) == (["1.1: 2 → 1"], 2, 95, True)
    assert shown(way(plan, (18, 0), 96, *steps)) == (["1.1: 2 → 1", "9.1: 3 → 5"], 5, 100, True)
    assert shown(way(plan, (20, 0), 101, *steps)) == ([], 0, 100, False)


def test_a_card_of_nothing_that_applies_has_no_way():
    plan = plan_with(10)
    excluded = Score("1.1", Outcome.EXCLUDED, Decimal(10), *[Decimal(0)] * 3, reason="")
    card = replace(card_of(plan, 0), totals=tally.totals(plan, [excluded]))
    with pytest.raises(ValueError, match="no index"):
        cheapest([], Fraction(50), card, plan)


choices = strategies.lists(strategies.tuples(strategies.integers(1, 12), strategies.integers(1, 300)), max_size=4)


@settings(max_examples=300, deadline=None)
@given(
    strategies.lists(choices, min_size=1, max_size=5),
    strategies.integers(0, 100),
    strategies.lists(strategies.sampled_from(["0.5", "1", "2.5"]), max_size=5),
)
def test_no_choice_that_reaches_the_goal_is_cheaper(criteria, goal, efforts):
    maxima = [3] * len(criteria)
    plan = plan_with(*maxima, efforts=efforts[: len(criteria)])
    cost_of = [1 if one.effort is None else Fraction(one.effort) for one in plan.criteria]
    groups = [
        [None, *(step(f"1.{n}", units, Decimal(gain) / 100) for units, gain in found)]
        for n, found in enumerate(criteria, start=1)
    ]
    found = way(plan, [0] * len(criteria), goal, *(one for group in groups for one in group if one))

    def reached(chosen):
        return Fraction(sum(one.gain for one in chosen if one)) * 100 / sum(maxima)

    def cost(chosen):
        return sum(one.units * effort for one, effort in zip(chosen, cost_of, strict=True) if one)

    every = list(product(*groups))
    best = min(max(map(reached, every)), 100)
    wanted = [chosen for chosen in every if reached(chosen) >= min(goal, best)]
    cost_of = [Fraction(effort) for effort in cost_of]
    least = min(sum((Fraction(x.units) * e for x, e in zip(c, cost_of, strict=True) if x), Fraction(0)) for c in wanted)
    fewest = min(
        sum(x is not None for x in c)
        for c in wanted
        if sum((Fraction(x.units) * e for x, e in zip(c, cost_of, strict=True) if x), Fraction(0)) == least
    )
    assert (found.cost, len(found.steps), found.best) == (least, fewest, best)
    assert found.index == reached(found.steps) >= min(goal, best)
    assert found.reachable == (best >= goal)
    assert len({one.criterion for one in found.steps}) == len(found.steps)


def steps_of(plan, hundredths):
    return [
        step(one.code, 1 + hundredth * (7 + place * 13 % 31) // 20, Decimal(hundredth) / 100)
        for place, one in enumerate(plan.criteria)
        for hundredth in hundredths
    ]


def least_cost(steps, needed, parts=10):
    """Give the least units that gain so many parts of a point, from a table with a place for each part."""
    table = [0, *[sum(one.units for one in steps) + 1] * needed]
    for code in {one.criterion for one in steps}:
        choices = [(int(one.gain * parts), one.units) for one in steps if one.criterion == code]
        table = [
            min([table[gain], *(table[max(gain - more, 0)] + units for more, units in choices)])
            for gain in range(needed + 1)
        ]
    return table[needed]


@pytest.mark.parametrize(("goal", "tenths"), [(50, 235), (75, 470), (95, 658)])
def test_among_47_criteria_no_other_way_is_cheaper(goal, tenths):
    plan = plan_with(*[2] * 47)
    steps = steps_of(plan, range(10, 151, 10))
    found = way(plan, ["0.5"] * 47, goal, *steps)

    assert found.reachable
    assert found.cost == least_cost(steps, tenths)


@pytest.mark.parametrize(("goal", "cost"), [(50, 1348), (75, 3891), (99, 7515)])
def test_a_way_is_found_among_47_criteria_with_a_step_for_each_hundredth(goal, cost):
    plan = plan_with(*[2] * 47)
    found = way(plan, ["0.5"] * 47, goal, *steps_of(plan, range(1, 151)))

    assert (found.reachable, found.cost) == (True, cost)
