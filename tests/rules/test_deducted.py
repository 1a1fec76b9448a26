"""Points off for each fault, down to a floor that may lie below zero."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given, strategies

from cchc_xl.model.plan import Shape
from cchc_xl.model.scorecard import Earned, Given
from cchc_xl.rules import deducted
from tests.plans import criterion

REPORTS = criterion(rule="deducted", maximum="2", unit="báo cáo", settings={"each": Decimal("0.25")})
OFFENCES = criterion(
    rule="deducted", maximum="2", unit="vụ việc", settings={"each": Decimal("0.5"), "floor": Decimal("-0.5")}
)


def points(done, one=REPORTS):
    return deducted.points(one, Given(done=Decimal(done)))


def test_no_fault_leaves_the_maximum():
    assert points(0) == Earned(Fraction(2), "2 − 0 × 0,25 = 2")


def test_each_fault_costs_its_points():
    assert points(3) == Earned(Fraction(5, 4), "2 − 3 × 0,25 = 1,25")


def test_the_floor_is_zero_where_the_plan_names_none():
    assert points(8) == Earned(Fraction(0), "2 − 8 × 0,25 = 0")
    assert points(9) == Earned(Fraction(0), "2 − 9 × 0,25 = -0,25 < 0 (thấp nhất)")


def test_a_floor_below_zero_gives_points_below_zero():
    assert points(4, OFFENCES) == Earned(Fraction(0), "2 − 4 × 0,5 = 0")
    assert points(5, OFFENCES) == Earned(Fraction(-1, 2), "2 − 5 × 0,5 = -0,5")
    assert points(6, OFFENCES) == Earned(Fraction(-1, 2), "2 − 6 × 0,5 = -1 < -0,5 (thấp nhất)")


def test_it_is_given_a_number():
    assert deducted.shape(REPORTS) is Shape.COUNT


def test_its_words_name_the_unit_and_the_floor():
    assert deducted.method(REPORTS) == "Mỗi báo cáo trừ 0,25 điểm, thấp nhất 0 điểm"
    assert deducted.method(OFFENCES) == "Mỗi vụ việc trừ 0,5 điểm, thấp nhất -0,5 điểm"
    assert deducted.method(criterion(rule="deducted", settings={"each": Decimal(1)})) == (
        "Mỗi đơn vị trừ 1 điểm, thấp nhất 0 điểm"
    )


def test_its_floor_is_the_plans():
    assert (deducted.floor(REPORTS), deducted.floor(OFFENCES)) == (0, Decimal("-0.5"))


def test_its_formula_subtracts_and_stops_at_the_floor():
    assert deducted.formula(REPORTS) == (
        "IF(ISNUMBER({done}),IF({done}>=0,"
        'ROUND(ROUND(MAX({floor},{maximum}-{each}*{done})*{scale},10),0)/{scale},""),"")'
    )


@given(strategies.integers(0, 10**9))
def test_points_are_those_of_whole_numbers(done):
    assert points(done, OFFENCES).points == Fraction(max(-50, 200 - 50 * done), 100)


@given(strategies.integers(0, 20))
def test_one_fault_more_never_earns_more(done):
    more, fewer = points(done + 1, OFFENCES).points, points(done, OFFENCES).points
    assert deducted.floor(OFFENCES) <= more <= fewer <= OFFENCES.maximum
