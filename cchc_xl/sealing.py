"""The seal of a table of figures: it differs as soon as one of them does, not when a program saves the file."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from hashlib import sha256

from cchc_xl.numbers import as_excel_shows
from cchc_xl.text import tidy

Value = str | int | Decimal | date | None


def seal(rows: Iterable[tuple[Value, ...]]) -> str:
    """Give the SHA-256 of rows of values in any order, each as a workbook keeps it: numbers of 15 digits, tidy text."""
    lines = sorted("\t".join(_kept(value) for value in row) for row in rows)
    return sha256("\n".join(lines).encode()).hexdigest()


def _kept(value: Value) -> str:
    match value:
        case None:
            return ""
        case date():
            return value.isoformat()
        case int() | Decimal():
            return f"{as_excel_shows(float(value)).normalize():f}"
        case _:
            return tidy(value)
