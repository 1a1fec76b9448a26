"""Sums: what counts in an index, and how far an index may still move."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, strategies

from cchc_xl.model.plan import Area, Class, Policy
from cchc_xl.model.scorecard import Outcome, Score
from cchc_xl.tally import class_of, rank_key, totals
from tests.plans import criterion, plan_of

BONUS = Area("9", "Điểm thưởng, điểm trừ", Decimal(5), "", outside=True)
PLAN = replace(
    plan_of(criterion("1.1", maximum="4"), criterion("1.2", maximum="6"), criterion("2.1", maximum="10")),
    areas=(Area("1", "Chỉ đạo", Decimal(10), "III.1"), Area("2", "Văn bản", Decimal(10), "III.2")),
)
WITH_BONUS = replace(
    PLAN,
    criteria=(*PLAN.criteria, criterion("9.1", maximum="5")),
    areas=(*PLAN.areas, BONUS),
    policy=Policy(scale=Decimal(20), cap=Decimal(100)),
)


def scored(code, maximum, points):
    return Score(code, Outcome.SCORED, *map(Decimal, (maximum, points, points, points)), reason="")


def still_open(code, maximum, floor="0", outcome=Outcome.MISSING):
    return Score(code, outcome, Decimal(maximum), Decimal(0), Decimal(floor), Decimal(maximum), "")


def excluded(code, maximum):
    return Score(code, Outcome.EXCLUDED, *map(Decimal, (maximum, 0, 0, 0)), reason="")


def test_areas_add_up_their_criteria_and_the_index_is_points_out_of_a_hundred():
    sums = totals(PLAN, [scored("1.1", 4, "3.5"), scored("1.2", 6, "5.25"), scored("2.1", 10, "7.5")])
    assert [(area.code, area.points, area.maximum) for area in sums.areas] == [
        ("1", Decimal("8.75"), 10),
        ("2", Decimal("7.5"), 10),
    ]
    assert (sums.points, sums.maximum) == (Decimal("16.25"), 20)
    assert sums.index == sums.low == sums.high == Fraction(325, 4)


def test_an_index_is_exact():
    sums = totals(PLAN, [scored("1.1", 4, "0.01"), scored("1.2", 6, "0"), excluded("2.1", 10)])
    assert sums.index == Fraction(1, 10)
    sums = totals(PLAN, [excluded("1.1", 4), scored("1.2", 6, "0.1"), excluded("2.1", 10)])
    assert sums.index == Fraction(5, 3)


@pytest.mark.parametrize("outcome", [Outcome.MISSING, Outcome.AWAITING, Outcome.NOT_DUE, Outcome.ERROR])
def test_what_is_open_counts_nothing_keeps_its_maximum_and_opens_the_bounds(outcome):
    sums = totals(PLAN, [scored("1.1", 4, 4), still_open("1.2", 6, outcome=outcome), scored("2.1", 10, 5)])
    assert (sums.points, sums.maximum, sums.index) == (9, 20, 45)
    assert (sums.low, sums.high) == (45, 75)
    assert (sums.areas[0].low, sums.areas[0].high) == (4, 10)


def test_a_floor_below_zero_pulls_the_low_bound_below_the_index_and_below_zero():
    sums = totals(PLAN, [still_open("1.1", 4, floor="-0.5"), still_open("1.2", 6), still_open("2.1", 10)])
    assert (sums.low, sums.index, sums.high) == (Fraction(-5, 2), 0, 100)


def test_points_below_zero_pull_the_index():
    sums = totals(PLAN, [scored("1.1", 4, "-0.5"), scored("1.2", 6, 0), scored("2.1", 10, 0)])
    assert sums.index == sums.low == sums.high == Fraction(-5, 2)


def test_what_is_excluded_leaves_points_and_denominator():
    sums = totals(PLAN, [scored("1.1", 4, 3), excluded("1.2", 6), scored("2.1", 10, 4)])
    assert (sums.points, sums.maximum, sums.index) == (7, 14, 50)
    assert (sums.areas[0].points, sums.areas[0].maximum) == (3, 4)


def test_there_is_no_index_where_nothing_applies():
    sums = totals(PLAN, [excluded("1.1", 4), excluded("1.2", 6), excluded("2.1", 10)])
    assert (sums.index, sums.low, sums.high) == (None, None, None)
    assert (sums.points, sums.maximum) == (0, 0)


def test_full_points_by_not_applicable_stay_in_the_denominator():
    full = scored("1.2", 6, 6)._replace(outcome=Outcome.FULL)
    sums = totals(PLAN, [scored("1.1", 4, 0), full, scored("2.1", 10, 0)])
    assert (sums.points, sums.maximum, sums.index) == (6, 20, 30)


def test_bonus_points_are_added_to_the_index_as_they_are():
    sums = totals(WITH_BONUS, [scored("1.1", 4, 2), scored("1.2", 6, 3), scored("2.1", 10, 5), scored("9.1", 5, 3)])
    assert (sums.points, sums.maximum, sums.index) == (13, 20, 53)
    assert [area.code for area in sums.areas] == ["1", "2", "9"]


def test_a_bonus_never_lifts_the_index_over_the_cap():
    almost_all = [scored("1.1", 4, 4), scored("1.2", 6, 6), scored("2.1", 10, "9.5")]
    assert totals(WITH_BONUS, [*almost_all, scored("9.1", 5, 2)]).index == Fraction(199, 2)
    assert totals(WITH_BONUS, [*almost_all, scored("9.1", 5, 5)]).index == 100
    higher = replace(WITH_BONUS, policy=Policy(scale=Decimal(20), cap=Decimal(110)))
    assert totals(higher, [*almost_all, scored("9.1", 5, 5)]).index == Fraction(205, 2)


def test_an_open_bonus_moves_the_bounds_up_to_the_cap():
    almost_all = [scored("1.1", 4, 4), scored("1.2", 6, 6), scored("2.1", 10, "9.5")]
    sums = totals(WITH_BONUS, [*almost_all, still_open("9.1", 5)])
    assert (sums.low, sums.index, sums.high) == (Fraction(195, 2), Fraction(195, 2), 100)


def test_points_off_outside_the_scale_lower_the_index():
    sums = totals(WITH_BONUS, [scored("1.1", 4, 4), scored("1.2", 6, 6), scored("2.1", 10, 10), scored("9.1", 5, "-2")])
    assert sums.index == 98


def test_criteria_without_a_score_yet_do_not_count():
    assert totals(PLAN, [scored("2.1", 10, 5)]).index == 50


def test_places_are_compared_by_the_index_to_eight_decimals():
    assert rank_key(Fraction(250, 3)) == Decimal("83.33333333")
    assert rank_key(Fraction(250, 3)) == rank_key(Fraction(250, 3) + Fraction(1, 10**9))
    assert rank_key(Fraction(250, 3)) < rank_key(Fraction(250, 3) + Fraction(1, 10**8))


CLASSED = replace(
    PLAN,
    classes=(Class(">=", Decimal(90), "Xuất sắc"), Class(">=", Decimal(80), "Tốt"), Class("<", Decimal(80), "Khá")),
)


@pytest.mark.parametrize(
    ("index", "name"),
    [
        (Fraction(90), "Xuất sắc"),
        (Fraction(89_999_999, 10**6), "Tốt"),
        (Fraction(80), "Tốt"),
        (Fraction(239_999, 3000), "Khá"),
        (None, ""),
    ],
)
def test_the_class_is_judged_before_anybody_rounds_the_index(index, name):
    assert class_of(CLASSED, index) == name


def test_an_index_that_no_class_holds_has_none():
    assert class_of(PLAN, Fraction(50)) == ""


POINTS = strategies.decimals(0, 4, places=2)


@given(POINTS, POINTS, POINTS, strategies.sets(strategies.integers(0, 2)))
def test_the_index_lies_between_its_bounds(first, second, third, unknown):
    scores = [scored("1.1", 4, first), scored("1.2", 6, second), scored("2.1", 10, third)]
    for place in unknown:
        scores[place] = still_open(scores[place].criterion, scores[place].maximum)
    sums = totals(PLAN, scores)
    known = sum(int(100 * score.points) for score in scores)
    assert 0 <= sums.low <= sums.index <= sums.high <= 100
    assert sums.index == Fraction(known, 20)
    assert (sums.low == sums.high) == (not unknown)
