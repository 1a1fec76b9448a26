"""What a workbook means, read from the XML of its parts without the library that edits copies.

Two workbooks that mean the same may be written differently: in another order, with or without defaults.
"""

import posixpath
import re
import zipfile
from functools import cache
from io import BytesIO
from xml.etree import ElementTree as Xml

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
LOCKED = set(
    "formatCells formatColumns formatRows insertColumns insertRows insertHyperlinks deleteColumns deleteRows".split()
)
LOCKED |= {"sort", "autoFilter", "pivotTables"}  # what protection forbids unless it says otherwise
BUILT_IN = {"1": "0", "2": "0.00", "3": "#,##0", "4": "#,##0.00", "9": "0%", "10": "0.00%", "14": "date", "49": "@"}
DEFAULTS = {"operator": "between", "errorStyle": "stop", "imeMode": "noControl", "type": "none"}


def meaning(data):
    """Give for each sheet by name, and for "names" of the workbook, what must not be lost."""
    package = zipfile.ZipFile(BytesIO(data))
    book, styles = _part(package, "xl/workbook.xml"), _part(package, "xl/styles.xml")
    targets = {one.get("Id"): one.get("Target") for one in _part(package, "xl/_rels/workbook.xml.rels")}
    sheets = [(one.get("name"), one.get("state", "visible"), targets[one.get(ID)]) for one in book.iter(f"{MAIN}sheet")]
    texts = _texts(package)
    found = {}
    for name, state, target in sheets:
        sheet = _part(package, posixpath.join("xl", target).replace("xl//xl", "xl").replace("xl/xl", "xl").lstrip("/"))
        found[name] = {"state": state, **_sheet(sheet, styles, texts)}
    found["names"] = {
        (
            one.get("name"),
            sheets[int(one.get("localSheetId", 0))][0],
            ",".join(sorted(one.text.replace("'", "").split(","))),
        )
        for one in book.iter(f"{MAIN}definedName")
    }
    return found


def _sheet(sheet, styles, texts):
    return {
        "validations": _validations(sheet),
        "conditions": _conditions(sheet, styles),
        "widths": _widths(sheet),
        "heights": {one.get("r"): float(one.get("ht")) for one in sheet.iter(f"{MAIN}row") if one.get("customHeight")},
        "merged": {one.get("ref") for one in sheet.iter(f"{MAIN}mergeCell")},
        "protection": [_protection(one) for one in sheet.iter(f"{MAIN}sheetProtection")],
        "frozen": [(one.get("xSplit"), one.get("ySplit"), one.get("topLeftCell")) for one in sheet.iter(f"{MAIN}pane")],
        "filter": [one.get("ref") for one in sheet.iter(f"{MAIN}autoFilter")],
        "paper": [(one.get("paperSize"), one.get("orientation")) for one in sheet.iter(f"{MAIN}pageSetup")],
        "formulas": {one.get("r"): one.find(f"{MAIN}f").text for one in _cells(sheet) if _has(one, "f")},
        "values": {one.get("r"): _value(one, texts) for one in _cells(sheet) if not _has(one, "f") and len(one)},
        "formats": {one.get("r"): _format(one, styles) for one in _cells(sheet) if one.get("r") not in _covered(sheet)},
    }


def _part(package, name):
    return Xml.fromstring(package.read(name))  # noqa: S314 - written in the test


def _texts(package):
    if "xl/sharedStrings.xml" not in package.namelist():
        return []
    return ["".join(one.itertext()) for one in _part(package, "xl/sharedStrings.xml").iter(f"{MAIN}si")]


def _cells(sheet):
    return sheet.iter(f"{MAIN}c")


def _has(cell, tag):
    return cell.find(f"{MAIN}{tag}") is not None


def _value(cell, texts):
    if cell.get("t") == "inlineStr":
        return "".join(cell.itertext())
    value = cell.findtext(f"{MAIN}v")
    if cell.get("t") == "s":
        return texts[int(value)]
    return float(value) if cell.get("t", "n") == "n" and value else value


def _format(cell, styles):
    form = styles.find(f"{MAIN}cellXfs")[int(cell.get("s", 0))]
    codes = {one.get("numFmtId"): one.get("formatCode") for one in styles.iter(f"{MAIN}numFmt")}
    number = form.get("numFmtId")
    protection = form.find(f"{MAIN}protection")
    locked = "1" if protection is None else protection.get("locked", "1")
    font = styles.find(f"{MAIN}fonts")[int(form.get("fontId", 0))]
    return codes.get(number, BUILT_IN.get(number, number)), locked in {"1", "true"}, font.find(f"{MAIN}name").get("val")


def _protection(element):
    said = {"selectLockedCells": "0", "selectUnlockedCells": "0", **dict.fromkeys(LOCKED, "1"), **element.attrib}
    return {name for name, value in said.items() if value in {"1", "true"}}


@cache
def _covered(sheet):
    """The cells that merged cells cover: nobody sees them."""
    found = set()
    for one in sheet.iter(f"{MAIN}mergeCell"):
        (left, top), (right, bottom) = (re.match(r"([A-Z])(\d+)$", end).groups() for end in one.get("ref").split(":"))
        letters = [chr(code) for code in range(ord(left), ord(right) + 1)]
        cells = {f"{letter}{row}" for letter in letters for row in range(int(top), int(bottom) + 1)}
        found |= cells - {f"{left}{top}"}
    return found


def _validations(sheet):
    found = []
    for one in sheet.iter(f"{MAIN}dataValidation"):
        said = {
            name: {"true": "1", "false": "0"}.get(value, value) for name, value in one.attrib.items() if name != "sqref"
        }
        said = {name: value for name, value in said.items() if value not in {"0", "", DEFAULTS.get(name)}}
        formulas = tuple(one.findtext(f"{MAIN}{name}") for name in ("formula1", "formula2"))
        found.append((one.get("sqref"), tuple(sorted(said.items())), formulas))
    return sorted(found, key=str)


def _conditions(sheet, styles):
    looks = styles.find(f"{MAIN}dxfs")
    found = []
    for block in sheet.iter(f"{MAIN}conditionalFormatting"):
        for rule in block:
            look = looks[int(rule.get("dxfId"))] if rule.get("dxfId") else ()
            colours = {value.get("rgb") for one in look for value in one.iter() if value.get("rgb")}
            formulas = tuple(one.text for one in rule.iter(f"{MAIN}formula"))
            found.append((block.get("sqref"), rule.get("type"), rule.get("text"), formulas, tuple(sorted(colours))))
    return sorted(found, key=str)


def _widths(sheet):
    return {
        number: (round(float(one.get("width")), 2), one.get("hidden", "0") in {"1", "true"})
        for one in sheet.iter(f"{MAIN}col")
        if one.get("customWidth") in {"1", "true"}
        for number in range(int(one.get("min")), int(one.get("max")) + 1)
    }
