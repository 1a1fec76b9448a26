"""The formulas of a workbook with the values stored beside them, and where another calculation differs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import isclose

from cchc_xl.sheets.package import Attributes, parse
from cchc_xl.sheets.workbook import Workbook
from tests.containers import sheet_xml

Place = tuple[str, str]
Value = float | str


@dataclass(frozen=True)
class Live:
    """One formula and the value stored beside it."""

    formula: str
    value: Value


class Cells:
    """Walks the cells of one sheet and keeps the formulas."""

    def __init__(self) -> None:
        self.formulas: dict[str, Live] = {}
        self._cell: Attributes = {}
        self._inside = ""
        self._texts: dict[str, str] = {}

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "c":
            self._cell, self._texts = attributes, {}
        self._inside = name
        self._texts.setdefault(name, "")

    def text(self, text: str) -> None:
        if self._inside in {"f", "v"}:
            self._texts[self._inside] += text

    def end(self, name: str) -> None:
        self._inside = ""
        if name == "c" and "f" in self._texts:
            stored = self._texts.get("v", "")
            number = stored and self._cell.get("t", "n") == "n"
            self.formulas[self._cell["r"]] = Live(self._texts["f"], float(stored) if number else stored)


def formulas_in(workbook: bytes) -> Mapping[Place, Live]:
    """Give every formula of a workbook by sheet and cell."""
    found: dict[Place, Live] = {}
    for name in Workbook("a.xlsx", workbook).names:
        cells = Cells()
        parse(sheet_xml(workbook)(name), cells.start, cells.end, cells.text)
        found |= {(name, cell): live for cell, live in cells.formulas.items()}
    return found


def same(one: Value, other: Value) -> bool:
    """Whether two values are the same: texts exactly, numbers but for the last of fifteen digits."""
    if isinstance(one, float) and isinstance(other, float):
        return isclose(one, other, rel_tol=1e-14, abs_tol=1e-9)
    return one == other


def differing(before: Mapping[Place, Live], after: Mapping[Place, Live]) -> Iterator[str]:
    """Say of each formula whose value changed where it stands and what it gave and gives."""
    for (sheet, cell), live in before.items():
        now = after[sheet, cell].value
        if not same(live.value, now):
            yield f"«{sheet}»!{cell}: {live.value!r} was stored, {now!r} is calculated by {live.formula[:400]}"
