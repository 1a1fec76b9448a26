"""Parts and cells that grow beyond all bounds are refused in seconds, whatever they say of their size."""

import time
import zlib
from zipfile import ZIP_DEFLATED, ZipInfo

import pytest

from cchc_xl.refusals import Refused
from cchc_xl.sheets.workbook import Workbook
from tests.containers import BOOK, SHEET, STRINGS, packed, sheet_of, sound, with_parts
from tests.sheets.test_guard import joined, parts_of

ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'
CELL = '<table:table-cell office:value-type="float" office:value="1"{}><text:p>1</text:p></table:table-cell>'
NOTHING = "<table:table-cell{}/>"
MEBIBYTE = 2**20


def outcome(data):
    """Give the code of a refusal, or the rows and columns of the first sheet; all within five seconds."""
    begun = time.process_time()
    try:
        book = Workbook("xã.xlsx", data)
        rows = book.sheet(book.names[0]).rows
        result = (len(rows), max(map(len, rows), default=0))
    except Refused as refused:
        result = refused.code
    assert time.process_time() - begun < 5
    return result


def bomb(part, piece, times):
    """Pack a piece many times without ever holding it all."""
    packing = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    raw = b"".join(packing.compress(piece) for _ in range(times)) + packing.flush()
    info = ZipInfo(part)
    info.compress_type = ZIP_DEFLATED
    return joined(packed([pair for pair in parts_of(sound()).items() if pair[0] != part]), info, raw, 10)


def ods(rows):
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    table = f'<table:table table:name="A">{rows}</table:table>'
    content = f"<office:document-content {spaces}><office:body><office:spreadsheet>{table}</office:spreadsheet>"
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    content += "</office:body></office:document-content>"
    return packed([("mimetype", kind), ("content.xml", content), ("META-INF/manifest.xml", "<a/>")])


def row(cells, times=1):
    return f'<table:table-row table:number-rows-repeated="{times}">{cells}</table:table-row>'


def times(number):
    return f' table:number-columns-repeated="{number}"'


@pytest.mark.parametrize(
    ("part", "piece", "number"),
    [
        (SHEET, b" " * MEBIBYTE, 400),
        (STRINGS, b"a" * MEBIBYTE, 300),
        (STRINGS, b"<si><t>" + b"a" * 86 + b"</t></si>", 5_000_000 // 10),
        (BOOK, b"-" * MEBIBYTE, 300),
        ("xl/styles.xml", b'<xf numFmtId="0" fontId="0"/>' * 1000, 6400),
    ],
    ids=["spaces", "one text", "many texts", "comment", "styles"],
)
def test_a_part_without_end_is_refused(part, piece, number):
    assert outcome(bomb(part, piece, number)) == "LIMIT"


def test_a_picture_without_end_is_not_looked_at():
    assert outcome(bomb("xl/media/image1.png", b" " * MEBIBYTE, 400)) == (2, 2)


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        (ONE + "".join(f'<row r="{n}" s="1" customFormat="1"/>' for n in range(2, 2**19)), (1, 1)),
        (
            "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c><c r="XFD{n}" s="0"/></row>' for n in range(1, 5000)),
            (4999, 1),
        ),
        ("".join(f'<row r="{n}">' + "<c/>" * 50 + "</row>" for n in range(1, 110_000)), "LIMIT"),
        (ONE + '<row r="99999"><c r="A99999"><v>1</v></c></row>', (99999, 1)),
        ('<row r="4294967295"><c><v>1</v></c></row>', "LIMIT"),
        (f'<row r="{"9" * 5000}"><c><v>1</v></c></row>', "CORRUPT"),
        ('<row r="0"><c><v>1</v></c></row>', "CORRUPT"),
        ('<row r="x"><c><v>1</v></c></row>', "CORRUPT"),
        ('<row r="1"><c r="$A$1"><v>1</v></c></row>', "CORRUPT"),
    ],
    ids=["rows", "far format", "cells", "long", "row", "endless row", "row 0", "no row", "no cell"],
)
def test_rows_and_cells_without_number_are_read_or_refused(rows, wanted):
    assert outcome(sheet_of(rows)) == wanted


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        (row(CELL.format("")), (1, 1)),
        (row(CELL.format("") + NOTHING.format(times(16383))) + row(NOTHING.format(times(16384)), 1048575), (1, 1)),
        (row(CELL.format(times(3)), 4), (4, 3)),
        (row(CELL.format(times(2_000_000_000))), "LIMIT"),
        (row(CELL.format(""), 2_000_000_000), "LIMIT"),
        (row(CELL.format(times(1024)), 1048576), "LIMIT"),
        (row(NOTHING.format(""), 1048575) + row(NOTHING.format(times(16383)) + CELL.format("")), "LIMIT"),
        (row(CELL.format(times(-1))), "CORRUPT"),
        (row(CELL.format(times("9" * 50))), "CORRUPT"),
    ],
)
def test_an_ods_is_not_believed_how_often_a_cell_is_repeated(rows, wanted):
    assert outcome(ods(rows)) == wanted


def test_two_tables_of_one_name_in_an_ods_are_refused():
    data = ods(row(CELL.format("")) + '</table:table><table:table table:name="a ">' + row(CELL.format("")))
    assert outcome(data) == "SHEET_TWICE"


def test_what_is_far_is_not_far_in_a_sheet_nobody_can_see():
    cells = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    hidden = parts_of(sound())[BOOK].replace(b'sheetId="1"', b'sheetId="1" state="veryHidden"')
    assert outcome(with_parts((BOOK, hidden), (SHEET, parts_of(sheet_of(cells))[SHEET]))) == "LIMIT"
