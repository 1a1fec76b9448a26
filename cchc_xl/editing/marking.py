"""Marking problems in their cells: the worst severity as colour, all sentences in one comment."""

import re
from collections.abc import Mapping, Sequence

from openpyxl.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.utils.cell import coordinate_from_string, get_column_letter
from openpyxl.utils.exceptions import CellCoordinatesException
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from cchc_xl.editing.problem import Problem
from cchc_xl.findings import Severity

AUTHOR = "cchc_xl"
LONGEST = 32_767
MORE = "\n… xem đủ ở trang «Phiếu rà soát»."
COLOURS = {Severity.ERROR: "FFC7CE", Severity.WARNING: "FFEB9C", Severity.NOTE: "DDEBF7"}
UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]")
WIDE, LINE, LETTERS = 360, 18, 50


def mark(book: Workbook, problems: Sequence[Problem]) -> None:
    """Mark each problem that has a cell; ``problems`` come worst first, so the first of a cell gives the colour."""
    for cell, found in _by_cell(book, problems).items():
        cell.fill = PatternFill("solid", fgColor=COLOURS[found[0].severity])
        cell.comment = _comment(cell, found)


def place(book: Workbook, problem: Problem) -> tuple[Worksheet, str] | None:
    """Give the sheet and address that a problem stands at; None where it has no cell in this workbook."""
    name, address = problem.cell.sheet, problem.cell.address.partition(":")[0]
    if name not in book.sheetnames or not address:
        return None
    try:
        coordinate_from_string(address)
    except CellCoordinatesException:
        return None
    return book[name], address


def clean(text: str) -> str:
    """Give text without the characters that no workbook can hold."""
    return UNWRITABLE.sub("", text.replace("\r", "\n"))


def _by_cell(book: Workbook, problems: Sequence[Problem]) -> Mapping[Cell, list[Problem]]:
    found: dict[Cell, list[Problem]] = {}
    for problem in problems:
        if at := place(book, problem):
            found.setdefault(_upper_left(*at), []).append(problem)
    return found


def _upper_left(sheet: Worksheet, address: str) -> Cell:
    """Give the cell that is seen at an address: of merged cells the upper left one."""
    cell: Cell | MergedCell = sheet[address]
    if isinstance(cell, Cell):
        return cell
    merged = next(one for one in sheet.merged_cells.ranges if address in one)
    return _upper_left(sheet, f"{get_column_letter(merged.min_col)}{merged.min_row}")


def _comment(cell: Cell, found: Sequence[Problem]) -> Comment:
    """Write one comment of all problems; what somebody remarked there before stays above it."""
    before = [cell.comment.text] if cell.comment else []
    text = clean("\n\n".join([*before, *(one.remark for one in found)]))
    if len(text) > LONGEST:
        text = text[: LONGEST - len(MORE)] + MORE
    lines = sum(1 + len(line) // LETTERS for line in text.split("\n"))
    return Comment(text, AUTHOR, width=WIDE, height=LINE * min(lines + 1, 30))
