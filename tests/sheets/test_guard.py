"""The guard: what is no sound workbook is refused for its reason, quickly, before any reader opens it."""

import zlib
from copy import copy
from dataclasses import replace
from zipfile import ZIP_DEFLATED, ZipInfo

import pytest

from cchc_xl.errors import NotAWorkbook
from cchc_xl.refusals import Refused, Why
from cchc_xl.sheets import guard
from cchc_xl.sheets.limits import LIMITS
from cchc_xl.sheets.properties import custom
from cchc_xl.sheets.workbook import Workbook
from tests.containers import BOOK, SHEET, STRINGS, packed, parts_of, sheet_of, sound, with_document_type, with_parts

LAUGHS = "<!DOCTYPE a [<!ENTITY l0 'ha'>" + "".join(
    f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 10)
) + "]>"  # fmt: skip
OUTSIDE = "<!DOCTYPE a [<!ENTITY s SYSTEM 'file:///etc/hostname'>]>"
FAR = '<row r="1"><c r="A1"><v>1</v></c></row><row r="{row}"><c r="{cell}"><v>2</v></c></row>'
SPACES = b" " * 2**20


def code_of(data, limits=LIMITS):
    with pytest.raises(Refused) as refused:
        guard.admitted("xã.xlsx", data, limits)
    return refused.value.code


def rows_of(data):
    book = Workbook("xã.xlsx", data)
    return book.sheet(book.names[0]).rows


def deflated_zeros(mebibytes):
    """Pack zeros piece by piece, so that the test never holds them all."""
    packing = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    return b"".join(packing.compress(bytes(2**20)) for _ in range(mebibytes)) + packing.flush()


def with_raw_part(name, raw, told):
    """Make a workbook whose part holds packed bytes as they are, with a size told that need not be true."""
    info = ZipInfo(name)
    info.compress_type = ZIP_DEFLATED
    others = packed([pair for pair in parts_of(sound()).items() if pair[0] != name])
    return joined(others, info, raw, told)


def joined(package, info, raw, told):
    """Put a member behind those of a package, with a directory that lies as asked."""
    info.CRC, info.compress_size, info.file_size = 0, len(raw), told
    end = package.rfind(b"PK\5\6")
    count = int.from_bytes(package[end + 10 : end + 12], "little") + 1
    size = int.from_bytes(package[end + 12 : end + 16], "little")
    start = int.from_bytes(package[end + 16 : end + 20], "little")
    name = info.filename.encode()
    fields = (20).to_bytes(2, "little") + bytes(2) + (8).to_bytes(2, "little") + bytes(8)
    sizes = len(raw).to_bytes(4, "little") + told.to_bytes(4, "little") + len(name).to_bytes(2, "little")
    local = b"PK\3\4" + fields + sizes + bytes(2) + name + raw
    entry = b"PK\1\2" + (20).to_bytes(2, "little") + fields + sizes + bytes(12) + start.to_bytes(4, "little") + name
    directory = package[start : start + size] + entry
    tail = count.to_bytes(2, "little") * 2 + len(directory).to_bytes(4, "little")
    last = b"PK\5\6" + bytes(4) + tail + (start + len(local)).to_bytes(4, "little") + bytes(2)
    return package[:start] + local + directory + last


def test_a_sound_workbook_is_admitted():
    assert rows_of(sound()) == [["Mã", "Số"], ["1.1", 42]]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "EMPTY"),
        (b"P", "EMPTY"),
        (bytes(2**16), "NOT_READY"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "TYPE"),
        ("Mã;Số\n1.1;42\n".encode(), "TYPE"),
        (b"%PDF-1.7 " + bytes(100), "TYPE"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504), "TYPE"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le"), "PASSWORD"),
        (packed([("word/document.xml", "<a/>")]), "TYPE"),
        (packed([("xã.xlsx", sound())]), "TYPE"),
        (packed([(f"xã {number}.xlsx", sound()) for number in range(31)]), "TYPE"),
        (b"Rar!\x1a\x07\x00" + bytes(500), "TYPE"),
        (b"MZ" + bytes(500), "TYPE"),
    ],
)
def test_what_is_no_xlsx_is_told_by_its_bytes(data, code):
    assert code_of(data) == code


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9, 0.99])
def test_a_file_that_was_cut_is_told_as_cut(kept):
    data = sound()
    assert code_of(data[: int(len(data) * kept)]) == "TRUNCATED"


def test_the_last_byte_is_missed():
    assert code_of(sound()[:-1]) == "TRUNCATED"


def test_bytes_before_and_behind_the_package_do_no_harm():
    assert rows_of(b"MZ" + bytes(1022) + sound())[1][1] == 42
    assert rows_of(sound() + bytes(60_000))[1][1] == 42


def test_a_bent_byte_in_a_part_is_found():
    data = bytearray(sound())
    at = data.find(SHEET.encode()) + len(SHEET) + 20
    data[at] ^= 0xFF
    assert code_of(bytes(data)) == "CORRUPT"


def test_a_bent_directory_is_found():
    data = bytearray(sound())
    data[data.find(b"PK\1\2") + 16] ^= 0xFF  # the checksum of the first member
    assert code_of(bytes(data)) == "CORRUPT"


def test_one_member_with_a_password_is_enough():
    data = bytearray(sound())
    data[data.find(b"PK\1\2") + 8] |= 1
    assert code_of(bytes(data)) == "PASSWORD"


@pytest.mark.parametrize("part", [SHEET, STRINGS, BOOK, "xl/styles.xml", "docProps/app.xml", "xl/other/any.xml"])
def test_a_bomb_is_refused_wherever_it_lies(part):
    assert code_of(with_parts((part, SPACES))) == "LIMIT"


@pytest.mark.parametrize("told", [10, 2**32 - 16])
def test_what_a_bomb_tells_of_its_size_is_not_believed(told):
    assert code_of(with_raw_part(STRINGS, deflated_zeros(200), told)) == "LIMIT"


def test_many_parts_that_are_small_each_are_counted_together():
    parts = [(f"xl/other/{number}.xml", b"<a>" + b"0123456789" * 1000 + b"</a>") for number in range(20)]
    assert code_of(with_parts(*parts), replace(LIMITS, total=100_000)) == "LIMIT"


def test_a_picture_is_never_unpacked():
    assert rows_of(with_parts(("xl/media/image1.png", SPACES)))[1][1] == 42


def test_a_sheet_that_hides_among_the_pictures_is_looked_at():
    relations = parts_of(sound())["xl/_rels/workbook.xml.rels"].replace(b"worksheets/sheet1.xml", b"media/image1.png")
    assert code_of(with_parts(("xl/_rels/workbook.xml.rels", relations), ("xl/media/image1.png", SPACES))) == "LIMIT"


@pytest.mark.parametrize("number", [10_000, 70_000])  # above 65,535 the directory is another
def test_thousands_of_members_are_told_by_their_number(number):
    assert code_of(with_parts(*((f"xl/media/{name}", b"") for name in range(number)))) == "LIMIT"


def test_many_members_that_share_one_kernel_are_told_by_their_number():
    data = sound()
    start, end = data.find(b"PK\1\2"), data.rfind(b"PK\5\6")
    one = data[start : data.find(b"PK\1\2", start + 4)]
    assert code_of(data[:end] + one * 5_000 + data[end:]) == "LIMIT"


@pytest.mark.parametrize(("told", "code"), [(10, "CORRUPT"), (2**32 - 16, None)])
def test_what_a_sound_part_tells_of_its_size_is_never_allocated(told, code):
    data = bytearray(sound())
    entry = data.rfind(SHEET.encode()) - 46
    data[entry + 24 : entry + 28] = told.to_bytes(4, "little")
    if code:
        with pytest.raises(Refused) as refused:
            rows_of(bytes(data))
        assert refused.value.code == code
    else:
        assert rows_of(bytes(data))[1][1] == 42


def test_ten_thousand_sheets_on_one_part_are_refused():
    book = parts_of(sound())[BOOK].decode()
    sheets = "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="rId1"/>' for n in range(2, 10_000))
    assert code_of(with_parts((BOOK, book.replace("</sheets>", sheets + "</sheets>").encode()))) == "LIMIT"


@pytest.mark.parametrize("name", [SHEET, "XL/Worksheets/Sheet1.XML", r"xl\worksheets\sheet1.xml"])
def test_a_part_that_comes_twice_is_refused(name):
    assert code_of(packed([*parts_of(sound()).items(), (name, b"<a/>")])) == "AMBIGUOUS"


@pytest.mark.parametrize("name", ["../../x", "/etc/x", "C:/x", "xl/../../x"])
def test_a_name_that_leads_outside_is_refused(name):
    assert code_of(with_parts((name, b"x"))) == "AMBIGUOUS"


@pytest.mark.parametrize(
    "twin", ["Số liệu", "SỐ LIỆU", "Số  liệu", "Số liệu ", "S\u00f4\u0301 liệu", "Số\u200b\u00a0liệu"]
)
def test_two_sheets_that_look_alike_are_refused(twin):
    book = parts_of(sound())[BOOK].decode()
    sheets = f'<sheet name="{twin}" sheetId="2" r:id="rId1"/></sheets>'
    assert code_of(with_parts((BOOK, book.replace("</sheets>", sheets).encode()))) == "SHEET_TWICE"


@pytest.mark.parametrize("part", [SHEET, STRINGS, BOOK, "xl/styles.xml", "docProps/custom.xml", "[Content_Types].xml"])
@pytest.mark.parametrize("document_type", [LAUGHS, OUTSIDE, "<!DOCTYPE sst>"], ids=["laughs", "external", "bare"])
def test_a_document_type_is_refused_wherever_it_stands(part, document_type):
    data = with_document_type(part, document_type)
    assert code_of(data) == "DTD"
    assert custom(data) in ({}, {"cchc_xl.kind": "entry"})


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_document_type_does_not_hide_in_another_encoding(encoding):
    assert code_of(with_document_type(STRINGS, "<!DOCTYPE sst>", encoding)) == "DTD"


def test_a_document_type_does_not_hide_behind_a_long_comment():
    comment = "<!--" + " ".join(map(str, range(20_000))) + "-->"
    assert code_of(with_document_type(STRINGS, comment + "<!DOCTYPE sst>")) == "DTD"


@pytest.mark.parametrize(
    ("row", "cell"),
    [(1048576, "XFD1048576"), (1048576, "CQ1048576"), (1, "XFD99999"), (4294967295, "A4294967295"), (1, "ZZZZZZ1")],
)
def test_a_cell_far_away_is_refused(row, cell):
    assert code_of(sheet_of(FAR.format(row=row, cell=cell))) == "LIMIT"


def test_a_cell_far_away_does_not_hide_behind_a_prefix_or_a_missing_reference():
    prefixed = FAR.format(row=1, cell="XFD1048576").replace("<c ", "<x:c ").replace("</c>", "</x:c>")
    assert code_of(sheet_of(prefixed.replace("<x:c ", '<x:c xmlns:x="urn:x" '))) == "LIMIT"
    assert code_of(sheet_of('<row r="1048576">' + "<c/>" * 9 + "<c><v>1</v></c></row>")) == "LIMIT"
    assert code_of(
        sheet_of(FAR.format(row=1, cell="XFD1048576").replace(' r="XFD', "\n r = 'XFD").replace('76"', "76'"))
    )


def test_a_row_zero_is_damage():
    assert code_of(sheet_of(FAR.format(row=0, cell="A0"))) == "CORRUPT"


def test_one_long_column_is_read():
    assert len(rows_of(sheet_of(FAR.format(row=100_000, cell="A100000")))) == 100_000


def test_a_format_far_to_the_right_is_no_value():
    assert rows_of(sheet_of('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="0"/></row>'))[0] == [1]
    assert guard.admitted("x", sheet_of(FAR.format(row=10**6, cell="XFD1000000").replace("<v>2</v>", "")))


@pytest.mark.parametrize("dimension", ["A1:XFD1048576", "A1"])
def test_what_a_sheet_says_of_its_dimension_is_not_believed(dimension):
    cells = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 301))
    assert [row[0] for row in rows_of(sheet_of(cells, dimension))] == list(range(1, 301))


def test_more_cells_than_the_limit_are_refused():
    cells = '<row r="1">' + '<c r="A1"/>' * 200 + "</row>"
    assert code_of(sheet_of(cells), replace(LIMITS, cells=100)) == "LIMIT"


def test_damaged_xml_in_the_workbook_part_is_damage():
    assert code_of(with_parts((BOOK, b"<workbook><sheets>"))) == "CORRUPT"


@pytest.mark.parametrize("part", [SHEET, STRINGS, BOOK])
def test_deep_and_broad_xml_ends_quickly(part):
    deep = b"<a>" * 50_000 + b"</a>" * 50_000
    broad = b"<a " + b" ".join(b'n%d="1"' % number for number in range(20_000)) + b"/>"
    assert code_of(with_parts((part, deep))) == "LIMIT"  # packed too well
    assert guard.admitted(
        "xã.xlsx",
        with_parts(
            (part, deep),
        ),
        replace(LIMITS, ratio=10_000),
    )
    assert guard.admitted("xã.xlsx", with_parts((part, broad)))


@pytest.mark.parametrize("why", list(Why))
def test_each_reason_is_one_sentence_that_names_the_file_and_a_cure(why):
    refused = copy(Refused(why, "xã Phú.xlsx"))  # as it is packed to cross from one process to another
    assert isinstance(refused, NotAWorkbook)
    assert (refused.code, refused.exit_code) == (why.name, 4 if why is Why.LOCKED else 3)
    assert str(refused).startswith("xã Phú.xlsx: ")
    assert "hãy" in str(refused).lower()
