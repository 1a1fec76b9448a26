"""Cells that hold an error, a formula never calculated, or text where a number or a date belongs."""

from datetime import date
from decimal import Decimal

import pytest

from cchc_xl.checks import figure_unreadable
from cchc_xl.findings import sentence
from tests.cases import reading_of, scored, told
from tests.plans import Condition, Measure, Register, RegisterColumn, Target, criterion, plan_of

HEAD = "| Mã | Tiêu chí | Tổng số | Số thực hiện | Ngày thực hiện | Kết quả | Năm trước | Điểm năm trước | Điểm tự chấm |\n"


def found(one, row, **more):
    plan = plan_of(one, **more)
    return list(figure_unreadable.check(reading_of(plan, HEAD + f"| '1.1 | Một | {row} |"), plan))


@pytest.mark.parametrize("row", ["4 | 3", "0 | 0", " | ", "-4 | 3", "'4 | '3,5"])
def test_numbers_and_blanks_are_well(row):
    assert found(criterion("1.1"), row) == []


@pytest.mark.parametrize(
    ("row", "codes"),
    [
        ("#N/A | 3", [("F101", "C2")]),
        ("4 | #DIV/0!", [("F101", "D2")]),
        ("4 | =A1", [("F102", "D2")]),
        ("bốn | 3", [("F103", "C2")]),
        ("4 | 31/01/2024", [("F103", "D2")]),
        ("=A1 | nhiều", [("F103", "D2"), ("F102", "C2")]),
    ],
)
def test_what_cannot_be_read_is_told_where_it_stands(row, codes):
    assert told(found(criterion("1.1"), row)) == codes


def test_each_kind_has_its_own_sentence():
    cells = ("#DIV/0!", "=A1", "khoảng 10")

    assert [sentence(one) for cell in cells for one in found(criterion("1.1"), f"4 | {cell}")] == [
        "Ô «Số thực hiện» báo lỗi #DIV/0!. Hãy sửa công thức hoặc gõ lại số.",
        "Công thức ở ô «Số thực hiện» chưa được tính. Hãy mở tệp bằng Excel, lưu lại rồi chấm lại.",
        "Ô «Số thực hiện» ghi «khoảng 10», không phải số. Hãy nhập số.",
    ]


@pytest.mark.parametrize("row", ["4 | nhiều", "#N/A | 3", "4 | =A1"])
def test_a_figure_that_cannot_be_read_is_an_error_and_never_zero(row):
    score = scored(plan_of(criterion("1.1")), HEAD + f"| '1.1 | Một | {row} |").card.score("1.1")

    assert (score.outcome.value, score.computed, score.points, score.low, score.high) == ("error", None, 0, 0, 2)


@pytest.mark.parametrize(
    ("day", "codes"),
    [
        ("31/01/2024", []),
        ("'31/1/2024", []),
        ("45322", []),
        ("", []),
        ("tháng Giêng", ["F103"]),
        ("31", ["F103"]),
        ("#N/A", ["F101"]),
        ("=A1", ["F102"]),
    ],
)
def test_a_date_is_wanted_where_the_rule_asks_for_one(day, codes):
    timely = criterion("1.1", "timely", settings={"due": date(2024, 1, 31)})
    findings = found(timely, f" | nhiều | {day}")

    assert told(findings) == [(code, "E2") for code in codes]
    assert [dict(one.facts)["wanted"] for one in findings] == ["ngày"] * len(codes)


def test_a_figure_that_the_rule_does_not_need_is_not_looked_at():
    assert found(criterion("1.1", "counted", settings={"each": Decimal(1)}), "nhiều | 3 | chưa") == []
    assert found(criterion("1.1", "met"), "nhiều | nhiều | chưa | Có") == []


def test_figures_beside_the_criterion_only_warn():
    findings = found(criterion("1.1"), "4 | 3 |  |  | tốt | #N/A | =A1")

    assert told(findings) == [("F112", "G2"), ("F112", "H2"), ("F112", "I2")]
    assert sentence(findings[0]) == "Ô «Năm trước» ghi «tốt», không đọc được nên không dùng. Hãy sửa ô này."


@pytest.mark.parametrize(("answer", "code"), [("#N/A", "F101"), ("=A1", "F102")])
def test_an_answer_that_is_an_error_is_told_at_the_criterion_or_its_conditions(answer, code):
    plan = plan_of(criterion("1.1", "met", conditions=(Condition("1.1.1", "Đã xây dựng"),)))
    form = HEAD + f"| '1.1 | Một |\n| '1.1.1 | – Đã xây dựng | | | | {answer} |"

    assert told(found(criterion("1.1", "met"), f" | | | {answer}")) == [(code, "F2")]
    assert told(figure_unreadable.check(reading_of(plan, form), plan)) == [(code, "F3")]


@pytest.mark.parametrize(("typed", "codes"), [("5 | 6", []), ("5 |", []), ("năm | #N/A", ["E2", "D2"])])
def test_typed_targets_only_warn(typed, codes):
    plan = plan_of(targets=(Target("T1", "I.1", "Họp", "Đảm", "%", ">=", "100", "own ratio"),))
    others = f"| Mã | Nhiệm vụ | Chỉ tiêu | Tổng số | Số thực hiện |\n| T1 | Họp | 100% | {typed} |"
    findings = list(figure_unreadable.check(reading_of(plan, sheets={"Chỉ tiêu khác": others}), plan))

    assert told(findings) == [("F112", cell) for cell in codes]
    assert {one.official for one in findings} <= {"Đảm"}


FED = Register("Việc", (RegisterColumn("Mã", "text", key=True), RegisterColumn("Xong", "date", may_be_blank=True)))
FED_SHOWN = "| Mã | Xong |\n| a | 01/02/2024 |"


def from_register(row, shown=FED_SHOWN):
    plan = plan_of(
        criterion("1.1", "counted", settings={"each": Decimal(1)}, register="Việc"),
        registers=(FED,),
        measures=(Measure("1.1", "done", "Việc", "count"),),
    )
    return scored(plan, HEAD + f"| '1.1 | Một | {row} |", {"Việc": shown})


@pytest.mark.parametrize("cell", ["nhiều", "#N/A", "=A1"])
def test_beside_a_register_with_rows_a_typed_figure_that_cannot_be_read_only_warns(cell):
    result = from_register(f" | {cell}")

    assert told(result.findings) == [("F112", "D2")]
    assert (result.card.score("1.1").outcome.value, result.card.score("1.1").points) == ("scored", 1)


def test_without_rows_the_typed_figure_must_be_readable():
    assert from_register(" | nhiều", "| Mã | Xong |").card.score("1.1").outcome.value == "error"


@pytest.mark.parametrize("answer", ["#N/A", "=A1", "xem sổ"])
def test_beside_a_register_with_rows_an_answer_that_cannot_be_read_bars_nothing(answer):
    assert from_register(f" | | | {answer}").card.score("1.1").outcome.value == "scored"


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("'1.234", "Ô «Số thực hiện» ghi «1.234»: 1234 hay 1,234? Hãy gõ 1234, không dấu chấm, hoặc 1,234."),
        ("'1.000", "Ô «Số thực hiện» ghi «1.000»: 1000 hay 1,000? Hãy gõ 1000, không dấu chấm, hoặc 1,000."),
        (
            "95%",
            "Ô «Số thực hiện» ghi «95%», nhưng ở đây cần số lượng, không phải tỷ lệ. Hãy gõ số lượng; tỷ lệ tự tính.",
        ),
    ],
)
def test_a_number_that_is_nearly_one_is_told_with_what_to_type(cell, said):
    assert [sentence(one) for one in found(criterion("1.1"), f"4000 | {cell}")] == [said]


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("'31/02/2024", "tháng 2/2024 không có ngày 31"),
        ("'01/13/2024", "không có tháng 13"),
        ("'7/3/24", "năm chỉ có hai chữ số"),
        ("tháng 3/2024", "mới có tháng, chưa có ngày"),
    ],
)
def test_a_date_that_is_none_is_told_with_the_value_and_why(cell, why):
    timely = criterion("1.1", "timely", settings={"due": date(2024, 1, 31)})
    value = cell.strip("'")

    assert [sentence(one) for one in found(timely, f" | | {cell}")] == [
        f"Ô «Ngày thực hiện» ghi «{value}»: {why}. Hãy nhập đủ ngày/tháng/năm, ví dụ 31/12/2024."
    ]
