"""The cells of a sheet's part, walked by ourselves: where values stand, and which of them the reader library hides.

The reader gives blank text for error cells and for formulas that were never calculated.
"""

import re
from typing import NamedTuple

from cchc_xl.model.reading import State
from cchc_xl.sheets import package
from cchc_xl.sheets.cursor import Cursor
from cchc_xl.sheets.marks import cells_of

USUAL = b'<?xml version="1.0" encoding="UTF-8"'
BLANK = re.compile(rb'<c r="[A-Z]+[0-9]+"(?: s="[0-9]+")?/>')

Place = tuple[int, int]
Marks = dict[Place, tuple[State, str]]


class Held(NamedTuple):
    """A value as it stands in the part: its zero-based place, the type of its cell, and its text."""

    place: Place
    kind: str
    text: str


class Walked(NamedTuple):
    """What a walk found: the marked cells, and every value that the reader should give."""

    marks: Marks
    held: list[Held]


def walked(xml: bytes) -> Walked:
    """Walk over the cells of a sheet's part; raises ExpatError for damaged XML."""
    collector = _Collector()
    package.parse(_without_blanks(xml), collector.start, collector.end, collector.text)
    return Walked(collector.marks, collector.held)


def _without_blanks(xml: bytes) -> bytes:
    """Give the cells alone, without those that only have a style: of a form that is most, and its rules follow.

    Where a cell says nothing of its place, the blank ones before it are needed; another encoding is left as it is.
    """
    cells = cells_of(xml)
    if cells is xml or not xml.startswith(USUAL):
        return xml
    if cells.count(b"<c ") == cells.count(b'<c r="'):
        cells = BLANK.sub(b"", cells)
    return cells + b"</sheetData>"


class _Collector:
    """Walks the cells of one sheet; keeps values, errors, and formulas without a value."""

    def __init__(self) -> None:
        self.marks: Marks = {}
        self.held: list[Held] = []
        self._cursor = Cursor()
        self._kind = ""
        self._formula = self._given = self._listening = False
        self._text = ""

    def start(self, name: str, attributes: package.Attributes) -> None:
        self._cursor.start(name, attributes)
        if name == "c":
            self._kind = attributes.get("t", "")
            self._formula = self._given = False
        elif name == "f":
            self._formula = True
        elif name in {"v", "is"}:
            self._text = ""
        self._listening = name in {"v", "t"}

    def text(self, text: str) -> None:
        if self._listening:
            self._text += text

    def end(self, name: str) -> None:
        self._listening = False
        if name in {"v", "is"} and self._text:
            self._keep()
        elif name == "c" and self._formula and not self._given and self._kind not in {"str", "e"}:
            self.marks[self._cursor.place] = (State.UNCALCULATED, "")
        elif name == "c" and self._kind == "e":
            self.marks.setdefault(self._cursor.place, (State.ERROR, ""))

    def _keep(self) -> None:
        self._given = True
        if self._kind == "e":
            self.marks[self._cursor.place] = (State.ERROR, self._text)
        else:
            self.held.append(Held(self._cursor.place, self._kind, self._text))
