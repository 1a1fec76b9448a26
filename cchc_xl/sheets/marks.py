"""The cells whose value the reader library hides: error cells, and formulas that were never calculated.

The reader gives blank text for both. A sheet is parsed only where its bytes show that it may have such cells, so a
register of thousands of rows costs one search.
"""

import re

from cchc_xl.model.reading import State
from cchc_xl.sheets import package

# A search for each sign is faster than one for all, and a search for one byte, which a register has not, much faster.
SIGNS = {b"f": (b"<f>", b"<f ", b":f>", b":f "), b"e": (b't="e"',), b"'": (b"t='e'",)}
REFERENCE = re.compile(r"([A-Z]+)(\d+)")

Marks = dict[tuple[int, int], tuple[State, str]]


def marks_in(xml: bytes) -> Marks:
    """Give the marked cells of a sheet's part by zero-based row and column."""
    return _parsed(xml) if _may_have_marks(_cells_of(xml)) else {}


def _may_have_marks(cells: bytes) -> bool:
    return any(byte in cells and any(sign in cells for sign in signs) for byte, signs in SIGNS.items())


def _cells_of(xml: bytes) -> bytes:
    """Give what stands between head and foot of a sheet; all of it where that cannot be told."""
    start, end = xml.find(b"<sheetData"), xml.rfind(b"</sheetData")
    return xml[start:end] if 0 <= start < end else xml


def _parsed(xml: bytes) -> Marks:
    collector = _Collector()
    package.parse(xml, collector.start, collector.end, collector.text)
    return collector.marks


class _Collector:
    """Walks the cells of one sheet and keeps those with an error, or with a formula and no value."""

    def __init__(self) -> None:
        self.marks: Marks = {}
        self._cell: tuple[str, str] = ("", "")
        self._formula = False
        self._value = ""
        self._in_value = False

    def start(self, name: str, attributes: package.Attributes) -> None:
        if name == "c":
            self._cell = (attributes.get("r", ""), attributes.get("t", ""))
            self._formula, self._value = False, ""
        self._formula = self._formula or name == "f"
        self._in_value = name == "v"

    def text(self, text: str) -> None:
        if self._in_value:
            self._value += text

    def end(self, name: str) -> None:
        self._in_value = False
        match = REFERENCE.fullmatch(self._cell[0]) if name == "c" else None
        if match and (mark := self._mark()):
            self.marks[(int(match[2]) - 1, column_of(match[1]))] = mark

    def _mark(self) -> tuple[State, str] | None:
        if self._cell[1] == "e":
            return State.ERROR, self._value
        if self._formula and not self._value and self._cell[1] != "str":
            return State.UNCALCULATED, ""
        return None


def column_of(letters: str) -> int:
    """Give the zero-based number of a column by its letters."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
