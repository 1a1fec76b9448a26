"""Bands: the first that holds gives the points, and the share is compared before anybody rounds it."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, strategies

from cchc_xl.model.plan import Band, Shape
from cchc_xl.model.scorecard import Earned, Given
from cchc_xl.rules import banded
from tests.plans import criterion


def bands(*steps):
    return tuple(Band(sign, Decimal(threshold), Decimal(points)) for sign, threshold, points in steps)


SHARE = criterion(rule="banded", maximum="1.5", bands=bands((">=", 100, "1.5"), (">=", 70, "0.75"), ("<", 70, 0)))
SAVING = criterion(
    rule="banded",
    maximum="2",
    bands=bands((">=", 10, 2), (">=", 5, "1.5"), (">", 0, 1), ("<=", 0, 0)),
    may_be_negative=True,
)
NUMBER = criterion(
    rule="banded", maximum="2", total="", unit="lỗi", bands=bands(("=", 0, 2), ("<=", 3, 1), (">", 3, 0))
)


def share(done, total, one=SHARE):
    return banded.points(one, Given(done=Decimal(done), total=Decimal(total)))


def number(done):
    return banded.points(NUMBER, Given(done=Decimal(done)))


def test_a_share_on_the_edge_belongs_to_the_band():
    assert share(70, 100) == Earned(Fraction(3, 4), "70/100 = 70,00% ≥ 70%")
    assert share(1000, 1000) == Earned(Fraction(3, 2), "1.000/1.000 = 100,00% ≥ 100%")


def test_one_below_the_edge_is_in_the_next_band():
    assert share(69, 100) == Earned(Fraction(0), "69/100 = 69,00% < 70%")
    assert share(999, 1000) == Earned(Fraction(3, 4), "999/1.000 = 99,90% ≥ 70%")


def test_a_share_that_would_round_up_to_the_edge_stays_below_it_and_is_not_shown_as_the_edge():
    assert share(13_999, 20_000) == Earned(Fraction(0), "13.999/20.000 = 69,995% < 70%")
    assert share(699_999, 1_000_000) == Earned(Fraction(0), "699.999/1.000.000 = 69,9999% < 70%")
    assert share(999_999, 1_000_000) == Earned(Fraction(3, 4), "999.999/1.000.000 = 99,9999% ≥ 70%")


def test_more_than_all_earns_what_all_earns():
    assert share(12, 10) == Earned(Fraction(3, 2), "12/10 = 120,00% ≥ 100%")


@pytest.mark.parametrize(
    ("saved", "earned"),
    [
        ("123.45", Earned(Fraction(2), "123,45/1.234,5 = 10,00% ≥ 10%")),
        ("123.4499", Earned(Fraction(3, 2), "123,4499/1.234,5 = 9,99999% ≥ 5%")),
        ("0.01", Earned(Fraction(1), "0,01/1.234,5 = 0,001% > 0%")),
        ("0", Earned(Fraction(0), "0/1.234,5 = 0,00% ≤ 0%")),
        ("-0.01", Earned(Fraction(0), "-0,01/1.234,5 = -0,001% ≤ 0%")),
        ("-500", Earned(Fraction(0), "-500/1.234,5 = -40,50% ≤ 0%")),
    ],
)
def test_money_has_decimals_and_a_saving_may_be_negative(saved, earned):
    assert share(saved, "1234.5", SAVING) == earned


def test_a_criterion_without_a_total_compares_the_number():
    assert number(0) == Earned(Fraction(2), "0 = 0")
    assert number(3) == Earned(Fraction(1), "3 ≤ 3")
    assert number(4) == Earned(Fraction(0), "4 > 3")


def test_what_no_band_holds_earns_nothing():
    only_the_best = replace(SHARE, bands=SHARE.bands[:1])
    assert share(9, 10, only_the_best) == Earned(Fraction(0), "9/10 = 90,00%, không thuộc bậc nào")


def test_the_first_band_that_holds_wins():
    poorest_first = replace(SHARE, bands=SHARE.bands[::-1])
    assert share(100, 100, poorest_first) == Earned(Fraction(3, 4), "100/100 = 100,00% ≥ 70%")


def test_it_is_given_a_share_where_there_is_a_total():
    assert (banded.shape(SHARE), banded.shape(NUMBER)) == (Shape.RATIO, Shape.COUNT)


def test_its_words_list_the_bands():
    assert banded.method(SHARE) == "≥ 100%: 1,5 điểm; ≥ 70%: 0,75 điểm; < 70%: 0 điểm"
    assert banded.method(NUMBER) == "= 0: 2 điểm; ≤ 3: 1 điểm; > 3: 0 điểm"


def test_its_floor_is_the_poorest_band():
    assert banded.floor(SHARE) == 0
    assert banded.floor(replace(SHARE, bands=bands((">=", 50, 1), ("<", 50, "-0.5")))) == Decimal("-0.5")
    assert banded.floor(replace(SHARE, bands=())) == 0


def test_its_formula_nests_the_bands_and_cross_multiplies():
    assert banded.formula(replace(SHARE, bands=SHARE.bands[:2])) == (
        "IF(AND(ISNUMBER({done}),ISNUMBER({total})),IF(AND({total}>0,{done}>=0),"
        "IF(ROUND({done}*100-{band.1.from}*{total},6)>=0,{band.1.points},"
        'IF(ROUND({done}*100-{band.2.from}*{total},6)>=0,{band.2.points},0)),""),"")'
    )


def test_the_formula_of_a_saving_allows_what_is_negative():
    assert "{done}>=0" in banded.formula(SHARE)
    assert "{done}>=0" not in banded.formula(SAVING)


@given(done=strategies.integers(0, 3000), total=strategies.integers(1, 2000))
def test_points_are_those_of_whole_numbers(done, total):
    expected = 150 if done >= total else 75 if 10 * done >= 7 * total else 0
    assert share(done, total).points == Fraction(expected, 100)


@given(done=strategies.integers(0, 3000), total=strategies.integers(1, 2000))
def test_doing_more_never_earns_less(done, total):
    assert banded.floor(SHARE) <= share(done, total).points <= share(done + 1, total).points <= SHARE.maximum
