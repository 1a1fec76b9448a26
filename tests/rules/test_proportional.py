"""In proportion to a share, or to the mean of several."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, strategies

from cchc_xl.model.plan import Shape
from cchc_xl.model.scorecard import Earned, Given, Line
from cchc_xl.numbers import rounded
from cchc_xl.rules import SLOT, proportional
from tests.plans import criterion

SHARE = criterion(maximum="5")
WITH_FLOOR = criterion(maximum="5", settings={"floor": Decimal(90)})
WITH_TARGET = criterion(maximum="4", settings={"target": Decimal(50)})
TAXES = criterion(maximum="3", settings={"mean": "sắc thuế"})


def share(done, total, one=SHARE):
    return proportional.points(one, Given(done=Decimal(done), total=Decimal(total)))


def mean(*lines, one=TAXES):
    return proportional.points(
        one, Given(lines=tuple(Line(label, Decimal(done), Decimal(total)) for label, done, total in lines))
    )


def test_a_share_earns_its_part_of_the_maximum():
    assert share(1105, 1200) == Earned(Fraction(1105, 240), "1.105/1.200 = 92,08%; 5 × 1.105/1.200")


def test_nothing_done_earns_nothing():
    assert share(0, 8) == Earned(Fraction(0), "0/8 = 0,00%; 5 × 0/8")


def test_all_done_earns_the_maximum_and_more_than_all_no_more():
    assert share(8, 8) == Earned(Fraction(5), "8/8 = 100,00% ≥ 100%")
    assert share(9, 8) == Earned(Fraction(5), "9/8 = 112,50% ≥ 100%")


def test_almost_all_is_not_shown_as_all():
    assert share(199_999, 200_000) == Earned(
        Fraction(199_999, 40_000), "199.999/200.000 = 99,9995%; 5 × 199.999/200.000"
    )


def test_a_share_below_the_floor_earns_nothing():
    assert share(90, 100, WITH_FLOOR) == Earned(Fraction(9, 2), "90/100 = 90,00%; 5 × 90/100")
    assert share(89, 100, WITH_FLOOR) == Earned(Fraction(0), "89/100 = 89,00% < 90% (mức tối thiểu)")


def test_a_share_that_would_round_up_to_the_floor_stays_below_it():
    assert share(17_999, 20_000, WITH_FLOOR) == Earned(Fraction(0), "17.999/20.000 = 89,995% < 90% (mức tối thiểu)")


def test_the_target_is_worth_the_maximum():
    assert share(50, 100, WITH_TARGET) == Earned(Fraction(4), "50/100 = 50,00% ≥ 50%")
    assert share(80, 100, WITH_TARGET) == Earned(Fraction(4), "80/100 = 80,00% ≥ 50%")


def test_a_share_below_the_target_earns_its_part_of_the_target():
    assert share(30, 100, WITH_TARGET) == Earned(Fraction(12, 5), "30/100 = 30,00%; 4 × 30/100 / 50%")
    assert share(9_999, 20_000, WITH_TARGET) == Earned(
        Fraction(9_999, 2500), "9.999/20.000 = 49,995%; 4 × 9.999/20.000 / 50%"
    )


def test_a_tie_is_exact():
    one = criterion(maximum="3")
    assert share(296, 960, one) == Earned(Fraction(925, 1000), "296/960 = 30,83%; 3 × 296/960")
    assert rounded(share(296, 960, one).points, 2) == Decimal("0.93")


def test_money_has_decimals():
    assert share("133.2", "296", criterion(maximum="1.5")) == Earned(
        Fraction(675, 1000), "133,2/296 = 45,00%; 1,5 × 133,2/296"
    )


def test_a_mean_weighs_every_line_alike():
    assert mean(("Môn bài", 3, 4), ("Đất", 1, 2)) == Earned(
        Fraction(15, 8), "Môn bài 3/4 = 75,00%; Đất 1/2 = 50,00%; trung bình 62,50%; 3 × 5/8"
    )


def test_a_line_above_all_counts_as_all():
    assert mean(("Môn bài", 150, 100), ("Đất", 50, 100)) == Earned(
        Fraction(9, 4), "Môn bài 150/100 = 150,00%; Đất 50/100 = 50,00%; trung bình 75,00%; 3 × 3/4"
    )


def test_a_mean_of_all_lines_done_earns_the_maximum():
    assert mean(("Môn bài", 5, 4), ("Đất", 2, 2)) == Earned(
        Fraction(3), "Môn bài 5/4 = 125,00%; Đất 2/2 = 100,00%; trung bình 100,00% ≥ 100%"
    )


def test_almost_all_lines_done_is_not_shown_as_all():
    assert mean(("Môn bài", 199_999, 200_000)) == Earned(
        Fraction(599_997, 200_000), "Môn bài 199.999/200.000 = 99,9995%; trung bình 99,9995%; 3 × 199.999/200.000"
    )


def test_a_mean_has_a_floor_and_a_target_too():
    one = criterion(maximum="3", settings={"mean": "sắc thuế", "floor": Decimal(50), "target": Decimal(80)})
    assert mean(("Đất", 1, 2), one=one) == Earned(Fraction(15, 8), "Đất 1/2 = 50,00%; trung bình 50,00%; 3 × 1/2 / 80%")
    assert mean(("Đất", 9_999, 20_000), one=one) == Earned(
        Fraction(0), "Đất 9.999/20.000 = 50,00%; trung bình 49,995% < 50% (mức tối thiểu)"
    )
    assert mean(("Đất", 4, 5), one=one) == Earned(Fraction(3), "Đất 4/5 = 80,00%; trung bình 80,00% ≥ 80%")


def test_lines_are_not_rounded_before_their_mean():
    assert mean(("a", 1, 3), ("b", 1, 6), ("c", 1, 4)).points == Fraction(3, 4)


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (SHARE, "Tỷ lệ × 5 điểm"),
        (WITH_FLOOR, "Tỷ lệ × 5 điểm; dưới 90%: 0 điểm"),
        (WITH_TARGET, "Tỷ lệ / 50% × 4 điểm, tối đa 4"),
        (TAXES, "Tỷ lệ trung bình các sắc thuế × 3 điểm"),
    ],
)
def test_its_words_say_the_proportion(one, words):
    assert proportional.method(one) == words


def test_it_is_given_a_share_or_lines():
    assert (proportional.shape(SHARE), proportional.shape(TAXES)) == (Shape.RATIO, Shape.LINES)


def test_its_formula_counts_in_hundredths_of_a_point_and_rounds_twice():
    assert proportional.formula(SHARE) == (
        "IF(AND(ISNUMBER({done}),ISNUMBER({total})),IF(AND({total}>0,{done}>=0),"
        "IF(ROUND({done}*100-{floor}*{total},6)<0,0,"
        "ROUND(ROUND({maximum}*{scale}*MIN({done}*100,{target}*{total})/({target}*{total}),10),0)/{scale})"
        ',""),"")'
    )


def test_its_formula_of_a_mean_reads_columns():
    assert set(SLOT.findall(proportional.formula(TAXES))) == {
        "lines.done",
        "lines.total",
        "maximum",
        "scale",
        "target",
        "floor",
    }


def test_its_floor_is_nothing():
    assert proportional.floor(WITH_FLOOR) == 0


@given(done=strategies.integers(0, 3000), total=strategies.integers(1, 2000))
def test_points_are_those_of_whole_numbers(done, total):
    above, below = (500 * done, total) if 10 * done >= 9 * total else (0, 1)
    hundredths = min(500, (2 * above + below) // (2 * below))
    assert rounded(share(done, total, WITH_FLOOR).points, 2) == Decimal(hundredths) / 100


@given(done=strategies.integers(0, 3000), total=strategies.integers(1, 2000))
def test_doing_more_never_earns_less(done, total):
    for one in (SHARE, WITH_FLOOR, WITH_TARGET):
        less, more = share(done, total, one).points, share(done + 1, total, one).points
        assert proportional.floor(one) <= less <= more <= one.maximum


LINES = strategies.lists(strategies.tuples(strategies.integers(0, 99), strategies.integers(1, 60)), min_size=1)


@given(LINES)
def test_a_mean_stays_between_nothing_and_the_maximum(lines):
    earned = mean(*(("dòng", done, total) for done, total in lines)).points
    assert 0 <= earned <= TAXES.maximum
    assert (earned == TAXES.maximum) == all(done >= total for done, total in lines)
