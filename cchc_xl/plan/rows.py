"""Between the plan workbook and plain rows: every value by its column's kind, every fault with its cell."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from cchc_xl.findings import Kind
from cchc_xl.model.cell import Cell
from cchc_xl.model.finding import Finding
from cchc_xl.model.reading import Figure, State
from cchc_xl.plan.headings import copies, heading_faults
from cchc_xl.plan.layout import Column, PlanSheet
from cchc_xl.sheets.figures import as_date, as_number, figure_at, whole
from cchc_xl.sheets.headers import Header, find_header
from cchc_xl.sheets.workbook import Sheet, Workbook
from cchc_xl.text import folded

Value = str | bool | int | Decimal | date | tuple[str, ...] | None

UNCALCULATED = "công thức chưa được tính"
WANTED = {
    "text": "một dòng chữ",
    "words": "các tên cách nhau bằng dấu chấm phẩy",
    "number": "một số",
    "whole": "một số nguyên",
    "date": "một ngày (ngày/tháng/năm)",
    "yes": "Có hoặc để trống",
}


class Figures(dict[str, Figure]):
    """The figures of one row by key; most of its cells are blank, and those are made when they are asked for."""

    def __init__(self, sheet: Sheet, row: int, columns: Mapping[str, int]) -> None:
        super().__init__()
        self._sheet, self._row, self._columns = sheet, row, columns

    def __missing__(self, key: str) -> Figure:
        figure = self[key] = figure_at(self._sheet, self._row, self._columns.get(key))
        return figure


class Row(NamedTuple):
    """One row of a plan sheet: its values by key, and the figures they were taken from."""

    values: Mapping[str, Value]
    figures: Mapping[str, Figure]

    def cell(self, key: str) -> Cell:
        """Give the cell of one value."""
        return self.figures[key].cell

    def text(self, key: str) -> str:
        """Give a text value; blank for a blank cell."""
        value = self.values.get(key)
        return value if isinstance(value, str) else ""

    def number(self, key: str) -> Decimal | None:
        """Give a number, or None for a blank cell."""
        value = self.values.get(key)
        return value if isinstance(value, Decimal) else None

    def points(self, key: str) -> Decimal:
        """Give a number, zero for a blank cell."""
        return self.number(key) or Decimal(0)

    def day(self, key: str) -> date | None:
        """Give a date, or None for a blank cell."""
        value = self.values.get(key)
        return value if isinstance(value, date) else None

    def words(self, key: str) -> tuple[str, ...]:
        """Give a list of words; empty for a blank cell."""
        value = self.values.get(key)
        return value if isinstance(value, tuple) else ()

    def yes(self, key: str) -> bool:
        """Whether the cell says «Có»."""
        return self.values.get(key) is True


Rows = Mapping[str, Sequence[Row]]


def read_rows(book: Workbook, layout: PlanSheet) -> tuple[tuple[Row, ...], tuple[Finding, ...]]:
    """Read one sheet of the plan workbook; gives its rows and all its faults."""
    sheet = book.sheet(layout.name)
    if sheet is None:
        return (), () if layout.optional else (Kind.PLAN_SHEET.at(Cell(book.file), sheet=layout.name),)
    header = find_header(sheet, {column.key: (column.header,) for column in layout.columns})
    faults = [*copies(book, sheet), *heading_faults(sheet, header, layout)]
    if header is None or any(column.required and column.key not in header.columns for column in layout.columns):
        return (), tuple(faults)
    rows = tuple(_row(sheet, number, header, layout, faults) for number in _filled(sheet, header))
    return rows, tuple(faults)


def value_of(column: Column, figure: Figure) -> tuple[Value, str]:
    """Take a cell by its column's kind; gives the value, and what is wanted where the cell does not hold it."""
    if figure.state is State.BLANK:
        return None, ""
    spoiled = figure.state is State.ERROR or figure.state is State.UNCALCULATED
    if not figure.text and not spoiled:
        return None, ""
    value = None if spoiled else _by_kind(column, figure)
    wanted = "một trong: " + ", ".join(column.choices) if column.kind == "choice" else WANTED[column.kind]
    return value, "" if value is not None else wanted


def shown(column: Column, value: Value) -> str:
    """Write a value as the workbook's text: the inverse of ``value_of``."""
    if value is None or value is False or value == ():
        return ""
    if value is True:
        return "Có"
    if isinstance(value, tuple):
        return "; ".join(value)
    if isinstance(value, date):
        return value.isoformat()
    if column.kind == "choice":
        return next((word for word, code in column.choices.items() if code == value), str(value))
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)


def _filled(sheet: Sheet, header: Header) -> Iterator[int]:
    places = tuple(header.columns.values())
    for number in range(header.row + 1, len(sheet.rows)):
        if any(figure_at(sheet, number, column).text for column in places):
            yield number


def _row(sheet: Sheet, number: int, header: Header, layout: PlanSheet, faults: list[Finding]) -> Row:
    values: dict[str, Value] = {}
    figures = Figures(sheet, number, header.columns)
    for column in layout.columns:
        if not column.required and sheet.is_blank(number, header.columns.get(column.key)):
            values[column.key] = None
            continue
        figure = figures[column.key]
        values[column.key], wanted = value_of(column, figure)
        if wanted:
            said = figure.text or UNCALCULATED
            faults.append(Kind.PLAN_VALUE.at(figure.cell, header=column.header, value=said, wanted=wanted))
        elif column.required and values[column.key] is None:
            wanted = WANTED.get(column.kind, "một lựa chọn")
            faults.append(Kind.PLAN_BLANK.at(figure.cell, header=column.header, wanted=wanted))
    return Row(values, figures)


def _by_kind(column: Column, figure: Figure) -> Value:
    match column.kind:
        case "number":
            return as_number(figure).number
        case "whole":
            return whole(figure)
        case "date":
            return as_date(figure).day
        case "yes":
            return {"co": True, "khong": False}.get(folded(figure.text))
        case "choice":
            return _choice(column, figure.text)
        case "words":
            return tuple(word.strip() for word in figure.text.split(";") if word.strip())
        case _:
            return figure.text


def _choice(column: Column, text: str) -> str | None:
    if text in column.choices:
        return column.choices[text]
    key = folded(text)
    return next((code for word, code in column.choices.items() if key and folded(word) == key), None)
