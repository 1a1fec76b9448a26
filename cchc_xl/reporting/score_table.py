"""«Bảng chấm điểm»: every criterion with its figures, its points, and why."""

from datetime import date
from decimal import Decimal

from cchc_xl.books.book import Page, Paper, Value
from cchc_xl.model.plan import Criterion, Plan
from cchc_xl.model.scorecard import AreaSum, Outcome, Score, Scorecard
from cchc_xl.numbers import plain
from cchc_xl.reporting import specimen_line
from cchc_xl.rules import rule_of
from cchc_xl.text import shown_date

OUTCOMES = {
    Outcome.SCORED: "Đã chấm",
    Outcome.FULL: "Không phát sinh, đủ điểm",
    Outcome.EXCLUDED: "Không áp dụng, loại trừ",
    Outcome.AWAITING: "Chờ khảo sát",
    Outcome.NOT_DUE: "Chưa đến hạn",
    Outcome.MISSING: "Thiếu số liệu",
    Outcome.ERROR: "Số liệu lỗi",
}
COLUMNS = (
    ("STT", 7, "text.center"),
    ("Lĩnh vực / tiêu chí", 40, "text"),
    ("Điểm tối đa", 8, "points"),
    ("Số liệu", 34, "text"),
    ("Cách tính điểm", 30, "text"),
    ("Tự chấm", 8, "points"),
    ("Tính lại", 8, "points"),
    ("Khảo sát", 8, "points"),
    ("Điểm đạt", 8, "points.bold"),
    ("Vì sao được điểm này", 44, "text"),
    ("Tình trạng", 14, "text.center"),
    ("Tài liệu kiểm chứng", 24, "text"),
    ("Giải trình", 24, "text"),
    ("Người phụ trách", 18, "text"),
)
LAST = len(COLUMNS) - 1
HEADER_ROW = 4


def write_scores(page: Page, card: Scorecard, plan: Plan) -> None:
    """Write one row for each criterion under its area, and the total."""
    _heading(page, card, plan)
    row = HEADER_ROW + 1
    for area, sums in zip(plan.areas, card.totals.areas, strict=True):
        _sum_row(page, row, (area.code, area.title), sums)
        row += 1
        for criterion in plan.in_area(area.code):
            _row(page, row, criterion, card.score(criterion.code))
            row += 1
    totals = card.totals
    _sum_row(page, row, ("", "Tổng cộng"), AreaSum("", totals.points, totals.maximum, totals.points, totals.points))
    page.freeze(HEADER_ROW + 1, 2)
    page.filter((HEADER_ROW, 0), (row, LAST))
    page.paper(Paper(landscape=True, repeat=(HEADER_ROW, HEADER_ROW), footer=f"{card.agency.title} – {plan.year}"))


def _heading(page: Page, card: Scorecard, plan: Plan) -> None:
    page.widths([width for _, width, _ in COLUMNS])
    page.merge(0, (0, LAST), f"BẢNG CHẤM ĐIỂM CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM {plan.year}", "title")
    page.merge(1, (0, LAST), f"{card.agency.title}, số liệu tính đến ngày {shown_date(card.as_of)}", "center.italic")
    page.merge(2, (0, LAST), specimen_line(plan), "warning.line")
    page.row(HEADER_ROW, [title for title, _, _ in COLUMNS], ["head"] * len(COLUMNS))
    page.height(HEADER_ROW, 50)


def _sum_row(page: Page, row: int, names: tuple[str, str], sums: AreaSum) -> None:
    for column in range(LAST + 1):
        page.put(row, column, None, "area")
    page.put(row, 0, names[0], "area.center")
    page.put(row, 1, names[1], "area")
    page.put(row, 2, sums.maximum, "area.points")
    page.put(row, 8, sums.points, "area.points")
    page.fit(row, [(names[1], COLUMNS[1][1])])


def _row(page: Page, row: int, criterion: Criterion, score: Score) -> None:
    excluded = score.outcome is Outcome.EXCLUDED
    values: tuple[Value, ...] = (
        criterion.code,
        criterion.title,
        criterion.maximum,
        figures_in_words(score),
        rule_of(criterion).method(criterion),
        score.claimed,
        score.computed,
        score.surveyed,
        None if excluded else score.points,
        score.reason,
        OUTCOMES[score.outcome],
        score.evidence,
        score.explanation,
        criterion.official or "Chưa phân công",
    )
    page.row(row, values, [style for _, _, style in COLUMNS])
    page.fit(row, [(value, width) for value, (_, width, _) in zip(values, COLUMNS, strict=True)])


def figures_in_words(score: Score) -> str:
    """Write the figures a score stands on, one to a line; the lines of a mean as ``CCHC: 11/12``."""
    if score.given and score.given.lines:
        return "\n".join(f"{line.label}: {plain(line.done)}/{plain(line.total)}" for line in score.given.lines)
    return "\n".join(f"{used.label.lstrip(' –')}: {value_in_words(used.value)}" for used in score.figures)


def value_in_words(value: Decimal | date | str | None) -> str:
    """Write a figure as officials do; «(trống)» for a blank one."""
    if value is None:
        return "(trống)"
    if isinstance(value, date):
        return shown_date(value)
    return plain(value) if isinstance(value, Decimal) else value
