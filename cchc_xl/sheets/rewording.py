"""The cells of one sheet that stand in a font from before Unicode, turned into the words they show."""

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from cchc_xl.old_fonts import is_old, shown_in
from cchc_xl.sheets import package
from cchc_xl.sheets.cursor import Cursor
from cchc_xl.sheets.fonts import Fonts, Run, Runs

TEXTS = {"s", "str", "inlineStr"}

Place = tuple[int, int]
CellRuns = tuple[Place, str, tuple[Run, ...]]


@dataclass(frozen=True, slots=True)
class Reworded:
    """How many cells of a sheet were turned into Unicode, from which fonts, and the first of them."""

    count: int
    fonts: tuple[str, ...]
    first: Place


def reword(rows: Sequence[list[Any]], xml: bytes, fonts: Fonts, known: Container[str] = ()) -> Reworded | None:
    """Turn the cells of a sheet in old fonts into Unicode, in ``rows`` itself; None where there was none."""
    used: Counter[str] = Counter()
    places: list[Place] = []
    for (row, column), font, runs in _cells(xml, fonts) if fonts else ():
        said = rows[row][column] if row < len(rows) and column < len(rows[row]) else ""
        if not isinstance(said, str):
            continue
        words = "".join(shown_in(own or font, text, known) for own, text in runs) or shown_in(font, said, known)
        if words.strip() != said.strip():
            rows[row][column] = words
            places.append((row, column))
            used.update({own or font for own, _ in runs or (("", ""),) if is_old(own or font)})
    return Reworded(len(places), tuple(sorted(used)), min(places)) if places else None


def _cells(xml: bytes, fonts: Fonts) -> Iterator[CellRuns]:
    collector = _Collector(fonts)
    package.parse(xml, collector.start, collector.end, collector.text)
    return iter(collector.cells)


class _Collector:
    """Walks the cells of one sheet and keeps those with text in an old font."""

    def __init__(self, fonts: Fonts) -> None:
        self.cells: list[CellRuns] = []
        self._fonts = fonts
        self._cursor = Cursor()
        self._cell: package.Attributes = {}
        self._inline = Runs()
        self._value = ""
        self._in_value = False

    def start(self, name: str, attributes: package.Attributes) -> None:
        self._cursor.start(name, attributes)
        if name == "c":
            self._cell, self._value = attributes, ""
        self._in_value = name == "v"
        self._inline.start(name, attributes)

    def text(self, text: str) -> None:
        if self._in_value:
            self._value += text
        self._inline.text(text)

    def end(self, name: str) -> None:
        self._in_value = False
        self._inline.end(name)
        if name == "c":
            self._keep(self._inline.take())

    def _keep(self, inline: tuple[Run, ...]) -> None:
        if self._cell.get("t") not in TEXTS:
            return
        font = self._fonts.by_style.get(int(self._cell.get("s", "0")), "")
        runs = self._shared() if self._cell["t"] == "s" else inline
        if font or any(is_old(own) for own, _ in runs):
            self.cells.append((self._cursor.place, font, runs))

    def _shared(self) -> tuple[Run, ...]:
        return self._fonts.runs.get(int(self._value), ()) if self._value.isdigit() else ()
