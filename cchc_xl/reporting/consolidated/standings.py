"""«Xếp hạng»: who stands where, live, how sure that is, and what changed; who could not be ranked, with the reason."""

from dataclasses import replace

from cchc_xl import forms
from cchc_xl.books.book import LINE_HEIGHT, Page, Paper
from cchc_xl.books.limits import Value
from cchc_xl.reporting.consolidated.place_formulas import (
    COLUMN,
    COLUMNS,
    PRINTED,
    STYLES,
    Place,
    place_formulas,
)
from cchc_xl.reporting.consolidated.places import PLACES_HEAD, Places
from cchc_xl.reporting.consolidated.statuses import note_of, said_of_missing
from cchc_xl.reporting.headings import letterhead_of_superior, write_heading, write_signature
from cchc_xl.reporting.paging import break_before_signature
from cchc_xl.text import shown_date

LAST = len(COLUMNS) - 1
WIDTHS = tuple(column.width for column in COLUMNS[: PRINTED + 1])
SIGNATURE = 8 * LINE_HEIGHT
KEPT = 5  # rows above the signature: three agencies and two of explanation


def write_standings(page: Page, places: Places) -> None:
    """Write the ranked with the goal line among them, the others, how to read it, and who signs."""
    plan = places.plan
    page.widths([column.width for column in COLUMNS])
    page.hide_gridlines()
    letterhead = letterhead_of_superior(plan)
    title = f"BẢNG XẾP HẠNG CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM {plan.year}"
    row = write_heading(page, plan, letterhead, title, WIDTHS)
    page.merge(row - 2, (0, PRINTED), said_of(places), "center.italic")
    page.row(PLACES_HEAD, [column.header for column in COLUMNS], ["head"] * (LAST + 1))
    page.height(PLACES_HEAD, 100)
    row = _ranked(page, places)
    row = _unranked(page, row, places)
    row = _explained(page, row, places)
    heights = page.heights(row)
    torn = break_before_signature(heights, heights[PLACES_HEAD], SIGNATURE, kept=KEPT)
    write_signature(page, row + 1, letterhead, WIDTHS)
    page.freeze(PLACES_HEAD + 1, COLUMN["agency"] + 1)
    page.filter((PLACES_HEAD, 0), (places.last_place, LAST))
    page.protect()
    paper = Paper(landscape=True, repeat=(PLACES_HEAD, PLACES_HEAD), footer=forms.PLACES, last=(row + 8, PRINTED))
    page.paper(replace(paper, breaks=() if torn is None else (torn,)))


def said_of(places: Places) -> str:
    """Say as of when the ranking is, which run it is, and since when changes are counted."""
    ranking = places.ranking
    said = f"Số liệu tính đến ngày {shown_date(places.as_of)}; lần tổng hợp thứ {ranking.number}"
    return f"{said}; so với lần trước, ngày {shown_date(ranking.since)}" if ranking.since else said


def _ranked(page: Page, places: Places) -> int:
    """Write the ranked in their order; gives the next free row."""
    if not places.ranked:
        page.merge(places.last_place, (0, PRINTED), "Chưa có đơn vị nào được xếp hạng.", "text.center")
    for number, standing in enumerate(places.ranked):
        _place(page, Place(places.place_row(number), number, standing, note_of(standing, places.plan), places))
    if places.has_goal_line:
        row = places.place_row(places.within - 1) + 1
        page.row(row, ["▲", f"Vạch nhóm {places.ranking.goal}", *([None] * (PRINTED - 1))], ["goal"] * (PRINTED + 1))
    return places.last_place + 1


def _place(page: Page, place: Place) -> None:
    standing = place.standing
    page.put(place.row, COLUMN["agency"], standing.agency.title, "text")
    for key, (formula, value) in place_formulas(place).items():
        page.formula(place.row, COLUMN[key], formula, value, STYLES[key])
    sure, year, run = standing.sure, standing.last_year, standing.last_run
    values: dict[str, tuple[Value, str]] = {
        "possible": (_between(sure.best, sure.worst) if sure else None, "text.center"),
        "likely": (_between(sure.low, sure.high) if sure else None, "text.center"),
        "last_year_index": (year.index, "points"),
        "last_year_place": (year.place, "whole"),
        "last_run_index": (run.index, "points"),
        "last_run_place": (run.place, "whole"),
        "remark": (place.remark, "text"),
    }
    for key, (value, style) in values.items():
        page.put(place.row, COLUMN[key], value, style)
    note = f"Trong nhóm {place.places.ranking.goal}; {place.remark}" if place.remark else ""
    page.fit(place.row, [(standing.agency.title, WIDTHS[COLUMN["agency"]]), (note, WIDTHS[COLUMN["note"]])])


def _between(best: int, worst: int) -> str:
    return str(best) if best == worst else f"{best} – {worst}"


def _unranked(page: Page, row: int, places: Places) -> int:
    """Write those of the roster, or that call themselves so, that have no place; gives the next free row."""
    for standing in places.ranking.standings:
        if standing.agency.code and not (standing.card and standing.place):
            said = said_of_missing(standing)
            page.row(row, (None, standing.agency.title), ("whole", "text"))
            page.merge(row, (COLUMN["index"], PRINTED), said, "text")
            width = sum(WIDTHS[COLUMN["index"] :])
            page.fit(row, [(standing.agency.title, WIDTHS[COLUMN["agency"]]), (said, width)])
            row += 1
    return row


def _explained(page: Page, row: int, places: Places) -> int:
    """Write how ties stand and how the columns are meant; gives the next free row."""
    ties = places.plan.policy.ties or "kế hoạch không quy định"
    live = "là công thức, đổi theo điểm thẩm định" if places.live else "chỉ đổi theo điểm thẩm định ở lần tổng hợp sau"
    said = (
        f"Khi bằng điểm: {ties}. Đơn vị chưa có điểm xếp cuối, không có hạng.",
        f"Thứ tự dòng và vạch mục tiêu là của lúc lập; hạng, chỉ số, xếp loại, ghi chú {live}. "
        "▲ tăng hạng, ▼ giảm hạng, = giữ hạng. «Hạng còn có thể» và «phép thử» là giá trị lúc lập (cách tính ở "
        f"trang «{forms.METHOD}»).",
    )
    for line in said:
        page.merge(row, (0, PRINTED), line, "note")
        page.fit(row, [(line, sum(WIDTHS))])
        row += 1
    return row
