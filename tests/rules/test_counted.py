"""Points for each thing done, up to the maximum."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given, strategies

from cchc_xl.model.plan import Shape
from cchc_xl.model.scorecard import Earned, Given
from cchc_xl.rules import counted
from tests.plans import criterion

POSTS = criterion(rule="counted", maximum="1.5", unit="hồ sơ", settings={"each": Decimal("0.05")})


def points(done):
    return counted.points(POSTS, Given(done=Decimal(done)))


def test_each_one_earns_its_points():
    assert points(7) == Earned(Fraction(7, 20), "7 × 0,05 = 0,35")


def test_none_earns_nothing():
    assert points(0) == Earned(Fraction(0), "0 × 0,05 = 0")


def test_the_maximum_is_reached_and_not_passed():
    assert points(29) == Earned(Fraction(29, 20), "29 × 0,05 = 1,45")
    assert points(30) == Earned(Fraction(3, 2), "30 × 0,05 = 1,5")
    assert points(31) == Earned(Fraction(3, 2), "31 × 0,05 = 1,55 > 1,5 (tối đa)")
    assert points(1200) == Earned(Fraction(3, 2), "1.200 × 0,05 = 60 > 1,5 (tối đa)")


def test_it_is_given_a_number():
    assert counted.shape(POSTS) is Shape.COUNT


def test_its_words_name_the_unit_and_the_maximum():
    assert counted.method(POSTS) == "Mỗi hồ sơ: 0,05 điểm, tối đa 1,5 điểm"
    assert counted.method(criterion(rule="counted", settings={"each": Decimal(1)})) == (
        "Mỗi đơn vị: 1 điểm, tối đa 2 điểm"
    )


def test_its_floor_is_nothing():
    assert counted.floor(POSTS) == 0


def test_its_formula_multiplies_and_stops_at_the_maximum():
    assert counted.formula(POSTS) == (
        'IF(ISNUMBER({done}),IF({done}>=0,ROUND(ROUND(MIN({maximum},{each}*{done})*{scale},10),0)/{scale},""),"")'
    )


@given(strategies.integers(0, 10**9))
def test_points_are_those_of_whole_numbers(done):
    assert points(done).points == Fraction(min(150, 5 * done), 100)


@given(strategies.integers(0, 100))
def test_doing_more_never_earns_less(done):
    assert counted.floor(POSTS) <= points(done).points <= points(done + 1).points <= POSTS.maximum
