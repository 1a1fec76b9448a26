"""Workbooks shown in the test: sheets written as Markdown tables, made into real .xlsx bytes.

A cell is what it looks like: ``12`` and ``-1,5`` are numbers, ``31/01/2024`` is a date, ``#N/A`` is an error cell,
``=1/0`` is a formula that was never calculated, ``'3.10`` is text whatever it looks like, all else is text. Lines
outside a table stand on the sheet as they are, one cell each, so that title rows can be shown too.
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO

import xlsxwriter

ERRORS = {"#N/A", "#DIV/0!", "#REF!", "#VALUE!", "#NAME?"}


def workbook(sheets: Mapping[str, str], properties: Mapping[str, str] | None = None, font: str = "") -> bytes:
    """Make a workbook of sheets that are shown as Markdown tables; ``font`` is that of the cells with text."""
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False})
    book.set_properties({"created": datetime(2024, 1, 1, tzinfo=UTC)})
    for name, value in (properties or {}).items():
        book.set_custom_property(name, value, "text")
    date_format = book.add_format({"num_format": "dd/mm/yyyy"})
    text_format = book.add_format({"font_name": font}) if font else None
    for name, shown in sheets.items():
        sheet = book.add_worksheet(name)
        for row, cells in enumerate(_rows(shown)):
            for column, cell in enumerate(cells):
                _write(sheet, row, column, cell, date_format, text_format)
    book.close()
    return file.getvalue()


def _rows(shown: str) -> list[list[str]]:
    lines = [line.strip() for line in shown.strip("\n").splitlines()]
    rows = []
    for line in lines:
        if re.fullmatch(r"\|[\s|:-]+\|", line) and "-" in line:
            continue
        rows.append([cell.strip() for cell in line.strip("|").split("|")] if line.startswith("|") else [line])
    return rows


def _write(sheet, row, column, cell, date_format, text_format):
    if not cell:
        return
    if cell in ERRORS:
        sheet.write_formula(row, column, "=NA()" if cell == "#N/A" else "=1/0", None, cell)
    elif cell.startswith("="):
        sheet.write_formula(row, column, cell, None, "")
    elif cell.startswith("'"):
        sheet.write_string(row, column, cell[1:], text_format)
    elif re.fullmatch(r"-?\d+([.,]\d+)?", cell):
        sheet.write_number(row, column, float(cell.replace(",", ".")))
    elif re.fullmatch(r"\d{2}/\d{2}/\d{4}", cell):
        sheet.write_datetime(row, column, datetime.strptime(cell, "%d/%m/%Y"), date_format)
    else:
        sheet.write_string(row, column, cell, text_format)
