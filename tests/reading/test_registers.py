"""What is counted of a register: its rows wherever they stand, equal ones once, and nothing that names a person."""

import pickle
from decimal import Decimal

import pytest

from cchc_xl.findings import sentence
from cchc_xl.model.plan import FIGURES_DAY
from cchc_xl.model.reading import Count
from tests.cases import reading_of, scored, told
from tests.plans import Measure, Register, RegisterColumn, criterion, plan_of, real_plan
from tests.plans import Test as RowTest

MARKER = "Nguyễn Văn Kín"

LETTERS = Register(
    "Thư",
    (
        RegisterColumn("Số thư", "text", key=True, also_called=("Số", "Ký hiệu")),
        RegisterColumn("Người gửi", "text", may_be_blank=True, personal=True, also_called=("Họ tên",)),
        RegisterColumn("Ngày nhận", "date", also_called=("Ngày đến", "Ngày")),
        RegisterColumn("Ngày trả lời", "date", may_be_blank=True),
        RegisterColumn("Kênh", "choice", ("Bưu điện", "Thư điện tử"), may_be_blank=True),
        RegisterColumn("Gấp", "yes/no", may_be_blank=True),
        RegisterColumn("Số trang", "whole", may_be_blank=True),
    ),
)


def letters(*measures, register=LETTERS):
    """A plan that counts letters: all of them as the total, the answered ones as done."""
    usual = (
        Measure("1.1", "done", register.name, "count", where=(RowTest("Ngày trả lời", "given"),)),
        Measure("1.1", "total", register.name, "count"),
    )
    return plan_of(criterion("1.1", register=register.name), registers=(register,), measures=(*usual, *measures))


def counted(shown, plan=None, **more):
    """Give done and total, and the code, cell and facts of what was found."""
    reading = reading_of(plan or letters(), sheets={"Thư": shown}, **more)
    found = [(one.code, one.cell.address, dict(one.facts)) for one in reading.findings]
    return tuple(reading.counts["1.1", part].number for part in ("done", "total")), found


def test_rows_are_counted_and_nothing_is_found_in_a_clean_register():
    reading = reading_of(
        letters(),
        sheets={
            "Thư": """
                | Số thư | Người gửi | Ngày nhận  | Ngày trả lời | Kênh     | Gấp | Số trang |
                |--------|-----------|------------|--------------|----------|-----|----------|
                | a      | Ông A     | 02/01/2024 | 05/01/2024   | Bưu điện | Có  | 2        |
                | b      |           | 03/01/2024 |              |          |     |          |
            """
        },
    )

    assert reading.rows == {"Thư": 2}
    assert reading.counts == {
        ("1.1", "done"): Count("Thư", 2, Decimal(1)),
        ("1.1", "total"): Count("Thư", 2, Decimal(2)),
    }
    assert reading.findings == ()


def test_an_export_is_understood_under_its_own_headers_below_its_titles_with_columns_of_its_own():
    assert counted("""
        ỦY BAN NHÂN DÂN XÃ
        DANH SÁCH THƯ NĂM 2024

        | STT | NGÀY TRẢ LỜI | Ghi chú | Họ tên | ngày đến   | Ký hiệu |
        | 1   |              | xem lại | Ông A  | 02/01/2024 | a       |
        | 2   | 05/01/2024   |         | Bà B   | 03/01/2024 | b       |
        |     |              |         |        |            |         |
        | 3   | 06/01/2024   |         | Bà C   | 04/01/2024 | c       |
    """) == ((2, 3), [])


def test_dates_may_be_text_or_serial_numbers():
    assert counted("""
        | Số thư | Ngày nhận   | Ngày trả lời |
        | a      | 45298       | '07-01-2024  |
        | b      | '2024-01-09 | 45301        |
    """) == ((2, 2), [])


def test_a_row_that_fills_only_columns_outside_the_plan_is_no_row():
    assert counted("""
        | STT | Số thư | Ngày nhận  | Ngày trả lời | Ghi chú      |
        | 1   | a      | 02/01/2024 |              |              |
        | 2   |        |            |              | để dành dòng |
        | 3   |        |            |              |              |
    """) == ((0, 1), [])


@pytest.mark.parametrize(
    "shown",
    ["", "THƯ NĂM 2024", "| Số thư | Ngày nhận | Ngày trả lời |", "| Số thư | Ngày nhận | Ngày trả lời |\n|  |  |  |"],
)
def test_a_register_without_rows_gives_no_figure(shown):
    reading = reading_of(letters(), sheets={"Thư": shown})

    assert reading.rows == {"Thư": 0}
    assert reading.counts == {}


def test_a_register_that_is_not_there_is_told_and_gives_no_figure():
    reading = reading_of(letters())

    assert (reading.rows, reading.counts) == ({"Thư": 0}, {})
    assert [(one.code, dict(one.facts)) for one in reading.findings] == [("R101", {"register": "Thư"})]


def test_a_column_that_a_measure_needs_is_told_by_name_and_nothing_is_counted_without_it():
    reading = reading_of(
        letters(),
        sheets={
            "Thư": """
                | Số thư | Ngày nhận  | Kênh     |
                | a      | 02/01/2024 | Bưu điện |
            """
        },
    )

    assert (reading.rows, reading.counts) == ({"Thư": 1}, {})
    assert [(one.code, one.cell.sheet, dict(one.facts)) for one in reading.findings] == [
        ("R102", "Thư", {"register": "Thư", "column": "Ngày trả lời"})
    ]


def test_what_does_not_need_the_missing_column_is_counted_all_the_same():
    by_post = Measure("1.2", "done", "Thư", "count", where=(RowTest("Kênh", "in", ("Bưu điện",)),))
    reading = reading_of(
        letters(by_post),
        sheets={
            "Thư": """
                | Số thư | Ngày nhận  | Kênh     |
                | a      | 02/01/2024 | Bưu điện |
            """
        },
    )

    assert reading.counts == {("1.2", "done"): Count("Thư", 1, Decimal(1))}


def test_a_column_that_no_measure_needs_may_be_missing():
    assert counted("""
        | Người gửi | Ngày trả lời |
        | Ông A     | 05/01/2024   |
        | Ông A     | 06/01/2024   |
    """) == ((2, 2), [])


def test_a_computed_column_asks_for_the_columns_it_stands_on():
    register = Register(
        "Thư",
        (
            RegisterColumn("Số thư", "text", key=True),
            RegisterColumn("Ngày trả lời", "date", may_be_blank=True),
            RegisterColumn("Ngày gửi", "date", may_be_blank=True),
            RegisterColumn("Ngày xong", "first date", computed_from=("Ngày trả lời", "Ngày gửi")),
        ),
    )
    plan = plan_of(
        registers=(register,),
        measures=(Measure("1.1", "total", "Thư", "count", where=(RowTest("Ngày xong", "given"),)),),
    )
    reading = reading_of(plan, sheets={"Thư": "| Số thư | Khác |"})

    assert [(one.code, dict(one.facts)["columns"]) for one in reading.findings] == [("R106", "Ngày trả lời, Ngày gửi")]


def test_the_first_date_that_stands_is_taken():
    register = Register(
        "Thư",
        (
            RegisterColumn("Số thư", "text", key=True),
            RegisterColumn("Ngày có kết quả", "date", may_be_blank=True),
            RegisterColumn("Ngày trả", "date", may_be_blank=True),
            RegisterColumn("Ngày kết quả", "first date", computed_from=("Ngày có kết quả", "Ngày trả")),
        ),
    )
    latest = Measure("", "due", "Thư", "latest", of="Ngày kết quả", for_each="Số thư")
    reading = reading_of(
        plan_of(*map(criterion, "abcd"), registers=(register,), measures=(latest,)),
        sheets={
            "Thư": """
                | Số thư | Ngày có kết quả | Ngày trả   |
                | a      | 01/02/2024      | 05/02/2024 |
                | b      |                 | 06/02/2024 |
                | c      | 07/02/2024      |            |
                | d      |                 |            |
            """
        },
    )

    assert [(label, day.day) for label, day in reading.counts["", "due"].days] == [("a", 1), ("b", 6), ("c", 7)]


def test_equal_rows_count_once_and_are_not_told():
    assert counted("""
        | Số thư | Người gửi | Ngày nhận   | Ngày trả lời |
        | a      | Ông A     | 02/01/2024  | 05/01/2024   |
        | b      | Bà B      | 03/01/2024  |              |
        | a      | Ông  A    | '02/01/2024 | 05/01/2024   |
    """) == ((1, 2), [])


def test_of_different_rows_with_one_key_the_first_counts_and_the_others_are_told():
    assert counted("""
        | Số thư | Người gửi | Ngày nhận  | Ngày trả lời |
        | a      | Ông A     | 02/01/2024 |              |
        | b      | Bà B      | 03/01/2024 | 06/01/2024   |
        | a      | Ông A     | 02/01/2024 | 05/01/2024   |
        | b      | Ông A     | 03/01/2024 | 06/01/2024   |
    """) == ((1, 2), [("R104", "A4", {"count": "2", "rows": "4, 5"})])


def test_a_key_of_several_columns_is_the_same_only_where_all_of_them_are():
    register = Register("Thư", tuple(
        RegisterColumn(name, kind, key=name != "Ngày trả lời", may_be_blank=name == "Ngày trả lời")
        for name, kind in (("Số thư", "text"), ("Ngày nhận", "date"), ("Ngày trả lời", "date"))
    ))  # fmt: skip

    assert counted(
        """
        | Số thư | Ngày nhận  | Ngày trả lời |
        | a      | 02/01/2024 |              |
        | a      | 03/01/2024 |              |
        | b      | 02/01/2024 |              |
        | a      | 02/01/2024 | 05/01/2024   |
        """,
        letters(register=register),
    ) == ((0, 3), [("R104", "A5", {"count": "1", "rows": "5"})])


def test_rows_without_a_key_are_rows_of_their_own():
    (done, total), found = counted("""
        | Số thư | Người gửi | Ngày nhận  | Ngày trả lời |
        |        | Ông A     | 02/01/2024 |              |
        |        | Ông A     | 02/01/2024 |              |
    """)

    assert (done, total) == (0, 2)
    assert [(code, facts["problem"], facts["rows"]) for code, _, facts in found] == [("R103", "còn trống", "2, 3")]


def test_cells_that_cannot_be_read_are_told_by_column_and_problem_and_the_row_still_counts():
    assert counted("""
        | Số thư | Ngày nhận  | Ngày trả lời | Kênh     | Gấp   | Số trang |
        | a      | '30/02/2024 | sắp xong     | Bồ câu   | có lẽ | 2,5      |
        | b      |            | #N/A         |          |       |          |
        | c      | 04/01/2024 | =A1          | Bồ câu   |       |          |
    """) == (
        (0, 3),
        [
            ("R103", "B2", {"column": "Ngày nhận", "problem": "không có ngày này trong lịch", "count": "1", "rows": "2"}),
            ("R103", "C2", {"column": "Ngày trả lời", "problem": "không phải ngày", "count": "1", "rows": "2"}),
            ("R103", "D2", {"column": "Kênh", "problem": "không có trong danh mục", "count": "2", "rows": "2, 4"}),
            ("R103", "E2", {"column": "Gấp", "problem": "không phải Có hoặc Không", "count": "1", "rows": "2"}),
            ("R103", "F2", {"column": "Số trang", "problem": "không phải số nguyên", "count": "1", "rows": "2"}),
            ("R103", "B3", {"column": "Ngày nhận", "problem": "còn trống", "count": "1", "rows": "3"}),
            (
                "R103",
                "C3",
                {
                    "column": "Ngày trả lời",
                    "problem": "ô báo lỗi hoặc công thức chưa tính",
                    "count": "2",
                    "rows": "3, 4",
                },
            ),
        ],
    )  # fmt: skip


def test_many_rows_of_one_kind_are_summed_up():
    rows = "\n".join(f"| t{number} | hôm qua |  |" for number in range(2, 10))
    _, found = counted(f"| Số thư | Ngày nhận | Ngày trả lời |\n{rows}")

    assert [(code, cell, facts["count"], facts["rows"]) for code, cell, facts in found] == [
        ("R103", "B2", "8", "2, 3, 4, 5, 6, …")
    ]


def test_the_rows_that_are_told_are_those_that_excel_shows():
    _, found = counted("""
        SỔ THƯ
        |        |           |              |
        | Số thư | Ngày nhận | Ngày trả lời |
        | a      | hôm qua   |              |
    """)

    assert [(cell, facts["rows"]) for _, cell, facts in found] == [("B4", "4")]


def test_every_register_of_the_plan_is_counted_by_itself():
    calls = Register("Cuộc gọi", (RegisterColumn("Số", "text", key=True), RegisterColumn("Ngày", "date")))
    plan = plan_of(
        registers=(LETTERS, calls),
        measures=(Measure("1.1", "done", "Thư", "count"), Measure("1.2", "done", "Cuộc gọi", "count")),
    )
    reading = reading_of(
        plan,
        sheets={
            "Thư": "| Số thư | Ngày nhận |\n| a | 02/01/2024 |",
            "Cuộc gọi": "| Số | Ngày |\n| 1 | 02/01/2024 |\n| 2 | 02/01/2024 |",
        },
    )

    assert reading.rows == {"Thư": 1, "Cuộc gọi": 2}
    assert {key: count.number for key, count in reading.counts.items()} == {("1.1", "done"): 1, ("1.2", "done"): 2}


def nowhere(marker, plan, sheets, form="| Mã | Tiêu chí | Tổng số | Số thực hiện |"):
    """Look for a marker in all that leaves the reading and in all that is said of it."""
    result = scored(plan, form, sheets)
    said = [sentence(one, language) + str(one.cell) for one in result.findings for language in ("vi", "en")]
    kept = repr(result.reading) + repr(result.card) + repr(result.findings)
    assert marker not in kept
    assert marker not in "\n".join(said)
    assert marker.encode() not in pickle.dumps(result.reading)
    assert marker.encode() not in pickle.dumps((result.card, result.findings))
    return result


def test_no_name_leaves_a_register_from_the_columns_that_hold_one():
    result = nowhere(
        MARKER,
        letters(),
        {
            "Thư": f"""
                | Số thư | Người gửi | Ngày nhận  | Ngày trả lời |
                | a      | {MARKER}  | 02/01/2024 |              |
                | a      | {MARKER}! | 02/01/2024 | 05/01/2024   |
            """
        },
    )

    assert "R104" in [one.code for one in result.findings]


@pytest.mark.parametrize("column", ["Ngày nhận", "Ngày trả lời", "Kênh", "Gấp", "Số trang", "Số thư", "Ghi chú"])
def test_no_name_leaves_a_register_from_a_column_where_it_does_not_belong(column):
    headers = [one.name for one in LETTERS.columns] + ["Ghi chú"]
    misplaced = [MARKER if header == column else "" for header in headers]
    rows = "\n".join("| " + " | ".join(cells) + " |" for cells in (headers, misplaced))
    result = nowhere(MARKER, letters(), {"Thư": rows})

    assert result.reading.rows == {"Thư": 0 if column == "Ghi chú" else 1}


def test_no_name_leaves_a_register_that_lacks_a_column_or_its_headers():
    nowhere(MARKER, letters(), {"Thư": f"| Số thư | Ngày nhận |\n| {MARKER} | {MARKER} |"})
    nowhere(MARKER, letters(), {"Thư": f"| {MARKER} | {MARKER} |\n| {MARKER} |"})


def test_no_name_leaves_the_registers_of_the_real_plan():
    sheets = {
        register.name: _filled_with(MARKER, [column for column in register.columns if not column.computed_from])
        for register in real_plan().registers
    }

    result = nowhere(MARKER, real_plan(), sheets)
    assert all(result.reading.rows.values())


def _filled_with(marker, columns):
    """One row with the marker wherever it is personal or cannot be read, and something plausible elsewhere."""
    plain = {"text": "a", "official": "Đảm", "month": "1"}
    cells = [marker if one.personal else plain.get(one.kind, marker) for one in columns]
    return "| " + " | ".join(one.name for one in columns) + " |\n| " + " | ".join(cells) + " |"


def test_no_name_leaves_the_task_register_from_the_column_of_criteria():
    nowhere(
        MARKER,
        real_plan(),
        {
            "Nhiệm vụ": f"""
                | Mã nhiệm vụ | Kế hoạch | Nội dung | Mã tiêu chí | Người phụ trách | Thời hạn   | Ngày hoàn thành |
                | N1          | CCHC     | Rà soát  | {MARKER}    | Đảm             | 31/03/2024 |                 |
            """
        },
    )


def test_an_error_in_a_key_is_told_and_does_not_stop_the_counting():
    (done, total), found = counted("""
        | Số thư | Ngày nhận  | Ngày trả lời |
        | #N/A   | 02/01/2024 | 05/01/2024   |
        | b      | 03/01/2024 |              |
    """)

    assert (done, total) == (1, 2)
    assert [(code, cell) for code, cell, _ in found] == [("R103", "A2")]


def test_what_is_compared_with_the_figures_day_follows_the_workbook():
    due = Measure("1.2", "total", "Thư", "count", where=(RowTest("Ngày nhận", "<=", (FIGURES_DAY,)),))
    shown = """
        | Số thư | Ngày nhận  | Ngày trả lời |
        | a      | 30/06/2024 |              |
        | b      | 01/07/2024 |              |
    """
    counts = [reading_of(letters(due), sheets={"Thư": shown}, as_of=day).counts for day in ("30/06/2024", "01/07/2024")]

    assert [count["1.2", "total"].number for count in counts] == [1, 2]


def test_findings_of_a_register_stand_with_those_of_the_form():
    reading = reading_of(
        letters(),
        "| Mã | Tiêu chí | Tổng số | Số thực hiện |\n| '9.9 | Lạ | 1 | 1 |",
        {"Thư": "| Số thư | Ngày nhận | Ngày trả lời |\n| a | hôm qua | |"},
    )

    assert told(reading.findings) == [("W111", "A2"), ("R103", "B2")]


def test_an_export_pasted_whole_below_our_head_is_read_by_its_own_head():
    register = Register(
        "Thư", (RegisterColumn("Mã", "text", key=True), RegisterColumn("Xong", "yes/no", may_be_blank=True))
    )
    done = Measure("1.1", "done", "Thư", "count", where=(RowTest("Xong", "in", ("Có",)),))
    plan = plan_of(criterion("1.1"), registers=(register,), measures=(done,))
    pasted = """
        | Mã | Xong |
        DANH SÁCH THƯ NĂM 2024
        | Xong  | Mã |
        | Có    | a  |
        | Không | b  |
    """
    again = pasted + "\n| Xong | Mã |\n| Có | c |"

    assert reading_of(plan, sheets={"Thư": pasted}).counts["1.1", "done"].number == 1
    assert reading_of(plan, sheets={"Thư": again}).counts["1.1", "done"].rows == 4
