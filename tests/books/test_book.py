"""Writing workbooks: foreign text stays text, formulas carry their value, same in gives same out."""

import re
import zipfile
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest

from cchc_xl.books.book import Book, Identity, NotWritten, Paper, lines_of, reference
from cchc_xl.books.prompts import Prompt
from cchc_xl.sheets.properties import custom
from cchc_xl.sheets.workbook import Workbook

IDENTITY = Identity("scoring", "thu", "09646", "Thử", date(2024, 12, 31), {"index": "87,25"})

HOSTILE = [
    "=cmd|'/c calc'!A1",
    '=HYPERLINK("http://x")',
    "{=1}",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "http://example.vn",
    "file:///c:/a.exe",
    "mailto:a@b.vn",
    "internal:A1",
    "external:c:\\a.xlsx",
]


def written(fill):
    book = Book(IDENTITY)
    fill(book.page("Trang"))
    return book.content()


def parts(data):
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {name: package.read(name).decode() for name in package.namelist() if name.endswith((".xml", ".rels"))}


@pytest.mark.parametrize("text", HOSTILE)
def test_foreign_text_is_only_ever_text(text):
    data = written(lambda page: page.put(0, 0, text))

    assert Workbook("a.xlsx", data).sheet("Trang").value(0, 0) == text
    everything = "".join(parts(data).values())
    assert "<f>" not in everything
    assert "External" not in everything


def test_control_characters_and_endless_text_do_not_spoil_the_file():
    data = written(lambda page: page.put(0, 0, "a\x00\x08b\ud800" + "x" * 40000))

    shown = Workbook("a.xlsx", data).sheet("Trang").value(0, 0)
    assert (shown[:3], len(shown)) == ("abx", 32767)


def test_a_formula_carries_its_value():
    data = written(lambda page: page.formula(0, 0, "=1/4", Decimal("0.25"), "points"))

    assert Workbook("a.xlsx", data).sheet("Trang").value(0, 0) == 0.25


def test_numbers_dates_and_blanks_are_what_they_are():
    data = written(
        lambda page: page.row(0, (Decimal("1.5"), date(2024, 3, 7), None, 3), ("points", "date", "text", "whole"))
    )

    assert Workbook("a.xlsx", data).sheet("Trang").rows[0] == [1.5, date(2024, 3, 7), "", 3.0]


def test_a_cell_outside_the_sheet_is_our_fault_and_said_so():
    with pytest.raises(NotWritten):
        written(lambda page: page.put(2_000_000, 0, "a"))


def test_a_link_is_a_formula_without_a_relationship():
    data = written(lambda page: page.link(0, 0, "tệp (1).xlsx#'Bảng tự chấm'!H12", "H12"))

    (formula,) = re.findall("<f>(.*?)</f>", parts(data)["xl/worksheets/sheet1.xml"])
    assert formula == 'HYPERLINK("tệp (1).xlsx#\'Bảng tự chấm\'!H12","H12")'
    assert Workbook("a.xlsx", data).sheet("Trang").value(0, 0) == "H12"


def test_a_link_too_long_for_a_formula_stays_text():
    data = written(lambda page: page.link(0, 0, "x" * 256, "H12"))

    assert "<f>" not in parts(data)["xl/worksheets/sheet1.xml"]
    assert Workbook("a.xlsx", data).sheet("Trang").value(0, 0) == "H12"


def test_the_workbook_says_what_it_is():
    facts = custom(written(lambda page: page.put(0, 0, "a")))

    assert facts == {
        "cchc_xl.kind": "scoring",
        "cchc_xl.plan": "thu",
        "cchc_xl.agency": "09646",
        "cchc_xl.index": "87,25",
    }


def test_the_same_content_gives_the_same_bytes():
    def fill(page):
        page.put(0, 0, "a")

    assert written(fill) == written(fill)


def test_a_sheet_name_with_an_apostrophe_is_doubled_in_references():
    assert reference("Xã d'Or", "A1") == "'Xã d''Or'!A1"


@pytest.mark.parametrize(("text", "width", "lines"), [("", 10, 1), ("abc", 10, 1), ("a" * 25, 10, 3), ("a\nb", 10, 2)])
def test_the_lines_of_wrapped_text_are_counted_on_the_safe_side(text, width, lines):
    assert lines_of(text, width) == lines


def test_a_link_to_nowhere_stays_text():
    data = written(lambda page: page.link(0, 0, "", "H12"))

    assert "<f>" not in parts(data)["xl/worksheets/sheet1.xml"]
    assert Workbook("a.xlsx", data).sheet("Trang").value(0, 0) == "H12"


def test_a_formula_too_long_for_excel_leaves_its_value():
    data = written(lambda page: page.formula(0, 0, "=" + "1+" * 4096 + "1", 4097, "points"))

    assert "<f>" not in parts(data)["xl/worksheets/sheet1.xml"]
    assert Workbook("a.xlsx", data).sheet("Trang").value(0, 0) == 4097


@pytest.mark.parametrize("text", ["#N/A", "_x0041_", "nan", "1e5", "a<b&c"])
def test_text_that_a_formula_gives_is_text(text):
    data = written(lambda page: page.formula(0, 0, "=A2", text, "text"))

    assert 't="str"' in parts(data)["xl/worksheets/sheet1.xml"]
    assert Workbook("a.xlsx", data).sheet("Trang").value(0, 0) == text


@pytest.mark.parametrize(
    ("value", "shown"),
    [(date(1812, 6, 24), "24/06/1812"), (Decimal("9" * 400), "9" * 400), (-(10**308), f"-{10**308}")],
)
def test_what_excel_cannot_hold_as_number_or_date_stands_as_text(value, shown):
    data = written(lambda page: page.put(0, 0, value, "date" if isinstance(value, date) else "number"))

    assert Workbook("a.xlsx", data).sheet("Trang").value(0, 0) == shown


@pytest.mark.parametrize("words", [("a,b", "c"), ('nhà "A"', "c"), ("x" * 200, "y" * 200), ("😀" * 100, "c" * 100)])
def test_words_that_a_drop_down_cannot_hold_are_only_shown(words):
    data = written(lambda page: page.choose((0, 0), (9, 0), words, "Chọn đi"))

    assert "<formula1>" not in parts(data)["xl/worksheets/sheet1.xml"]
    assert 'error="Chọn đi"' in parts(data)["xl/worksheets/sheet1.xml"]


def test_prompts_are_cut_to_what_excel_shows():
    data = written(lambda page: page.ask((0, 0), (0, 0), Prompt("😀" * 40, "\x08" + "b" * 300)))

    assert f'promptTitle="{"😀" * 16}" prompt="{"b" * 255}"' in parts(data)["xl/worksheets/sheet1.xml"]


@pytest.mark.parametrize(("footer", "printed"), [("5 việc", "5 việc"), ("A&B\x00", "A&&B"), ("x" * 300, "x" * 200)])
def test_a_footer_prints_what_was_said(footer, printed):
    data = written(lambda page: page.paper(Paper(footer=footer)))

    (said,) = re.findall("<oddFooter>(.*?)</oddFooter>", parts(data)["xl/worksheets/sheet1.xml"])
    assert said.replace("&amp;", "&") == f'&L&10&"Times New Roman,Italic"{printed}'


def test_endless_and_broken_words_of_itself_do_not_spoil_a_workbook():
    book = Book(Identity("entry", "p\x08", "a" * 40000, "t\ud800" * 4000, date(2024, 1, 1)))
    book.page("Trang")
    data = book.content()

    assert custom(data) == {"cchc_xl.kind": "entry", "cchc_xl.plan": "p", "cchc_xl.agency": "a" * 255}
    assert f"<dc:title>{'t' * 255}</dc:title>" in parts(data)["docProps/core.xml"]


@pytest.mark.parametrize("name", ["a/b", "[x]", "x" * 32, "'q'", "a:b", "TRANG"])
def test_a_sheet_name_that_excel_refuses_is_never_written(name):
    book = Book(IDENTITY)
    book.page("Trang")

    with pytest.raises(Exception, match=r"(?i)name"):
        book.page(name)
