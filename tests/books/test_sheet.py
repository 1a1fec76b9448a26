"""The fast sheet and the writer library's own way give the same bytes."""

import importlib
from datetime import date
from decimal import Decimal
from io import BytesIO
from itertools import product

import openpyxl
import pytest
from xlsxwriter import worksheet

from cchc_xl.books import book, sheet
from cchc_xl.books.limits import Formula
from cchc_xl.books.prompts import Prompt
from cchc_xl.reporting.scoring import write_scorecard
from tests.books.test_book import HOSTILE, IDENTITY
from tests.plans import SAMPLE, real_plan

TEXTS = ("", "a", " hai  chữ ", "dòng\nkhác", "<b>&\"'", "#N/A", "_x0041_", "<r>a</r>", "\ufffe\x07", "→", *HOSTILE)
NUMBERS = (Decimal("0.1"), Decimal(-3), 10**15, 10**400, Decimal("1E-7"), None, date(1899, 1, 1), date(2024, 3, 7))
FORMULAS = ("=1<2", '=A1&"_x0041_"', "=" + "1+" * 4000 + "1", "=" + "1+" * 4100 + "1")


def fill(page):
    """Write every kind of cell, in order and out of it, beside merged, linked and asked ones."""
    for row, (value, style) in enumerate(product((*TEXTS, *NUMBERS), ("plain", "text", "number", "date"))):
        page.put(row, row % 30, value, style)
    for row, (formula, value) in enumerate(product(FORMULAS, (*TEXTS, *NUMBERS)), start=200):
        page.formula(row, 2, formula, value, "points")
    page.put(3, 701, "xa", "head")
    page.put(3, 0, "đè", "head")
    page.merge(500, (1, 4), "gộp", "title")
    page.link(501, 0, "#'Trang'!A1", "lên trên")
    page.ask((502, 0), (502, 0), Prompt("Số", "Gõ số", "number", Decimal(0), Decimal(1)))
    page.column_style(5, 20, "text")
    page.fit(4, [("một dòng", 3)])
    page.height(600, 30)


def written(kind, monkeypatch):
    monkeypatch.setattr(book, "SHEET", kind)
    made = book.Book(IDENTITY)
    fill(made.page("Trang"))
    return made.content()


def test_every_kind_of_cell_is_written_as_the_library_writes_it(monkeypatch):
    assert written(sheet.FastSheet, monkeypatch) == written(sheet.Sheet, monkeypatch)


def test_a_scorecard_is_written_as_the_library_writes_it(monkeypatch):
    from cchc_xl.pipeline.scoring_run import score_workbook

    plan = real_plan()
    scored = score_workbook(SAMPLE, plan)
    assert sheet.SHEET is sheet.FastSheet
    fast = write_scorecard(scored, plan)
    monkeypatch.setattr(book, "SHEET", sheet.Sheet)
    assert write_scorecard(scored, plan) == fast


@pytest.mark.parametrize("gone", ["CellFormulaTuple", "Worksheet._check_dimensions"])
def test_a_library_unlike_the_one_known_takes_its_own_way(monkeypatch, gone):
    place, _, name = gone.rpartition(".")
    with monkeypatch.context() as other:
        other.delattr(getattr(worksheet, place) if place else worksheet, name)
        reloaded = importlib.reload(sheet)
        kind = reloaded.SHEET, reloaded.Sheet
    importlib.reload(sheet)
    assert kind[0] is kind[1]


LINK = Formula('=HYPERLINK("#A1","lên")', "lên")
LINES = tuple(
    (value, *more)
    for value in (*TEXTS, *NUMBERS)
    for more in ((None, Decimal("0.5"), Formula("=1<2", value)), (Formula("=" + "1+" * 4100 + "1", value), "b", LINK))
)


@pytest.mark.parametrize("kind", [sheet.FastSheet, sheet.Sheet])
def test_lines_stand_in_the_file_as_the_same_cells_written_one_by_one(kind, monkeypatch):
    monkeypatch.setattr(book, "SHEET", kind)

    def written_as(write):
        made = book.Book(IDENTITY)
        page = made.page("Trang")
        page.put(0, 3, "trên", "head")
        page.put(3, 9, "có trước", "text")
        for row, values in enumerate(LINES, start=1):
            write(page, row, values)
            page.height(row, 20 + row)
        page.put(len(LINES) + 9, 0, "dưới", "head")
        return cells_and_styles(made.content())

    assert written_as(as_a_line) == written_as(cell_by_cell)


STYLES = ("number", "text", "points", "link")


def as_a_line(page, row, values):
    page.line(row, values, STYLES)


def cell_by_cell(page, row, values):
    for column, (value, style) in enumerate(zip(values, STYLES, strict=True)):
        if isinstance(value, Formula):
            page.formula(row, column, *value, style)
        else:
            page.put(row, column, value, style)


def test_a_large_workbook_has_all_rows_whether_they_were_taken_out_of_memory_or_not():
    def rows(*, large):
        made = book.Book(IDENTITY, large=large)
        page = made.page("Trang")
        for row, text in enumerate(TEXTS, start=1):
            page.row(row, (text, Decimal("0.5"), None), ("text", "points", "text"), first=2)
            page.formula(row, 0, "=1<2", text, "text")
        page.put(0, 4, "trên", "head")
        page.put(99, 0, "dưới", "head")
        page.finish()
        return cells_and_styles(made.content())

    assert rows(large=True) == rows(large=False)


def cells_and_styles(content):
    sheet = openpyxl.load_workbook(BytesIO(content)).active
    return [
        (cell.coordinate, cell.value, cell.number_format, cell.border.left.style, cell.font.b)
        for row in sheet
        for cell in row
    ]
