"""Yes or no: all that is asked for has to be there, unless each part has points of its own."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given, strategies

from cchc_xl.model.plan import Condition, Shape
from cchc_xl.model.scorecard import Earned, Given
from cchc_xl.rules import met
from tests.plans import criterion

ONE = criterion(rule="met", maximum="1")
ALL = criterion(
    rule="met",
    maximum="1",
    conditions=(Condition("1.1.1", "Có dự toán riêng"), Condition("1.1.2", "Bố trí trước hạn")),
)
EACH = criterion(
    rule="met",
    maximum="2",
    conditions=(
        Condition("1.1.1", "Đã xây dựng", Decimal("0.5")),
        Condition("1.1.2", "Đã công bố", Decimal("0.5")),
        Condition("1.1.3", "Duy trì", Decimal(1)),
    ),
)


def answered(one, *answers):
    return met.points(one, Given(met=answers))


def test_a_yes_earns_the_maximum_and_a_no_nothing():
    assert answered(ONE, True) == Earned(Fraction(1), "Có")
    assert answered(ONE, False) == Earned(Fraction(0), "Không")


def test_all_conditions_have_to_hold():
    assert answered(ALL, True, True) == Earned(Fraction(1), "Có dự toán riêng: Có; Bố trí trước hạn: Có")
    assert answered(ALL, True, False) == Earned(Fraction(0), "Có dự toán riêng: Có; Bố trí trước hạn: Không")
    assert answered(ALL, False, False) == Earned(Fraction(0), "Có dự toán riêng: Không; Bố trí trước hạn: Không")


def test_conditions_with_points_earn_their_own():
    assert answered(EACH, True, False, True) == Earned(
        Fraction(3, 2), "Đã xây dựng: Có; Đã công bố: Không; Duy trì: Có; 0,5 + 1"
    )
    assert answered(EACH, False, False, False) == Earned(
        Fraction(0), "Đã xây dựng: Không; Đã công bố: Không; Duy trì: Không; 0"
    )


def test_it_is_given_conditions():
    assert met.shape(ONE) is Shape.CONDITIONS


def test_its_words_say_what_a_yes_earns():
    assert met.method(ONE) == "Có: 1 điểm; Không: 0 điểm"
    assert met.method(ALL) == "Có đủ (Có dự toán riêng; Bố trí trước hạn): 1 điểm; thiếu một điều kiện: 0 điểm"
    assert met.method(EACH) == "Đã xây dựng: 0,5 điểm; Đã công bố: 0,5 điểm; Duy trì: 1 điểm"


def test_its_floor_is_nothing():
    assert met.floor(EACH) == 0


def test_its_formula_takes_only_yes_and_no_for_an_answer():
    assert met.formula(ALL) == (
        "IF(AND(ISTEXT({condition.1}),ISTEXT({condition.2})),"
        'IF(AND(OR({condition.1}="Có",{condition.1}="Không"),OR({condition.2}="Có",{condition.2}="Không")),'
        'IF(AND({condition.1}="Có",{condition.2}="Có"),{maximum},0),""),"")'
    )


def test_the_formula_of_a_single_answer_asks_one_cell():
    assert "{answer}" in met.formula(ONE)
    assert "{condition" not in met.formula(ONE)


def test_the_formula_of_conditions_with_points_adds_them_up():
    assert 'IF({condition.1}="Có",{condition.1.points},0)+IF({condition.2}="Có"' in met.formula(EACH)


@given(strategies.tuples(*[strategies.booleans()] * 3))
def test_points_are_the_sum_of_what_holds(answers):
    halves = 1 * answers[0] + 1 * answers[1] + 2 * answers[2]
    assert answered(EACH, *answers).points == Fraction(halves, 2)


@given(strategies.lists(strategies.booleans(), min_size=3, max_size=3), strategies.integers(0, 2))
def test_one_yes_more_never_earns_less(answers, place):
    better = [*answers[:place], True, *answers[place + 1 :]]
    assert 0 <= answered(EACH, *answers).points <= answered(EACH, *better).points <= EACH.maximum
