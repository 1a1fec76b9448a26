"""A consolidated workbook that somebody saved under another name is told, for nobody reads what is typed there."""

import openpyxl
import pytest

from cchc_xl.pipeline.consolidation_run import run
from cchc_xl.pipeline.order import Order
from tests.pipeline.small import entry, plan_file, put

RESULT = "tong hop thu.xlsx"
TOLD = (
    "bản chị Hoa.xlsx: là bảng tổng hợp mang tên khác nên không đọc điểm thẩm định ghi trong đó. Nếu cần các điểm ấy, "
    "hãy ghi vào «tong hop thu.xlsx»; nếu không, hãy xóa hoặc chuyển tệp này ra khỏi thư mục."
)


@pytest.fixture
def office(tmp_path):
    plan_file(tmp_path / "kế hoạch.xlsx")
    return put(tmp_path / "xã", a=entry("An Bình"), b=entry("Ba Trại", "4/4"))


def told(office, **asked):
    return run(Order(office, office.parent / "kế hoạch.xlsx", **asked), lambda *_: None).told


def save_as(path, other):
    """Open a workbook, type something and save it under another name."""
    book = openpyxl.load_workbook(path)
    book["Thẩm định"]["I6"] = "xem lại"
    book.save(other)


@pytest.mark.parametrize("anew", [False, True])
def test_one_that_lies_among_the_files_is_told_every_time(office, anew):
    assert told(office) == ()
    save_as(office / RESULT, office / "bản chị Hoa.xlsx")

    assert [told(office, anew=anew) for _ in range(2)] == [(TOLD,), (TOLD,)]


def test_one_that_lies_where_the_result_goes_is_told(office, tmp_path):
    output = tmp_path / "kết quả" / RESULT
    told(office, output=output)
    save_as(output, output.with_name("bản chị Hoa.xlsx"))

    assert told(office, output=output) == (TOLD,)


def test_a_copy_in_which_nothing_was_typed_is_not_told(office):
    told(office)
    (office / "bản lưu.xlsx").write_bytes((office / RESULT).read_bytes())

    assert told(office) == ()


def test_a_second_name_is_read_and_not_told(office):
    told(office)
    save_as(office / RESULT, office / "tong hop thu (2).xlsx")

    assert told(office) == ()
