"""Reading «Thông tin chung»: each line found by its label."""

from cchc_xl import forms
from cchc_xl.model.cell import Cell
from cchc_xl.model.reading import Figure, Heading
from cchc_xl.sheets.figures import as_date, figure_at, whole
from cchc_xl.sheets.workbook import Sheet, Workbook
from cchc_xl.text import folded

KEYS = {folded(line.label): line.key for line in forms.INFORMATION_LINES}
TEXTS = ("plan", "version", "agency", "agency_name", "period", "scope", "prepared_by", "contact", "remark")


def heading(book: Workbook) -> Heading:
    """Read what the workbook says of itself; a line that is not there reads as blank."""
    figures = _figures(book.sheet(forms.INFORMATION))
    texts = {key: figures[key].text for key in TEXTS if key in figures}
    year = whole(figures["year"]) if "year" in figures else None
    day = as_date(figures["as_of"]).day if "as_of" in figures else None
    return Heading(year=year, as_of=day, **_with_zeros(texts))


def cell_of(book: Workbook, key: str) -> Cell:
    """Give the cell where a line's value stands; the sheet where the line is not there."""
    figure = _figures(book.sheet(forms.INFORMATION)).get(key)
    return figure.cell if figure else Cell(book.file, forms.INFORMATION)


def text_of(book: Workbook, key: str) -> str:
    """Give what stands on a line as text; blank where the line is not there."""
    figure = _figures(book.sheet(forms.INFORMATION)).get(key)
    return figure.text if figure else ""


def _figures(sheet: Sheet | None) -> dict[str, Figure]:
    found: dict[str, Figure] = {}
    for row, values in enumerate(sheet.rows if sheet else ()):
        for column, value in enumerate(values[:-1]):
            key = KEYS.get(folded(value)) if isinstance(value, str) else None
            if sheet and key:
                found.setdefault(key, figure_at(sheet, row, column + 1))
    return found


def _with_zeros(texts: dict[str, str]) -> dict[str, str]:
    """Agency codes have five digits; Excel drops the leading zero of one that became a number."""
    agency = texts.get("agency", "")
    return {**texts, "agency": agency.zfill(5)} if agency.isdigit() else texts
