"""«Diễn biến chỉ số»: how the index went from run to run, and whose points changed since the last one, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from cchc_xl import forms
from cchc_xl.books.book import Page, Paper, reference
from cchc_xl.model.cell import address
from cchc_xl.model.ranking import Change, Standing
from cchc_xl.numbers import rounded
from cchc_xl.reporting.change_lines import colour_changes, difference
from cchc_xl.reporting.consolidated.moments import write_moments
from cchc_xl.reporting.consolidated.places import FIRST_CRITERION, FIRST_IN_MATRIX, Places
from cchc_xl.reporting.consolidated.standings import said_of
from cchc_xl.tally import RANK_DECIMALS

HEADS = ("Đơn vị, tiêu chí", "Trước", "Nay", "Tăng, giảm", "Hạng trước", "Hạng nay", "Vì sao có điểm này")
WIDTHS = (34.0, 9.0, 9.0, 9.0, 6.5, 6.5, 42.0)
NAME, BEFORE, NOW, GAIN, PLACE_BEFORE, PLACE_NOW, WHY = range(len(HEADS))
NONE_BEFORE = "Chưa có lần tổng hợp trước"
NEW, SAME, COUNTED = "Lần trước chưa có điểm", "Không tiêu chí nào đổi điểm", "{number} tiêu chí đổi điểm"
GONE = "Lần này chưa có điểm"
HELP = (
    "Đơn vị giảm nhiều nhất đứng đầu, tiêu chí mất điểm nhiều nhất của mỗi đơn vị cũng vậy. Cột «Nay» và «Tăng, giảm» "
    "là công thức, đổi theo điểm thẩm định; thứ tự, các tiêu chí được nêu và lý do là của lúc lập. Ô điểm trống: tiêu "
    "chí ra khỏi thang điểm."
)


@dataclass(frozen=True, slots=True)
class Line:
    """One agency's line: its standing, its number among the scored (None where it has no scorecard), its index now."""

    standing: Standing
    number: int | None
    index: Decimal | None

    @property
    def gain(self) -> Decimal | None:
        """What the index grew by; None where one of both is not known."""
        before = self.standing.last_run.index
        return None if self.index is None or before is None else self.index - before


def write_course(page: Page, places: Places) -> None:
    """Write the last runs with their chart, then each agency with what changed; one line where there was no run yet."""
    page.widths(WIDTHS)
    page.hide_gridlines()
    page.merge(0, (0, WHY), f"DIỄN BIẾN CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM {places.plan.year}", "title")
    page.merge(1, (0, WHY), said_of(places), "center.italic")
    if places.ranking.since is None:
        page.merge(3, (0, WHY), NONE_BEFORE, "center")
        page.paper(Paper(landscape=True, footer=forms.COURSE))
    else:
        head = write_moments(page, 3, WIDTHS, places)
        _lines(page, head, places)
        page.paper(Paper(landscape=True, repeat=(head, head), footer=forms.COURSE))
    page.protect()


def _lines(page: Page, head: int, places: Places) -> None:
    """Write each agency and, below it, its criteria whose points changed."""
    page.merge(head - 1, (0, WHY), HELP, "note")
    page.fit(head - 1, [(HELP, sum(WIDTHS))])
    page.row(head, HEADS, ["head"] * len(HEADS))
    page.height(head, 36)
    row = head + 1
    for line in _ordered(places):
        row = _line(page, row, line, places)
    if row > head + 1:
        colour_changes(page, (head + 1, GAIN), (row - 1, GAIN))


def _line(page: Page, row: int, line: Line, places: Places) -> int:
    """Write an agency and its criteria; gives the next free row."""
    _agency(page, row, line, places)
    columns = {one.code: (column, one) for column, one in enumerate(places.criteria, start=FIRST_CRITERION)}
    for below, change in enumerate(line.standing.changes, start=row + 1):
        column, criterion = columns[change.criterion]
        cell = address(FIRST_IN_MATRIX + (line.number or 0), column, absolute=True)
        _criterion(page, below, f"{criterion.code} {criterion.title}", change)
        _now(page, below, reference(forms.MATRIX, cell), change)
    return row + 1 + len(line.standing.changes)


def _ordered(places: Places) -> Sequence[Line]:
    """Give the agencies that have points now or had some, the worst loss first."""
    lines = [Line(one, number, _index(one)) for number, one in enumerate(places.scored)]
    gone = (one for one in places.ranking.standings if one.agency.code and one.card is None)
    lines += [Line(one, None, None) for one in gone if one.last_run.index is not None]
    return sorted(lines, key=lambda line: (line.gain is None, line.gain or 0))


def _index(standing: Standing) -> Decimal | None:
    index = standing.card.totals.index if standing.card else None
    return None if index is None else rounded(index, RANK_DECIMALS)


def _agency(page: Page, row: int, line: Line, places: Places) -> None:
    standing, before = line.standing, line.standing.last_run
    words = _words(standing)
    page.put(row, NAME, standing.agency.title, "area")
    page.put(row, BEFORE, before.index, "area.points")
    page.put(row, PLACE_BEFORE, before.place, "area.whole")
    page.put(row, WHY, words, "area")
    if line.number is None:
        page.row(row, (None, None), ("area.points", "area.change"), first=NOW)
    else:
        page.formula(row, NOW, f"={places.sum_cell(line.number, 'index')}", line.index, "area.points")
        page.formula(row, GAIN, difference(row, NOW, BEFORE), line.gain, "area.change")
    if line.number is not None and line.number < len(places.ranked):
        place = None if line.index is None else standing.place
        page.formula(row, PLACE_NOW, f"={places.place_cell(line.number)}", place, "area.whole")
    else:
        page.put(row, PLACE_NOW, None, "area.whole")
    page.fit(row, [(standing.agency.title, WIDTHS[NAME]), (words, WIDTHS[WHY])])


def _words(standing: Standing) -> str:
    if standing.card is None:
        return f"{GONE}: {standing.reason}" if standing.reason else GONE
    if standing.changes:
        return COUNTED.format(number=len(standing.changes))
    return NEW if standing.last_run.index is None else SAME


def _criterion(page: Page, row: int, title: str, change: Change) -> None:
    values = (title, change.before, None, None, None, None, change.reason)
    page.row(row, values, ("text", "points", "points", "change", "whole", "whole", "text"))
    page.fit(row, [(title, WIDTHS[NAME]), (change.reason, WIDTHS[WHY])])


def _now(page: Page, row: int, cell: str, change: Change) -> None:
    """Write the points that count now, as they stand in «Ma trận điểm», and what they grew by."""
    grown = None if change.now is None or change.before is None else change.now - change.before
    page.formula(row, NOW, f'=IF(ISNUMBER({cell}),{cell},"")', change.now, "points")
    page.formula(row, GAIN, difference(row, NOW, BEFORE), grown, "change")
