"""Links from a workbook of ours to cells of the workbooks it stands on, which lie beside it."""

from cchc_xl.books.book import reference
from cchc_xl.model.cell import Cell

ELSEWHERE = frozenset("#:\\[]<>|?*")  # what a link would take for a place elsewhere, or cannot say


def link_target(cell: Cell) -> str:
    """Give the target of a link to a cell in a file beside the workbook; blank where its name would lead elsewhere."""
    if ELSEWHERE & set(cell.file) or cell.file.startswith("/"):
        return ""
    place = f"#{reference(cell.sheet, cell.address or 'A1')}" if cell.sheet else ""
    return f"{cell.file}{place}"


def link_inside(sheet: str, cell: str) -> str:
    """Give the target of a link to a cell in the same workbook."""
    return f"#{reference(sheet, cell)}"
