"""«Đánh giá hằng tháng»: the facts for praise or a reminder, official by official; what they mean people judge."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from cchc_xl.books.book import LINE_HEIGHT, Page, Paper
from cchc_xl.books.limits import Value
from cchc_xl.model.duty import Duties, Facts
from cchc_xl.model.improvement import Loss
from cchc_xl.model.plan import Plan
from cchc_xl.model.scorecard import Scored
from cchc_xl.numbers import fixed
from cchc_xl.reporting.headings import ROWS, letterhead_of, said_of, write_heading, write_signature
from cchc_xl.reporting.paging import break_before_signature
from cchc_xl.text import shown_date

TITLE = "DỮ KIỆN ĐÁNH GIÁ HẰNG THÁNG VỀ CẢI CÁCH HÀNH CHÍNH NĂM {year}"
COLUMNS = (
    ("Người phụ trách", 14, "text"),
    ("Số tiêu chí", 6, "whole"),
    ("Điểm tối đa", 6.5, "points"),
    ("Điểm đạt", 6.5, "points"),
    ("Điểm mất", 6.5, "points.bold"),
    ("Đã đến hạn", 6, "whole"),
    ("Đúng hạn", 6, "whole"),
    ("Dữ kiện để biểu dương", 24, "text"),
    ("Dữ kiện để nhắc nhở", 28, "text"),
    ("Nhận xét, đánh giá", 16, "open.text"),
)
WIDTHS = tuple(width for _, width, _ in COLUMNS)
STYLES = [style for _, _, style in COLUMNS]
HEADER_ROW, LAST = ROWS, len(COLUMNS) - 1
SIGNATURE = 8 * LINE_HEIGHT
NOTE = (
    "Đúng hạn: tiêu chí đã đến hạn, có ngày thực hiện không sau thời hạn hoặc, nếu không ghi ngày, đã đạt đủ điểm. "
    "Bảng chỉ nêu dữ kiện; biểu dương hay nhắc nhở do người có thẩm quyền quyết định và ghi ở cột cuối."
)


def write_evaluation(page: Page, scored: Scored, everyone: Sequence[Duties], plan: Plan) -> None:
    """Write one row for each official, the sums, what the columns mean, and who signs."""
    letterhead = letterhead_of(scored.card.agency, plan)
    page.widths(WIDTHS)
    row = write_heading(page, plan, letterhead, TITLE.format(year=plan.year), WIDTHS)
    page.merge(row - 2, (0, LAST), said_of(scored, plan), "center.italic")
    page.row(HEADER_ROW, [title for title, _, _ in COLUMNS], ["head"] * len(COLUMNS))
    page.height(HEADER_ROW, 50)
    for at, one in enumerate(everyone, start=HEADER_ROW + 1):
        _row(page, at, one, plan.policy.decimals)
    total = HEADER_ROW + 1 + len(everyone)
    _total(page, total, everyone)
    page.merge(total + 1, (0, LAST), NOTE, "note")
    page.fit(total + 1, [(NOTE, sum(WIDTHS))])
    write_signature(page, total + 3, letterhead, WIDTHS)
    _look(page, total, f"{scored.card.agency.title} – {plan.year}")


def praise(one: Duties, decimals: int) -> str:
    """Give what speaks for an official: criteria at their maximum, and those that rose since last year."""
    return "; ".join(_praise(one.facts, decimals))


def reminder(one: Duties, decimals: int) -> str:
    """Give what an official is to be reminded of: overdue, open, without evidence, fallen, targets not met."""
    return "; ".join(_reminder(one, decimals))


def _praise(facts: Facts, decimals: int) -> Iterator[str]:
    if facts.full:
        yield f"Đủ điểm {len(facts.full)}/{facts.held} tiêu chí: {', '.join(facts.full)}"
    if facts.risen:
        told = ", ".join(f"{code} (+{fixed(by, decimals)})" for code, by in facts.risen)
        yield f"Tăng so với năm trước: {told}"


def _reminder(one: Duties, decimals: int) -> Iterator[str]:
    overdue = [duty.loss for duty in one.duties if duty.overdue]
    if overdue:
        told = ", ".join(_overdue(loss, decimals) for loss in overdue)
        yield f"Quá hạn còn thiếu điểm: {told}"
    without = [duty.loss.criterion for duty in one.duties if duty.loss.outcome.is_open]
    if without:
        yield f"Chưa có số liệu dùng được: {', '.join(without)}"
    lacking = [duty.loss.criterion for duty in one.duties if duty.loss.evidence_missing]
    if lacking:
        yield f"Chưa có minh chứng: {', '.join(lacking)}"
    if one.facts.fallen:
        told = ", ".join(f"{code} (−{fixed(-by, decimals)})" for code, by in one.facts.fallen)
        yield f"Giảm so với năm trước: {told}"
    if one.unmet:
        yield f"Chỉ tiêu chưa đạt: {', '.join(unmet.target.code for unmet in one.unmet)}"


def _overdue(loss: Loss, decimals: int) -> str:
    due = f", hạn {shown_date(loss.due)}" if loss.due else ""
    return f"{loss.criterion} (mất {fixed(loss.lost, decimals)}{due})"


def _row(page: Page, row: int, one: Duties, decimals: int) -> None:
    facts, texts = one.facts, (praise(one, decimals), reminder(one, decimals))
    values: list[Value] = [
        one.name, facts.held, facts.maximum, facts.won, facts.lost, facts.due, facts.in_time, *texts, None,
    ]  # fmt: skip
    page.row(row, values, STYLES)
    page.fit(row, [(one.name, WIDTHS[0]), *zip(texts, WIDTHS[7:9], strict=True)])


def _total(page: Page, row: int, everyone: Sequence[Duties]) -> None:
    facts = [one.facts for one in everyone]
    sums: list[Value] = [
        sum(one.held for one in facts),
        *(sum((getattr(one, key) for one in facts), Decimal(0)) for key in ("maximum", "won", "lost")),
        sum(one.due for one in facts),
        sum(one.in_time for one in facts),
    ]
    page.put(row, 0, "Tổng cộng", "area")
    page.row(row, sums, ["area.center", *["area.points"] * 3, *["area.center"] * 2], first=1)
    page.row(row, (None, None, None), ("area",) * 3, first=7)


def _look(page: Page, total: int, footer: str) -> None:
    page.freeze(HEADER_ROW + 1, 1)
    page.protect()
    heights = page.heights(total + 2)
    torn = break_before_signature(heights, heights[HEADER_ROW], SIGNATURE)
    breaks = () if torn is None else (torn,)
    page.paper(
        Paper(landscape=True, repeat=(HEADER_ROW, HEADER_ROW), footer=footer, last=(total + 10, LAST), breaks=breaks)
    )
