"""Writing a plan workbook: one sheet for each part, with help, drop-downs and frozen headings."""

from cchc_xl.books.book import Book, Identity, Page, Paper, reference
from cchc_xl.model.cell import address
from cchc_xl.model.plan import Plan
from cchc_xl.plan.layout import SHEETS, WORDS_SHEET, Column, PlanSheet
from cchc_xl.plan.rows import Value
from cchc_xl.plan.showing import SETTING_KINDS, cells_of
from cchc_xl.plan.unbuilding import RowValues, rows_of

HEADER_ROW = 2
SPARE_ROWS = 200
WORDS = {column.header: column for sheet in SHEETS for column in sheet.columns if column.choices}
STYLES = {"number": "number", "whole": "whole", "date": "date"}


def write(plan: Plan) -> bytes:
    """Write the plan as a workbook that loads as the same plan."""
    book = Book(Identity("plan", plan.code, plan.agency, plan.title, plan.start))
    rows = rows_of(plan)
    for layout in SHEETS:
        page = book.page(layout.name)
        _heading(page, layout)
        for number, row in enumerate(rows[layout.key], start=HEADER_ROW + 1):
            _row(page, number, layout, row)
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


def _row(page: Page, number: int, layout: PlanSheet, row: RowValues) -> None:
    texts = cells_of(layout, row)
    for place, (column, text) in enumerate(zip(layout.columns, texts, strict=True)):
        kind, value = _typed(layout, column, row)
        style = STYLES.get(kind, "text")
        page.put(number, place, value if style != "text" else text, style)  # type: ignore[arg-type]  # numbers, dates
    page.fit(number, [(text, column.width) for column, text in zip(layout.columns, texts, strict=True)])


def _typed(layout: PlanSheet, column: Column, row: RowValues) -> tuple[str, Value]:
    if layout.key == "settings" and column.key == "value":
        return SETTING_KINDS[str(row["key"])].kind, row["value"]
    return column.kind, row.get(column.key)


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
