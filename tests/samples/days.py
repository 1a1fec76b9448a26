"""The working days of 2024 and of the weeks after it; tables name a day as day-month."""

from datetime import date, timedelta

LAST = date(2024, 12, 31)
HOLIDAYS = "01-01 08-02 09-02 12-02 13-02 14-02 18-04 29-04 30-04 01-05 02-09 03-09"


def on(text: str) -> date:
    """Give the day that a table names."""
    day, month = map(int, text.split("-"))
    return date(LAST.year, month, day)


def workday(day: date) -> date:
    """Give that day, or the last working day before it."""
    return max(one for one in WORKDAYS if one <= day)


def after(day: date, working: int) -> date:
    """Give the day so many working days later, at the latest the last that the calendar knows."""
    return WORKDAYS[min(WORKDAYS.index(day) + working, len(WORKDAYS) - 1)]


def _workdays() -> list[date]:
    days = [date(LAST.year, 1, 1) + timedelta(number) for number in range(440)]
    off = {*map(on, HOLIDAYS.split()), *(date(2025, 1, day) for day in (1, 27, 28, 29, 30, 31))}
    return [day for day in days if day.weekday() < 5 and day not in off]


WORKDAYS = _workdays()
OF_THE_YEAR = [day for day in WORKDAYS if day <= LAST]
