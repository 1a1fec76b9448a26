"""Sureness: the places still possible, and those under other weights."""

from dataclasses import replace
from fractions import Fraction
from itertools import product

from hypothesis import given, settings, strategies

from cchc_xl.consolidation import rank
from cchc_xl.consolidation.sureness import method_words, possible_places, sureness, with_sureness
from cchc_xl.model.ranking import Standing, Status, Sureness
from cchc_xl.tally import rank_key
from tests.consolidation.cards import PLAN, cards_of, names


def possible(shown):
    return {name: (one.best, one.worst) for name, one in names(sureness(cards_of(shown), PLAN)).items()}


def test_what_is_open_leaves_several_places_possible():
    # indices: A 90; B 80, up to 95 when the survey comes; C 70, up to 85; D 60
    shown = """
        | xã | 1  | 2    | 9 |
        |----|----|------|---|
        | A  | 10 | 8    | - |
        | B  | 10 | 6…9  | - |
        | C  | 10 | 4…7  | - |
        | D  | 10 | 2    | - |
    """
    assert possible(shown) == {"A": (1, 2), "B": (1, 3), "C": (2, 3), "D": (4, 4)}


def test_who_can_only_draw_level_pushes_nobody_down_and_shares_the_place():
    # B reaches 90 at the most, which is A's index: then both stand at 1; C stands below whatever comes
    shown = """
        | xã | 1  | 2   | 9 |
        |----|----|-----|---|
        | A  | 10 | 8   | - |
        | B  | 10 | 6…8 | - |
        | C  | 10 | 6   | - |
    """
    assert possible(shown) == {"A": (1, 1), "B": (1, 2), "C": (2, 3)}


def test_bounds_are_compared_to_eight_decimals_as_places_are():
    third, near = Fraction(250, 3), Fraction(250, 3) + Fraction(1, 10**10)

    assert possible_places([(rank_key(third),) * 2, (rank_key(near),) * 2]) == [(1, 1), (1, 1)]


BOUNDS = strategies.lists(
    strategies.tuples(strategies.integers(-2, 6), strategies.integers(0, 5)).map(
        lambda pair: (Fraction(pair[0], 3), Fraction(sum(pair), 3))
    ),
    max_size=6,
)


def every_place(bounds, own):
    """All places that one agency has when each stands at its lowest or highest, whoever does which."""
    for indices in product(*bounds):
        yield 1 + sum(index > indices[own] for index in indices)


@settings(max_examples=150, deadline=None)
@given(BOUNDS)
def test_best_and_worst_are_those_of_all_that_can_come(bounds):
    keys = [(rank_key(low), rank_key(high)) for low, high in bounds]
    tried = [list(every_place(bounds, own)) for own in range(len(bounds))]

    assert possible_places(keys) == [(min(places), max(places)) for places in tried]


def spans(shown, plan=PLAN):
    return {name: (one.low, one.high) for name, one in names(sureness(cards_of(shown), plan)).items()}


def test_a_place_that_no_weight_can_change_is_sure():
    # A before B: 10u + 8v > 8u + 9v is 2u > v, always so between 0.75 and 1.25; C is behind both in each area
    shown = """
        | xã | 1  | 2 | 9 |
        |----|----|---|---|
        | A  | 10 | 8 | - |
        | B  | 8  | 9 | - |
        | C  | 7  | 7 | - |
    """
    assert spans(shown) == {"A": (1, 1), "B": (2, 2), "C": (3, 3)}


def test_a_place_that_hangs_on_the_weights_has_a_span():
    # A before B where u > v, B before A where u < v: each in about half of the draws
    shown = """
        | xã | 1 | 2 | 9 |
        |----|---|---|---|
        | A  | 9 | 8 | - |
        | B  | 8 | 9 | - |
        | C  | 7 | 7 | - |
    """
    assert spans(shown) == {"A": (1, 2), "B": (1, 2), "C": (3, 3)}


def test_what_comes_in_fewer_than_five_of_a_hundred_draws_is_left_out():
    # B before A where 1.6u < v. Of the square 0.75…1.25 that is the corner u < 0.78125, v > 1.2: half of
    # 0.03125 × 0.05, out of 0.25: three draws of a thousand
    shown = """
        | xã | 1    | 2 | 9 |
        |----|------|---|---|
        | A  | 9.6  | 8 | - |
        | B  | 8    | 9 | - |
    """
    assert spans(shown) == {"A": (1, 1), "B": (2, 2)}


def test_equal_areas_stay_equal_whatever_they_weigh_and_out_of_whatever():
    # 9 of 10 and 4,5 of 5 is the same share: A, B and C tie in every draw, to the last digit
    shown = """
        | xã | 1     | 2   | 9 |
        |----|-------|-----|---|
        | A  | 9     | 9   | - |
        | B  | 4.5/5 | 9   | - |
        | C  | 2.7/3 | 6.3/7 | - |
    """
    assert names(sureness(cards_of(shown), PLAN)) == {name: Sureness(1, 1, 1, 1) for name in "ABC"}


def test_points_outside_the_scale_weigh_the_same_in_every_draw_up_to_the_cap():
    # A 80 + 1, B 80 in each draw; C and D both reach the cap
    shown = """
        | xã | 1  | 2   | 9 |
        |----|----|-----|---|
        | A  | 8  | 8   | 1 |
        | B  | 8  | 8   | 0 |
        | C  | 10 | 9.9 | 5 |
        | D  | 10 | 10  | 0 |
    """
    assert spans(shown) == {"A": (3, 3), "B": (4, 4), "C": (1, 1), "D": (1, 1)}


SHOWN = """
    | xã | 1    | 2      | 9   |
    |----|------|--------|-----|
    | A  | 9.25 | 8      | 0.5 |
    | B  | 8    | 9/9    | -   |
    | C  | -    | 8.75…9 | 1   |
    | D  | 9.25 | 8      | 0.5 |
    | E  | 7…9  | 9.5    | 0   |
"""


def test_the_order_of_the_cards_changes_nothing_and_the_same_comes_twice():
    cards = cards_of(SHOWN)

    assert list(sureness(cards, PLAN).items()) == list(sureness(cards[::-1], PLAN).items())
    assert sureness(cards, PLAN) == sureness(cards, PLAN)


def test_a_span_is_the_same_on_every_machine():
    assert names(sureness(cards_of(SHOWN), PLAN)) == {
        "A": Sureness(3, 4, 3, 3),
        "B": Sureness(1, 3, 1, 2),
        "C": Sureness(1, 3, 1, 2),
        "D": Sureness(3, 4, 3, 3),
        "E": Sureness(1, 5, 5, 5),
    }


def test_an_agency_without_an_index_is_left_out():
    shown = """
        | xã | 1  | 2 | 9 |
        |----|----|---|---|
        | A  | -  | - | 5 |
        | B  | 8  | 9 | - |
    """
    assert names(sureness(cards_of(shown), PLAN)) == {"B": Sureness(1, 1, 1, 1)}


def test_one_agency_is_first_and_of_none_nothing_is_said():
    shown = """
        | xã | 1    | 2   | 9 |
        |----|------|-----|---|
        | A  | 0…10 | 3   | 1 |
    """
    assert names(sureness(cards_of(shown), PLAN)) == {"A": Sureness(1, 1, 1, 1)}
    assert sureness([], PLAN) == {}


def test_a_ranking_is_made_sure_where_there_is_a_place_and_an_index():
    shown = """
        | xã | 1  | 2   | 9 |
        |----|----|-----|---|
        | A  | 10 | 8   | - |
        | B  | 10 | 6…9 | - |
        | C  | -  | -   | - |
    """
    refused = Standing(PLAN.roster[0], Status.UNREADABLE, "A hỏng.xlsx", reason="…")
    ranking, _ = rank(cards_of(shown), PLAN, (refused,))
    sure = with_sureness(ranking, PLAN)

    assert [(one.agency.name, one.sure) for one in sure.standings] == [
        ("A", Sureness(1, 5, 1, 1)),  # D, E and F may still come
        ("B", Sureness(1, 5, 2, 2)),
        *((name, None) for name in "CDEF"),
        ("A", None),
    ]
    unsure = tuple(replace(one, sure=None) for one in sure.standings)
    assert replace(sure, standings=unsure) == replace(ranking, words=method_words(2, 3))


def test_the_method_is_told_with_its_numbers():
    possible, drawn = method_words(31)

    assert "tính thử 1.000 lần: mỗi lần" in drawn
    assert "một hệ số ngẫu nhiên từ 0,75 đến 1,25 (tăng hoặc giảm không quá 25%)" in drawn
    assert "Bỏ 5% số lần có hạng cao nhất" in drawn
    assert "tính thử 180 lần (ít hơn 1.000 lần vì có 3.321 đơn vị): mỗi lần" in method_words(3321)[1]
    assert possible.endswith("rồi ngược lại. Hai số bằng nhau thì hạng đã chắc chắn.")
    assert "ngược lại. 8 đơn vị chưa có chỉ số đều có thể đứng trước. Hai số" in method_words(23, 8)[0]
