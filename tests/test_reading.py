"""What is read from an entry workbook, shown as the sheets that an official sees."""

import pickle
from datetime import date
from decimal import Decimal

import pytest

from cchc_xl.errors import NotAnEntryWorkbook, NotAWorkbook, OtherPlan
from cchc_xl.model.cell import Cell
from cchc_xl.model.reading import Answer, State
from cchc_xl.reading import read
from tests.plans import Condition, criterion, plan_of
from tests.tables import workbook

INFORMATION = """
THÔNG TIN CHUNG

| Mã kế hoạch | thu |
| Năm | 2024 |
| Mã đơn vị | '09646 |
| Tên đơn vị | Xã Phú Phương |
| Số liệu tính đến ngày | 31/12/2024 |
"""


def reading_of(form, plan=None, information=INFORMATION, **sheets):
    plan = plan or plan_of(criterion("1.1"), criterion("1.2"))
    data = workbook({"Thông tin chung": information, "Bảng tự chấm": form, "Chỉ tiêu khác": OTHERS, **sheets})
    return read("xã.xlsx", data, plan)


OTHERS = """
| Mã | Nhiệm vụ | Tổng số | Số thực hiện |
"""


def test_every_figure_has_its_state_and_its_cell():
    reading = reading_of("""
        BẢNG TỰ CHẤM

        | Mã   | Tiêu chí | Tổng số | Số thực hiện | Kết quả (Có/Không) |
        |------|----------|---------|--------------|--------------------|
        | '1.1 | Một      | 10      | 0            |                    |
        | '1.2 | Hai      | #N/A    | =A1          | Không áp dụng      |
    """)
    one, two = reading.entries["1.1"], reading.entries["1.2"]

    assert [(one.figure(part).state, one.figure(part).value) for part in ("total", "done", "day")] == [
        (State.NUMBER, Decimal(10)),
        (State.NUMBER, Decimal(0)),
        (State.BLANK, None),
    ]
    assert one.figure("done").cell == Cell("xã.xlsx", "Bảng tự chấm", "D4")
    assert [two.figure(part).state for part in ("total", "done")] == [State.ERROR, State.UNCALCULATED]
    assert two.figure("total").value == "#N/A"
    assert (one.answer, two.answer) == (None, Answer.NOT_APPLICABLE)


def test_columns_and_rows_are_found_wherever_they_stand():
    reading = reading_of("""
        |  | Ghi chú riêng | Số thực hiện | Tổng số | Tiêu chí | Mã   |
        |  |               | 4            | 5       | Hai      | '1.2 |
        |  | dòng của tôi  |              |         |          |      |
        |  |               | 9            | 10      | Một      | '1.1 |
    """)

    found = {code: (entry.figure("done").value, entry.cell.address) for code, entry in reading.entries.items()}
    assert found == {"1.2": (Decimal(4), "F2"), "1.1": (Decimal(9), "F4")}


def test_headers_are_found_without_accents_case_or_extra_spaces():
    reading = reading_of("""
        | MÃ TIÊU CHÍ | TIÊU CHÍ | tong so | Số  thực   hiện |
        | '1.1        | Một      | 5       | 4               |
    """)

    assert reading.entries["1.1"].figure("total").number == Decimal(5)


@pytest.mark.parametrize(
    ("typed", "number"), [("95,5", "95.5"), ("1.234,5", "1234.5"), ("1 200", "1200"), ("1.234", None), ("nhiều", None)]
)
def test_text_counts_as_a_number_only_where_it_can_mean_one(typed, number):
    reading = reading_of(f"""
        | Mã   | Tiêu chí | Tổng số | Số thực hiện |
        | '1.1 | Một      | '{typed} | 1           |
    """)

    assert reading.entries["1.1"].figure("total").number == (Decimal(number) if number else None)


@pytest.mark.parametrize("typed", ["Có", "có", "CO", "x", "✓", "1", "TRUE", "đã thực hiện"])
def test_yes_is_understood_as_people_write_it(typed):
    reading = reading_of(f"""
        | Mã   | Tiêu chí | Số thực hiện | Kết quả |
        | '1.1 | Một      |              | '{typed} |
    """)

    assert reading.entries["1.1"].answer is Answer.YES


def test_a_code_that_excel_made_a_number_is_taken_where_one_criterion_alone_can_be_meant():
    plan = plan_of(criterion("3.1"), criterion("3.10"))
    reading = reading_of(
        """
        | Mã   | Tiêu chí      | Số thực hiện | Tổng số |
        | '3.1 | Tiêu chí 3.1  | 1            | 2       |
        | 3,1  | Tiêu chí 3.10 | 2            | 2       |
        """,
        plan,
    )

    assert {code: entry.figure("done").text for code, entry in reading.entries.items()} == {"3.1": "1", "3.10": "2"}
    assert reading.findings == ()


def test_two_spoiled_codes_are_told_by_their_titles():
    plan = plan_of(criterion("3.1"), criterion("3.10"))
    reading = reading_of(
        """
        | Mã  | Tiêu chí      | Số thực hiện | Tổng số |
        | 3,1 | Tiêu chí 3.1  | 1            | 2       |
        | 3,1 | Tiêu chí 3.10 | 2            | 2       |
        """,
        plan,
    )

    assert {code: entry.figure("done").text for code, entry in reading.entries.items()} == {"3.1": "1", "3.10": "2"}


def test_a_spoiled_code_that_may_be_two_is_a_finding_and_nothing_is_chosen():
    plan = plan_of(criterion("3.1"), criterion("3.10"))
    reading = reading_of(
        """
        | Mã  | Tiêu chí | Số thực hiện | Tổng số |
        | 3,1 | ?        | 1            | 2       |
        """,
        plan,
    )

    assert reading.entries == {}
    assert [(one.code, one.cell.address, dict(one.facts)["candidates"]) for one in reading.findings] == [
        ("W112", "A2", "3.1 hoặc 3.10")
    ]


def test_a_code_twice_is_a_finding_at_the_second_row():
    reading = reading_of("""
        | Mã   | Tiêu chí | Số thực hiện | Tổng số |
        | '1.1 | Một      | 1            | 2       |
        | '1.1 | Một      | 2            | 2       |
    """)

    assert [(one.code, one.cell.address, one.criterion) for one in reading.findings] == [("W113", "A3", "1.1")]
    assert reading.entries["1.1"].figure("done").text == "1"


def test_area_rows_are_quiet_and_unknown_codes_are_told():
    reading = reading_of("""
        | Mã   | Tiêu chí     | Số thực hiện | Tổng số |
        | '1   | Lĩnh vực thử |              |         |
        | '9.9 | Lạ           | 1            | 1       |
    """)

    assert [(one.code, dict(one.facts)) for one in reading.findings] == [("W111", {"code": "9.9"})]


def test_conditions_are_rows_of_their_own():
    plan = plan_of(criterion("1.1", "met", conditions=(Condition("1.1.1", "Đã xây dựng"),)))
    reading = reading_of(
        """
        | Mã     | Tiêu chí      | Số thực hiện | Kết quả |
        | '1.1   | Quy trình     |              |         |
        | '1.1.1 | – Đã xây dựng |              | Không   |
        """,
        plan,
    )

    assert reading.entries["1.1.1"].answer is Answer.NO


def test_a_form_without_its_columns_is_told_by_header():
    reading = reading_of("""
        | Mã   | Tiêu chí | Tổng số | Tỷ lệ |
        | '1.1 | Một      | 1       |       |
    """)

    assert [(one.code, dict(one.facts)) for one in reading.findings] == [("W102", {"header": "Số thực hiện"})]


def test_without_a_date_the_end_of_the_period_is_taken_and_told():
    reading = reading_of("| Mã | Tiêu chí | Số thực hiện |", information=INFORMATION.replace("31/12/2024", ""))

    assert reading.as_of == date(2024, 12, 31)
    assert [(one.code, one.cell.address) for one in reading.findings] == [("W103", "B7")]


def test_a_date_that_cannot_be_read_is_told_as_it_stands():
    reading = reading_of("| Mã | Tiêu chí | Số thực hiện |", information=INFORMATION.replace("31/12/2024", "cuối năm"))

    assert [(one.code, one.cell.address, dict(one.facts)["value"]) for one in reading.findings] == [
        ("W109", "B7", "cuối năm")
    ]


def test_a_reading_can_be_pickled():
    reading = reading_of("| Mã | Tiêu chí | Số thực hiện |")

    assert pickle.loads(pickle.dumps(reading)) == reading  # noqa: S301 - our own bytes


def test_what_is_no_workbook_is_refused():
    with pytest.raises(NotAWorkbook, match="không phải tệp Excel"):
        read("a.xlsx", b"PK nothing of the kind", plan_of(criterion()))


def test_a_workbook_without_the_form_is_refused():
    with pytest.raises(NotAnEntryWorkbook, match="«Bảng tự chấm»"):
        read("a.xlsx", workbook({"Sheet1": "| a |"}), plan_of(criterion()))


def test_a_workbook_that_this_program_wrote_is_refused():
    data = workbook({"Thông tin chung": "| a |", "Bảng tự chấm": "| b |"}, {"cchc_xl.kind": "scoring"})

    with pytest.raises(NotAnEntryWorkbook, match="do chương trình tạo ra"):
        read("a.xlsx", data, plan_of(criterion()))


@pytest.mark.parametrize(
    ("line", "other", "said"),
    [
        (
            "| Mã kế hoạch | thu |",
            "| Mã kế hoạch | khac |",
            "thuộc kế hoạch «khac» năm 2024, không phải «thu» năm 2024",
        ),
        ("2024 |", "2023 |", "số liệu năm 2023, không phải năm 2024 của kế hoạch «thu»"),
    ],
)
def test_another_plan_or_year_is_refused(line, other, said):
    with pytest.raises(OtherPlan, match=said):
        reading_of("| Mã | Tiêu chí |", information=INFORMATION.replace(line, other, 1))
