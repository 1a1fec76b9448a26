"""The last runs on «Diễn biến chỉ số»: mean, first and goal place of each, with their chart; this run is live."""

from collections.abc import Sequence

from cchc_xl import forms
from cchc_xl.books.book import Chart, Page, pixels_wide, reference
from cchc_xl.books.limits import Value
from cchc_xl.model.ranking import Moment
from cchc_xl.reporting.consolidated.means import DECIMALS
from cchc_xl.reporting.consolidated.place_formulas import COLUMN
from cchc_xl.reporting.consolidated.places import Places, span
from cchc_xl.text import shown_date

HEADS = ("Lần tổng hợp, ngày số liệu", "Trung bình", "Hạng nhất", "Hạng {goal}", "Số đơn vị")
STYLES = ("text", "points", "points", "points", "whole")
RUN, MEAN, FIRST, GOAL, RANKED = range(len(HEADS))
CHART = RANKED + 1
ROWS = 11  # that the chart needs below the head
LINE = 18  # points


def write_moments(page: Page, row: int, widths: Sequence[float], places: Places) -> int:
    """Write the table and the chart beside it from a row on; gives the row where the next table's head may stand.

    Above that head one row is free. Where only this run is known, nothing is written.
    """
    course = places.ranking.course
    if len(course) <= 1:
        return row + 1
    goal = places.ranking.goal
    heads = [head.format(goal=goal or "mục tiêu") for head in HEADS]
    page.row(row, heads, ["head"] * len(heads))
    page.height(row, 36)
    for below, moment in enumerate(course[:-1], start=row + 1):
        page.row(below, _values(moment), STYLES)
    last = row + len(course)
    _this(page, last, course[-1], places)
    end = row + max(len(course), ROWS)
    for below in range(row + 1, end + 1):
        page.height(below, LINE)
    _chart(page, (row, last), widths[CHART:], end, places)
    return end + 3


def _values(moment: Moment) -> Sequence[Value]:
    return (_named(moment), moment.mean, moment.first, moment.goal, moment.ranked)


def _named(moment: Moment) -> str:
    return f"{moment.number} ({shown_date(moment.day)})"


def _this(page: Page, row: int, moment: Moment, places: Places) -> None:
    """Write this run: live over the indices in «Xếp hạng»."""
    cells, goal = places.place_column(COLUMN["index"]), places.ranking.goal
    page.put(row, RUN, _named(moment), "text")
    mean = f'=IF(COUNT({cells})>0,ROUND(AVERAGE({cells}),{DECIMALS}),"")'
    page.formula(row, MEAN, mean, moment.mean, "points")
    page.formula(row, FIRST, f'=IF(COUNT({cells})>0,MAX({cells}),"")', moment.first, "points")
    if goal:
        page.formula(row, GOAL, f'=IF(COUNT({cells})>={goal},LARGE({cells},{goal}),"")', moment.goal, "points")
    else:
        page.put(row, GOAL, None, "points")
    page.formula(row, RANKED, f"=COUNT({cells})", moment.ranked, "whole")


def _chart(page: Page, rows: tuple[int, int], widths: Sequence[float], end: int, places: Places) -> None:
    """Draw what has a number in some run, beside the table."""
    head, last = rows
    shown = {"Trung bình": MEAN, "Hạng nhất": FIRST}
    if any(one.goal is not None for one in places.ranking.course):
        shown[f"Hạng {places.ranking.goal}"] = GOAL
    names, *series = (
        f"={reference(forms.COURSE, span((head + 1, column), (last, column)))}" for column in (RUN, *shown.values())
    )
    size = (pixels_wide(widths) - 6, page.pixels_high(head, end + 1) - 6)
    titled = dict(zip(shown, series, strict=True))
    page.chart(head, CHART, Chart("Chỉ số qua các lần tổng hợp", names, titled, "line", size))
