"""What Excel can hold: text, numbers and dates, brought within its limits before they are written."""

from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from cchc_xl.text import shown_date, tidy

Value = str | int | Decimal | date | None
Live = tuple[str, Value]  # a formula, blank for none, and the value that it has now

LONGEST_TEXT = 32767
LARGEST = Decimal("9.99e307")
FIRST_YEAR = 1900


class Formula(NamedTuple):
    """A formula in a line, with the value that it gives."""

    text: str
    value: Any


@lru_cache(maxsize=8192)  # names and titles stand in row after row
def clean(text: str) -> str:
    """Take out what cannot be seen or written, and the spaces around lines that stand alone."""
    if text.isprintable():  # then it has no line break either
        return cut(tidy(text), LONGEST_TEXT)
    kept = "".join(letter for letter in text if letter in "\n\t\u00a0" or letter.isprintable())
    return cut(kept if "\n" in kept else tidy(kept), LONGEST_TEXT)


def literal(text: str) -> str:
    """Write text that looks like the library's own marks of letters (``<r>…</r>``) as such marks around that text."""
    if not (text.startswith("<r>") and text.endswith("</r>")):
        return text
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    marked = f'<r><t xml:space="preserve">{escaped}</t></r>'
    return marked if units(marked) <= LONGEST_TEXT else text[:-1]


def holdable(value: Value) -> Value:
    """Give a number or date that Excel cannot hold as text; all else as it is."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, date):
        return value if value.year >= FIRST_YEAR else shown_date(value)
    return value if -LARGEST <= value <= LARGEST else str(value)


def units(text: str) -> int:
    """Count as Excel counts: some letters are two."""
    return len(text.encode("utf-16-le")) // 2


def cut(text: str, most: int) -> str:
    """Cut text to as many letters as Excel holds, never through one."""
    if len(text) * 2 <= most:
        return text
    return text.encode("utf-16-le")[: most * 2].decode("utf-16-le", "ignore")
