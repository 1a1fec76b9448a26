"""Writing a plan workbook: one sheet for each part, with help, drop-downs and frozen headings."""

from collections.abc import Collection, Sequence
from datetime import date
from decimal import Decimal

from cchc_xl.books.book import Book, Identity, Page, Paper, reference
from cchc_xl.model.cell import address
from cchc_xl.model.plan import Plan
from cchc_xl.plan.layout import SHEETS, WORDS_SHEET, Column, PlanSheet
from cchc_xl.plan.renewing import Change
from cchc_xl.plan.rows import Value
from cchc_xl.plan.showing import SETTING_KINDS, cells_of
from cchc_xl.plan.unbuilding import RowValues, rows_of

HEADER_ROW = 2
CHANGES_SHEET = "Thay đổi"
SPARE_ROWS = 200
WORDS = {column.header: column for sheet in SHEETS for column in sheet.columns if column.choices}
STYLES = {"number": "number", "whole": "whole", "date": "date"}


def write(plan: Plan, changes: Sequence[Change] = ()) -> bytes:
    """Write the plan as a workbook that loads as the same plan; changed cells are coloured and listed."""
    book = Book(Identity("plan", plan.code, plan.agency, plan.title, plan.start))
    rows = rows_of(plan)
    changed = {(change.sheet, change.row, change.column) for change in changes}
    if changes:
        _write_changes(book.page(CHANGES_SHEET), changes)
    for layout in SHEETS:
        page = book.page(layout.name)
        _heading(page, layout)
        for number, row in enumerate(rows[layout.key]):
            _row(page, number, layout, row, changed)
        _drop_downs(page, layout, HEADER_ROW + len(rows[layout.key]) + SPARE_ROWS)
        _look(page, layout, HEADER_ROW + len(rows[layout.key]))
    _words(book.page(WORDS_SHEET))
    return book.content()


def _heading(page: Page, layout: PlanSheet) -> None:
    page.merge(0, (0, max(1, min(len(layout.columns), 6) - 1)), f"{layout.name}: {layout.help}", "wrap")
    page.height(0, 36)
    for column, one in enumerate(layout.columns):
        page.put(HEADER_ROW - 1, column, one.help, "text.top")
        page.put(HEADER_ROW, column, one.header, "head")
    page.fit(HEADER_ROW - 1, [(one.help, one.width) for one in layout.columns])
    page.height(HEADER_ROW, 36)


def _row(page: Page, number: int, layout: PlanSheet, row: RowValues, changed: Collection[tuple[str, int, int]]) -> None:
    texts, place = cells_of(layout, row), HEADER_ROW + 1 + number
    for column, (one, text) in enumerate(zip(layout.columns, texts, strict=True)):
        kind, value = _typed(layout, one, row)
        shown = value if kind in STYLES and isinstance(value, (int, Decimal, date)) else text
        style = STYLES.get(kind, "text")
        page.put(place, column, shown, f"changed.{style}" if (layout.name, number, column) in changed else style)
    page.fit(place, [(text, one.width) for one, text in zip(layout.columns, texts, strict=True)])


def _typed(layout: PlanSheet, column: Column, row: RowValues) -> tuple[str, Value]:
    if layout.key == "settings" and column.key == "value":
        return SETTING_KINDS[str(row["key"])].kind, row["value"]
    return column.kind, row.get(column.key)


def _write_changes(page: Page, changes: Sequence[Change]) -> None:
    """List what differs from last year's plan, each with a link to its cell."""
    page.widths((24, 10, 60, 60))
    page.merge(
        0, (0, 3), "THAY ĐỔI SO VỚI KẾ HOẠCH NĂM TRƯỚC (ô đã đổi có nền cam; xóa trang này khi xem xong)", "bold"
    )
    page.row(2, ("Trang", "Ô", "Năm trước", "Năm nay"), ("head",) * 4)
    for row, change in enumerate(changes, start=3):
        cell = address(HEADER_ROW + 1 + change.row, change.column)
        page.put(row, 0, change.sheet, "text")
        page.link(row, 1, "#" + reference(change.sheet, cell), cell)
        page.row(row, (change.old, change.new), ("text", "text"), first=2)
        page.fit(row, [(change.old, 60), (change.new, 60)])
    page.freeze(3)


def _drop_downs(page: Page, layout: PlanSheet, last: int) -> None:
    for place, column in enumerate(layout.columns):
        if source := _source(column):
            wanted = f"Hãy chọn trong danh sách của cột «{column.header}»."
            page.choose((HEADER_ROW + 1, place), (last, place), source, wanted)


def _source(column: Column) -> str:
    if column.offers:
        return f"={reference(column.offers, f'$A${HEADER_ROW + 2}:$A$500')}"
    if column.kind == "choice":
        letter = address(0, list(WORDS).index(column.header))[:-1]
        return f"={reference(WORDS_SHEET, f'${letter}$2:${letter}${len(column.choices) + 1}')}"
    return ""


def _words(page: Page) -> None:
    for place, column in enumerate(WORDS.values()):
        for number, word in enumerate((column.header, *column.choices)):
            page.put(number, place, word, "text" if number else "head")
    page.widths([max(len(word) for word in column.choices) + 4 for column in WORDS.values()])
    page.freeze(1)


def _look(page: Page, layout: PlanSheet, last: int) -> None:
    page.widths([column.width for column in layout.columns])
    page.freeze(HEADER_ROW + 1, 1)
    page.filter((HEADER_ROW, 0), (max(last, HEADER_ROW + 1), len(layout.columns) - 1))
    page.paper(Paper(landscape=True, repeat=(HEADER_ROW, HEADER_ROW), footer=layout.name))
