"""Text as it comes from many keyboards: one form to compare by, dates as people write them."""

import unicodedata
from datetime import date, datetime

import pytest
from hypothesis import given, strategies

from cchc_xl.text import date_fault, date_in, day_of, folded, plain_letters, shown_date, tidy, visible

# ---- text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("  Xã   Phú\u00a0Phương \n", "Xã Phú Phương"),
        (unicodedata.normalize("NFD", "Xã Phú Phương"), "Xã Phú Phương"),
        ("Xã\u200b Phú\ufeff Phương\u00ad", "Xã Phú Phương"),
        ("Điểm\ttối đa\r\n(chuẩn)", "Điểm tối đa (chuẩn)"),
        ("", ""),
        (12, "12"),
    ],
)
def test_tidy_text_is_composed_with_single_spaces_and_nothing_invisible(text, shown):
    assert tidy(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Xã Hòa – «1»\u00a0%", "Xã Hòa – «1»\u00a0%"),
        ("a\nb\x1b[2J\u202ec\u2028\0", r"a\nb\x1b[2J\u202ec\u2028\x00"),
        ("\ud800", r"\ud800"),
    ],
)
def test_what_would_spoil_a_line_is_made_visible(text, shown):
    assert visible(text) == shown


def test_tidy_text_keeps_its_letters():
    assert tidy("HOÀ – hòa") == "HOÀ – hòa"


@pytest.mark.parametrize(
    "names",
    [
        ("Thái Hòa", "Thái Hoà", "THÁI HOÀ", "thai hoa"),
        ("Thụy An", "Thuỵ An"),
        ("Điểm tự chấm", "ĐIỂM TỰ CHẤM", "diem tu cham", "Điểm  tự-chấm:"),
        ("Vật Lại", unicodedata.normalize("NFD", "Vật Lại")),
        ("Kết quả (Có/Không)", "Kết quả có không"),
        ("Uỷ ban", "Ủy ban", "UỶ BAN", "uy ban"),
        ("Văn phòng – Thống kê", "Văn phòng - Thống kê", "Văn phòng — Thống kê", "Văn phòng\u2011Thống kê"),
        ("Đảm", "ĐẢM", "Đ\u200bảm", "Đ\u00adảm", "đảm\ufeff"),
        ("Ðường", "Đường"),  # an Icelandic letter looks the same
        ("Tỷ lệ", "Tỷ\u00a0lệ"),
    ],
)
def test_names_written_in_other_ways_are_one(names):
    assert len({folded(name) for name in names}) == 1


@pytest.mark.parametrize(("one", "other"), [("Phú Sơn", "Phú Sen"), ("3.1", "3.10"), ("Ba Vì", "Ba Trại"), ("", "0")])
def test_different_names_stay_different(one, other):
    assert folded(one) != folded(other)


def test_plain_letters_keep_spaces_and_signs():
    assert plain_letters("Điểm tự-chấm (HOÀ)") == "diem tu-cham (hoa)"


@given(strategies.text())
def test_tidy_text_is_tidy(text):
    assert tidy(tidy(text)) == tidy(text)


VIETNAMESE = strategies.text("aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệ ", max_size=30)


@given(VIETNAMESE)
def test_the_key_of_a_name_knows_no_keyboard(name):
    decomposed = unicodedata.normalize("NFD", name)
    assert folded(name) == folded(decomposed) == folded(name.upper()) == folded(tidy(name))
    assert folded(name).isascii()


# ---- dates


@pytest.mark.parametrize(
    "text", ["7/3/2024", "07/03/2024", "07-03-2024", "7.3.2024", " 07/03/2024 ", "2024-03-07", "2024-3-7"]
)
def test_a_date_is_read_as_people_write_it(text):
    assert date_in(text) == date(2024, 3, 7)


@pytest.mark.parametrize(
    "text",
    ["", "31/02/2024", "29/02/2023", "13/13/2024", "0/1/2024", "7/3/24", "7/3", "2024", "ngày 7/3/2024", "7 3 2024"],
)
def test_what_is_no_date_is_none(text):
    assert date_in(text) is None


def test_a_leap_day_is_a_date():
    assert date_in("29/02/2024") == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (date(2024, 3, 7), date(2024, 3, 7)),
        (datetime(2024, 3, 7, 23, 59), date(2024, 3, 7)),
        ("7/3/2024", date(2024, 3, 7)),
        ("Không", None),
        (45358, None),
        (None, None),
    ],
)
def test_a_day_comes_from_a_date_a_time_or_text(value, day):
    assert day_of(value) == day


def test_a_day_is_shown_as_officials_write_it():
    assert shown_date(date(2025, 1, 5)) == "05/01/2025"


@given(strategies.dates(min_value=date(1000, 1, 1)))
def test_a_day_that_we_show_is_read_back(day):
    assert date_in(shown_date(day)) == day == date_in(day.isoformat())


# ---- codes


@pytest.mark.parametrize("text", ["05/01/2024 16:30:00", "16:30 05/01/2024", "2024-01-05T16:30:00", "5/1/2024 4:30 PM"])
def test_the_time_beside_a_date_is_read_over(text):
    assert date_in(text) == date(2024, 1, 5)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("31/02/2024", "tháng 2/2024 không có ngày 31"),
        ("29.2.2023", "tháng 2/2023 không có ngày 29"),
        ("2024-02-30", "tháng 2/2024 không có ngày 30"),
        ("31/13/2024", "không có tháng 13"),
        ("12/13/2024 08:00", "không có tháng 13"),
        ("1/0/2024", "không có tháng 0"),
        ("7/3/24", "năm chỉ có hai chữ số"),
        ("tháng 3/2024", "mới có tháng, chưa có ngày"),
        ("03/2024", "mới có tháng, chưa có ngày"),
        ("tháng 3", "mới có tháng, chưa có ngày"),
        ("7/3", "chưa có năm"),
        ("năm 2024", "mới có năm, chưa có ngày và tháng"),
        ("29/02/2024", ""),
        ("sắp xong", ""),
        ("", ""),
    ],
)
def test_why_text_that_looks_like_a_date_is_none(text, why):
    assert date_fault(text)[0] == why
    assert bool(date_fault(text)[1]) == bool(why)
