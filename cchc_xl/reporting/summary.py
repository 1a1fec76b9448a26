"""«Tổng hợp»: one page for the chairman."""

from collections.abc import Sequence
from fractions import Fraction

from cchc_xl.books.book import Page, Paper, Value
from cchc_xl.findings import SEVERITY_NAMES, Severity, severity_of
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan
from cchc_xl.model.scorecard import AreaSum, Scorecard
from cchc_xl.numbers import fixed, rounded
from cchc_xl.reporting.headings import Letterhead, write_heading, write_signature
from cchc_xl.tally import class_of
from cchc_xl.text import shown_date

WIDTHS = (8, 46, 12, 12, 12, 12)
LAST = len(WIDTHS) - 1


def write_summary(page: Page, card: Scorecard, findings: Sequence[Finding], plan: Plan) -> None:
    """Write the page: index, bounds, goal, areas, what is wrong, signature."""
    page.widths(WIDTHS)
    page.hide_gridlines()
    title = f"BẢNG CHẤM ĐIỂM CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM {plan.year}"
    letterhead = _letterhead(card, plan)
    row = write_heading(page, plan, letterhead, title, WIDTHS)
    row = _write_lines(page, row, _lines(card, findings, plan))
    row = _write_areas(page, row + 1, card, plan)
    write_signature(page, row + 1, letterhead, WIDTHS)
    page.paper(Paper())


def _lines(card: Scorecard, findings: Sequence[Finding], plan: Plan) -> tuple[tuple[str, Value, str], ...]:
    totals, decimals = card.totals, plan.policy.decimals
    met = [judgement.met for judgement in card.targets]
    return (
        ("Đơn vị", card.agency.title, "text"),
        ("Kỳ báo cáo; số liệu tính đến ngày", f"{card.heading.period}; {shown_date(card.as_of)}", "text"),
        ("Chỉ số (điểm đạt / điểm tối đa áp dụng × 100)", _shown(totals.index, decimals), "index"),
        ("Chỉ số thấp nhất – cao nhất còn có thể", _bounds(card, decimals), "text.center"),
        ("Điểm đạt / điểm tối đa áp dụng", f"{fixed(totals.points, 2)} / {fixed(totals.maximum, 2)}", "text.center"),
        ("Xếp loại theo chỉ số", class_of(plan, totals.index), "text.center"),
        ("Mục tiêu thứ hạng; năm trước", _goal(card, plan), "text"),
        (
            "Chỉ tiêu đạt / không đạt / chưa xác định",
            f"{met.count(True)} / {met.count(False)} / {met.count(None)}",
            "text.center",
        ),
        ("Kết quả kiểm tra số liệu", _counts(findings), "text"),
    )


def _write_lines(page: Page, row: int, lines: Sequence[tuple[str, Value, str]]) -> int:
    for label, value, style in lines:
        page.merge(row, (0, 1), label, "area")
        page.merge(row, (2, LAST), value, style)
        page.fit(row, [(value, sum(WIDTHS[2:]))], least=20)
        row += 1
    return row


def _write_areas(page: Page, row: int, card: Scorecard, plan: Plan) -> int:
    heads = ("Mã", "Lĩnh vực", "Điểm tối đa", "Điểm đạt", "Tỷ lệ", "Điểm mất")
    page.row(row, heads, ("head",) * len(heads))
    page.height(row, 34)
    titles = {area.code: area.title for area in plan.areas}
    for number, area in enumerate(card.totals.areas, start=row + 1):
        page.row(number, _area(area, titles[area.code]), ("text.center", "text", "points", "points", "ratio", "points"))
        page.fit(number, [(titles[area.code], WIDTHS[1])])
    total = row + 1 + len(card.totals.areas)
    sums = AreaSum("", card.totals.points, card.totals.maximum, card.totals.points, card.totals.points)
    styles = ("area", "area", "points.bold", "points.bold", "ratio", "points.bold")
    page.row(total, _area(sums, "Tổng cộng"), styles)
    return total + 1


def _area(area: AreaSum, title: str) -> tuple[Value, ...]:
    ratio = rounded(Fraction(area.points) / Fraction(area.maximum), 6) if area.maximum else None
    return area.code, title, area.maximum, area.points, ratio, area.maximum - area.points


def _letterhead(card: Scorecard, plan: Plan) -> Letterhead:
    """The plan's own office signs by name; any other agency of the roster has its name alone."""
    office = plan.office
    if card.agency.code == plan.agency:
        signer = (office.on_behalf, office.signer_title, office.signer)
        return Letterhead(office.issuer, office.place, office.copies, signer)
    issuer = f"ỦY BAN NHÂN DÂN {card.agency.title.upper()}"
    return Letterhead(issuer, card.agency.name, "", (office.on_behalf, office.signer_title, ""))


def _shown(index: Fraction | None, decimals: int) -> Value:
    return "Chưa có" if index is None else rounded(index, decimals)


def _bounds(card: Scorecard, decimals: int) -> str:
    low, high = card.totals.low, card.totals.high
    if low is None or high is None:
        return "Chưa có"
    return f"{fixed(low, decimals)} – {fixed(high, decimals)}"


def _goal(card: Scorecard, plan: Plan) -> str:
    goal, number = plan.goal, len(plan.roster)
    words = [f"Phấn đấu trong nhóm {goal.place}/{number}"] if goal.place else []
    if goal.last_place and card.agency.code == plan.agency:
        words.append(f"năm trước hạng {goal.last_place}/{number}")
    return "; ".join(words)


def _counts(findings: Sequence[Finding]) -> str:
    counts = {severity: sum(severity_of(one) is severity for one in findings) for severity in Severity}
    return "; ".join(f"{number} {SEVERITY_NAMES[severity].lower()}" for severity, number in counts.items())
