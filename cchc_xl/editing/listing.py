"""«Phiếu rà soát», the first sheet of an annotated copy: all problems, each with a link to its cell."""

from collections.abc import Sequence

from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook import Workbook
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from cchc_xl.editing.marking import COLOURS, LONGEST, clean, place
from cchc_xl.editing.problem import Problem
from cchc_xl.forms import REVIEW
from cchc_xl.wrapping import lines_of

COLUMNS = (
    ("STT", 5.5),
    ("Mức độ", 12),
    ("Mã", 8),
    ("Nơi xảy ra (bấm để tới ô)", 28),
    ("Nội dung và cách sửa", 62),
    ("Người phụ trách", 16),
)
PLACE, LAST = 4, len(COLUMNS)
TITLE, GUIDE, HEADER = 1, 2, 4
LINE_HEIGHT, HIGHEST = 15.75, 409
GUIDANCE = (
    "Bản sao có đánh dấu của tệp «{file}». Hãy sửa trong tệp gốc rồi chấm lại. Bản sao có thể có tên người dân: "
    "không gửi qua thư, không dùng để chấm điểm."
)
NOTHING = "Không có lỗi, cảnh báo nào."
HIDDEN = " (trang ẩn)"
LINK = "0563C1"
EDGE = Side(style="thin", color="7F7F7F")
BOX = Border(left=EDGE, right=EDGE, top=EDGE, bottom=EDGE)
MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)
LEFT = Alignment(vertical="center", wrap_text=True)

AnyCell = Cell | MergedCell


def add_list(book: Workbook, file: str, problems: Sequence[Problem]) -> None:
    """Put the list of all problems before the other sheets, and show it first."""
    sheet = book.create_sheet(REVIEW, 0)
    _head(sheet, file)
    for number, problem in enumerate(problems, start=1):
        _line(book, sheet, number, problem)
    if not problems:
        _write(sheet.cell(HEADER + 1, PLACE + 1), NOTHING, LEFT)
    _print_on_a4(sheet)
    _show_first(book, sheet)


def _head(sheet: Worksheet, file: str) -> None:
    for row, words, size, height in ((TITLE, "PHIẾU RÀ SOÁT SỐ LIỆU", 14, 24), (GUIDE, GUIDANCE, 12, 36)):
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=LAST)
        _text(sheet.cell(row, 1), words.format(file=file), MIDDLE, Font("Times New Roman", size, bold=row == TITLE))
        sheet.row_dimensions[row].height = height
    for column, (title, width) in enumerate(COLUMNS, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
        _write(sheet.cell(HEADER, column), title, MIDDLE, bold=True, fill="D9E2F0")
    sheet.row_dimensions[HEADER].height = 34


def _line(book: Workbook, sheet: Worksheet, number: int, problem: Problem) -> None:
    row, colour = HEADER + number, COLOURS[problem.severity]
    sheet.cell(row, 1, number)
    _dress(sheet.cell(row, 1), MIDDLE)
    _write(sheet.cell(row, 2), problem.level, MIDDLE, bold=True, fill=colour)
    _write(sheet.cell(row, 3), problem.code, MIDDLE)
    _place(book, sheet.cell(row, PLACE), problem)
    _write(sheet.cell(row, PLACE + 1), problem.words, LEFT)
    _write(sheet.cell(row, LAST), problem.official, LEFT)
    _fit(sheet, row)


def _place(book: Workbook, cell: AnyCell, problem: Problem) -> None:
    """Name the place and link to it; no link leads into a hidden sheet."""
    at = place(book, problem)
    hidden = at is not None and at[0].sheet_state != "visible"
    where = problem.cell
    words = f"{where.sheet}!{where.address}" if where.sheet and where.address else where.sheet or where.file
    _write(cell, words + (HIDDEN if hidden else ""), LEFT, colour=LINK if at and not hidden else None)
    if at and not hidden:
        target = f"{quote_sheetname(at[0].title)}!{at[1]}"
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=target, display=clean(words))


def _write(
    cell: AnyCell, words: str, where: Alignment, *, bold: bool = False, fill: str = "", colour: str | None = None
) -> None:
    _text(cell, words, where, Font("Times New Roman", 12, bold=bold, color=colour, u="single" if colour else None))
    cell.border = BOX
    if fill:
        cell.fill = PatternFill("solid", fgColor=fill)


def _text(cell: AnyCell, words: str, where: Alignment, font: Font) -> None:
    """Write words as words, whatever they look like: ``=cmd|…`` is no formula."""
    if words:
        cell.value = clean(words)[:LONGEST]
        cell.data_type = "s"
    cell.number_format = "@"
    cell.font, cell.alignment = font, where


def _dress(cell: AnyCell, where: Alignment) -> None:
    cell.font, cell.alignment, cell.border = Font("Times New Roman", 12), where, BOX


def _fit(sheet: Worksheet, row: int) -> None:
    """Make a row high enough for its wrapped texts, which not every program does by itself."""
    texts = (str(sheet.cell(row, column).value or "") for column in range(1, LAST + 1))
    lines = max(lines_of(text, width) for text, (_, width) in zip(texts, COLUMNS, strict=True))
    sheet.row_dimensions[row].height = min(max(lines * LINE_HEIGHT + 2.25, 18), HIGHEST)


def _print_on_a4(sheet: Worksheet) -> None:
    sheet.page_setup.paperSize, sheet.page_setup.orientation = 9, "landscape"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    margins = sheet.page_margins
    margins.left, margins.right, margins.top, margins.bottom = 1.18, 0.6, 0.8, 0.8
    sheet.oddHeader = HeaderFooterItem(center=_HeaderFooterPart("&P", "Times New Roman,Regular", 13))
    sheet.print_title_rows = f"{HEADER}:{HEADER}"
    sheet.freeze_panes = f"A{HEADER + 1}"
    sheet.auto_filter.ref = f"A{HEADER}:{get_column_letter(LAST)}{max(sheet.max_row, HEADER + 1)}"


def _show_first(book: Workbook, first: Worksheet) -> None:
    """Show the list when the copy is opened; sheets selected together would be typed into together."""
    for sheet in book.worksheets:
        sheet.sheet_view.tabSelected = sheet is first
    book.active = 0
    for view in book.views:
        view.firstSheet = 0
