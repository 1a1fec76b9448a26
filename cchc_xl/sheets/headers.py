"""Finding a table on a sheet by the words of its header row, wherever it stands."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cchc_xl.sheets.workbook import Sheet
from cchc_xl.text import folded

ROWS_TO_LOOK_AT = 40


@dataclass(frozen=True, slots=True)
class Header:
    """Where a table starts: its header row and the column of each key that was found."""

    row: int
    columns: Mapping[str, int]


def find_header(sheet: Sheet, names: Mapping[str, Sequence[str]], least: int = 2) -> Header | None:
    """Give the row that holds the most of the headers (``names``: key → its possible headers), or None below ``least``.

    Of two rows with as many the upper one is taken; of two columns with one header the left one.
    """
    best = max(_headers(sheet, names), key=lambda header: len(header.columns), default=Header(0, {}))
    return best if len(best.columns) >= min(least, len(names)) else None


def lowest_header(sheet: Sheet, names: Mapping[str, Sequence[str]], found: Header) -> Header:
    """Give the lowest row that is a header like the one found: a table may be pasted whole below another's head."""
    enough = max(2, len(found.columns) // 2)
    below = [header for header in _headers(sheet, names) if len(header.columns) >= enough and header.row >= found.row]
    return below[-1]


def _headers(sheet: Sheet, names: Mapping[str, Sequence[str]]) -> Iterator[Header]:
    keys = {folded(name): key for key, called in names.items() for name in reversed(called)}
    for row, values in enumerate(sheet.rows[:ROWS_TO_LOOK_AT]):
        columns: dict[str, int] = {}
        for column, value in enumerate(values):
            if isinstance(value, str) and (key := keys.get(folded(value))):
                columns.setdefault(key, column)
        yield Header(row, columns)
