"""A sheet as we need it: no page number on its first page, formulas as they stand, any text as their result.

The writer library has no word for the first, and would take ``#N/A`` for an error and ``_x0041_`` for a letter. It
searches each formula for functions newer than Excel 2010, none of which we write, and asks of each cell what ours
never are; that took half of the time. What is overridden here is not public there: wherever the library is not as we
know it, its own way is taken, and a test compares the bytes of both.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from io import StringIO
from tempfile import TemporaryFile
from typing import IO, Any, NamedTuple

from xlsxwriter import worksheet
from xlsxwriter.worksheet import Worksheet

from cchc_xl.books.limits import Formula
from cchc_xl.model.cell import address, letters_of

FORMULA: Any = getattr(worksheet, "CellFormulaTuple", None)
KNOWN = FORMULA is not None and all(map(hasattr, [Worksheet] * 3, ("_check_dimensions", "_write_cell", "_escape_data")))


Held = tuple[str | float | Formula | None, Any]  # what a cell of a line holds, and the library's format for it


class Aside(NamedTuple):
    """Stands for the cells of a row that were written ahead: the first for all of them, the last for where they end."""

    is_first: bool


FIRST, LAST = Aside(is_first=True), Aside(is_first=False)


class Sheet(Worksheet):  # type: ignore[misc] # the library has no type hints
    """A sheet of the writer library; ``text``, ``blank``, ``number`` write a cell by its numbers, never by its name."""

    large = False

    text = getattr(Worksheet, "_write_string", Worksheet.write_string)
    blank = getattr(Worksheet, "_write_blank", Worksheet.write_blank)
    number = getattr(Worksheet, "_write_number", Worksheet.write_number)

    def line(self, row: int, cells: Sequence[Held]) -> int:
        """Write a row from its first column on, where nothing stands yet; gives the least that the library answers."""
        return min(self._hold(row, column, *cell) for column, cell in enumerate(cells))

    def _hold(self, row: int, column: int, content: str | float | Formula | None, form: object) -> int:
        if content is None:
            return int(self.blank(row, column, None, form))
        if isinstance(content, str):
            return int(self.text(row, column, content, form))
        if isinstance(content, Formula):
            return int(self.write_formula(row, column, content.text, form, content.value))
        return int(self.number(row, column, content, form))

    def set_aside(self, row: int) -> None:
        """Take a row that is complete out of memory, where that can be done; nothing more is written into it."""

    def set_all_aside(self) -> None:
        """Take all rows out of memory, of a sheet into which nothing more is written and no row was set aside."""
        for row in sorted(row for row, cells in self.table.items() if cells):
            self.set_aside(row)

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:  # noqa: ARG002, FBT - its signature
        return formula.removeprefix("=")

    def _xml_start_tag(self, tag: str, attributes: Sequence[tuple[str, object]] = ()) -> None:
        more = [("differentFirst", 1)] if tag == "headerFooter" else []
        super()._xml_start_tag(tag, [*more, *attributes])

    def _xml_formula_element(self, formula: str, result: object, attributes: Sequence[tuple[str, object]] = ()) -> None:
        if isinstance(result, str):
            attributes = [("t", "str") if name == "t" else (name, value) for name, value in attributes]
            result = self._escape_control_characters(result)
        super()._xml_formula_element(formula, result, attributes)


class FastSheet(Sheet):
    """The same sheet with the innermost steps done plainly, and rows set aside as they will stand in the file."""

    _aside: IO[str] | None = None

    def set_aside(self, row: int) -> None:
        """Write the cells of a row ahead, to the disk where the workbook is large: they take a tenth of the room."""
        cells, self.fh = self.table.pop(row), StringIO()
        for column in sorted(cells):
            self._write_cell(row, column, cells[column])
        self._put_aside(row, min(cells), max(cells), self.fh.getvalue())

    def line(self, row: int, cells: Sequence[Held]) -> int:
        """Write a row ahead, without a step for each cell."""
        last = len(cells) - 1
        if self._check_dimensions(row, 0) or self._check_dimensions(row, last) or row in self.table:
            return super().line(row, cells)
        self._put_aside(row, 0, last, "".join(self._line(row, cells)))
        return 0

    def _line(self, row: int, cells: Sequence[Held]) -> Iterator[str]:
        for column, (content, form) in enumerate(cells):
            place = f'<c r="{letters_of(column)}{row + 1}" s="{form._get_xf_index()}"'
            if content is None:
                yield place + "/>"
            elif isinstance(content, str):
                yield f'{place} t="s"><v>{self.str_table._get_shared_string_index(content)}</v></c>'
            elif isinstance(content, Formula):
                yield place + self._formula_content(content.text.removeprefix("="), content.value)
            else:
                yield f"{place}><v>{content:.16G}</v></c>"

    def _put_aside(self, row: int, first: int, last: int, xml: str) -> None:
        if self._aside is None:  # closed when the rows are written
            self._aside = TemporaryFile("w+", encoding="utf-8") if self.large else StringIO()  # noqa: SIM115
        print(xml.replace("\n", "&#10;"), file=self._aside)
        self.table[row] = _marks(first, last)

    def _write_rows(self) -> None:
        if self._aside is not None:
            self._aside.seek(0)
        super()._write_rows()
        if self._aside is not None:
            self._aside.close()

    def _write_formula(self, row: int, col: int, formula: str, cell_format: object = None, value: object = 0) -> int:
        if self._check_dimensions(row, col):
            return -1
        self.table[row][col] = FORMULA(formula.removeprefix("="), cell_format, value)
        return 0

    def _check_dimensions(self, row: int, col: int, *ignored: bool, **more: bool) -> int:
        """Ask the library only where a cell lies beyond those written so far."""
        top, left = self.dim_rowmin, self.dim_colmin
        if top is not None and left is not None and top <= row <= self.dim_rowmax and left <= col <= self.dim_colmax:
            return 0
        return int(super()._check_dimensions(row, col, *ignored, **more))

    def _write_cell(self, row: int, col: int, cell: Any) -> None:  # noqa: ANN401 - one of the library's tuples
        if isinstance(cell, Aside):
            self.fh.write(self._aside.readline().removesuffix("\n") if self._aside and cell.is_first else "")
            return
        content = CONTENTS.get(cell.__class__.__name__)
        if content is None or not cell.format:
            super()._write_cell(row, col, cell)
            return
        self.fh.write(f'<c r="{address(row, col)}" s="{cell.format._get_xf_index()}"{content(self, cell)}')

    def _formula_content(self, formula: str, result: object) -> str:
        if isinstance(result, str):
            strange = "_x" in result or not result.isprintable()
            result = self._escape_data(self._escape_control_characters(result) if strange else result)
        kind = ' t="str"' if result and isinstance(result, str) else ""
        return f"{kind}><f>{self._escape_data(formula)}</f><v>{result}</v></c>"


@cache  # one for all rows of a shape
def _marks(first: int, last: int) -> dict[int, Aside]:
    return {last: LAST, first: FIRST}


CONTENTS: Mapping[str, Callable[[FastSheet, Any], str]] = {
    "String": lambda _, cell: f' t="s"><v>{cell.string}</v></c>',
    "Number": lambda _, cell: f"><v>{cell.number:.16G}</v></c>",
    "Datetime": lambda _, cell: f"><v>{cell.number:.16G}</v></c>",
    "Blank": lambda *_: "/>",
    "Formula": lambda sheet, cell: sheet._formula_content(cell.formula, cell.value),
}
SHEET = FastSheet if KNOWN else Sheet
