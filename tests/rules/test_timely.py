"""On time, late, or not at all."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, strategies

from cchc_xl.model.plan import Shape
from cchc_xl.model.scorecard import Earned, Given
from cchc_xl.rules import timely
from tests.plans import criterion

DUE = date(2024, 1, 31)
PLAN = criterion(rule="timely", maximum="1.5", settings={"due": DUE, "late": Decimal("0.75")})


def points(day, one=PLAN):
    return timely.points(one, Given(day=day))


def test_the_due_date_itself_is_on_time():
    assert points(DUE) == Earned(Fraction(3, 2), "31/01/2024 ≤ hạn 31/01/2024")


def test_a_day_before_the_year_is_on_time():
    assert points(date(2023, 12, 29)) == Earned(Fraction(3, 2), "29/12/2023 ≤ hạn 31/01/2024")


def test_the_day_after_is_late():
    assert points(date(2024, 2, 1)) == Earned(Fraction(3, 4), "01/02/2024 > hạn 31/01/2024 (chậm)")


def test_lateness_leaves_nothing_where_the_plan_does_not_say_more():
    strict = replace(PLAN, settings={"due": DUE})
    assert points(date(2024, 2, 1), strict) == Earned(Fraction(0), "01/02/2024 > hạn 31/01/2024 (chậm)")
    assert timely.method(strict) == "Đến 31/01/2024: 1,5 điểm; sau đó: 0 điểm; không: 0 điểm"


def test_not_done_earns_nothing():
    assert points(None) == Earned(Fraction(0), "Không thực hiện")


def test_a_due_date_that_is_no_date_is_our_fault():
    with pytest.raises(TypeError, match=r"criterion 1\.1: due is '31/01/2024', not a date"):
        points(DUE, replace(PLAN, settings={"due": "31/01/2024"}))


def test_it_is_given_a_date():
    assert timely.shape(PLAN) is Shape.DATE


def test_its_words_name_the_due_date():
    assert timely.method(PLAN) == "Đến 31/01/2024: 1,5 điểm; sau đó: 0,75 điểm; không: 0 điểm"


def test_its_floor_is_nothing_or_what_lateness_costs():
    assert timely.floor(PLAN) == 0
    assert timely.floor(replace(PLAN, settings={"due": DUE, "late": Decimal("-0.5")})) == Decimal("-0.5")


def test_its_formula_compares_days_and_takes_a_no_only_beside_a_blank():
    assert timely.formula(PLAN) == (
        "IF(ISNUMBER({day}),IF(INT({day})<={due},{maximum},{late}),"
        'IF(ISERROR({day}),"",IF({day}="",IF(ISTEXT({answer}),IF({answer}="Không",0,""),""),"")))'
    )


@given(strategies.dates(), strategies.dates())
def test_an_earlier_day_never_earns_less(one, other):
    assert 0 <= points(max(one, other)).points <= points(min(one, other)).points <= PLAN.maximum
