"""What a copy would lose, for each thing that a workbook may hold."""

import base64
from io import BytesIO

import pytest

from cchc_xl.editing.losses import ARRAYS, CONTROLS, DAMAGED, NOT_XLSX, STRICT, losses
from cchc_xl.editing.parts import OTHER_ELEMENTS, OTHER_PARTS
from tests.editing.books import book, replaced, with_part
from tests.office import needs_office, recalculated
from tests.plans import REAL_PLAN, SAMPLE

DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
SHEET = "xl/worksheets/sheet1.xml"


def chart(book, sheet):
    drawn = book.add_chart({"type": "column"})
    drawn.add_series({"values": "='Sổ'!$A$1:$A$2"})
    sheet.insert_chart("C1", drawn)


def image(_, sheet):
    sheet.insert_image("C1", "a.png", {"image_data": BytesIO(DOT)})


def sparkline(_, sheet):
    sheet.add_sparkline("B1", {"range": "A1:A5"})


def bars_of_2010(_, sheet):
    sheet.conditional_format("A1:A5", {"type": "data_bar", "data_bar_2010": True})


def ordinary(book, sheet):
    bold = book.add_format({"bold": True})
    sheet.write_comment("A1", "Đã xem")
    sheet.add_table("C1:D3")
    sheet.write_rich_string("A5", "Đạt ", bold, "tốt")
    sheet.conditional_format("A1:A5", {"type": "data_bar"})
    sheet.write_url("A6", "https://example.vn")


@pytest.mark.parametrize("path", [SAMPLE, REAL_PLAN], ids=["entry", "plan"])
def test_a_copy_keeps_all_of_our_own_workbooks(path):
    assert losses(path.read_bytes()) == ()


def test_a_copy_keeps_comments_tables_rich_text_bars_and_links():
    assert losses(book(ordinary)) == ()


@needs_office
def test_a_copy_keeps_an_entry_workbook_that_an_office_program_saved(tmp_path):
    assert losses(recalculated(SAMPLE.read_bytes(), tmp_path)) == ()


@pytest.mark.parametrize(
    ("fill", "name"),
    [
        (chart, "biểu đồ"),
        (image, "hình ảnh"),
        (lambda _, sheet: sheet.insert_textbox("A1", "Ghi chú"), "hình vẽ, hộp chữ"),
        (lambda _, sheet: sheet.insert_button("A1", {"macro": "chay"}), CONTROLS),
        (lambda _, sheet: sheet.write_dynamic_array_formula("A1", "=SORT(B1:B3)"), ARRAYS),
        (lambda _, sheet: sheet.set_background(BytesIO(DOT)), OTHER_ELEMENTS["picture"]),
        (sparkline, OTHER_ELEMENTS["extLst"]),
        (bars_of_2010, OTHER_ELEMENTS["extLst"]),
    ],
    ids="chart image textbox button dynamic-array background sparkline data-bar-2010".split(),
)
def test_a_copy_would_lose(fill, name):
    assert name in losses(book(fill))


@pytest.mark.parametrize(
    ("part", "name"),
    [
        ("xl/vbaProject.bin", "macro (VBA)"),
        ("xl/pivotTables/pivotTable1.xml", "bảng tổng hợp xoay (PivotTable)"),
        ("xl/externalLinks/externalLink1.xml", "liên kết sang tệp khác"),
        ("xl/threadedComments/threadedComment1.xml", "trao đổi trong ghi chú"),
        ("_xmlsignatures/sig1.xml", "chữ ký số"),
        ("xl/slicers/slicer1.xml", "nút lọc (Slicer)"),
        ("xl/connections.xml", "kết nối dữ liệu"),
        ("xl/tuong-lai/part1.xml", "thành phần «xl/tuong-lai/part1.xml»"),
    ],
)
def test_a_copy_would_lose_the_part(part, name):
    assert losses(with_part(book(), part, "<a/>")) == (name,)


def test_a_copy_would_lose_ranges_that_may_be_edited():
    data = replaced(
        book(), SHEET, "<pageMargins", '<protectedRanges><protectedRange name="a"/></protectedRanges><pageMargins'
    )

    assert losses(data) == ("vùng được phép sửa",)


def test_a_strict_workbook_would_lose_everything():
    data = replaced(
        book(),
        "xl/workbook.xml",
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "http://purl.oclc.org/ooxml/spreadsheetml/main",
    )

    assert losses(data) == (STRICT,)


@pytest.mark.parametrize(
    "data", [b"\xd0\xcf\x11\xe0 xls", with_part(book(), "[Content_Types].xml", "<Types/>")], ids=["xls", "xlsb"]
)
def test_another_format_would_lose_everything(data):
    assert losses(data) == (NOT_XLSX,)


def test_a_document_type_is_never_opened():
    assert losses(with_part(book(), SHEET, '<!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>')) == (DAMAGED,)


def test_every_name_of_what_is_lost_is_vietnamese_words():
    assert all(name == name.strip() and not name.startswith("xl/") for name in OTHER_PARTS.values())
