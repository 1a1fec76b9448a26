"""How far it is to the goal place."""

from dataclasses import replace
from decimal import Decimal

from cchc_xl.consolidation.goal import needed
from cchc_xl.model.plan import Goal
from tests.consolidation.cards import PLAN, cards_of, names

CARDS = cards_of("""
    | xã | 1  | 2      | 9 |
    |----|----|--------|---|
    | A  | 10 | 8      | - |
    | B  | 10 | 6      | - |
    | C  | 10 | 5.9999 | - |
    | D  | 5  | 5      | - |
    | E  | -  | -      | - |
""")


def test_each_lacks_the_points_up_to_the_index_of_the_goal_place():
    assert names(needed(CARDS, PLAN)) == {"A": 0, "B": 0, "C": Decimal("0.0005"), "D": 30}


def test_who_ties_with_the_goal_place_lacks_nothing():
    tied = [CARDS[0], CARDS[1], replace(CARDS[1], agency=CARDS[2].agency), CARDS[3]]

    assert names(needed(tied, PLAN)) == {"A": 0, "B": 0, "C": 0, "D": 30}


def test_nothing_is_said_without_a_goal_or_with_fewer_ranked_than_its_place():
    assert needed(CARDS, replace(PLAN, goal=Goal())) == {}
    assert needed(CARDS, replace(PLAN, goal=Goal(5))) == {}
    assert needed([], PLAN) == {}
