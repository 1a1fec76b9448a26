"""Many of a kind are one finding, at the first of them, with the first rows by number."""

import re
from collections.abc import Iterator, Sequence

from cchc_xl.findings import Kind
from cchc_xl.model.cell import Cell
from cchc_xl.model.finding import Finding

NAMED = 5


def summed(kind: Kind, cells: Sequence[Cell], **facts: str) -> Iterator[Finding]:
    """Give one finding for the cells of each sheet, and none where there are none."""
    for place in dict.fromkeys((cell.file, cell.sheet) for cell in cells):
        here = [cell for cell in cells if (cell.file, cell.sheet) == place]
        yield kind.at(here[0], **facts, count=str(len(here)), rows=first_few([_row(cell) for cell in here]))


def first_few(names: Sequence[str], between: str = ", ") -> str:
    """Name the first five, and say that there are more."""
    return between.join(names[:NAMED]) + (f"{between}…" if len(names) > NAMED else "")


def _row(cell: Cell) -> str:
    return re.sub(r"\D", "", cell.address)
