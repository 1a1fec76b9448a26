"""Workbooks as offices make them, beyond what this program writes, and problems found in them."""

import zipfile
from io import BytesIO

import xlsxwriter

from cchc_xl.editing.problem import Problem
from cchc_xl.findings import Severity
from cchc_xl.model.cell import Cell


def book(fill=lambda book, sheet: None):  # noqa: ARG005
    """A workbook of one sheet «Sổ» that ``fill`` writes into."""
    file = BytesIO()
    written = xlsxwriter.Workbook(file, {"in_memory": True})
    fill(written, written.add_worksheet("Sổ"))
    written.close()
    return file.getvalue()


def with_part(data, name, content):
    """The workbook with one more part, or another in the place of one."""
    result = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as package, zipfile.ZipFile(result, "w") as changed:
        for part in package.namelist():
            if part != name:
                changed.writestr(part, package.read(part))
        changed.writestr(name, content)
    return result.getvalue()


def replaced(data, name, old, new):
    """The workbook with a text of one part replaced."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        content = package.read(name).decode()
    assert old in content
    return with_part(data, name, content.replace(old, new, 1))


def problem(address="A1", words="Hãy sửa.", severity=Severity.ERROR, sheet="Sổ", official=""):
    """One problem at a cell of «Sổ»."""
    return Problem(severity, "F103", Cell("sổ.xlsx", sheet, address), words, official)
