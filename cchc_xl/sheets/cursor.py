"""Where a walk over the cells of a sheet's part stands."""

import re
from collections.abc import Mapping

REFERENCE = re.compile(r"([A-Za-z]{1,7})(\d{1,12})")
ROW = re.compile(r"\d{1,12}")


class Cursor:
    """Row and column from one on; a cell without a reference stands right of the one before."""

    def __init__(self) -> None:
        self.row = self.column = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Begin an element; row 0 stands for what is no reference."""
        if name == "c":
            told = attributes.get("r")
            self.row, self.column = place_of(told) if told else (self.row, self.column + 1)
        elif name == "row":
            told = attributes.get("r")
            self.row = _row_of(told) if told else self.row + 1
            self.column = 0

    @property
    def place(self) -> tuple[int, int]:
        """The place from zero on, as rows of values are counted."""
        return self.row - 1, self.column - 1


def _row_of(told: str) -> int:
    return int(told) if ROW.fullmatch(told) else 0


def place_of(reference: str) -> tuple[int, int]:
    """Give row and column from one on; row 0 for what is no reference."""
    match = REFERENCE.fullmatch(reference)
    if match is None:
        return 0, 0
    column = 0
    for letter in match[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column
