"""Zip packages built by hand: a sound workbook with parts replaced, added or doubled, and bytes cut or bent."""

import warnings
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from cchc_xl.sheets.container import opened
from cchc_xl.sheets.package import sheet_parts
from tests.tables import workbook

SHEET, STRINGS, BOOK = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml"
HEAD = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'


def sound():
    """Make a small workbook with one sheet, one number and one text."""
    return workbook({"Số liệu": "| Mã | Số |\n|---|---|\n| '1.1 | 42 |"}, {"cchc_xl.kind": "entry"})


def parts_of(data):
    with ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def sheet_xml(data):
    """Give the function that gives the XML of a sheet by the sheet's name."""
    container = opened("a", data)
    parts = dict(sheet_parts(container))
    return lambda name: container.part(parts[name])


def packed(parts):
    """Pack parts, given as pairs so that a name may come twice."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as package, warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # a name that comes twice is meant
        for name, content in parts:
            package.writestr(name, content)
    return file.getvalue()


def with_parts(*pairs):
    """Make a sound workbook with these parts in place of its own, or beside them."""
    new = dict(pairs)
    return packed([*((name, content) for name, content in parts_of(sound()).items() if name not in new), *pairs])


def sheet_of(cells, dimension="A1:B2"):
    """Make a workbook whose only sheet has these rows of XML."""
    xml = f'{HEAD}<dimension ref="{dimension}"/><sheetData>{cells}</sheetData></worksheet>'
    return with_parts((SHEET, xml.encode()))


def with_document_type(part, document_type, encoding="utf-8"):
    """Make a workbook with a document type in a part; one that is not there is made of one element."""
    xml = parts_of(sound()).get(part, b"<a/>").decode()
    head, sign, rest = xml.partition("?>")
    body = rest if sign else head
    return with_parts((part, f"<?xml version='1.0' encoding='{encoding}'?>{document_type}{body}".encode(encoding)))
