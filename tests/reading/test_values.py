"""What the cells of a register are taken for, by the kind of their column."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from cchc_xl.reading.values import Unreadable, parser_for
from tests.plans import RegisterColumn, plan_of

BLANK = ["", "   ", "\u00a0"]
KINDS = ["text", "choice", "date", "month", "yes/no", "number", "whole", "official"]
DAYS = some.dates(date(2000, 1, 1), date(2099, 12, 31))


def taken(kind, cell, *values):
    return parser_for(RegisterColumn("Cột", kind, values), plan_of())(cell)


def refused(kind, cell, *values):
    with pytest.raises(Unreadable) as error:
        taken(kind, cell, *values)
    return str(error.value)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("cell", BLANK)
def test_a_blank_cell_is_blank_in_every_kind_of_column(kind, cell):
    assert taken(kind, cell, "Đến", "Đi") is None


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("  Tờ   rơi ", "Tờ rơi"),
        ("To\u031b\u0300 rơi", "Tờ rơi"),
        (12.0, "12"),
        (3.1, "3.1"),
        (100000000.0, "100000000"),
    ],
)
def test_text_is_tidied_and_a_number_in_a_text_column_is_text(cell, text):
    assert taken("text", cell) == text


@pytest.mark.parametrize("cell", ["Trực tuyến", "trực tuyến", "TRỰC  TUYẾN", "truc tuyen", " Trực tuyến "])
def test_a_choice_is_the_plans_word_however_it_is_written(cell):
    assert taken("choice", cell, "Trực tiếp", "Trực tuyến") == "Trực tuyến"


def test_a_choice_outside_the_list_cannot_be_read():
    assert refused("choice", "Qua mạng", "Trực tiếp", "Trực tuyến") == "không có trong danh mục"


@pytest.mark.parametrize(
    "cell",
    [
        date(2024, 3, 7),
        datetime(2024, 3, 7, 16, 45),
        "7/3/2024",
        "07/03/2024",
        "07-03-2024",
        "7.3.2024",
        "2024-03-07",
        " 07/03/2024 ",
        45358.0,
        45358.75,
    ],
)
def test_a_date_is_read_as_date_as_text_and_as_serial_number_and_its_time_is_left_out(cell):
    assert taken("date", cell) == date(2024, 3, 7)


@pytest.mark.parametrize("cell", ["2024", "chưa có", 12.0, 2024.0, 100000.0, True])
def test_what_is_no_date_cannot_be_read(cell):
    assert refused("date", cell) == "không phải ngày"


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("07/13/2024", "không có ngày này trong lịch"),
        ("30/02/2024", "không có ngày này trong lịch"),
        ("7/3/24", "năm chỉ có hai chữ số"),
        ("tháng 3/2024", "mới có tháng, chưa có ngày"),
        ("3/2024", "mới có tháng, chưa có ngày"),
        ("7/3", "chưa có năm"),
    ],
)
def test_why_text_is_no_date_is_said_without_showing_it(cell, why):
    assert refused("date", cell) == why


@given(DAYS)
def test_every_day_is_the_same_day_as_date_text_and_serial_number(day):
    serial = float((day - date(1899, 12, 30)).days)

    assert {taken("date", cell) for cell in (day, day.strftime("%d/%m/%Y"), day.isoformat(), serial)} == {day}


@pytest.mark.parametrize(
    "cell", [2.0, "2", "02", "Tháng 2", "tháng 02", "THÁNG 2", "2/2024", "02/2024", "Tháng 2/2024"]
)
def test_a_month_is_kept_as_its_last_day(cell):
    assert taken("month", cell) == date(2024, 2, 29)


def test_the_twelve_months_end_where_the_calendar_says():
    ends = [taken("month", float(month)) for month in range(1, 13)]

    assert [(end + timedelta(days=1)).day for end in ends] == [1] * 12
    assert [end.month for end in ends] == list(range(1, 13))


@pytest.mark.parametrize("cell", [0.0, 13.0, "13", "0", "quý 1", "2/2023", "tháng"])
def test_what_is_no_month_of_the_year_cannot_be_read(cell):
    assert refused("month", cell) == "không phải tháng 1–12"


@pytest.mark.parametrize("cell", [1.2, -5.0, "1,2", "-5"])
def test_a_month_is_a_whole_number(cell):
    assert refused("month", cell) == "không phải tháng 1–12"


@pytest.mark.parametrize(
    ("cell", "word"),
    [
        ("Có", "Có"),
        ("x", "Có"),
        ("✓", "Có"),
        (1.0, "Có"),
        (True, "Có"),
        ("Không", "Không"),
        (0.0, "Không"),
        (False, "Không"),
    ],
)
def test_yes_and_no_are_kept_as_words(cell, word):
    assert taken("yes/no", cell) == word


@pytest.mark.parametrize("cell", ["Không áp dụng", "có lẽ", 2.0, "n/a"])
def test_what_is_neither_yes_nor_no_cannot_be_read(cell):
    assert refused("yes/no", cell) == "không phải Có hoặc Không"


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        (0.0, "0"),
        (-3.0, "-3"),
        (1234.5, "1234.5"),
        (0.1 + 0.2, "0.3"),
        ("1.234,5", "1234.5"),
        ("1 200", "1200"),
        ("95,5", "95.5"),
    ],
)
def test_a_number_is_exact(cell, number):
    assert taken("number", cell) == Decimal(number)


@pytest.mark.parametrize("cell", ["nhiều", "12 triệu", True])
def test_what_is_no_number_cannot_be_read(cell):
    assert refused("number", cell) == "không phải số"


@pytest.mark.parametrize("cell", ["1.234", "1.000"])
def test_what_may_be_two_numbers_cannot_be_read(cell):
    assert refused("number", cell) == "dấu chấm có hai nghĩa, hãy gõ không dấu chấm"


@pytest.mark.parametrize("cell", [12.0, "12", "12,0"])
def test_a_whole_number_is_whole(cell):
    assert taken("whole", cell) == 12


@pytest.mark.parametrize(
    ("cell", "problem"), [(12.5, "không phải số nguyên"), ("12,5", "không phải số nguyên"), ("a", "không phải số")]
)
def test_part_of_a_thing_is_not_counted(cell, problem):
    assert refused("whole", cell) == problem


@pytest.mark.parametrize("kind", ["choice", "date", "month", "yes/no", "number", "whole"])
def test_what_stands_in_a_cell_is_never_repeated(kind):
    assert "Nguyễn" not in refused(kind, "Nguyễn Văn Kín", "Đến", "Đi")
