"""«Phiếu rà soát»: all problems, worst first, each with a link to its cell."""

import openpyxl
import pytest

from cchc_xl.editing.listing import add_list
from cchc_xl.findings import Severity
from tests.editing.books import problem


@pytest.fixture
def shown():
    book = openpyxl.Workbook()
    book.active.title = "Sổ của 'xã'"

    def show(*problems):
        add_list(book, "sổ.xlsx", problems)
        return book["Phiếu rà soát"]

    return show


def test_it_names_each_problem_with_its_place_and_who_sees_to_it(shown):
    sheet = shown(
        problem("B2", "Không phải số.", sheet="Sổ của 'xã'", official="Đảm"),
        problem("", "Thiếu trang.", Severity.WARNING, sheet=""),
    )

    assert [[cell.value for cell in row] for row in sheet["A4:F6"]] == [
        ["STT", "Mức độ", "Mã", "Nơi xảy ra (bấm để tới ô)", "Nội dung và cách sửa", "Người phụ trách"],
        [1, "Lỗi", "F103", "Sổ của 'xã'!B2", "Không phải số.", "Đảm"],
        [2, "Cảnh báo", "F103", "sổ.xlsx", "Thiếu trang.", None],
    ]
    assert sheet["D5"].hyperlink.location == "'Sổ của ''xã'''!B2"
    assert sheet["D6"].hyperlink is None


def test_it_says_that_the_copy_must_not_be_mailed(shown):
    assert "có thể có tên người dân: không gửi qua thư" in shown()["A2"].value
    assert shown()["E5"].value == "Không có lỗi, cảnh báo nào."


def test_it_is_times_new_roman_and_prints_one_page_wide_on_a4(shown):
    sheet = shown(problem(sheet="Sổ của 'xã'"))

    assert {cell.font.name for row in sheet["A1:F5"] for cell in row if cell.value} == {"Times New Roman"}
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$4:$4"


def test_a_long_sentence_has_room(shown):
    assert shown(problem(words="Hãy nhập lại số liệu. " * 30)).row_dimensions[5].height > 150
