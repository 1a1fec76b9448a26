"""What the office types into real results of a consolidation, and what the next one makes of it."""

import sqlite3
from contextlib import closing
from datetime import date, datetime
from io import BytesIO

import openpyxl
import pytest

from cchc_xl import forms
from cchc_xl.findings import sentence
from cchc_xl.history.store import NAME
from cchc_xl.pipeline import remembering
from cchc_xl.pipeline.consolidation_run import run
from cchc_xl.pipeline.order import Order
from tests.pipeline.small import ROSTER, entry, plan_file, put

RESULT = "tong hop thu.xlsx"
A = ROSTER[0].code
EACH = f"bang diem/{A} Xã An Bình.xlsx"
POINTS, REMARK, STATE = "Thẩm định", "Ý kiến thẩm định", "Trạng thái"


@pytest.fixture
def office(tmp_path):
    plan_file(tmp_path / "kế hoạch.xlsx")
    return put(tmp_path / "xã", a=entry("An Bình"), b=entry("Ba Trại", "4/4"))


def consolidated(office, *, each=False):
    return run(Order(office, office.parent / "kế hoạch.xlsx", jobs=1, each=each), lambda *_: None)


def changed(path, change):
    """Let a person change a workbook and save it."""
    book = openpyxl.load_workbook(BytesIO(path.read_bytes()))
    change(book)
    book.save(path)


def places(sheet, *codes):
    """Give the cell of each heading in the row in which these codes stand."""
    head = next(row for row in sheet.iter_rows() if POINTS in [one.value for one in row])
    row = next(row for row in sheet.iter_rows() if set(codes) <= {str(one.value) for one in row[:3]})
    return {one.value: there for one, there in zip(head, row, strict=True) if one.value}


def types(office, criterion, sheet=forms.APPRAISAL, agency=A, **words):
    """Type into the row of a criterion of «Thẩm định»: ``points``, ``remark``, ``state``."""

    def change(book):
        cells = places(book[sheet], agency, criterion)
        for key, word in words.items():
            cells[{"points": POINTS, "remark": REMARK, "state": STATE}[key]].value = word

    changed(office / RESULT, change)


def types_into_each(office, criterion, points):
    changed(
        office / EACH,
        lambda book: setattr(places(book[forms.SCORES], criterion)[POINTS], "value", points),
    )


def stands(office, criterion, agency=A):
    cells = places(openpyxl.load_workbook(office / RESULT, data_only=True)[forms.APPRAISAL], agency, criterion)
    return tuple(cells[one].value for one in (POINTS, REMARK, STATE))


def indices(done):
    return {one.agency.name: one.card.totals.index for one in done.done.ranking.standings if one.agency.code == A}


def told(done):
    return [(one.code, str(one.cell), sentence(one)) for one in done.done.findings if one.code[0] in "AS"]


def rename(book):
    book[forms.APPRAISAL].title = "Thẩm định (2)"


def copy(book):
    book.copy_worksheet(book[forms.APPRAISAL]).title = "Thẩm định (2)"


def delete_the_column(book):
    sheet = book[forms.APPRAISAL]
    sheet.delete_cols(places(sheet, A, "1.1")[POINTS].column)


def reword_the_heading(book):
    cell = next(one for row in book[forms.APPRAISAL].iter_rows() for one in row if one.value == STATE)
    cell.value = "Tiến độ"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (rename, "không thấy trang «Thẩm định» (ý bạn là «Thẩm định (2)»?). Hãy đổi lại đúng tên trang, hoặc lấy lại"),
        (copy, "có hai trang «Thẩm định» và «Thẩm định (2)», không rõ phải lấy trang nào. Hãy chép điều cần giữ"),
        (delete_the_column, "trang «Thẩm định» không thấy cột «Thẩm định». Hãy khôi phục dòng tiêu đề"),
        (reword_the_heading, "trang «Thẩm định» không thấy cột «Trạng thái». Hãy khôi phục dòng tiêu đề"),
    ],
)
def test_a_table_in_which_no_word_can_be_found_is_told_and_kept_and_takes_no_word_away(office, change, why):
    consolidated(office)
    types(office, "1.1", points=3, remark="Đủ")
    consolidated(office)
    types(office, "1.2", points=5)
    changed(office / RESULT, change)
    left = (office / RESULT).read_bytes()
    done = consolidated(office)

    lost, aside = done.told
    assert lost.startswith(
        f"{office / RESULT}: không đọc được kết quả này nên chưa lấy được điểm thẩm định ghi trong đó ({RESULT}: {why}"
    )
    assert aside.endswith("đã đổi tên thành «tong hop thu (bản cũ 1).xlsx».")
    assert (office / "tong hop thu (bản cũ 1).xlsx").read_bytes() == left
    assert (stands(office, "1.1"), stands(office, "1.2")) == ((3, "Đủ", None), (None, None, None))


def test_a_table_that_was_mended_gives_the_words_that_were_typed_meanwhile(office):
    consolidated(office)
    types(office, "1.2", points=5)
    changed(office / RESULT, rename)
    consolidated(office)
    changed(
        office / "tong hop thu (bản cũ 1).xlsx",
        lambda book: setattr(book["Thẩm định (2)"], "title", forms.APPRAISAL),
    )
    consolidated(office)

    assert stands(office, "1.2") == (5, None, None)


def test_a_scoring_workbook_in_which_no_word_can_be_found_is_told_and_kept(office):
    consolidated(office, each=True)
    types_into_each(office, "1.1", 3)
    changed(office / EACH, lambda book: setattr(book[forms.SCORES], "title", "Điểm"))
    left = (office / EACH).read_bytes()
    done = consolidated(office, each=True)

    assert "không thấy trang «Bảng chấm điểm»" in done.told[0]
    assert (office / f"{EACH[:-5]} (bản cũ 1).xlsx").read_bytes() == left
    assert (office / EACH).is_file()


REFUSED = [
    (9, "9"),
    (-1, "-1"),
    ("ba điểm", "ba điểm"),
    ("50%", "50%"),
    (True, "TRUE"),
    (date(2026, 5, 1), "01/05/2026"),
]


@pytest.mark.parametrize(("typed", "shown"), [*REFUSED, ("#N/A", "#N/A"), ("=1+0.5", "công thức chưa tính")])
def test_what_is_no_points_stays_in_its_cell_and_is_told_until_it_is_corrected(office, typed, shown):
    before = indices(consolidated(office))
    types(office, "1.1", points=typed, remark="xem lại")
    first = consolidated(office)
    put(office, b=entry("Ba Trại", "3/4"))
    second = consolidated(office)
    third = consolidated(office)

    assert (
        told(first)
        == told(second)
        == [
            (
                "S102",
                f"{RESULT} «Thẩm định»!H6",
                f"Điểm thẩm định của tiêu chí 1.1 ghi «{shown}», phải từ 0 đến 4 nên không dùng. Hãy sửa ô.",
            )
        ]
    )
    assert (indices(first), third.done) == (before, None)
    assert stands(office, "1.1") == (shown, "xem lại", None)
    types(office, "1.1", points=3)
    corrected = consolidated(office)
    assert (told(corrected), stands(office, "1.1")) == ([], (3, "xem lại", None))


def test_what_is_no_points_is_not_lost_with_the_store_and_leaves_the_points_that_counted(office):
    consolidated(office)
    types(office, "1.1", points=3)
    counted = indices(consolidated(office))
    types(office, "1.1", points="hai")
    left = consolidated(office)
    (office / NAME).unlink()
    put(office, b=entry("Ba Trại", "3/4"))
    without = consolidated(office)

    assert indices(left) == counted
    assert (stands(office, "1.1"), [one[0] for one in told(without)]) == (("hai", None, None), ["S102"])


def test_what_is_no_points_in_a_scoring_workbook_stays_there_and_comes_into_the_table(office):
    consolidated(office, each=True)
    types_into_each(office, "1.1", "hai")
    done = consolidated(office, each=True)
    book = openpyxl.load_workbook(office / EACH)

    assert [one[:2] for one in told(done)] == [("S102", f"{EACH} «Bảng chấm điểm»!I10")]
    assert (places(book[forms.SCORES], "1.1")[POINTS].value, stands(office, "1.1")[0]) == ("hai", "hai")
    put(office, b=entry("Ba Trại", "3/4"))
    assert [one[:2] for one in told(consolidated(office, each=True))] == [("S102", f"{RESULT} «Thẩm định»!H6")]


def test_a_state_that_is_none_of_ours_stays_and_is_told_until_it_is_corrected(office):
    consolidated(office)
    types(office, "1.1", points=3, state="linh tinh")
    first = consolidated(office)
    put(office, b=entry("Ba Trại", "3/4"))
    second = consolidated(office)

    assert [one[:2] for one in told(first)] == [("A104", f"{RESULT} «Thẩm định»!J6")]
    assert (told(second), stands(office, "1.1")) == (told(first), (3, None, "linh tinh"))
    types(office, "1.1", state="Công bố")
    assert told(consolidated(office)) == []


def test_a_word_in_a_scoring_workbook_that_does_not_count_is_told_until_that_is_written_anew(office):
    consolidated(office, each=True)
    types_into_each(office, "1.1", 1.25)
    types(office, "1.1", points=0.5)
    runs = [told(consolidated(office))]
    put(office, b=entry("Ba Trại", "3/4"))
    runs += [told(consolidated(office, each=each)) for each in (False, True, True)]

    conflict = [("A101", f"{EACH} «Bảng chấm điểm»!I10")]
    assert [[one[:2] for one in found] for found in runs] == [conflict, conflict, conflict, []]
    with closing(sqlite3.connect(office / NAME)) as kept:
        words = kept.execute("SELECT points, file FROM appraisal ORDER BY id").fetchall()
    assert words == [("1.25", EACH), ("0.50", RESULT)]


def test_a_word_is_kept_with_the_day_on_which_it_was_read_and_the_workbook_does_not_know_it(office, monkeypatch):
    consolidated(office)
    types(office, "1.1", points=3)
    before = (office / RESULT).read_bytes()
    made = []
    for day in (5, 6):
        monkeypatch.setattr(remembering, "datetime", on_day(day))
        (office / NAME).unlink()
        (office / RESULT).write_bytes(before)
        consolidated(office)
        made.append((office / RESULT).read_bytes())

    assert made[0] == made[1]
    with closing(sqlite3.connect(office / NAME)) as kept:
        assert kept.execute("SELECT day FROM appraisal").fetchall() == [("2025-03-06",)]


def on_day(day):
    """Give a clock that stands still on a day of March 2025."""

    class Clock(datetime):
        @classmethod
        def now(cls, tz=None):
            return cls(2025, 3, day, 12, tzinfo=tz)

    return Clock
