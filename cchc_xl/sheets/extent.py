"""How far the cells of a sheet reach, by the cells themselves; what a sheet says of its dimension is not believed.

The reader library keeps a place for every cell from A1 to the last one with a value, so two cells at opposite corners
would take all memory.
"""

import re

from cchc_xl.refusals import Why
from cchc_xl.sheets import package
from cchc_xl.sheets.cursor import Cursor
from cchc_xl.sheets.limits import Limits

# A cell that does not stand plainly within A1:AX99999, which is within the limit however it is filled; the likeliest
# is asked first. One search answers for almost every real sheet; only the others are walked cell by cell.
FAR_OR_STRANGE = re.compile(rb'<c(?! r="[A-Z][1-9]\d{0,4}"|[A-Za-z]| r="A[A-X][1-9]\d{0,4}")')
PREFIXED = re.compile(rb":c[\s/>]")
SHORTEST = len("<c/>")
NEAR = 50 * 99_999


def fault_of(xml: bytes, limits: Limits) -> Why | None:
    """Give why a sheet's part is refused for its extent; None where it is not. Raises ExpatError for damaged XML."""
    if len(xml) > limits.cells * SHORTEST and xml.count(b"<c") > limits.cells:
        return Why.LIMIT
    if limits.cells >= NEAR and not FAR_OR_STRANGE.search(xml) and not PREFIXED.search(xml):
        return None
    walk = _Walk()
    package.parse(xml, walk.start)
    if walk.lowest < 1:
        return Why.CORRUPT
    beyond = walk.rows > limits.rows or walk.columns > limits.columns or walk.cells > limits.cells
    return Why.LIMIT if beyond or walk.rows * walk.columns > limits.cells else None


class _Walk:
    """Walks the cells of one sheet and keeps how far those with a value reach."""

    def __init__(self) -> None:
        self.rows = self.columns = self.cells = 0
        self.lowest = 1
        self._cursor = Cursor()

    def start(self, name: str, attributes: package.Attributes) -> None:
        self._cursor.start(name, attributes)
        if name == "c":
            self.cells += 1
            self.lowest = min(self.lowest, self._cursor.row)
        elif name in {"v", "is"}:
            self.rows, self.columns = max(self.rows, self._cursor.row), max(self.columns, self._cursor.column)
