"""How the index went from run to run, and which points changed between two of them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from cchc_xl.appraising import card_appraised
from cchc_xl.consolidation import rank
from cchc_xl.history import appraisals, course, runs
from cchc_xl.history.course import Counted
from cchc_xl.model.appraisal import TABLE, Said
from cchc_xl.model.plan import Goal
from cchc_xl.model.ranking import Change, Moment
from tests.history.small import DAY, PLAN, A, B, C, appraisal, card

SECOND = replace(PLAN, goal=Goal(place=2))


def record(store, number, *kept, plan=SECOND, day=DAY, said=None):
    """Keep a run of scorecards before appraisal, and what was said in it: criterion → appraisal, by agency."""
    counted = [card_appraised(one, (said or {}).get(one.agency.code, {}), plan) for one in kept]
    ranking, _ = rank(counted, plan)
    runs.record(store, plan, runs.Run(number, day, f"run {number}"), ranking, {one.agency.code: one for one in kept})
    news = [
        ((code, criterion), Said(one, TABLE))
        for code, of_one in (said or {}).items()
        for criterion, one in of_one.items()
    ]
    appraisals.add(store, plan, news, number, day)


def test_each_run_is_summed_up_in_its_order_with_the_index_at_the_goal_place(store):
    record(store, 1, card(A, "1", "1"), day=date(2024, 3, 31))
    record(store, 2, card(A, "1", "1"), card(B, "4", "6"), card(C, "2", "3"), day=date(2024, 6, 30))

    assert course.moments(store, SECOND) == [
        Moment(1, date(2024, 3, 31), 1, Decimal(20), Decimal(20), None),
        Moment(2, date(2024, 6, 30), 3, Decimal("56.66666667"), Decimal(100), Decimal(50)),
    ]


def test_a_run_in_which_nobody_was_ranked_is_a_run_too(store):
    record(store, 1, card(A, "-", "-"))
    record(store, 2)

    assert course.moments(store, SECOND) == [Moment(1, DAY, 0), Moment(2, DAY, 0)]


@pytest.mark.parametrize(
    ("before", "most", "numbers"),
    [(6, 2, [4, 5]), (4, 2, [1, 3]), (4, 9, [1, 3]), (1, 9, []), (9, 0, []), (9, 99, [1, 3, 4, 5])],
)
def test_only_the_last_runs_before_a_number_are_asked_for_and_only_of_this_plan(store, before, most, numbers):
    for number in (1, 3, 4, 5):
        record(store, number, card(A, "1", "1"))
    record(store, 2, card(A, "4", "6"), plan=replace(SECOND, code="khác"))

    assert [one.number for one in course.moments(store, SECOND, before, most)] == numbers


def test_points_are_those_that_counted_in_their_run(store):
    record(store, 1, card(A, "1", "-", reasons=("một", "")), card(B, "2", "3"))
    record(store, 2, card(A, "1", "-", reasons=("một", "")), said={A.code: {"1.1": appraisal("1.1", "3", "đủ")}})
    record(store, 3, card(A, "2", "5"), said={A.code: {"1.1": appraisal("1.1", remark="xem lại")}})

    assert course.points(store, SECOND, 1) == {
        A.code: {"1.1": Counted(Decimal(1), "một"), "1.2": Counted(None, "")},
        B.code: {"1.1": Counted(Decimal(2), "2"), "1.2": Counted(Decimal(3), "3")},
    }
    assert course.points(store, SECOND, 2) == {
        A.code: {"1.1": Counted(Decimal(3), "Điểm thẩm định: đủ"), "1.2": Counted(None, "")}
    }
    assert course.points(store, SECOND, 3)[A.code]["1.1"] == Counted(Decimal(2), "2")  # the points were withdrawn
    assert course.points(store, SECOND, 1, B.code).keys() == {B.code}


def test_a_scorecard_counts_the_same_before_it_is_kept_and_after(store):
    said = {"1.1": appraisal("1.1", "3"), "1.2": appraisal("1.2", "4", "đã kiểm tra")}
    whole = card(A, "1", "-")
    record(store, 1, whole, said={A.code: said})

    assert course.points(store, SECOND, 1) == {A.code: course.points_of(card_appraised(whole, said, SECOND))}


def test_changes_are_the_criteria_whose_points_differ_the_worst_loss_first():
    before = course.points_of(card(A, "1", "6"))
    now = course.points_of(card(A, "1.50", "2", reasons=("sáu phần tư", "ít hơn")))

    assert course.changes(before, now, PLAN) == (
        Change("1.2", Decimal(6), Decimal(2), "ít hơn"),
        Change("1.1", Decimal(1), Decimal("1.50"), "sáu phần tư"),
    )
    assert course.changes(before, course.points_of(card(A, "1.00", "6.0", reasons=("khác", "khác"))), PLAN) == ()


def test_a_criterion_that_leaves_the_scale_or_comes_into_the_plan_is_a_change():
    before = course.points_of(card(A, "1", "6"))

    assert course.changes(before, course.points_of(card(A, "1", "-")), PLAN) == (Change("1.2", Decimal(6), None, ""),)
    assert course.changes({"1.1": before["1.1"], "9.9": before["1.2"]}, before, PLAN) == (
        Change("1.2", None, Decimal(6), "6"),
    )
