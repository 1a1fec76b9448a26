"""An Excel workbook in memory, sheet by sheet."""

from collections.abc import Container as Words
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import BytesIO
from types import MappingProxyType
from typing import Any, NamedTuple
from xml.parsers.expat import ExpatError

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum

from cchc_xl.model.cell import Cell, address
from cchc_xl.model.reading import State
from cchc_xl.refusals import Refused, Why
from cchc_xl.sheets.container import WORKBOOK, Container
from cchc_xl.sheets.counting import Compared, blank_texts, compared
from cchc_xl.sheets.fonts import Fonts, fonts_in
from cchc_xl.sheets.formats import Format, format_of
from cchc_xl.sheets.guard import admitted, has_twins
from cchc_xl.sheets.magic import OLE, is_locked
from cchc_xl.sheets.package import sheet_parts
from cchc_xl.sheets.password import unlocked
from cchc_xl.sheets.properties import PART, in_part
from cchc_xl.sheets.rewording import Reworded, reword
from cchc_xl.sheets.sectors import lead_in_a_circle
from cchc_xl.text import folded, tidy

STRINGS = "xl/sharedStrings.xml"
DAMAGED = (CalamineError, OSError, ValueError, ExpatError, RuntimeError)


class Sheet(NamedTuple):
    """One sheet: rows of values from A1 on, the marks of cells whose value the reader hides, and its empty texts.

    An empty text is no blank cell: a formula, or an apostrophe, that shows nothing.
    """

    file: str
    name: str
    rows: Sequence[Sequence[object]]
    marks: Mapping[tuple[int, int], tuple[State, str]] = MappingProxyType({})
    empty: frozenset[tuple[int, int]] = frozenset()

    def value(self, row: int, column: int | None) -> object:
        """Give the value at a zero-based place; blank text outside the sheet and for no column."""
        if column is None or row >= len(self.rows) or column >= len(self.rows[row]):
            return ""
        return self.rows[row][column]

    def is_blank(self, row: int, column: int | None) -> bool:
        """Whether nothing stands at a zero-based place, no error either."""
        return self.value(row, column) == "" and (row, column) not in self.marks

    def cell(self, row: int, column: int | None) -> Cell:
        """Name a zero-based place."""
        return Cell(self.file, self.name, address(row, column or 0))


class Workbook:
    """An opened workbook; sheets are found by name without regard to case, accents and spaces.

    Text in a font from before Unicode is read as the words it shows, but not the words of ``known``; ``reworded``
    says by sheet what was.
    """

    def __init__(self, file: str, data: bytes, known: Words[str] = ()) -> None:
        self.file = file
        self._ahead: dict[str, Sheet] = {}
        self.reworded: dict[str, Reworded] = {}
        self._known = known
        self._fonts: Fonts | None = None
        self._data = unlocked(file, data) if is_locked(data) else data
        self._container = _admitted(file, self._data)
        self._parts = dict(sheet_parts(self._container)) if self._container else {}
        self._book = _opened(file, self._data)
        sheets = self._book.sheets_metadata
        self.names = tuple(sheet.name for sheet in sheets if sheet.typ == SheetTypeEnum.WorkSheet)
        if has_twins(self.names):
            raise Refused(Why.SHEET_TWICE, file)

    @property
    def format(self) -> Format:
        """The format of the file, and what it hides."""
        return format_of(self._data, self._container)

    @property
    def properties(self) -> Mapping[str, str]:
        """The custom properties of the workbook, by name."""
        return in_part(self._container.part(PART)) if self._container else {}

    def find(self, name: str) -> str | None:
        """Give the real name of the sheet that is called so, or None; one written with the same accents comes first."""
        like = [real for real in self.names if folded(real) == folded(name)]
        return next((real for real in like if tidy(real).casefold() == tidy(name).casefold()), next(iter(like), None))

    def sheet(self, name: str) -> Sheet | None:
        """Read the sheet that is called so; None where there is none."""
        real = self.find(name)
        if real is None:
            return None
        if real in self._ahead:
            return self._ahead[real]
        with _refusing_damage(self.file):
            rows: list[list[Any]] = self._book.get_sheet_by_name(real).to_python(skip_empty_area=False)
            found = self._compared(real, rows)
            sheet = Sheet(self.file, real, rows, found.marks, found.empty)
            self._reword(real, rows)
            return sheet

    def _compared(self, name: str, rows: Sequence[list[Any]]) -> Compared:
        """Look at the cells of a sheet; raises Refused where the reader did not give what stands there."""
        if not self._is_xml:
            return Compared()
        found = compared(self._part(name), rows, self._blanks)
        if found.lost is not None:
            raise Refused(Why.LOST, str(Cell(self.file, name, address(*found.lost))))
        return found

    @property
    def _is_xml(self) -> bool:
        """Whether the parts of the sheets can be walked; of other formats only what the reader gives is known."""
        return self._container is not None and WORKBOOK in self._container.members

    def _blanks(self) -> frozenset[int]:
        return blank_texts(self._container.part(STRINGS)) if self._container else frozenset()

    def read_ahead(self) -> bool:
        """Read all sheets before they are asked for; not where old fonts need the ``known`` words. Tells whether."""
        self._fonts = fonts_in(self._container)
        if not self._fonts:
            self._ahead = {name: sheet for name in self.names if (sheet := self.sheet(name))}
        return not self._fonts

    def _reword(self, name: str, rows: Sequence[list[Any]]) -> None:
        if self._fonts is None:
            self._fonts = fonts_in(self._container)
        if self._fonts and (done := reword(rows, self._part(name), self._fonts, self._known)):
            self.reworded[name] = done

    def _part(self, name: str) -> bytes:
        return self._container.part(self._parts.get(name, "")) if self._container else b""


def _admitted(file: str, data: bytes) -> Container | None:
    """Look at the package before it is opened; an .xls is none, and only its sectors can be looked at."""
    if not data.startswith(OLE):
        return admitted(file, data)
    if lead_in_a_circle(data):
        raise Refused(Why.CORRUPT, file)
    return None


def _opened(file: str, data: bytes) -> CalamineWorkbook:
    with _refusing_damage(file):
        return CalamineWorkbook.from_filelike(BytesIO(data))


@contextmanager
def _refusing_damage(file: str) -> Iterator[None]:
    """Turn what the reader makes of a damaged file into a sentence; its panics are no ordinary exceptions."""
    try:
        yield
    except DAMAGED as error:
        raise Refused(Why.CORRUPT, file) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise Refused(Why.CORRUPT, file) from error
        raise
