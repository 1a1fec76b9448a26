"""Finding a table on a sheet by the words of its header row, wherever it stands."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from cchc_xl.sheets.workbook import Sheet
from cchc_xl.text import folded

ROWS_TO_LOOK_AT = 40
LONGEST = 60  # characters of a header


class Header(NamedTuple):
    """Where a table starts: its header row and the column of each key that was found."""

    row: int
    columns: Mapping[str, int]


def find_header(
    sheet: Sheet, names: Mapping[str, Sequence[str]], least: int = 2, *, lowest: bool = False
) -> Header | None:
    """Give the row that holds the most of the headers (``names``: key → its possible headers), or None below ``least``.

    Of two rows with as many the upper one is taken; of two columns with one header the left one. With ``lowest`` the
    last row that is a header like the best is taken: a table may be pasted whole, head and all, below another's head.
    """
    headers = tuple(_headers(sheet, names))
    best = max(headers, key=lambda header: len(header.columns), default=Header(0, {}))
    if len(best.columns) < min(least, len(names)):
        return None
    enough = max(least, len(best.columns) // 2)
    below = [header for header in headers if len(header.columns) >= enough and header.row > best.row]
    near = [header for header in below if lowest and _only_titles_between(sheet, best.row, header.row)]
    return near[-1] if near else best


def strange_headers(sheet: Sheet, header: Header | None) -> tuple[str, ...]:
    """Give the words in a header row that are none of the headers found; of the top rows where there is no header."""
    rows = sheet.rows[header.row : header.row + 1] if header else sheet.rows[:ROWS_TO_LOOK_AT]
    known = set(header.columns.values()) if header else set()
    cells = (value for row in rows for column, value in enumerate(row) if column not in known)
    return tuple(value for value in cells if isinstance(value, str) and 0 < len(value) <= LONGEST)


def _only_titles_between(sheet: Sheet, upper: int, lower: int) -> bool:
    """Whether no table rows stand between two rows: a title fills one cell."""
    return all(sum(cell != "" for cell in row) <= 1 for row in sheet.rows[upper + 1 : lower])


def _headers(sheet: Sheet, names: Mapping[str, Sequence[str]]) -> Iterator[Header]:
    keys = {folded(name): key for key, called in names.items() for name in reversed(called)}
    initials, longest = {"", *(key[:1] for key in keys)}, max(map(len, keys), default=0) * 3
    for row, values in enumerate(sheet.rows[:ROWS_TO_LOOK_AT]):
        columns: dict[str, int] = {}
        for column, value in enumerate(values):
            if not isinstance(value, str) or not 0 < len(value) < longest or folded(value[0])[:1] not in initials:
                continue
            if key := keys.get(folded(value)):
                columns.setdefault(key, column)
        if columns:
            yield Header(row, columns)
