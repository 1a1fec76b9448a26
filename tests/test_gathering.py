"""Where the figures of a criterion stand: in the register where it has rows, else in the typed cells."""

from decimal import Decimal

import pytest

from cchc_xl.gathering import described, gathered, measure_of
from cchc_xl.model.plan import Shape
from cchc_xl.model.reading import State
from tests.cases import reading_of
from tests.plans import Condition, Measure, Option, Register, RegisterColumn, criterion, plan_of, real_plan
from tests.plans import Test as RowTest

WORKS = Register(
    "Việc",
    (
        RegisterColumn("Mã", "text", key=True),
        RegisterColumn("Loại", "text", may_be_blank=True),
        RegisterColumn("Số", "number", may_be_blank=True),
    ),
)
FORM = "| Mã | Tiêu chí | Tổng số | Số thực hiện | Kết quả |\n| '1.1 | x | 9 | 8 | Có |\n| '1.1.1 | y | | | Không |"


def of(one, shown="| Mã | Loại | Số |", *measures):
    plan = plan_of(one, registers=(WORKS,), measures=measures)

    return gathered(one, reading_of(plan, FORM, {"Việc": shown}))


DONE, TOTAL = Measure("1.1", "done", "Việc", "count"), Measure("1.1", "total", "Việc", "sum", of="Số")
ROWS = "| Mã | Loại | Số |\n| a | A | 5 |\n| b | | 2 |"


def test_without_a_register_the_typed_figures_stand():
    figures = of(criterion("1.1"), ROWS, DONE, TOTAL)

    assert not figures.from_register
    assert [(figures.figure(part).number, figures.figure(part).cell.address) for part in figures.parts] == [
        (8, "D2"),
        (9, "C2"),
    ]


def test_with_rows_the_counted_figures_stand():
    figures = of(criterion("1.1", register="Việc"), ROWS, DONE, TOTAL)

    assert figures.from_register
    assert [figures.figure(part).number for part in figures.parts] == [2, 7]
    assert figures.entry.figure("done").number == 8


def test_without_rows_the_typed_figures_stand():
    figures = of(criterion("1.1", register="Việc"), "| Mã | Loại | Số |", DONE, TOTAL)

    assert not figures.from_register
    assert [figures.figure(part).number for part in figures.parts] == [8, 9]


def test_rows_that_no_measure_counts_for_this_criterion_say_nothing():
    other = Measure("1.2", "done", "Việc", "count")

    assert not of(criterion("1.1", register="Việc"), ROWS, other).from_register


@pytest.mark.parametrize(
    ("answers", "held"), [("| a | A | 5 |", True), ("| a | A | 0 |", False), ("| a | B | 5 |", False)]
)
def test_a_survey_was_held_where_somebody_answered(answers, held):
    survey = criterion("1.1", "surveyed", options=(Option("A", Decimal(100)),), register="Việc")
    measure = Measure("1.1", "answers", "Việc", "sum", of="Số", for_each="Loại", where=(RowTest("Loại", "in", ("A",)),))

    assert of(survey, f"| Mã | Loại | Số |\n{answers}", measure).from_register is held


@pytest.mark.parametrize(
    ("one", "shape", "parts"),
    [
        (criterion("1.1"), Shape.RATIO, ("done", "total")),
        (criterion("1.1", "banded"), Shape.RATIO, ("done", "total")),
        (criterion("1.1", "banded", total=""), Shape.COUNT, ("done",)),
        (criterion("1.1", "counted"), Shape.COUNT, ("done",)),
        (criterion("1.1", "deducted"), Shape.COUNT, ("done",)),
        (criterion("1.1", "timely"), Shape.DATE, ("day",)),
        (criterion("1.1", "met"), Shape.CONDITIONS, ()),
        (criterion("1.1", settings={"mean": "kế hoạch"}), Shape.LINES, ()),
        (criterion("1.1", "surveyed"), Shape.ANSWERS, ()),
    ],
)
def test_each_rule_asks_for_its_own_cells(one, shape, parts):
    figures = of(one)

    assert (figures.shape, figures.parts) == (shape, parts)


def test_conditions_are_gathered_in_the_order_of_the_plan_and_a_missing_row_is_blank():
    one = criterion("1.1", "met", conditions=(Condition("1.1.2", "b"), Condition("1.1.1", "a")))
    first, second = of(one).conditions

    assert (first.code, first.answer, first.figure("answer").state) == ("1.1.2", None, State.BLANK)
    assert (second.code, second.answer.value) == ("1.1.1", "Không")


@pytest.mark.parametrize(
    ("measure", "words"),
    [
        (Measure("1.1", "done", "Việc", "count"), "Sổ «Việc»: đếm dòng"),
        (Measure("1.1", "done", "Việc", "sum", "Số", "Loại"), "Sổ «Việc»: cộng «Số», theo từng «Loại»"),
        (
            Measure(
                "1.1",
                "done",
                "Việc",
                "count",
                where=(
                    RowTest("Loại", "in", ("A", "B")),
                    RowTest("Số", ">=", ("5",)),
                    RowTest("Loại", "given", group="a"),
                    RowTest("Số", "<", other_column="Mã", group="a"),
                    RowTest("Số", "blank", group="b"),
                ),
            ),
            "Sổ «Việc»: đếm dòng, «Loại» là A, B; «Số» ≥ 5; («Loại» có giá trị và «Số» < «Mã») hoặc («Số» để trống)",
        ),
    ],
)
def test_a_measure_is_said_in_words(measure, words):
    assert described(measure) == words


def test_every_measure_of_the_real_plan_can_be_said_and_found():
    plan = real_plan()

    for measure in plan.measures:
        assert described(measure).startswith(f"Sổ «{measure.register}»: ")
        assert measure_of(plan, measure.owner, measure.part) is measure
    assert measure_of(plan, "1.1", "done") is None
