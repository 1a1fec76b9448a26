"""Figures are not negative, except where the plan says so."""

from decimal import Decimal

import pytest

from cchc_xl.checks import figure_negative
from cchc_xl.findings import sentence
from tests.cases import reading_of, scored, told
from tests.plans import Band, Measure, Option, Register, RegisterColumn, criterion, plan_of

FORM = "| Mã | Tiêu chí | Tổng số | Số thực hiện | Kết quả |\n"
SAVED = criterion(
    "1.1",
    "banded",
    may_be_negative=True,
    bands=(Band(">=", 10, 2), Band(">", 0, 1), Band("<=", 0, 0)),
)


def found(one, row):
    plan = plan_of(one)
    return list(figure_negative.check(reading_of(plan, FORM + f"| '1.1 | Một | {row} |"), plan))


@pytest.mark.parametrize("row", ["4 | 3 |", "0 | 0 |", "| |", "4 | nhiều |", "#N/A | |"])
def test_figures_from_zero_up_are_well(row):
    assert found(criterion("1.1"), row) == []


@pytest.mark.parametrize(
    ("row", "cells"), [("4 | -1 |", ["D2"]), ("-4 | 1 |", ["C2"]), ("-4 | -0,5 |", ["D2", "C2"]), ("4 | '-1 |", ["D2"])]
)
def test_each_negative_figure_is_told(row, cells):
    assert told(found(criterion("1.1"), row)) == [("F104", cell) for cell in cells]


def test_the_column_and_the_figure_are_named():
    (finding,) = found(criterion("1.1", "counted", settings={"each": Decimal(1)}), "| -1,5 |")

    assert sentence(finding) == "Ô «Số thực hiện» là số âm (-1,5). Hãy nhập số từ 0 trở lên."


def test_a_total_that_the_rule_does_not_need_is_not_looked_at():
    assert found(criterion("1.1", "counted", settings={"each": Decimal(1)}), "-4 | 1 |") == []


def test_a_saving_may_be_negative_but_not_what_it_is_a_share_of():
    assert found(SAVED, "100 | -5 |") == []
    assert told(found(SAVED, "-100 | -5 |")) == [("F104", "C2")]


def test_a_negative_figure_keeps_the_criterion_from_a_score_and_a_negative_saving_is_scored():
    plan, saving = plan_of(criterion("1.1")), plan_of(SAVED)
    barred = scored(plan, FORM + "| '1.1 | Một | 4 | -1 | |").card.score("1.1")
    scores = scored(saving, FORM + "| '1.1 | Một | 100 | -5 | |").card.score("1.1")

    assert (barred.outcome.value, barred.points, barred.high) == ("missing", 0, 2)
    assert (scores.outcome.value, scores.points) == ("scored", 0)


WORKS = Register("Việc", (RegisterColumn("Nhóm", "text", key=True), RegisterColumn("Số", "number")))
WORKS_SHOWN = "| Nhóm | Số |\n| A | 5 |\n| B | -3 |"


def test_a_line_that_sums_up_to_less_than_nothing_is_told_by_its_name():
    plan = plan_of(
        criterion("1.1", settings={"mean": "nhóm"}, register="Việc"),
        criterion("1.2", "surveyed", options=(Option("A", 100), Option("B", 0)), register="Việc"),
        registers=(WORKS,),
        measures=(
            Measure("1.1", "total", "Việc", "sum", "Số", "Nhóm"),
            Measure("1.2", "answers", "Việc", "sum", "Số", "Nhóm"),
        ),
    )
    findings = list(figure_negative.check(reading_of(plan, sheets={"Việc": WORKS_SHOWN}), plan))

    assert [(one.criterion, dict(one.facts)) for one in findings] == [
        ("1.1", {"column": "B", "value": "-3"}),
        ("1.2", {"column": "B", "value": "-3"}),
    ]


def test_what_was_typed_beside_a_register_is_not_looked_at():
    plan = plan_of(
        criterion("1.1", "counted", settings={"each": Decimal(1)}, register="Việc"),
        registers=(WORKS,),
        measures=(Measure("1.1", "done", "Việc", "count"),),
    )
    reading = reading_of(plan, FORM + "| '1.1 | Một | | -2 | |", {"Việc": WORKS_SHOWN})

    assert list(figure_negative.check(reading, plan)) == []
