"""«Diễn biến chỉ số» of one agency: its index and areas from night to night, and what changed and why."""

from collections.abc import Sequence
from decimal import Decimal

from cchc_xl import forms
from cchc_xl.books.book import Chart, Page, Paper, reference
from cchc_xl.model.cell import address
from cchc_xl.model.course import AgencyThen
from cchc_xl.model.plan import Plan
from cchc_xl.reporting.change_lines import colour_changes, difference
from cchc_xl.reporting.scoring import summary
from cchc_xl.reporting.scoring.places import Places
from cchc_xl.text import shown_date

HEADS = ("Lần chấm, ngày số liệu", "Chỉ số", "Lỗi", "Cảnh báo")
CHANGE_HEADS = ("Tiêu chí", "Trước", "Nay", "Tăng, giảm", "Vì sao có điểm này")
TITLE, BEFORE, NOW, GAIN, WHY = range(len(CHANGE_HEADS))
WIDTHS = (38.0, 9.0, 9.0, 9.0, 51.0)
RUN, INDEX, ERRORS, WARNINGS = range(len(HEADS))
NONE_BEFORE, SAME = "Chưa có lần chấm trước", "Không tiêu chí nào đổi điểm so với lần trước."
CHANGED = "So với lần chấm thứ {since} (cột «Nay» và «Tăng, giảm» là công thức; lý do là của lúc lập)"
ROWS, LINE = 9, 18  # rows that the chart needs; points of one


def write_course(page: Page, course: Sequence[AgencyThen], plan: Plan, places: Places) -> None:
    """Write the last runs, this one live and last, their chart, and what changed in areas and criteria."""
    page.widths(WIDTHS)
    page.hide_gridlines()
    page.merge(0, (0, WHY), f"DIỄN BIẾN CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM {plan.year}", "title")
    if len(course) > 1:
        head = _runs(page, 2, course)
        _changes(page, head, course, plan, places)
    else:
        page.merge(2, (0, WHY), NONE_BEFORE, "center")
    page.protect()
    page.paper(Paper(landscape=True, footer=forms.COURSE))


def _runs(page: Page, row: int, course: Sequence[AgencyThen]) -> int:
    """Write the runs and their chart; gives the row where what changed may stand."""
    page.row(row, HEADS, ["head"] * len(HEADS))
    page.height(row, 2 * LINE)
    for below, then in enumerate(course, start=row + 1):
        found = (then.troubles.errors, then.troubles.warnings)
        named = f"{then.number} ({shown_date(then.day)})"
        page.row(below, (named, then.stood.index, *found), ("text", "points", "whole", "whole"))
    last, end = row + len(course), row + max(len(course), ROWS)
    cell = reference(forms.SUMMARY, address(*summary.INDEX, absolute=True))
    page.formula(last, INDEX, f'=IF(ISNUMBER({cell}),{cell},"")', course[-1].stood.index, "points")
    for below in range(row + 1, end + 1):
        page.height(below, LINE)
    names, values = (f"={reference(forms.COURSE, _column(row + 1, last, column))}" for column in (RUN, INDEX))
    size = (int(WIDTHS[WHY] * 7), page.pixels_high(row, end + 1) - 6)
    page.chart(row, WHY, Chart("Chỉ số qua các lần chấm", names, {"Chỉ số": values}, "line", size))
    return end + 2


def _column(first: int, last: int, column: int) -> str:
    return f"{address(first, column, absolute=True)}:{address(last, column, absolute=True)}"


def _changes(page: Page, row: int, course: Sequence[AgencyThen], plan: Plan, places: Places) -> None:
    own, earlier = course[-1], {one.number: one for one in course}
    then = earlier.get(own.since or 0, course[-2])
    page.merge(row, (0, WHY), CHANGED.format(since=then.number), "italic")
    page.row(row + 1, CHANGE_HEADS, ["head"] * len(CHANGE_HEADS))
    page.height(row + 1, 2 * LINE)
    first = row = row + 2
    for area in plan.areas:
        named, points = f"{area.code}. {area.title}", (then.areas.get(area.code), own.areas.get(area.code))
        _line(page, row, (named, ""), points, places.score(area.code, "points"), "area")
        row += 1
    titles = {one.code: f"{one.code} {one.title}" for one in plan.criteria}
    for change in own.changes:
        words = (titles[change.criterion], change.reason)
        _line(page, row, words, (change.before, change.now), places.score(change.criterion, "points"), "text")
        row += 1
    if not own.changes:
        page.merge(row, (0, WHY), SAME, "text")
    colour_changes(page, (first, GAIN), (row, GAIN))


def _line(
    page: Page, row: int, words: tuple[str, str], points: tuple[Decimal | None, Decimal | None], cell: str, style: str
) -> None:
    """Write an area or a criterion: its title and reason, its points before and, live, now."""
    before, now = points
    numbers, change = ("area.points", "area.change") if style == "area" else ("points", "change")
    page.put(row, TITLE, words[0], style)
    page.put(row, BEFORE, before, numbers)
    page.formula(row, NOW, f'=IF(ISNUMBER({cell}),{cell},"")', now, numbers)
    grown = None if before is None or now is None else now - before
    page.formula(row, GAIN, difference(row, NOW, BEFORE), grown, change)
    page.put(row, WHY, words[1], style)
    page.fit(row, [(words[0], WIDTHS[TITLE]), (words[1], WIDTHS[WHY])])
