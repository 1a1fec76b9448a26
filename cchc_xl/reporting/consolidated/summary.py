"""«Tổng hợp»: one page for the head of the superior office, live: counts, first and last, classes, who is missing."""

from cchc_xl import forms
from cchc_xl.books.book import Chart, Page, Paper, pixels_wide, reference
from cchc_xl.model.ranking import Standing, Status
from cchc_xl.reporting.consolidated.overview import write_overview
from cchc_xl.reporting.consolidated.place_formulas import COLUMN
from cchc_xl.reporting.consolidated.places import FIRST_CLASS, GOAL, Places, span
from cchc_xl.reporting.consolidated.podium import write_classes, write_podium
from cchc_xl.reporting.consolidated.standings import said_of
from cchc_xl.reporting.consolidated.statuses import said_of_missing
from cchc_xl.reporting.headings import letterhead_of_superior, write_heading, write_signature
from cchc_xl.text import shortened

WIDTHS = (6.5, 20, 12.1, 10.5, 1, 8, 8, 8, 8)
RIGHT = 5
LAST = len(WIDTHS) - 1
FIRST = GOAL[0] - 6
CONTENTS = (FIRST, LAST + 2)
MOST_BARS = 40  # communes in the chart of indices
MOST_MISSING = 10  # agencies named; the others are counted
ONE_LINE = 60  # letters
TIGHT = 16.5
SIGNATURE_ROWS = 8


def write_summary(page: Page, places: Places) -> None:
    """Write the page."""
    plan = places.plan
    page.widths(WIDTHS)
    page.hide_gridlines()
    letterhead = letterhead_of_superior(plan)
    title = f"TỔNG HỢP KẾT QUẢ XẾP HẠNG CẢI CÁCH HÀNH CHÍNH NĂM {plan.year}"
    row = write_heading(page, plan, letterhead, title, WIDTHS)
    page.merge(row - 2, (0, LAST), said_of(places), "center.italic")
    write_overview(page, FIRST, places)
    write_podium(page, places)
    end = write_classes(page, places)
    below = _missing(page, end, places)
    _charts(page, end, below, places)
    write_signature(page, below + 1, letterhead, WIDTHS)
    page.protect()
    page.paper(Paper(last=(below + SIGNATURE_ROWS, LAST), pages_high=1))


def _missing(page: Page, row: int, places: Places) -> int:
    """Write who has no figures of this run, and why; gives the next free row."""
    found = [one for one in places.ranking.standings if one.agency.code and _is_missing(one)]
    if not found:
        return row
    page.height(row, 6)
    page.merge(row + 1, (0, LAST), f"Chưa có số liệu của lần này: {len(found)} đơn vị", "area")
    for line, standing in enumerate(found[:MOST_MISSING], start=row + 2):
        page.merge(line, (0, 1), standing.agency.title, "text")
        page.merge(line, (2, LAST), shortened(said_of_missing(standing), ONE_LINE), "text")
        page.height(line, TIGHT)
    row += 2 + min(len(found), MOST_MISSING)
    if len(found) > MOST_MISSING:
        words = f"… và {len(found) - MOST_MISSING} đơn vị nữa; lý do của từng đơn vị ở trang «{forms.DELIVERIES}»."
        page.merge(row, (0, LAST), words, "italic")
        row += 1
    return row


def _is_missing(standing: Standing) -> bool:
    return standing.card is None or standing.status is Status.OLD


def _charts(page: Page, end: int, below: int, places: Places) -> None:
    """Draw the indices beside the tables and the classes beside the signature; only these where there are many."""
    beside = (pixels_wide(WIDTHS[RIGHT:]), page.pixels_high(FIRST, end) - 6)
    if 0 < len(places.ranked) <= MOST_BARS:
        names, values = (f"={places.place_column(COLUMN[key])}" for key in ("agency", "index"))
        chart = Chart(
            "Chỉ số",
            names,
            {"Chỉ số": values},
            "bar",
            beside,
            type_size=9,
            labels="0.00",
            most=float(places.plan.policy.cap) * 1.2,
        )
        page.chart(FIRST, RIGHT, chart)
        _classes(page, (below + 1, 0), (pixels_wide(WIDTHS[:3]), 158), places)
    else:
        _classes(page, (FIRST, RIGHT), beside, places)


def _classes(page: Page, place: tuple[int, int], size: tuple[int, int], places: Places) -> None:
    last = FIRST_CLASS + len(places.plan.classes) - 1
    if places.plan.classes:
        names, values = (f"={reference(forms.SUMMARY, span((FIRST_CLASS, n), (last, n)))}" for n in (1, 3))
        title, most = "Số đơn vị theo xếp loại", float(len(places.ranked) + 1)  # whatever class all are in
        page.chart(*place, Chart(title, names, {"Số đơn vị": values}, size=size, type_size=10, labels="0", most=most))
