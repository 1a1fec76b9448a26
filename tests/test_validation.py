"""Which checks run when, and which criteria a finding keeps from a score."""

from cchc_xl.checks import OF_THE_READING, OF_THE_SCORECARD
from cchc_xl.findings import Kind, kind_of
from cchc_xl.model.cell import Cell
from cchc_xl.validation import barred, check_reading, check_scorecard
from tests.cases import reading_of, scored, told
from tests.plans import Condition, criterion, plan_of

HERE = Cell("xã.xlsx", "Bảng tự chấm", "D2")
PLAN = plan_of(
    criterion("1.1", evidence="required"),
    criterion("1.2", "met", conditions=(Condition("1.2.1", "Đã xây dựng"), Condition("1.2.2", "Đã công khai"))),
)
HEAD = "| Mã | Tiêu chí | Tổng số | Số thực hiện | Kết quả | Điểm tự chấm |\n"


def test_every_check_stands_in_one_of_the_two_lists_once():
    checks = [*OF_THE_READING, *OF_THE_SCORECARD]

    assert len({check.__module__ for check in checks}) == len(checks) == 29


def test_what_was_found_while_reading_comes_before_what_the_checks_find():
    reading = reading_of(PLAN, HEAD + "| '9.9 | x | 1 | 1 |\n| '1.1 | x | 0 | 3 |\n| '1.2.1 | x |\n| '1.2.2 | x |")

    assert told(check_reading(reading, PLAN)) == [("W111", "A2"), ("F105", "C3")]


def test_the_checks_of_the_scorecard_come_after_scoring():
    result = scored(PLAN, HEAD + "| '1.1 | x | 4 | 3 | | 2 |\n| '1.2.1 | x | | | Có |\n| '1.2.2 | x |")

    found = check_scorecard(result.card, result.reading, PLAN)
    assert told(found) == [("F121", ""), ("S101", "F2"), ("E101", "A2")]
    assert [one.criterion for one in found] == ["1.2", "1.1", "1.1"]


def test_findings_are_told_once_and_errors_first():
    result = scored(PLAN, HEAD + "| '9.9 | x |\n| '1.1 | x | 4 | 5 | | 1 |\n| '1.2.1 | x | | | Có |\n| '1.2.2 | x |")

    assert [one.code for one in result.findings] == ["F121", "W111", "F106", "S101", "E101"]


def test_a_finding_bars_by_the_outcome_of_its_kind():
    kinds = [Kind.FIGURE_NEGATIVE, Kind.FIGURE_TEXT, Kind.DONE_ABOVE_TOTAL, Kind.CODE_UNKNOWN]
    barring = [barred([kind.at(HERE, "1.1")], PLAN) for kind in kinds]

    assert [list(one) for one in barring] == [["1.1"], ["1.1"], [], []]
    assert [kind.bars and kind.bars.value for kind in kinds] == ["missing", "error", None, None]


def test_the_first_finding_that_bars_is_kept():
    first, second = Kind.FIGURE_TEXT.at(HERE, "1.1"), Kind.FIGURE_NEGATIVE.at(HERE, "1.1")
    warning = Kind.DONE_ABOVE_TOTAL.at(HERE, "1.1")

    assert barred([warning, first, second], PLAN) == {"1.1": first}


def test_a_finding_on_a_condition_bars_its_criterion():
    finding = Kind.ANSWER_UNKNOWN.at(HERE, "1.2.2")

    assert barred([finding], PLAN) == {"1.2": finding}


def test_a_finding_about_no_criterion_bars_none():
    assert barred([Kind.SHEET_MISSING.at(HERE), Kind.HEADER_MISSING.at(HERE)], PLAN) == {}


def test_a_code_that_stands_twice_is_an_error_and_neither_row_is_scored():
    result = scored(PLAN, HEAD + "| '1.1 | x | 4 | 4 |\n| '1.1 | x | 4 | 2 |\n| '1.2.1 | x |\n| '1.2.2 | x |")
    score = result.card.score("1.1")

    assert (score.outcome.value, score.points, score.reason) == (
        "error",
        0,
        "Mã 1.1 đã có ở A2. Hãy xóa một trong hai dòng.",
    )


def test_an_answer_that_means_nothing_bars_the_criterion_of_its_condition():
    result = scored(PLAN, HEAD + "| '1.1 | x | 4 | 4 |\n| '1.2.1 | x | | | Có |\n| '1.2.2 | x | | | có lẽ |")

    assert [one.outcome.value for one in result.card.scores] == ["scored", "error"]


def test_a_workbook_without_a_readable_form_is_told_once_and_every_criterion_is_missing():
    result = scored(PLAN, "| không | có | gì |")

    assert [one.outcome.value for one in result.card.scores] == ["missing", "missing"]
    assert [one.code for one in result.findings if kind_of(one) is Kind.HEADER_MISSING] == ["W102", "W102"]
    assert [one.code for one in result.findings if kind_of(one) is Kind.ROW_MISSING] == []
