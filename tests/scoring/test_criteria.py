"""The score of one criterion: its points and bounds, what they stand on, when it is due, what proves it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from cchc_xl.model.scorecard import Outcome, Used
from cchc_xl.scoring.criteria import due_date
from tests.cases import reading_of, scored
from tests.plans import (
    Area,
    Band,
    Condition,
    Measure,
    NotApplicable,
    Option,
    Register,
    RegisterColumn,
    criterion,
    plan_of,
)
from tests.plans import Test as RowTest

HEAD = "| Mã | Tiêu chí | Tổng số | Số thực hiện | Kết quả | Điểm tự chấm | Điểm năm trước | Tài liệu kiểm chứng | Giải trình |"


def card_of(plan, *rows, sheets=None, as_of="31/12/2024"):
    return scored(plan, "\n".join([HEAD, *rows]), sheets, as_of).card


def score_of(one, row, **more):
    return card_of(plan_of(one), f"| '1.1 | Một | {row} |", **more).score("1.1")


def test_points_are_rounded_last_and_half_away_from_zero():
    assert score_of(criterion("1.1", maximum="3"), "960 | 296 |").points == Decimal("0.93")
    assert score_of(criterion("1.1", maximum="5"), "1200 | 1105 |").points == Decimal("4.60")


def test_the_reason_is_the_working_up_to_the_points():
    assert score_of(criterion("1.1", maximum="5"), "1200 | 1105 |").reason == (
        "Theo tỷ lệ: 1.105/1.200 = 92,08%; 5 × 1.105/1.200 → 4,60 điểm"
    )


@pytest.mark.parametrize("decimals", [0, 1, 3])
def test_points_have_the_decimals_of_the_plan(decimals):
    plan = plan_of(criterion("1.1", maximum="5"))
    plan = replace(plan, policy=plan.policy._replace(decimals=decimals))
    score = card_of(plan, "| '1.1 | Một | 1200 | 1105 |").score("1.1")

    assert score.points == {0: Decimal(5), 1: Decimal("4.6"), 3: Decimal("4.604")}[decimals]


def test_claimed_computed_and_last_years_points_stand_side_by_side():
    score = score_of(criterion("1.1"), "4 | 3 |  | 2 | 1,25 |")

    assert (score.claimed, score.computed, score.surveyed, score.appraised, score.last_year, score.points) == (
        Decimal(2),
        Decimal("1.5"),
        None,
        None,
        Decimal("1.25"),
        Decimal("1.5"),
    )


def test_what_cannot_be_scored_has_no_computed_points_whatever_was_claimed():
    score = score_of(criterion("1.1"), "4 |  |  | 2 |")

    assert (score.claimed, score.computed, score.points, score.outcome) == (2, None, 0, Outcome.MISSING)


DEDUCTED = criterion("1.1", "deducted", settings={"each": Decimal("0.5"), "floor": Decimal("-0.5")})
LATE = {"due": date(2024, 1, 31), "late": Decimal(-1)}


@pytest.mark.parametrize(
    ("one", "row", "bounds"),
    [
        (criterion("1.1"), "4 | 3", ("1.5", "1.5", "1.5")),
        (criterion("1.1"), "4 | ", ("0", "0", "2")),
        (criterion("1.1"), "4 | nhiều", ("0", "0", "2")),
        (DEDUCTED, " | ", ("0", "-0.5", "2")),
        (DEDUCTED, " | nhiều", ("0", "-0.5", "2")),
        (DEDUCTED, " | -1", ("0", "-0.5", "2")),
        (DEDUCTED, " | 9", ("-0.5", "-0.5", "-0.5")),
        (criterion("1.1", "timely", settings=LATE), " | ", ("0", "-1", "2")),
        (criterion("1.1", "met"), " | ", ("0", "0", "2")),
        (criterion("1.1", "counted", settings={"each": Decimal(1)}), " | ", ("0", "0", "2")),
        (criterion("1.1", not_applicable=NotApplicable.FULL), "0 | 0", ("2", "2", "2")),
        (criterion("1.1", not_applicable=NotApplicable.EXCLUDED), "0 | 0", ("0", "0", "0")),
    ],
)
def test_points_lowest_and_highest(one, row, bounds):
    score = score_of(one, row)

    assert (score.points, score.low, score.high) == tuple(Decimal(bound) for bound in bounds)


@pytest.mark.parametrize(
    ("bands", "low"),
    [
        ([(">=", 100, "2"), ("<", 100, "0.5")], "0.5"),
        ([(">=", 100, "2"), (">=", 70, "1"), ("<", 70, "0")], "0"),
        ([(">=", 100, "2"), ("<", 100, "-1")], "-1"),
    ],
)
def test_the_lowest_bound_of_a_scale_is_the_least_it_can_give(bands, low):
    scale = tuple(Band(sign, Decimal(threshold), Decimal(points)) for sign, threshold, points in bands)
    one = criterion("1.1", "banded", bands=scale)
    least = min(score_of(one, f"100 | {done} |").points for done in (0, 69, 70, 99, 100))

    assert (score_of(one, "100 |  |").low, least) == (Decimal(low), Decimal(low))


def test_open_criteria_count_nothing_and_keep_their_maximum_and_only_the_excluded_leave_both():
    survey = Register("Khảo sát", (RegisterColumn("Mức", "text", key=True), RegisterColumn("Số phiếu", "whole")))
    plan = plan_of(
        criterion("1.1"),
        criterion("1.2"),
        criterion("1.3"),
        criterion("1.4", "surveyed", options=(Option("Đạt", Decimal(100)),), register="Khảo sát", surveyed=True),
        criterion("1.5", "timely", settings={"due": date(2024, 12, 31)}),
        criterion("1.6", not_applicable=NotApplicable.EXCLUDED),
        criterion("1.7", not_applicable=NotApplicable.FULL),
        replace(DEDUCTED, code="1.8"),
        registers=(survey,),
    )
    card = card_of(
        plan,
        "| '1.1 | x | 4 | 3      |",
        "| '1.2 | x | 4 |        |",
        "| '1.3 | x | 4 | nhiều  |",
        "| '1.4 | x |   |        |",
        "| '1.5 | x |   |        |",
        "| '1.6 | x |   |        | Không áp dụng |",
        "| '1.7 | x |   |        | Không áp dụng |",
        "| '1.8 | x |   |        |",
        sheets={"Khảo sát": "| Mức | Số phiếu |"},
    )

    assert [one.outcome.value for one in card.scores] == (
        "scored missing error awaiting not_due excluded full missing".split()
    )
    totals = card.totals
    assert (totals.points, totals.maximum) == (Decimal("3.5"), 14)
    assert (totals.index, totals.low, totals.high) == (
        Fraction(35, 140) * 100,
        Fraction(30, 140) * 100,
        Fraction(135, 140) * 100,
    )


TASKS = Register(
    "Nhiệm vụ",
    (
        RegisterColumn("Mã nhiệm vụ", "text", key=True),
        RegisterColumn("Mã tiêu chí", "text", may_be_blank=True),
        RegisterColumn("Thời hạn", "date"),
    ),
)
DUE = Measure("", "due", "Nhiệm vụ", "latest", of="Thời hạn", for_each="Mã tiêu chí")
TASKS_SHOWN = """
    | Mã nhiệm vụ | Mã tiêu chí | Thời hạn   |
    | a           | '1.1        | 31/03/2024 |
    | b           | '1.1        | 30/06/2024 |
    | c           | '1.1        | 30/04/2024 |
    | d           | '1.2        | 15/05/2024 |
    | e           |             | 30/11/2024 |
"""


@pytest.mark.parametrize(
    ("one", "day"),
    [
        (criterion("1.1"), date(2024, 6, 30)),
        (criterion("1.2"), date(2024, 5, 15)),
        (criterion("1.3"), date(2024, 12, 31)),
        (criterion("1.1", due=date(2024, 2, 1)), date(2024, 2, 1)),
        (criterion("1.3", due=date(2024, 2, 1)), date(2024, 2, 1)),
    ],
)
def test_a_criterion_is_due_on_its_own_day_else_with_its_last_task_else_at_the_end(one, day):
    plan = plan_of(one, registers=(TASKS,), measures=(DUE,))
    reading = reading_of(plan, sheets={"Nhiệm vụ": TASKS_SHOWN})

    assert due_date(one, reading, plan) == day
    assert scored(plan, sheets={"Nhiệm vụ": TASKS_SHOWN}).card.score(one.code).due == day


def test_without_tasks_a_criterion_is_due_at_the_end_of_the_period():
    plan = plan_of(criterion("1.1"), registers=(TASKS,), measures=(DUE,))

    assert due_date(plan.criteria[0], reading_of(plan), plan) == date(2024, 12, 31)


def test_the_due_date_of_a_criterion_is_not_the_one_its_points_are_measured_by():
    timely = criterion("1.1", "timely", settings={"due": date(2024, 1, 31)}, due=date(2024, 2, 15))
    score = card_of(plan_of(timely), as_of="01/02/2024").score("1.1")

    assert (score.due, score.outcome) == (date(2024, 2, 15), Outcome.MISSING)


def strict(one):
    plan = plan_of(one)
    return replace(plan, policy=plan.policy._replace(missing_evidence="0 điểm"))


REQUIRED = criterion("1.1", evidence="required", not_applicable=NotApplicable.FULL)


@pytest.mark.parametrize("row", ["4 | 3 | | | | |", "4 | 3 | | | | 12/BC |", "4 | 3 | | | | | đã gửi"])
def test_missing_evidence_costs_nothing_in_the_sample(row):
    assert card_of(plan_of(REQUIRED), f"| '1.1 | x | {row} |").score("1.1").points == Decimal("1.5")


@pytest.mark.parametrize(
    ("one", "row", "points"),
    [
        (REQUIRED, "4 | 3 | | | | |", "0"),
        (REQUIRED, "4 | 3 | | | | 12/BC |", "1.5"),
        (REQUIRED, "4 | 3 | | | | | đã gửi", "1.5"),
        (REQUIRED, "0 | 0 | | | | |", "2"),
        (criterion("1.1", evidence="none"), "4 | 3 | | | | |", "1.5"),
        (criterion("1.1", evidence="register"), "4 | 3 | | | | |", "1.5"),
    ],
)
def test_under_the_strict_policy_missing_evidence_costs_the_points(one, row, points):
    score = card_of(strict(one), f"| '1.1 | x | {row} |").score("1.1")

    assert (score.points, score.low, score.high) == (Decimal(points),) * 3


def test_under_the_strict_policy_the_reason_says_what_was_missing_and_the_computed_points_still_stand():
    score = card_of(strict(REQUIRED), "| '1.1 | x | 4 | 3 |").score("1.1")

    assert score.reason.endswith("→ 1,50 điểm; thiếu tài liệu kiểm chứng → 0,00 điểm")
    assert score.computed == Decimal("1.5")


def test_what_is_open_keeps_its_bounds_under_the_strict_policy():
    score = card_of(strict(REQUIRED), "| '1.1 | x | 4 | |").score("1.1")

    assert (score.outcome, score.low, score.high) == (Outcome.MISSING, 0, 2)


def test_evidence_is_gathered_from_the_row_its_conditions_and_the_list_each_once():
    met = criterion("1.1", "met", conditions=(Condition("1.1.1", "Đã xây dựng"), Condition("1.1.2", "Đã công khai")))
    score = card_of(
        plan_of(met),
        "| '1.1   | Quy trình |  |  |    |  |  | 1/QĐ | chung |",
        "| '1.1.1 | x         |  |  | Có |  |  | 2/QĐ |       |",
        "| '1.1.2 | x         |  |  | Có |  |  | 1/QĐ | riêng |",
        sheets={
            "Minh chứng": """
                | Mã tiêu chí | Số, ký hiệu | Trích yếu    |
                | '1.1        | 1/QĐ        | Quyết định   |
                | '1.1.2      | 3/QĐ        | Quyết định   |
                | '1.1        |             | Ảnh niêm yết |
                | '1.2        | 4/QĐ        | Việc khác    |
            """
        },
    ).score("1.1")

    assert score.evidence == "1/QĐ; 2/QĐ; 3/QĐ; Ảnh niêm yết"
    assert score.explanation == "chung; riêng"


def used(score):
    return [(one.part, one.label, one.value, one.source) for one in score.figures]


def test_typed_figures_are_followed_to_their_cells():
    score = score_of(criterion("1.1"), "4 | 3 | Có")

    assert used(score) == [
        ("done", "đã làm", 3, "xã.xlsx «Bảng tự chấm»!D2"),
        ("total", "phải làm", 4, "xã.xlsx «Bảng tự chấm»!C2"),
        ("answer", "Kết quả", "Có", "xã.xlsx «Bảng tự chấm»!E2"),
    ]


def test_a_blank_figure_has_its_cell_too():
    assert [(one.part, one.value, one.cell.address) for one in score_of(criterion("1.1"), "4 | |").figures] == [
        ("done", None, "D2"),
        ("total", 4, "C2"),
    ]


def test_conditions_are_followed_to_their_cells():
    met = criterion("1.1", "met", conditions=(Condition("1.1.1", "Đã xây dựng"), Condition("1.1.2", "Đã công khai")))
    score = card_of(plan_of(met), "| '1.1.1 | x | | | Có |", "| '1.1.2 | x | | | |").score("1.1")

    assert used(score) == [
        ("1.1.1", "Đã xây dựng", "Có", "xã.xlsx «Bảng tự chấm»!E2"),
        ("1.1.2", "Đã công khai", None, "xã.xlsx «Bảng tự chấm»!E3"),
    ]


def test_counted_figures_are_followed_to_the_register_and_its_conditions():
    given = RowTest("Thời hạn", "in the window")
    one = criterion("1.1", register="Nhiệm vụ")
    plan = plan_of(
        one,
        registers=(TASKS,),
        measures=(
            Measure("1.1", "done", "Nhiệm vụ", "count", where=(given, RowTest("Mã tiêu chí", "in", ("1.1", "1.2")))),
            Measure("1.1", "total", "Nhiệm vụ", "count", where=(given,)),
        ),
    )
    score = card_of(plan, "| '1.1 | x | 9 | 9 |", sheets={"Nhiệm vụ": TASKS_SHOWN}).score("1.1")

    assert score.figures == (
        Used("done", "đã làm", Decimal(4), "Sổ «Nhiệm vụ»: đếm dòng, «Thời hạn» trong kỳ; «Mã tiêu chí» là 1.1, 1.2"),
        Used("total", "phải làm", Decimal(5), "Sổ «Nhiệm vụ»: đếm dòng, «Thời hạn» trong kỳ"),
    )


def test_each_line_of_a_mean_is_a_figure_of_its_own():
    mean = criterion("1.1", settings={"mean": "tiêu chí"}, register="Nhiệm vụ")
    plan = plan_of(
        mean,
        registers=(TASKS,),
        measures=tuple(Measure("1.1", part, "Nhiệm vụ", "count", for_each="Mã tiêu chí") for part in ("done", "total")),
    )
    score = card_of(plan, "| '1.1 | x |", sheets={"Nhiệm vụ": TASKS_SHOWN}).score("1.1")

    source = "Sổ «Nhiệm vụ»: đếm dòng, theo từng «Mã tiêu chí»"
    assert used(score) == [
        ("done: 1.1", "đã làm – 1.1", 3, source),
        ("done: 1.2", "đã làm – 1.2", 1, source),
        ("total: 1.1", "phải làm – 1.1", 3, source),
        ("total: 1.2", "phải làm – 1.2", 1, source),
    ]


def test_a_barred_criterion_says_so_in_the_words_of_the_finding():
    score = score_of(criterion("1.1"), "4 | nhiều |")

    assert (score.barred, score.outcome) == (True, Outcome.ERROR)
    assert score.reason == "Ô «Số thực hiện» ghi «nhiều», không phải số. Hãy nhập số."


def test_points_outside_the_scale_are_scored_like_others():
    plan = plan_of(
        criterion("1.1"),
        criterion("9.1", "counted", settings={"each": Decimal(1)}),
        areas=(Area("1", "Trong thang", Decimal(2), "I"), Area("9", "Điểm thưởng", Decimal(2), "I", outside=True)),
    )
    card = card_of(plan, "| '1.1 | x | 4 | 2 |", "| '9.1 | x |  | 1 |")

    assert [one.points for one in card.scores] == [1, 1]
    assert (card.totals.maximum, card.totals.index) == (2, 51)
