"""The cells of a sheet's part, walked by ourselves: where values stand, and which of them the reader library hides.

The reader gives blank text for error cells and for formulas that were never calculated.
"""

import re
from collections.abc import Mapping
from functools import cache
from html import unescape
from typing import NamedTuple

from cchc_xl.model.reading import State
from cchc_xl.sheets import package
from cchc_xl.sheets.cursor import Cursor, place_of
from cchc_xl.sheets.marks import cells_within

USUAL = b'<?xml version="1.0" encoding="UTF-8"'
PLACE = rb'<c r="([A-Z]{1,3})([0-9]{1,7})"(?: s="[0-9]+")?'
BLANK = re.compile(PLACE + rb"/>")
CELL = re.compile(PLACE + rb'(?: t="(\w+)")?>(<f(?: [^<>]*)?>[^<]*</f>|<f(?: [^<>]*)?/>)?(?:<v>([^<]*)</v>|<v/>)?</c>')

Place = tuple[int, int]
Mark = tuple[State, str]
Marks = Mapping[Place, Mark]


class Held(NamedTuple):
    """A value as it stands in the part: its zero-based place, the type of its cell, and its text."""

    place: Place
    kind: str
    text: str


class Walked(NamedTuple):
    """What a walk found: the marked cells, every value that the reader should give, and formulas that show nothing."""

    marks: dict[Place, Mark]
    held: list[Held]
    empty: list[Place]


def walked(xml: bytes) -> Walked:
    """Walk over the cells of a sheet's part; raises ExpatError for damaged XML."""
    return _seen_at_a_glance(xml) or _parsed(xml)


def _parsed(xml: bytes) -> Walked:
    collector = _Collector()
    package.parse(xml, collector.start, collector.end, collector.text)
    return Walked(collector.marks, collector.held, collector.empty)


def _seen_at_a_glance(xml: bytes) -> Walked | None:
    """Walk over cells that all have the shape that office programs write, far faster than parsing; None for others.

    Cells that only have a style, most of a form, are passed over. Every other one must be of that shape, in an encoding
    that needs no reading, or a parser has to look.
    """
    if not xml.startswith(USUAL):
        return None
    start, end = cells_within(xml)
    cells = BLANK.sub(b"", xml[start:end])
    found = CELL.findall(cells)
    if len(found) != cells.count(b"<c") or b":c" in cells:
        return None
    walk = Walked({}, [], [])
    for letters, row, kind, formula, text in found:
        place = (int(row) - 1, _column(letters))
        if text and kind != b"e":
            walk.held.append(Held(place, kind.decode(), _plain(text)))
        elif formula or kind == b"e":
            _note_blank(walk, place, kind, text)
    return walk


def _plain(text: bytes) -> str:
    return unescape(text.decode()) if b"&" in text else text.decode()


def _note_blank(walk: Walked, place: Place, kind: bytes, text: bytes) -> None:
    """Note an error cell, or a formula that shows nothing, as the parser's collector does."""
    if kind == b"e":
        walk.marks[place] = (State.ERROR, _plain(text))
    elif kind == b"str":
        walk.empty.append(place)
    else:
        walk.marks[place] = (State.UNCALCULATED, "")


@cache
def _column(letters: bytes) -> int:
    return place_of(f"{letters.decode()}1")[1] - 1


class _Collector:
    """Walks the cells of one sheet; keeps values, errors, and formulas without a value."""

    def __init__(self) -> None:
        self.marks: dict[Place, Mark] = {}
        self.held: list[Held] = []
        self.empty: list[Place] = []
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
        elif name == "c" and self._formula and not self._given and self._kind == "str":
            self.empty.append(self._cursor.place)
        elif name == "c" and self._formula and not self._given and self._kind != "e":
            self.marks[self._cursor.place] = (State.UNCALCULATED, "")
        elif name == "c" and self._kind == "e":
            self.marks.setdefault(self._cursor.place, (State.ERROR, ""))

    def _keep(self) -> None:
        self._given = True
        if self._kind == "e":
            self.marks[self._cursor.place] = (State.ERROR, self._text)
        else:
            self.held.append(Held(self._cursor.place, self._kind, self._text))
