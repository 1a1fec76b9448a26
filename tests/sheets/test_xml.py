"""XML as other programs write it, and as attackers do: the same values as its plain twin, or refused by name."""

import time
from datetime import date

import pytest

from cchc_xl.refusals import Refused
from cchc_xl.sheets.workbook import Workbook
from tests.containers import BOOK, SHEET, STRINGS, packed, parts_of, sheet_of, sound, with_parts
from tests.plans import SAMPLE
from tests.tables import workbook

RELATIONS, STYLES, TYPES = "xl/_rels/workbook.xml.rels", "xl/styles.xml", "[Content_Types].xml"
PARTS = parts_of(sound())
STRICT = {
    b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    b"http://schemas.openxmlformats.org/officeDocument/2006/": b"http://purl.oclc.org/ooxml/officeDocument/",
}
SAID = [["Mã", "Số"], ["1.1", 42]]
CHOICE = (
    b'<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    b'<mc:Choice Requires="x15"><x15:a xmlns:x15="urn:x"/></mc:Choice></mc:AlternateContent>'
)


def outcome(data):
    """Give the values of the first sheet, or the code of the refusal."""
    begun = time.process_time()
    try:
        book = Workbook("xã.xlsx", data)
        result = book.sheet(book.names[0]).rows
    except Refused as refused:
        result = refused.code
    assert time.process_time() - begun < 3
    return result


def strict(data):
    parts = parts_of(data)
    for plain, other in STRICT.items():
        parts = {name: xml.replace(plain, other) for name, xml in parts.items()}
    parts[BOOK] = parts[BOOK].replace(b"<workbook ", b'<workbook conformance="strict" ')
    return packed(parts.items())


def prefixed(xml):
    head, _, body = xml.decode().partition("?>")
    body = body.replace("xmlns=", "xmlns:x=").replace("</", "\0").replace("<", "<x:").replace("\0", "</x:")
    return f"{head}?>{body}".encode()


def without(name):
    return packed((part, xml) for part, xml in PARTS.items() if part != name)


def entities(names, body):
    return f"<?xml version='1.0'?><!DOCTYPE a [{names}]><a>{body}</a>".encode()


# ---- as other programs write it


def test_strict_workbooks_are_read_as_their_twins():
    data = SAMPLE.read_bytes()
    ours, theirs = Workbook("a", data), Workbook("a", strict(data))
    assert [theirs.sheet(name) for name in theirs.names] == [ours.sheet(name) for name in ours.names]
    assert theirs.properties == ours.properties


@pytest.mark.parametrize(
    "names", [(SHEET,), (BOOK,), (STRINGS,), (STYLES,), (RELATIONS,), (SHEET, BOOK, STRINGS, STYLES)]
)
def test_prefixed_names_are_read_as_plain_ones(names):
    assert outcome(with_parts(*((name, prefixed(PARTS[name])) for name in names))) == SAID


def test_alternate_content_is_passed_over():
    assert outcome(with_parts((BOOK, PARTS[BOOK].replace(b"<bookViews>", CHOICE + b"<bookViews>")))) == SAID
    assert outcome(with_parts((SHEET, PARTS[SHEET].replace(b"<pageMargins", CHOICE + b"<pageMargins")))) == SAID


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_hidden_sheets_are_read_like_any_other(state):
    assert outcome(with_parts((BOOK, PARTS[BOOK].replace(b"sheetId=", f'state="{state}" sheetId='.encode())))) == SAID


@pytest.mark.parametrize("target", ["/xl/worksheets/sheet1.xml", "Worksheets/Sheet1.xml"])
def test_a_sheet_is_found_however_its_place_is_written(target):
    relations = PARTS[RELATIONS].replace(b"worksheets/sheet1.xml", target.encode())
    assert outcome(with_parts((RELATIONS, relations))) == SAID


def test_texts_in_the_cells_are_read_as_texts_in_the_list():
    inline = PARTS[SHEET]
    for number, text in enumerate(["Mã", "Số", "1.1"]):
        said = f't="inlineStr"><is><t>{text}</t></is>'.encode()
        inline = inline.replace(f't="s"><v>{number}</v>'.encode(), said)
    assert b"<is>" in inline
    assert outcome(with_parts((SHEET, inline))) == SAID


def test_leading_rows_and_columns_without_cells_keep_their_place():
    book = Workbook("a", sheet_of('<row r="7"><c r="D7"><v>1</v></c></row>'))
    sheet = book.sheet(book.names[0])
    assert (sheet.value(6, 3), len(sheet.rows), str(sheet.cell(6, 3))) == (1, 7, "a «Số liệu»!D7")


def test_a_mac_workbook_of_1904_has_the_same_days():
    data = workbook({"Ngày": "| 31/01/2024 |"})
    parts = parts_of(data)
    parts[BOOK] = parts[BOOK].replace(b"<workbookPr", b'<workbookPr date1904="1"')
    parts[SHEET] = parts[SHEET].replace(b"<v>45322</v>", b"<v>43860</v>")
    assert outcome(packed(parts.items())) == outcome(data) == [[date(2024, 1, 31)]]


# ---- damaged


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        (STYLES, SAID),
        (TYPES, SAID),
        ("docProps/core.xml", SAID),
        ("xl/theme/theme1.xml", SAID),
        (STRINGS, "CORRUPT"),
        (RELATIONS, "CORRUPT"),
        (SHEET, "CORRUPT"),
        (BOOK, "TYPE"),
    ],
)
def test_a_part_that_is_missing_is_never_a_sheet_less(name, wanted):
    assert outcome(without(name)) == wanted
    assert outcome(with_parts((name, b""))) in (wanted, "CORRUPT")


@pytest.mark.parametrize(
    "cell",
    ['t="s"><v>99</v>', 't="s"><v>-1</v>', 't="n"><v>abc</v>', 't="b"><v>2</v>', 't="?"><v>2</v>', 't="e"><v>#X</v>'],
)
def test_a_value_that_means_nothing_is_refused(cell):
    assert outcome(sheet_of(f'<row r="1"><c r="A1" {cell}</c></row>')) in {"CORRUPT", "LOST"}


def test_a_style_that_is_not_there_is_no_style():
    assert outcome(sheet_of('<row r="1"><c r="A1" s="99"><v>9</v></c></row>')) == [[9]]


@pytest.mark.parametrize(
    ("part", "encoding", "wanted"),
    [
        (SHEET, "utf-8-sig", SAID),
        (STRINGS, "utf-8-sig", SAID),
        *((part, encoding, "CORRUPT") for part in (SHEET, STRINGS, BOOK) for encoding in ("utf-16", "utf-16-be")),
        (STRINGS, "utf-32", "CORRUPT"),
        (STRINGS, "cp1258", "CORRUPT"),
    ],
)
def test_another_encoding_is_read_right_or_refused(part, encoding, wanted):
    said = PARTS[part].decode().replace("UTF-8", encoding.removesuffix("-sig"))
    assert (
        outcome(with_parts((part, said.encode(encoding, "xmlcharrefreplace").replace(b"&#7889;", b"\xf4")))) == wanted
    )


# ---- made to harm


@pytest.mark.parametrize("part", [STRINGS, BOOK, SHEET, STYLES, TYPES, RELATIONS, "docProps/core.xml"])
@pytest.mark.parametrize(
    "xml",
    [
        entities("<!ENTITY b '" + " ".join(map(str, range(4000))) + "'>", "&b;" * 50),
        entities("<!ENTITY b '" + "x" * 900 + "'>", " ".join(f"&b;{n}" for n in range(500))),
        entities("<!ENTITY % p SYSTEM 'http://127.0.0.1:9/a.dtd'> %p;", "1"),
    ],
    ids=["quadratic", "amplified", "parameter"],
)
def test_entities_are_never_expanded(part, xml):
    assert outcome(with_parts((part, xml))) == "DTD"


@pytest.mark.parametrize("part", ["content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"])
def test_an_ods_with_a_document_type_is_refused(part):
    parts = {"mimetype": b"", "content.xml": b"<a/>", "META-INF/manifest.xml": b"<a/>"}
    assert outcome(packed({**parts, part: entities("<!ENTITY b 'c'>", "&b;")}.items())) == "DTD"


@pytest.mark.parametrize("part", [STRINGS, BOOK, STYLES, SHEET])
def test_elements_within_elements_end_quickly(part):
    names = [f"a{(number * number) % 90_001}" for number in range(60_000)]  # packed so badly that it is no bomb
    deep = "".join(f"<{name}>" for name in names) + "".join(f"</{name}>" for name in reversed(names))
    head, sign, tail = PARTS[part].decode().rpartition("</")
    assert outcome(with_parts((part, f"{head}{deep}{sign}{tail}".encode()))) in (SAID, "CORRUPT", "LIMIT")


def test_a_hundred_thousand_attributes_end_quickly():
    many = " ".join(f'n{number}="1"' for number in range(100_000))
    assert outcome(with_parts((BOOK, PARTS[BOOK].replace(b"<workbookPr", f"<workbookPr {many}".encode())))) == SAID
