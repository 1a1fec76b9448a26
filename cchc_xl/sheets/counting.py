"""The independent count: what the reader library gave is compared with what stands in the part of the sheet.

Counting tags in the bytes is enough where both numbers agree; where they do not, or the sheet is walked anyway, each
value is looked for at its place.
"""

from collections.abc import Callable, Container, Sequence
from math import isnan
from types import MappingProxyType
from typing import NamedTuple

from cchc_xl.sheets import package
from cchc_xl.sheets.cells import Held, Marks, Place, walked
from cchc_xl.sheets.fonts import Runs
from cchc_xl.sheets.marks import cells_within, may_have_marks, stands

TEXTS = {"s", "str", "inlineStr"}
BELOW_ZERO = b't="s"><v>-'  # no place in the list of texts, but the reader takes its first
Rows = Sequence[Sequence[object]]


class Compared(NamedTuple):
    """The marked cells of a sheet, the first value that the reader did not give as it stands, and the empty texts."""

    marks: Marks = MappingProxyType({})
    lost: Place | None = None
    empty: frozenset[Place] = frozenset()


def compared(xml: bytes, rows: Rows, blanks: Callable[[], Container[int]]) -> Compared:
    """Compare what the reader gave of a sheet with what stands in its part.

    ``blanks`` tells which of the shared texts are blank. Raises ExpatError for damaged XML.
    """
    if not may_have_marks(xml) and agrees(xml, rows):
        return Compared()
    marks, held, empty = walked(xml)
    unsaid = (one.place for one in held if one.kind in TEXTS and _value(rows, one.place) == "")
    return Compared(marks, first_lost(held, rows, blanks), frozenset((*empty, *unsaid)))


def agrees(xml: bytes, rows: Rows) -> bool:
    """Whether the bytes hold as many values as the reader gave."""
    cells = cells_within(xml)
    given = xml.count(b"</v>", *cells) + (xml.count(b"</is>", *cells) if stands(b"i", xml, cells) else 0)
    below_zero = stands(b"-", xml, cells) and stands(BELOW_ZERO, xml, cells)
    return given == number_given(rows) and not below_zero


def number_given(rows: Rows) -> int:
    """Count the values that the reader gave."""
    return sum(len(row) - row.count("") for row in rows)


def first_lost(held: Sequence[Held], rows: Rows, blanks: Callable[[], Container[int]]) -> Place | None:
    """Give the place of the first value that stands there and was not given, was given otherwise, or stands twice.

    Also of the first that was given and does not stand there.
    """
    seen: set[Place] = set()
    shown = 0
    for one in held:
        value = _value(rows, one.place)
        if one.place in seen or _differs(one, value, blanks):
            return one.place
        seen.add(one.place)
        shown += value != ""
    return None if shown == number_given(rows) else _unheard(rows, seen)


def _unheard(rows: Rows, seen: Container[Place]) -> Place | None:
    given = ((row, column) for row, values in enumerate(rows) for column, value in enumerate(values) if value != "")
    return next((place for place in given if place not in seen), None)


def blank_texts(xml: bytes) -> frozenset[int]:
    """Give the numbers of the shared texts in which nothing stands."""
    runs, texts = Runs(), list[bool]()

    def end(name: str) -> None:
        runs.end(name)
        if name == "si":
            texts.append(any(text.strip() for _, text in runs.take()))

    package.parse(xml, runs.start, end, runs.text)
    return frozenset(number for number, said in enumerate(texts) if not said)


def _value(rows: Rows, place: Place) -> object:
    row, column = place
    return rows[row][column] if 0 <= row < len(rows) and 0 <= column < len(rows[row]) else ""


def _differs(held: Held, value: object, blanks: Callable[[], Container[int]]) -> bool:
    if held.kind == "s" and not held.text.strip().isdecimal():
        return True
    if value == "":
        return not _may_be_blank(held, blanks)
    return held.kind in {"", "n"} and isinstance(value, float) and not _is_number(held.text, value)


def _may_be_blank(held: Held, blanks: Callable[[], Container[int]]) -> bool:
    if held.kind == "s":
        return int(held.text) in blanks()
    return not held.text.strip()


def _is_number(text: str, value: float) -> bool:
    try:
        return float(text) == value or isnan(value)  # what is no number is told where it is used
    except ValueError:
        return False
