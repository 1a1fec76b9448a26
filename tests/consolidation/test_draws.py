"""Draws of other weights: how many, which, and the places that they give."""

from fractions import Fraction

import pytest
from hypothesis import given, settings, strategies

from cchc_xl.consolidation import rank
from cchc_xl.consolidation.draws import UNIT, draws_for, factors_of, key_of, places, spans, weighed_of
from cchc_xl.tally import rank_key
from tests.consolidation.cards import PLAN, ROSTER, cards_of

CAP = key_of(PLAN.policy.cap)


@pytest.mark.parametrize(
    ("agencies", "draws"), [(0, 1000), (1, 1000), (31, 1000), (600, 1000), (601, 998), (1000, 600), (9999, 100)]
)
def test_many_agencies_are_drawn_less_often_but_never_fewer_than_a_hundred_times(agencies, draws):
    assert draws_for(agencies) == draws


def test_factors_lie_within_a_quarter_around_one_and_fill_that_evenly():
    factors = [factor for one in factors_of(1000, 8) for factor in one]

    assert (min(factors) >= 750_000, max(factors) <= 1_250_000) == (True, True)
    quarters = [sum(low <= factor < low + 125_000 for factor in factors) for low in range(750_000, 1_250_000, 125_000)]
    assert all(abs(number - 2000) < 150 for number in quarters)


def test_the_same_factors_are_drawn_on_every_machine():
    assert list(factors_of(2, 3)) == [(985_045, 1_114_132, 901_875), (1_193_649, 955_044, 1_108_307)]


FIGURE = strategies.integers(0, 40).map(lambda quarters: str(quarters / 4))
INSIDE = strategies.one_of(FIGURE, FIGURE.map(lambda points: f"{points}/{max(float(points), 6)}"), strategies.just("-"))
LINE = strategies.tuples(strategies.sampled_from(["2", "8.5/9", "10", "-3.5"]), INSIDE, strategies.sampled_from("-015"))
LINES = strategies.lists(LINE, min_size=1, max_size=6)


def drawn_cards(lines):
    rows = [f"| {agency.name} | {' | '.join(line)} |" for agency, line in zip(ROSTER, lines, strict=False)]
    return cards_of("\n".join(["| xã | 1 | 2 | 9 |", "|---|---|---|---|", *rows]))


@settings(max_examples=100, deadline=None)
@given(LINES)
def test_with_the_plans_own_weights_the_places_are_those_of_the_ranking(lines):
    cards = drawn_cards(lines)
    ranked = {one.agency: one.place for one in rank(cards, PLAN)[0].standings}

    assert list(places(weighed_of(cards, PLAN), [(UNIT, UNIT)], CAP)) == [[ranked[card.agency] for card in cards]]


def test_weighed_indices_are_rounded_to_eight_decimals_as_places_are():
    # A 66,6666666666…, B 66,66666667: equal to eight decimals
    cards = cards_of("""
        | xã | 1           | 2 | 9 |
        |----|-------------|---|---|
        | A  | 2/3         | - | - |
        | B  | 6.666666667 | - | - |
        | C  | 6.666666664 | - | - |
    """)
    assert list(places(weighed_of(cards, PLAN), [(999_999, 1_234_567)], CAP)) == [[1, 1, 3]]


def place_by_fractions(card, cards, factors):
    """The place by the definition: weighed points out of weighed maxima, points outside added, up to the cap."""
    indices = {}
    for one in cards:
        outside, *inside = one.totals.areas
        points = sum(factor * Fraction(area.points) for factor, area in zip(factors, inside, strict=True))
        maximum = sum(factor * Fraction(area.maximum) for factor, area in zip(factors, inside, strict=True))
        index = Fraction(points, maximum) * 100 + Fraction(outside.points)
        indices[one.agency] = rank_key(min(index, Fraction(PLAN.policy.cap)))
    return 1 + sum(index > indices[card.agency] for index in indices.values())


@settings(max_examples=100, deadline=None)
@given(LINES, strategies.lists(strategies.tuples(*[strategies.integers(750_000, 1_250_000)] * 2), min_size=1))
def test_places_under_other_weights_are_those_of_exact_fractions(lines, drawn):
    cards = drawn_cards(lines)

    assert list(places(weighed_of(cards, PLAN), drawn, CAP)) == [
        [place_by_fractions(card, cards, factors) for card in cards] for factors in drawn
    ]


def test_a_span_leaves_out_fifty_of_a_thousand_places_at_each_end():
    cards = cards_of("""
        | xã | 1    | 2    | 9   |
        |----|------|------|-----|
        | A  | 9    | 7.75 | 0.5 |
        | B  | 8    | 9/9  | -   |
        | C  | 8.75 | 8.75 | 1   |
        | D  | 7    | 9.5  | 0   |
    """)
    drawn = [[place_by_fractions(card, cards, factors) for factors in factors_of(1000, 2)] for card in cards]

    assert spans(cards, PLAN) == [(sorted(ones)[50], sorted(ones)[949]) for ones in drawn]
