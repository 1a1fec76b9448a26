"""The values of a register's cells by the kind of their column."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from math import isfinite

from cchc_xl.model.plan import Plan, RegisterColumn
from cchc_xl.model.reading import Answer
from cchc_xl.numbers import as_excel_shows, number_in, two_readings
from cchc_xl.reading.answers import answer_in
from cchc_xl.sheets.figures import FIRST_SERIAL, LAST_SERIAL, SERIAL_ZERO
from cchc_xl.text import date_fault, day_of, folded, plain_letters, tidy

Value = str | date | Decimal | None
Parser = Callable[[object], Value]


class Unreadable(ValueError):
    """A cell does not hold what its column wants; the message says what is wrong, never what stands there."""


def parser_for(column: RegisterColumn, plan: Plan) -> Parser:
    """Give the function that reads the cells of one column; it raises Unreadable."""
    match column.kind:
        case "choice":
            return _choice(column)
        case "date":
            return _date
        case "month":
            return _month(plan.year)
        case "yes/no":
            return _yes_no
        case "number":
            return _number
        case "whole":
            return _whole
        case _:
            return _text


def _text(value: object) -> Value:
    if isinstance(value, float) and isfinite(value):
        return f"{as_excel_shows(value):f}"
    return tidy(value) or None


def _choice(column: RegisterColumn) -> Parser:
    known = {folded(choice): choice for choice in column.values}

    def choice(value: object) -> Value:
        text = tidy(value)
        if not text:
            return None
        if (found := known.get(folded(text))) is None:
            raise Unreadable("không có trong danh mục")
        return found

    return choice


def _date(value: object) -> Value:
    if isinstance(value, date):  # or a date with a time
        return day_of(value)
    if isinstance(value, str) and not value.strip():
        return None
    day = day_of(value)
    if isinstance(value, float) and FIRST_SERIAL <= value <= LAST_SERIAL:
        day = SERIAL_ZERO + timedelta(days=int(value))
    if day is None:
        raise Unreadable(_no_date(value))
    return day


def _no_date(value: object) -> str:
    """Say why a cell is no date, in words that do not show it."""
    why, _ = date_fault(value) if isinstance(value, str) else ("", "")
    return "không có ngày này trong lịch" if any(map(str.isdigit, why)) else why or "không phải ngày"


def _month(year: int) -> Parser:
    """A month is kept as its last day, so that it has ended by a day on or after that."""

    def month(value: object) -> Value:
        text = tidy(f"{value:g}" if isinstance(value, float) else value)
        if not text:
            return None
        said = re.fullmatch(rf"(?:thang)?\s*(\d{{1,2}})(?:\s*[/.-]\s*{year})?", plain_letters(text))
        if not (said and 1 <= int(said[1]) <= 12):
            raise Unreadable("không phải tháng 1–12")
        return date(year, int(said[1]), monthrange(year, int(said[1]))[1])

    return month


def _yes_no(value: object) -> Value:
    text = str(int(value)) if isinstance(value, float) and value in {0, 1} else tidy(value)
    if not text:
        return None
    answer = answer_in(text)
    if answer is None or answer is Answer.NOT_APPLICABLE:
        raise Unreadable("không phải Có hoặc Không")
    return str(answer.value)


def _number(value: object) -> Value:
    if isinstance(value, float) and isfinite(value):
        return as_excel_shows(value)
    text = tidy(value)
    if not text:
        return None
    number = number_in(text)
    if number is None:
        raise Unreadable("dấu chấm có hai nghĩa, hãy gõ không dấu chấm" if two_readings(text) else "không phải số")
    return number


def _whole(value: object) -> Value:
    number = _number(value)
    if isinstance(number, Decimal) and number != number.to_integral_value():
        raise Unreadable("không phải số nguyên")
    return number
