"""What stands inside a workbook's file, part by part, as Excel would find it."""

import re
import zipfile
from html import unescape
from io import BytesIO

import python_calamine

CELL_FORMULA = re.compile(r"<f(?P<kind>[^>]*)>(?P<formula>.*?)</f>", re.DOTALL)
RULE_FORMULA = re.compile(r"<(formula[12]?)>(?P<formula>.*?)</\1>", re.DOTALL)
CHART_FORMULA = re.compile(r"<c:f>(?P<formula>.*?)</c:f>")
DEFINED_NAME = re.compile(r'<definedName name="(?P<name>[^"]*)"[^>]*>(?P<formula>.*?)</definedName>')


def parts(data):
    """Give the text of every part by its name."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {name: package.read(name).decode() for name in package.namelist()}


def sheets(data):
    """Give the sheets' parts alone."""
    return [text for name, text in parts(data).items() if name.startswith("xl/worksheets/sheet")]


def formulas(data):
    """Give every formula of every cell."""
    return [unescape(found["formula"]) for text in sheets(data) for found in CELL_FORMULA.finditer(text)]


def rules(data):
    """Give every formula that colours cells or checks what is typed."""
    return [unescape(found["formula"]) for text in sheets(data) for found in RULE_FORMULA.finditer(text)]


def names(data):
    """Give the names that are given to ranges, each with its range."""
    found = DEFINED_NAME.finditer(parts(data)["xl/workbook.xml"])
    return [(unescape(one["name"]), unescape(one["formula"])) for one in found]


def charted(data):
    """Give the ranges that charts draw."""
    drawn = [text for name, text in parts(data).items() if name.startswith("xl/charts/")]
    return [unescape(found["formula"]) for text in drawn for found in CHART_FORMULA.finditer(text)]


def texts(data):
    """Give what stands in all cells that hold text."""
    book = python_calamine.load_workbook(BytesIO(data))  # our own reading would refuse what is said so often
    rows = (row for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python())
    return [cell for row in rows for cell in row if isinstance(cell, str)]
