"""How far the cells of an .ods reach: it writes a cell once and how often it is repeated, and is not believed."""

from cchc_xl.refusals import Why
from cchc_xl.sheets import package
from cchc_xl.sheets.cursor import ROW
from cchc_xl.sheets.limits import Limits

CELLS = {"table-cell", "covered-table-cell"}


def fault_of(xml: bytes, limits: Limits) -> Why | None:
    """Give why the content of an .ods is refused for its extent; None where it is not. Raises ExpatError."""
    walk = _Walk()
    package.parse(xml, walk.start, walk.end)
    far = walk.rows > limits.rows or walk.columns > limits.columns or walk.box > limits.cells
    return Why.LIMIT if far or walk.sheets > limits.sheets else None


class _Walk:
    """Walks the tables; blank cells and rows reach nowhere, however often they are repeated."""

    def __init__(self) -> None:
        self.rows = self.columns = self.box = self.sheets = 0
        self._row = self._column = self._last_row = self._last_column = 0
        self._repeated, self._filled = 1, False

    def start(self, name: str, attributes: package.Attributes) -> None:
        if name == "table":
            self.sheets += 1
            self._row = self._last_row = self._last_column = 0
        elif name == "table-row":
            self._column, self._filled, self._repeated = 0, False, _times(attributes, "number-rows-repeated")
        elif name in CELLS:
            self._column += _times(attributes, "number-columns-repeated")
            self._fill(any(key.endswith(":value-type") for key in attributes))
        elif name == "p":
            self._fill(True)

    def end(self, name: str) -> None:
        if name == "table-row":
            self._row += self._repeated
            self._last_row = self._row if self._filled else self._last_row
        elif name == "table":
            self.rows, self.columns = max(self.rows, self._last_row), max(self.columns, self._last_column)
            self.box = max(self.box, self._last_row * self._last_column)

    def _fill(self, filled: bool) -> None:
        if filled:
            self._filled, self._last_column = True, max(self._last_column, self._column)


def _times(attributes: package.Attributes, name: str) -> int:
    told = next((value for key, value in attributes.items() if key.endswith(f":{name}")), "1")
    return int(told) if ROW.fullmatch(told) else 1
