"""«Chỉ tiêu»: every target of the plan, met or not, or why it cannot be known."""

from cchc_xl.books.book import Page, Paper
from cchc_xl.model.plan import Plan, Target
from cchc_xl.model.scorecard import Judgement, Scorecard
from cchc_xl.numbers import SIGN
from cchc_xl.reporting import specimen_line

COLUMNS = (
    ("Mã", 7),
    ("Điều khoản", 22),
    ("Chỉ tiêu, nhiệm vụ", 60),
    ("Yêu cầu", 16),
    ("Kết quả", 18),
    ("Số liệu và lý do", 50),
    ("Người phụ trách", 22),
)
RESULTS = {
    True: ("✓ Đạt", "sign.good"),
    False: ("✗ Không đạt", "sign.error"),
    None: ("? Chưa xác định", "sign.warning"),
}
HEADER_ROW = 3
LAST = len(COLUMNS) - 1


def write_targets(page: Page, card: Scorecard, plan: Plan) -> None:
    """Write one row for each target."""
    page.widths([width for _, width in COLUMNS])
    page.merge(0, (0, LAST), f"KẾT QUẢ THỰC HIỆN CHỈ TIÊU CỦA KẾ HOẠCH NĂM {plan.year}", "title")
    page.merge(1, (0, LAST), specimen_line(plan), "warning.line")
    page.row(HEADER_ROW, [title for title, _ in COLUMNS], ["head"] * len(COLUMNS))
    page.height(HEADER_ROW, 34)
    for row, (target, judgement) in enumerate(zip(plan.targets, card.targets, strict=True), start=HEADER_ROW + 1):
        _row(page, row, target, judgement)
    page.freeze(HEADER_ROW + 1, 1)
    page.filter((HEADER_ROW, 0), (HEADER_ROW + len(plan.targets), LAST))
    page.paper(Paper(landscape=True, repeat=(HEADER_ROW, HEADER_ROW), footer=f"{card.agency.title} – {plan.year}"))


def wanted(target: Target) -> str:
    """Write what a target demands: ``≥ 100%``."""
    if target.value == "Có":
        return "Có"
    if not target.value[0].isdigit():
        return f"{SIGN[target.operator]} {target.value}"
    unit = "%" if target.unit == "%" else f" {target.unit}"
    return f"{SIGN[target.operator]} {target.value.replace('.', ',')}{unit}"


def _row(page: Page, row: int, target: Target, judgement: Judgement) -> None:
    result, style = RESULTS[judgement.met]
    official = target.official or "Chưa phân công"
    values = (target.code, target.clause, target.task, wanted(target), result, judgement.reason, official)
    page.row(row, values, ("text.center", "text", "text", "text.center", style, "text", "text"))
    page.fit(row, [(value, width) for value, (_, width) in zip(values, COLUMNS, strict=True)])
