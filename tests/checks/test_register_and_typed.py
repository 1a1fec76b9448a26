"""The register and what was typed beside it: the register wins where it has rows, and a difference is told."""

from decimal import Decimal

import pytest

from cchc_xl.checks import register_and_typed
from cchc_xl.findings import sentence
from tests.cases import reading_of, scored, told
from tests.plans import Measure, NotApplicable, Option, Register, RegisterColumn, criterion, plan_of
from tests.plans import Test as RowTest

HEAD = "| Mã | Tiêu chí | Tổng số | Số thực hiện | Kết quả |\n"
ROWS = """
    | Mã | Nhóm | Xong       | Số |
    | a  | A    | 01/02/2024 | 5  |
    | b  | A    |            | 0  |
    | c  | B    | 01/02/2024 | 0  |
"""
NO_ROWS = "| Mã | Nhóm | Xong | Số |"
WORKS = Register(
    "Việc",
    (
        RegisterColumn("Mã", "text", key=True),
        RegisterColumn("Nhóm", "text"),
        RegisterColumn("Xong", "date", may_be_blank=True),
        RegisterColumn("Số", "number"),
    ),
)
DONE = RowTest("Xong", "given")


def planned(*measures, **changes):
    one = criterion("1.1", **{"register": "Việc", "not_applicable": NotApplicable.EXCLUDED, **changes})
    return plan_of(one, registers=(WORKS,), measures=measures)


SHARE = planned(Measure("1.1", "done", "Việc", "count", where=(DONE,)), Measure("1.1", "total", "Việc", "count"))


def found(row, shown, plan=SHARE):
    return list(register_and_typed.check(reading_of(plan, HEAD + f"| '1.1 | Một | {row} |", {"Việc": shown}), plan))


@pytest.mark.parametrize("row", ["3 | 2 |", " |  | ", "3 |  |", "'3,0 | 2 | Có"])
def test_a_typed_figure_that_the_register_gives_too_is_well_and_so_is_none(row):
    assert found(row, ROWS) == []


@pytest.mark.parametrize(
    ("row", "cells"), [("4 | 2 |", ["C2"]), ("3 | 3 |", ["D2"]), ("0 | 0 |", ["D2", "C2"]), ("30 | 20 |", ["D2", "C2"])]
)
def test_a_typed_figure_that_differs_is_told(row, cells):
    assert told(found(row, ROWS)) == [("R112", cell) for cell in cells]


def test_the_difference_names_both_figures_and_the_register():
    (finding,) = found("3 | 1200 |", ROWS)

    assert sentence(finding) == ("Nhập tay 1.200, nhưng sổ «Việc» đếm được 2; tính theo sổ. Hãy kiểm tra hai nguồn.")


def test_with_rows_the_register_is_scored_and_not_what_was_typed():
    score = scored(SHARE, HEAD + "| '1.1 | Một | 4 | 4 | |", {"Việc": ROWS}).card.score("1.1")

    assert (score.points, [(used.part, used.value) for used in score.figures]) == (
        score.computed,
        [("done", 2), ("total", 3)],
    )
    assert "2/3" in score.reason


def test_not_applicable_beside_rows_is_overruled_and_told():
    (finding,) = found(" | | Không áp dụng", ROWS)

    assert (finding.code, finding.cell.address) == ("R113", "E2")
    score = scored(SHARE, HEAD + "| '1.1 | Một | | | Không áp dụng |", {"Việc": ROWS}).card.score("1.1")
    assert (score.outcome.value, score.reason.partition(";")[0]) == ("scored", "Theo tỷ lệ: 2/3 = 66,67%")


@pytest.mark.parametrize(
    ("row", "cells"), [("3 | 2 |", ["D2"]), (" | 2 |", ["D2"]), ("3 | |", ["D2"]), ("0 | 0 |", ["D2"])]
)
def test_without_rows_the_typed_figure_stands_and_the_register_is_asked_for_once(row, cells):
    findings = found(row, NO_ROWS)

    assert told(findings) == [("R111", cell) for cell in cells]
    assert sentence(findings[0]).startswith("Chưa có sổ «Việc»: tiêu chí 1.1 dùng số liệu nhập tay.")


@pytest.mark.parametrize("row", [" | | ", " | | Không áp dụng", " | nhiều |"])
def test_without_rows_and_figures_there_is_nothing_to_compare(row):
    assert found(row, NO_ROWS) == []


@pytest.mark.parametrize(
    ("row", "outcome", "points"),
    [
        ("4 | 3 |", "scored", 1.5),
        (" | | Không áp dụng", "excluded", 0),
        (" | | ", "missing", 0),
        ("0 | 0 |", "excluded", 0),
    ],
)
def test_without_rows_come_the_typed_figure_then_not_applicable_then_missing(row, outcome, points):
    score = scored(SHARE, HEAD + f"| '1.1 | Một | {row} |", {"Việc": NO_ROWS}).card.score("1.1")

    assert (score.outcome.value, score.points) == (outcome, points)


@pytest.mark.parametrize("sheets", [{}, {"Việc": "| Mã | Nhóm |\n| a | A |"}])
def test_a_register_that_is_missing_or_lacks_its_columns_has_no_rows(sheets):
    result = scored(SHARE, HEAD + "| '1.1 | Một | 4 | 3 | |", sheets)

    assert "R111" in [one.code for one in result.findings]
    assert result.card.score("1.1").points == 1.5


def test_a_count_is_compared_too():
    counted = planned(Measure("1.1", "done", "Việc", "count"), rule="counted", settings={"each": Decimal(1)})

    assert told(found(" | 4 |", ROWS, counted)) == [("R112", "D2")]
    assert told(found("9 | 3 |", ROWS, counted)) == []


def test_a_criterion_without_a_register_is_not_looked_at():
    assert found("4 | 3 | Không áp dụng", ROWS, plan_of(criterion("1.1"), registers=(WORKS,))) == []


MEAN = planned(
    Measure("1.1", "done", "Việc", "count", for_each="Nhóm", where=(DONE,)),
    Measure("1.1", "total", "Việc", "count", for_each="Nhóm", where=(RowTest("Nhóm", "in", ("A", "B", "C")),)),
    settings={"mean": "nhóm"},
)


def test_a_line_of_the_plan_without_a_row_is_told_by_name():
    (finding,) = found(" | | ", ROWS, MEAN)

    assert (finding.code, finding.cell.address) == ("R114", "A2")
    assert sentence(finding) == (
        "Sổ «Việc» không có dòng nào của «C» nên mục này không tính vào trung bình. Hãy bổ sung."
    )


def test_what_is_typed_for_a_mean_or_a_survey_is_not_compared():
    survey = planned(
        Measure("1.1", "answers", "Việc", "sum", of="Số", for_each="Nhóm"),
        rule="surveyed",
        options=(Option("A", 100), Option("B", 0)),
    )

    assert [one.code for one in found("9 | 9 | ", ROWS, MEAN)] == ["R114"]
    assert found("9 | 9 | ", ROWS, survey) == []
    assert found("9 | 9 | ", NO_ROWS, MEAN) == found("9 | 9 | ", NO_ROWS, survey) == []


@pytest.mark.parametrize(
    ("changes", "outcome"),
    [({"settings": {"mean": "nhóm"}}, "missing"), ({"rule": "surveyed", "options": (Option("A", 100),)}, "awaiting")],
)
def test_a_mean_and_a_survey_come_from_their_register_only(changes, outcome):
    score = scored(planned(**changes), HEAD + "| '1.1 | Một | 4 | 3 | |", {"Việc": NO_ROWS}).card.score("1.1")

    assert (score.outcome.value, score.points) == (outcome, 0)


def test_a_tax_of_which_nothing_was_assigned_is_not_told_as_a_line_without_rows():
    taxes = planned(
        Measure("1.1", "done", "Việc", "count", for_each="Nhóm"),
        Measure("1.1", "total", "Việc", "sum", of="Số", for_each="Nhóm"),
        settings={"mean": "sắc thuế"},
    )

    assert found(" | | ", ROWS, taxes) == []


def test_answers_that_the_criterion_does_not_offer_are_told_and_not_counted():
    survey = planned(
        Measure("1.1", "answers", "Việc", "sum", of="Số", for_each="Nhóm"),
        rule="surveyed",
        options=(Option("A", Decimal(100)),),
    )

    (finding,) = found(" |  | ", "| Mã | Nhóm | Số |\n| a | A | 5 |\n| b | B | 7 |\n| c | C | 0 |", survey)
    assert sentence(finding) == (
        "Sổ «Việc» có 7 phiếu «B», không phải câu trả lời của tiêu chí 1.1 nên không tính. Hãy sửa các dòng này."
    )
