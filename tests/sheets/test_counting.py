"""The independent count: what the reader library loses, doubles or invents is refused by its cell, never in silence."""

from io import BytesIO

import openpyxl
import pytest

from cchc_xl.model.reading import State
from cchc_xl.refusals import Refused
from cchc_xl.sheets import counting
from cchc_xl.sheets.workbook import Workbook
from tests.containers import SHEET, STRINGS, parts_of, sheet_of, with_parts
from tests.office import converted, needs_office
from tests.plans import REAL_PLAN, ROOT, SAMPLE

TEMPLATES = sorted((ROOT / "templates").glob("*.xlsx"))
BLANK = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t/></si><si><t> </t></si></sst>'


def sheet_in(data):
    book = Workbook("xã.xlsx", data)
    return book.sheet(book.names[0])


def cells(*written):
    return sheet_of("".join(f'<row r="{row}">{one}</row>' for row, one in enumerate(written, start=1)))


def lost_in(data):
    with pytest.raises(Refused, match="không đọc được đúng") as refused:
        sheet_in(data)
    assert refused.value.code == "LOST"
    return str(refused.value).partition(":")[0]


def read_everything(data):
    book = Workbook("xã.xlsx", data)
    return [book.sheet(name) for name in book.names]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('<c r="A1"><v>12</v></c>', 12),
        ('<c r="A1"><v xml:space="preserve">12</v></c>', 12),
        ('<c r="A1" s="0"><f>6+6</f><v>12</v></c>', 12),
        ('<c r="A1" t="s"><v>0</v></c>', "Mã"),
        ('<c r="A1" t="str"><f>""</f><v></v></c>', ""),
        ('<c r="A1" t="str"><v>  </v></c>', "  "),
        ('<c r="A1" t="inlineStr"><is><t>một</t></is></c>', "một"),
        ('<c r="A1" t="inlineStr"><is><r><t>m</t></r><r><t>ột</t></r></is></c>', "một"),
        ('<c r="A1" t="inlineStr"><is><t/></is></c>', ""),
        ('<c r="A1" t="b"><v>1</v></c>', True),
        ('<c r="A1" t="e"><v>#N/A</v></c>', ""),
        ('<c r="A1"><f>1+1</f><v/></c>', ""),
        ('<c r="a1"><v>7</v></c>', 7),
        ('<c r="A1"><!--<v>3</v>--><v>12</v></c>', 12),
        ('<c r="A1"><v>abc</v></c>', "abc"),
    ],
)
def test_what_stands_in_a_cell_is_read_as_it_stands(cell, value):
    assert sheet_in(cells(cell)).value(0, 0) == value


@pytest.mark.parametrize("texts", [0, 1])
def test_a_shared_text_in_which_nothing_stands_is_no_loss(texts):
    data = with_parts((SHEET, parts_of(cells(f'<c r="A1" t="s"><v>{texts}</v></c>'))[SHEET]), (STRINGS, BLANK))
    assert str(sheet_in(data).value(0, 0)).strip() == ""


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="B2"><v><![CDATA[12]]></v></c>',
        '<c r="B2"><v>&#49;2</v></c>',
        '<c r="B2"><v>1</v><v>2</v></c>',
        '<c r="B2"><v>7</v><is><t>x</t></is></c>',
        '<c r="B2" t="inlineStr"><v>một</v></c>',
        '<c r="B2" t="s"><v>-1</v></c>',
        '<c r="B2"><v>1</v></c><c r="B2"><v>2</v></c>',
    ],
)
def test_a_value_that_the_reader_loses_or_takes_for_another_is_named(cell):
    assert lost_in(cells('<c r="A1"><v>1</v></c>', cell)) == "xã.xlsx «Số liệu»!B2"


def test_a_row_that_comes_twice_is_named():
    rows = '<row r="1"><c r="A1"><v>1</v></c></row>' + '<row r="3"><c r="A3"><v>{}</v></c></row>' * 2
    assert lost_in(sheet_of(rows.format(2, 3))) == "xã.xlsx «Số liệu»!A3"


def test_rows_and_cells_out_of_order_are_read_at_their_place():
    rows = '<row r="3"><c r="B3"><v>4</v></c><c r="A3"><v>3</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>'
    assert sheet_in(sheet_of(rows)).rows == [[1, ""], ["", ""], [3, 4]]


def test_cells_and_rows_without_a_reference_are_counted_on():
    rows = '<row r="2"><c r="B2"><v>1</v></c><c><v>2</v></c></row><row><c t="e"><v>#REF!</v></c><c><v>3</v></c></row>'
    sheet = sheet_in(sheet_of(rows))
    assert sheet.rows == [["", "", ""], ["", 1, 2], ["", 3, ""]]
    assert sheet.marks == {(2, 0): (State.ERROR, "#REF!")}


def test_a_value_behind_the_end_of_the_cells_is_missed():
    rows = '<row r="1"><c r="A1"><v>1</v></c></row></sheetData><sheetData><row r="2"><c r="A2"><v>1</v></c></row>'
    assert lost_in(sheet_of(rows)) == "xã.xlsx «Số liệu»!A2"


def test_a_reader_that_loses_a_cell_among_thousands_is_noticed():
    xml = parts_of(cells(*(f'<c r="A{row}"><v>{row}</v></c>' for row in range(1, 3001))))[SHEET]
    rows = [[float(row)] for row in range(1, 3001)]
    assert counting.compared(xml, rows, frozenset) == ({}, None, frozenset())

    rows[1999][0] = ""
    assert counting.compared(xml, rows, frozenset) == ({}, (1999, 0), frozenset())


def test_a_reader_that_gives_another_number_or_one_too_many_is_noticed():
    xml = parts_of(cells('<c r="A1"><f>1</f><v>1</v></c>', '<c r="A2"><v>2</v></c>'))[SHEET]
    assert counting.compared(xml, [[1.0], [2.0]], frozenset)[1] is None
    assert counting.compared(xml, [[1.0], [3.0]], frozenset)[1] == (1, 0)
    assert counting.compared(xml, [[1.0, 9.0], [2.0, ""]], frozenset)[1] == (0, 1)


def test_prefixed_names_are_counted_as_plain_ones():
    plain = parts_of(cells('<c r="A1" t="s"><v>1</v></c><c r="B1" t="e"><v>#N/A</v></c>'))[SHEET].decode()
    prefixed = plain.replace("xmlns=", "xmlns:x=").replace("</", "\0").replace("<", "<x:").replace("\0", "</x:")
    twins = [sheet_in(with_parts((SHEET, xml.encode()))) for xml in (plain, prefixed)]
    assert twins[0] == twins[1]
    assert twins[0].marks == {(0, 1): (State.ERROR, "#N/A")}


@pytest.mark.parametrize("path", [SAMPLE, *TEMPLATES], ids=lambda path: path.name)
def test_ordinary_workbooks_raise_no_alarm_and_neither_do_their_copies(path):
    copy = BytesIO()
    openpyxl.load_workbook(path).save(copy)
    ours, theirs = read_everything(path.read_bytes()), read_everything(copy.getvalue())
    assert [sheet.name for sheet in ours] == [sheet.name for sheet in theirs]


def test_a_register_is_walked_only_where_its_bytes_ask_for_it(monkeypatch):
    walks = []
    monkeypatch.setattr(counting, "walked", walks.append)
    read_everything(REAL_PLAN.read_bytes())
    assert walks == []


@needs_office
@pytest.mark.parametrize("form", ["xlsx:Calc MS Excel 2007 XML", "xlsm:Calc MS Excel 2007 VBA XML"])
def test_what_an_office_program_saved_raises_no_alarm(form, tmp_path):
    data = SAMPLE.read_bytes()
    saved = read_everything(converted(data, tmp_path, form))
    assert [sheet.name for sheet in saved] == [sheet.name for sheet in read_everything(data)]
