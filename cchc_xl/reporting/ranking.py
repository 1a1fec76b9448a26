"""The consolidated workbook: the ranking, the areas side by side, and what came from whom."""

from collections.abc import Sequence
from datetime import date

from cchc_xl.books.book import Book, Identity, Page, Paper
from cchc_xl.books.limits import Value
from cchc_xl.findings import Severity, severity_of
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan
from cchc_xl.model.ranking import Ranking, Standing, Status
from cchc_xl.numbers import fixed, rounded
from cchc_xl.reporting.finding_table import write_findings
from cchc_xl.reporting.headings import Letterhead, write_heading, write_signature
from cchc_xl.tally import class_of

STATUSES = {
    Status.RECEIVED: ("✓ Đã nhận", "sign.good"),
    Status.LATE: ("! Nộp muộn", "sign.warning"),
    Status.OLD: ("! Số liệu cũ", "sign.warning"),
    Status.UNREADABLE: ("✗ Không đọc được", "sign.error"),
    Status.WRONG_PLAN: ("✗ Sai kế hoạch", "sign.error"),
    Status.MISSING: ("! Chưa nhận", "sign.warning"),
}
PLACES = (("Hạng", 8), ("Đơn vị", 30), ("Chỉ số", 11), ("Thấp nhất – cao nhất", 20), ("Xếp loại", 14), ("Ghi chú", 42))
STATES = (("Đơn vị", 30), ("Tình trạng", 20), ("Tệp", 44), ("Lỗi", 8), ("Cảnh báo", 10), ("Lý do", 60))


def write_ranking(ranking: Ranking, findings: Sequence[Finding], plan: Plan) -> bytes:
    """Write the consolidated workbook; the same ranking gives the same bytes."""
    title = f"Tổng hợp chỉ số cải cách hành chính – {plan.year}"
    book = Book(Identity("consolidated", plan.code, "", title, _day(ranking, plan)))
    _write_places(book.page("Xếp hạng"), ranking, plan)
    _write_areas(book.page("Theo lĩnh vực"), ranking, plan)
    _write_states(book.page("Tình hình gửi báo cáo"), ranking, findings)
    write_findings(book.page("Kiểm tra số liệu"), findings)
    return book.content()


def _day(ranking: Ranking, plan: Plan) -> date:
    return max((one.card.as_of for one in ranking.standings if one.card), default=plan.end)


def _write_places(page: Page, ranking: Ranking, plan: Plan) -> None:
    widths = [width for _, width in PLACES]
    last = len(PLACES) - 1
    page.widths(widths)
    page.hide_gridlines()
    title = f"BẢNG XẾP HẠNG CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM {plan.year}"
    office = plan.office
    signer = ("", office.superior_signer_title, office.superior_signer)
    letterhead = Letterhead(office.superior, "", "", signer)
    top = write_heading(page, plan, letterhead, title, widths)
    page.row(top, [title for title, _ in PLACES], ["head"] * len(PLACES))
    page.height(top, 34)
    row = top
    for row, standing in enumerate(ranking.standings, start=top + 1):
        _place_row(page, row, standing, ranking, plan)
    page.merge(
        row + 1, (0, last), f"Đồng điểm: {plan.policy.ties}. Đơn vị chưa có tệp xếp cuối, không có hạng.", "italic"
    )
    write_signature(page, row + 3, letterhead, widths)
    page.freeze(top + 1, 2)
    page.paper(Paper(repeat=(top, top)))


def _place_row(page: Page, row: int, standing: Standing, ranking: Ranking, plan: Plan) -> None:
    totals, decimals = standing.card.totals if standing.card else None, plan.policy.decimals
    index = totals.index if totals else None
    note = standing.reason
    if standing.place and ranking.goal and standing.place <= ranking.goal:
        note = f"Trong nhóm {ranking.goal}"
    bounds = ""
    if totals and totals.low is not None and totals.high is not None:
        bounds = f"{fixed(totals.low, decimals)} – {fixed(totals.high, decimals)}"
    values: tuple[Value, ...] = (
        standing.place,
        standing.agency.title or standing.file,
        None if index is None else rounded(index, decimals),
        bounds,
        class_of(plan, index),
        note,
    )
    page.row(row, values, ("whole", "text", "points.bold", "text.center", "text.center", "text"))
    page.fit(row, [(value, width) for value, (_, width) in zip(values, PLACES, strict=True)])


def _write_areas(page: Page, ranking: Ranking, plan: Plan) -> None:
    page.widths([8, 26, *([12] * len(plan.areas)), 12])
    page.merge(0, (0, len(plan.areas) + 2), f"ĐIỂM THEO LĨNH VỰC NĂM {plan.year}", "title")
    heads = ["Hạng", "Đơn vị", *(f"{area.code}. {area.title}" for area in plan.areas), "Chỉ số"]
    page.row(2, heads, ["head"] * len(heads))
    page.fit(2, [(head, 12) for head in heads])
    page.row(3, ["", "Điểm tối đa", *(area.maximum for area in plan.areas), None], ["area.points"] * len(heads))
    cards = [(one, one.card) for one in ranking.standings if one.card]
    for row, (standing, card) in enumerate(cards, start=4):
        index = card.totals.index
        points: list[Value] = [area.points for area in card.totals.areas]
        shown = None if index is None else rounded(index, plan.policy.decimals)
        styles = ["whole", "text", *(["points"] * len(points)), "points.bold"]
        page.row(row, [standing.place, standing.agency.title, *points, shown], styles)
    page.freeze(4, 2)
    page.paper(Paper(landscape=True, repeat=(2, 3)))


def _write_states(page: Page, ranking: Ranking, findings: Sequence[Finding]) -> None:
    page.widths([width for _, width in STATES])
    page.merge(0, (0, len(STATES) - 1), "TÌNH HÌNH GỬI BÁO CÁO", "title")
    page.row(2, [title for title, _ in STATES], ["head"] * len(STATES))
    for row, standing in enumerate(ranking.standings, start=3):
        status, style = STATUSES[standing.status]
        own = [severity_of(one) for one in findings if one.cell.file == standing.file]
        counts = (own.count(Severity.ERROR), own.count(Severity.WARNING)) if standing.file else (None, None)
        values: tuple[Value, ...] = (standing.agency.title, status, standing.file, *counts, standing.reason)
        page.row(row, values, ("text", style, "text", "whole", "whole", "text"))
        page.fit(row, [(value, width) for value, (_, width) in zip(values, STATES, strict=True)])
    page.freeze(3)
    page.paper(Paper(landscape=True, repeat=(2, 2)))
