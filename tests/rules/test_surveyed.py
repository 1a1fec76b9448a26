"""From a survey: the weighted mean of its answers."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given, strategies

from cchc_xl.model.plan import Option, Shape
from cchc_xl.model.scorecard import Earned, Given
from cchc_xl.numbers import rounded
from cchc_xl.rules import surveyed
from tests.plans import criterion

CONTENT = criterion(
    rule="surveyed",
    maximum="3",
    options=(Option("Hài lòng", Decimal(100)), Option("Bình thường", Decimal(50)), Option("Không", Decimal(0))),
)


def points(happy, so_so, unhappy):
    answers = {"Hài lòng": Decimal(happy), "Bình thường": Decimal(so_so), "Không": Decimal(unhappy)}
    return surveyed.points(CONTENT, Given(answers=answers))


def test_answers_weigh_what_the_plan_says():
    assert points(180, 15, 5) == Earned(Fraction(45, 16), "(180×100% + 15×50% + 5×0%)/200 = 93,75%; 3 × 187,5/200")


def test_all_happy_earns_the_maximum_and_all_unhappy_nothing():
    assert points(1200, 0, 0) == Earned(Fraction(3), "(1.200×100% + 0×50% + 0×0%)/1.200 = 100,00%; 3 × 1.200/1.200")
    assert points(0, 0, 4) == Earned(Fraction(0), "(0×100% + 0×50% + 4×0%)/4 = 0,00%; 3 × 0/4")


def test_an_answer_that_nobody_gave_counts_as_none():
    assert surveyed.points(CONTENT, Given(answers={"Hài lòng": Decimal(1), "Không": Decimal(1)})) == Earned(
        Fraction(3, 2), "(1×100% + 0×50% + 1×0%)/2 = 50,00%; 3 × 1/2"
    )


def test_a_tie_is_exact():
    assert points(5, 1, 94).points == Fraction(165, 1000)
    assert rounded(points(5, 1, 94).points, 2) == Decimal("0.17")


def test_it_is_given_answers():
    assert surveyed.shape(CONTENT) is Shape.ANSWERS


def test_its_words_list_the_weights():
    assert surveyed.method(CONTENT) == "3 điểm × bình quân (Hài lòng: 100%; Bình thường: 50%; Không: 0%)"


def test_its_floor_is_nothing():
    assert surveyed.floor(CONTENT) == 0


def test_its_formula_weighs_a_column_of_answers_none_of_them_negative():
    assert surveyed.formula(CONTENT) == (
        'IF(AND(COUNT({answers})=ROWS({answers}),COUNTIF({answers},"<0")=0),IF(SUM({answers})>0,'
        "ROUND(ROUND({maximum}*{scale}*SUMPRODUCT({answers},{weights})/(SUM({answers})*100),10),0)/{scale}"
        ',""),"")'
    )


ANSWERS = strategies.integers(0, 5000)


@given(ANSWERS, ANSWERS, ANSWERS.map(lambda number: number + 1))
def test_points_are_those_of_whole_numbers(happy, so_so, unhappy):
    above, below = 300 * (2 * happy + so_so), 2 * (happy + so_so + unhappy)
    assert rounded(points(happy, so_so, unhappy).points, 2) == Decimal((2 * above + below) // (2 * below)) / 100


@given(ANSWERS, ANSWERS, ANSWERS.map(lambda number: number + 1))
def test_a_better_answer_never_earns_less(happy, so_so, unhappy):
    worse, better = points(happy, so_so, unhappy).points, points(happy, so_so + 1, unhappy - 1).points
    assert surveyed.floor(CONTENT) <= worse <= better <= CONTENT.maximum
