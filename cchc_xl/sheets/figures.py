"""One cell as a figure: its state and its value, told apart without guessing."""

from datetime import date, datetime, timedelta
from math import isfinite

from cchc_xl.model.cell import Cell
from cchc_xl.model.reading import Figure, State
from cchc_xl.numbers import as_excel_shows, number_in, plain
from cchc_xl.sheets.workbook import Sheet
from cchc_xl.text import day_of, shown_date, tidy

FIRST_SERIAL, LAST_SERIAL = 36526, 73050  # 2000-01-01 to 2099-12-31 as Excel counts days
SERIAL_ZERO = date(1899, 12, 30)


def figure_at(sheet: Sheet, row: int, column: int | None) -> Figure:
    """Read one cell as a number, a date or text; blanks, errors and uncalculated formulas keep their state."""
    cell, value = sheet.cell(row, column), sheet.value(row, column)
    if value == "":  # errors too, as the reader gives them
        mark = None if column is None else sheet.marks.get((row, column))
        return Figure(mark[0], cell, mark[1]) if mark else Figure(State.BLANK, cell)
    if isinstance(value, str):
        return _of_text(tidy(value), cell)
    if isinstance(value, bool):
        return Figure(State.TEXT, cell, "TRUE" if value else "FALSE")
    if isinstance(value, (int, float)) and isfinite(value):
        return Figure(State.NUMBER, cell, as_excel_shows(value))
    if isinstance(value, (date, datetime)):
        return Figure(State.DATE, cell, day_of(value))
    return _of_text(tidy(value), cell)


def as_number(figure: Figure) -> Figure:
    """Take text that is plainly a number as that number (``95,5``); leave anything else as it is."""
    number = number_in(figure.text) if figure.state is State.TEXT else None
    return figure if number is None else Figure(State.NUMBER, figure.cell, number)


def as_date(figure: Figure) -> Figure:
    """Take text written as a date, and a day's serial number, as that date; leave anything else as it is."""
    day = day_of(figure.value) if figure.state is State.TEXT else None
    number = figure.number
    if number is not None and FIRST_SERIAL <= number <= LAST_SERIAL and number == int(number):
        day = SERIAL_ZERO + timedelta(days=int(number))
    return figure if day is None else Figure(State.DATE, figure.cell, day)


def _of_text(text: str, cell: Cell) -> Figure:
    return Figure(State.TEXT, cell, text) if text else Figure(State.BLANK, cell)


def shown(figure: Figure) -> str:
    """Write a figure as an official sees it: ``24/01/2024``, ``2,75``."""
    if figure.day is not None:
        return shown_date(figure.day)
    return figure.text if figure.number is None else plain(figure.number)


def whole(figure: Figure) -> int | None:
    """Give the whole number that stands in a figure, or None."""
    number = as_number(figure).number
    return int(number) if number is not None and number == number.to_integral_value() else None
