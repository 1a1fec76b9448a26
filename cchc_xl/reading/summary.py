"""Reading back what a scoring workbook says of itself on «Tổng hợp» and «Kiểm tra số liệu»."""

from collections.abc import Iterator
from decimal import Decimal

from cchc_xl import forms
from cchc_xl.findings import SEVERITY_NAMES
from cchc_xl.model.reading import State
from cchc_xl.model.summary import AreaLine, FindingLine, Summary
from cchc_xl.sheets.figures import as_number, figure_at
from cchc_xl.sheets.headers import find_header
from cchc_xl.sheets.workbook import Sheet, Workbook
from cchc_xl.text import folded, tidy

FIRST, SECOND = 2, 4  # columns of the values beside a line of the first page
AREA_KEYS = ("code", "title", "maximum", "points")
WANTED = ("severity", "criterion", "words")


def read_summary(file: str, data: bytes) -> Summary:
    """Read the values that stand in a scoring workbook; what a sheet lacks is None or empty. Raises NotAWorkbook."""
    book = Workbook(file, data)
    page, listed = book.sheet(forms.SUMMARY), book.sheet(forms.FINDINGS)
    lines = {folded(page.value(row, 0)): row for row in range(len(page.rows))} if page else {}

    def number(key: str, column: int) -> Decimal | None:
        row = lines.get(folded(forms.SUMMARY_LINES[key]))
        return _number(page, row, column) if page and row is not None else None

    row = lines.get(folded(forms.SUMMARY_LINES["index"]))
    return Summary(
        number("index", FIRST),
        tidy(page.value(row, SECOND)) if page and row is not None else "",
        number("bounds", FIRST),
        number("bounds", SECOND),
        number("points", FIRST),
        number("points", SECOND),
        areas=tuple(_areas(page)) if page else (),
        findings=tuple(_findings(listed)) if listed else (),
        sheets=book.names,
    )


def _number(sheet: Sheet, row: int, column: int) -> Decimal | None:
    figure = as_number(figure_at(sheet, row, column))
    return figure.number if figure.state is not State.ERROR else None


def _areas(sheet: Sheet) -> Iterator[AreaLine]:
    header = find_header(sheet, {key: (word,) for key, word in zip(AREA_KEYS, forms.AREA_HEADS, strict=False)}, 4)
    if header is None:
        return
    code, title, maximum, points = (header.columns[key] for key in AREA_KEYS)
    for row in range(header.row + 1, len(sheet.rows)):
        if not (said := tidy(sheet.value(row, code))):
            return
        named = tidy(sheet.value(row, title))
        yield AreaLine(said, named, _number(sheet, row, points), _number(sheet, row, maximum))


def _findings(sheet: Sheet) -> Iterator[FindingLine]:
    header = find_header(sheet, {one.key: one.names for one in forms.FINDING_COLUMNS if one.key in WANTED}, 3)
    if header is None:
        return
    for row in range(header.row + 1, len(sheet.rows)):
        said = {key: tidy(sheet.value(row, column)) for key, column in header.columns.items()}
        if severity := _severity(said["severity"]):
            yield FindingLine(severity, said["criterion"], said["words"])


def _severity(said: str) -> str:
    """Give the severity that stands behind its sign: «✗ Lỗi»; blank for the row that says that there is none."""
    return next((name for name in SEVERITY_NAMES.values() if said.endswith(name)), "")
