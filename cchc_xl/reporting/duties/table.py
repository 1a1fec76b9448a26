"""The table of duties: what lacks points or evidence, what stands, what is needed, by when; and the targets not met."""

from cchc_xl.books.book import Page
from cchc_xl.books.limits import Value
from cchc_xl.model.duty import Duties, Duty
from cchc_xl.model.plan import Plan
from cchc_xl.numbers import fixed
from cchc_xl.reporting.headings import ROWS
from cchc_xl.text import shortened

COLUMNS = (
    ("STT", 4.5, "whole"),
    ("Mã", 6, "text.center"),
    ("Điều khoản", 11, "text"),
    ("Việc (tiêu chí)", 19, "text"),
    ("Hiện nay", 20, "text"),
    ("Cần làm", 26, "text"),
    ("Điểm mất", 6, "points.bold"),
    ("Thêm được", 7, "points"),
    ("Thời hạn", 11, "date"),
    ("Còn thiếu minh chứng", 9.5, "text.center"),
)
WIDTHS = tuple(width for _, width, _ in COLUMNS)
STYLES = [style for _, _, style in COLUMNS]
HEADER_ROW = ROWS + 2
LAST = len(COLUMNS) - 1
LONGEST = 260  # letters of what stands now: a mean of many lines is told in full in the scoring workbook
OVERDUE, STILL, LACKING = "QUÁ HẠN", "CHƯA QUÁ HẠN", "Chưa có"
NO_DUTY = "Không còn tiêu chí nào thiếu điểm hoặc minh chứng."
SUMS = "{name}: {number} việc, mất {lost} điểm; trong đó quá hạn {overdue} điểm"
UNMET = "CHỈ TIÊU CỦA KẾ HOẠCH CHƯA ĐẠT"


def write_duties(page: Page, row: int, one: Duties, plan: Plan, *, named: bool) -> int:
    """Write the duties of one official, overdue first, below their name and sums; gives the next free row."""
    decimals = plan.policy.decimals
    if named or not one.duties:
        sums = SUMS.format(
            name=one.name,
            number=len(one.duties),
            lost=fixed(one.facts.lost, decimals),
            overdue=fixed(one.overdue, decimals),
        )
        page.merge(row, (0, LAST), sums if named else NO_DUTY, "area" if named else "text.center")
        page.fit(row, [(sums, sum(WIDTHS))])
        row += 1
    for number, duty in enumerate(one.duties, start=1):
        before = one.duties[number - 2] if number > 1 else None
        if before is None or before.overdue != duty.overdue:
            page.merge(row, (0, LAST), OVERDUE if duty.overdue else STILL, "sign.error" if duty.overdue else "state")
            row += 1
        _row(page, row, number, duty)
        row += 1
    return row


def write_unmet(page: Page, row: int, one: Duties) -> int:
    """Write the targets that are not met, each with its clause and why; gives the next free row."""
    page.merge(row, (0, LAST), UNMET, "title")
    for number, unmet in enumerate(one.unmet, start=1):
        at, target = row + number, unmet.target
        page.row(at, (number, target.code, target.clause), ("whole", "text.center", "text"))
        page.merge(at, (3, 4), target.task, "text")
        page.merge(at, (5, LAST), unmet.reason, "text")
        texts = ((target.clause, 2, 2), (target.task, 3, 4), (unmet.reason, 5, LAST))
        page.fit(at, [(text, sum(WIDTHS[first : last + 1])) for text, first, last in texts])
    return row + 1 + len(one.unmet)


def _row(page: Page, row: int, number: int, duty: Duty) -> None:
    loss = duty.loss
    values: list[Value] = [
        number,
        loss.criterion,
        loss.clause,
        loss.title,
        shortened(loss.reason, LONGEST),
        duty.needed,
        loss.lost,
        duty.gain,
        loss.due,
        LACKING if loss.evidence_missing else None,
    ]
    page.row(row, values, STYLES)
    page.fit(row, [(value, width) for (value, width) in zip(values, WIDTHS, strict=True) if isinstance(value, str)])
