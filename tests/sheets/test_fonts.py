"""Cells in fonts from before Unicode are found by their style and by the runs of rich text."""

from io import BytesIO
from zipfile import ZipFile

import pytest
import xlsxwriter

from cchc_xl.sheets.container import opened
from cchc_xl.sheets.fonts import Fonts, fonts_in
from cchc_xl.sheets.workbook import Workbook
from tests.tables import workbook

SHOWN = "| Xaõ | Phuù Phöông |\n| 12 | 31/01/2024 |"


def read(data, known=()):
    book = Workbook("xã.xlsx", data, known)
    return book, book.sheet(book.names[0])


def rich(*parts, font="Arial"):
    """A workbook whose cell B2 has runs in fonts of their own: (font, text)."""
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    formats = {name: book.add_format({"font_name": name}) for name in {font, *(name for name, _ in parts)}}
    pieces = [piece for name, text in parts for piece in (formats[name], text)]
    book.add_worksheet("Một").write_rich_string(1, 1, *pieces, formats[font])
    book.close()
    return file.getvalue()


def with_part(data, name, old, new):
    """The same workbook with one piece of a part changed."""
    changed = BytesIO()
    with ZipFile(BytesIO(data)) as before, ZipFile(changed, "w") as after:
        for part in before.namelist():
            text = before.read(part)
            after.writestr(part, text.replace(old, new) if part == name else text)
    return changed.getvalue()


def test_cells_in_an_old_font_are_read_as_the_words_they_show():
    book, sheet = read(workbook({"Một": SHOWN}, font="VNI-Times"))

    assert sheet.rows[0] == ["Xã", "Phú Phương"]
    assert sheet.rows[1][0] == 12
    assert (book.reworded["Một"].count, book.reworded["Một"].fonts) == (2, ("VNI-Times",))


@pytest.mark.parametrize("font", ["", "Times New Roman"])
def test_the_same_letters_in_another_font_stay(font):
    book, sheet = read(workbook({"Một": SHOWN}, font=font))

    assert sheet.rows[0] == ["Xaõ", "Phuù Phöông"]
    assert book.reworded == {}


def test_numbers_codes_and_unicode_in_an_old_font_are_not_told():
    book, sheet = read(workbook({"Một": "| '3.10 | Phường | 5 | 01/01/2024 |"}, font=".VnTime"))

    assert sheet.rows[0][:2] == ["3.10", "Phường"]
    assert book.reworded == {}


def test_the_font_of_the_normal_style_is_that_of_cells_without_a_style():
    data = with_part(workbook({"Một": "| X· |"}), "xl/styles.xml", b'"Calibri"', b'".VnTime"')

    assert read(data)[1].rows[0] == ["Xã"]


@pytest.mark.parametrize("sheet_font", ["Arial", ".VnTime"])
def test_each_run_of_rich_text_is_read_by_its_own_font(sheet_font):
    runs = ("Times New Roman", "Phố «cũ» "), (".VnTime", "X· "), ("VNI-Times", "Phuù Phöông")
    book, sheet = read(rich(*runs, font=sheet_font))

    assert sheet.rows[1][1] == "Phố «cũ» Xã Phú Phương"
    assert book.reworded["Một"].fonts == (".VnTime", "VNI-Times")
    assert book.reworded["Một"].first == (1, 1)


def test_the_words_of_our_lists_stay_in_any_font():
    assert read(workbook({"Một": "| Không | Kh«ng |"}, font=".VnTime"), {"Không"})[1].rows[0] == ["Không", "Không"]


def test_text_written_into_the_cell_itself_is_read_too():
    cell = b'<c r="A1" s="1" t="s"><v>0</v></c>'
    inline = '<c r="A1" s="1" t="inlineStr"><is><t>X·</t></is></c>'.encode()
    data = with_part(workbook({"Một": "| X· |"}, font=".VnTime"), "xl/worksheets/sheet1.xml", cell, inline)

    assert read(data)[1].rows[0] == ["Xã"]


def test_a_workbook_without_such_fonts_is_not_parsed_for_them():
    assert fonts_in(opened("a", workbook({"Một": SHOWN}))) == Fonts()
    assert not fonts_in(None)
