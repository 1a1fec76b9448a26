"""Finding a table on a sheet by the words of its header row, wherever it stands."""

from collections.abc import Mapping, Sequence
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
    keys = {folded(name): key for key, called in names.items() for name in reversed(called)}
    best = Header(0, {})
    for row, values in enumerate(sheet.rows[:ROWS_TO_LOOK_AT]):
        columns: dict[str, int] = {}
        for column, value in enumerate(values):
            if isinstance(value, str) and (key := keys.get(folded(value))):
                columns.setdefault(key, column)
        if len(columns) > len(best.columns):
            best = Header(row, columns)
    return best if len(best.columns) >= min(least, len(names)) else None
