"""Where something stands: a file, a sheet and a cell."""

from functools import cache
from typing import NamedTuple


class Cell(NamedTuple):
    """One place in one workbook; a blank sheet or address means the whole file or sheet."""

    file: str
    sheet: str = ""
    address: str = ""

    def __str__(self) -> str:
        """Name the place as an official would: ``tệp.xlsx «Bảng tự chấm»!H12``."""
        sheet = f" «{self.sheet}»" if self.sheet else ""
        return f"{self.file}{sheet}{'!' + self.address if self.address else ''}"


def address(row: int, column: int, *, absolute: bool = False) -> str:
    """Give the A1 name of a cell from its zero-based row and column; ``$A$1`` where ``absolute``."""
    letters = letters_of(column)
    return f"${letters}${row + 1}" if absolute else f"{letters}{row + 1}"


@cache
def letters_of(column: int) -> str:
    """Give the letters of a zero-based column: ``A``, ``AA``."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
