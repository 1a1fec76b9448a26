"""«Chỉ tiêu»: every target of the plan, what was reached, and whether that is enough, live."""

from decimal import Decimal

from cchc_xl import forms
from cchc_xl.books.book import Page, Paper, reference
from cchc_xl.books.limits import Value
from cchc_xl.gathering import holder_of
from cchc_xl.model.cell import address
from cchc_xl.model.plan import Plan, Target
from cchc_xl.model.scorecard import Judgement, Scorecard
from cchc_xl.numbers import SIGN, is_number, rounded
from cchc_xl.reporting import specimen_line
from cchc_xl.reporting.scoring.places import Places
from cchc_xl.reporting.scoring.target_formulas import target_formulas

COLUMNS = (
    ("Mã", 6.5, "text.center"),
    ("Điều khoản", 12, "text"),
    ("Chỉ tiêu, nhiệm vụ", 28.5, "text"),
    ("So sánh", 5.5, "text.center"),
    ("Yêu cầu", 7, "text.center"),
    ("Đơn vị", 8, "text.center"),
    ("Thực hiện", 10.5, "reached"),
    ("Kết quả", 13.5, "state"),
    ("Số liệu và lý do (lúc lập bảng)", 17, "text"),
    ("Người phụ trách", 8, "text"),
)
STYLES = [style for _, _, style in COLUMNS]
VALUE, FIGURE, RESULT, OFFICIAL = 4, 6, 7, 9
SIGNS = {"✓": "good", "✗": "bad", "?": "open"}
HEADER_ROW = 3
LAST = len(COLUMNS) - 1


def write_targets(page: Page, card: Scorecard, plan: Plan, places: Places) -> None:
    """Write one row for each target."""
    page.widths([width for _, width, _ in COLUMNS])
    page.merge(0, (0, LAST), f"KẾT QUẢ THỰC HIỆN CHỈ TIÊU CỦA KẾ HOẠCH NĂM {plan.year}", "title")
    page.merge(1, (0, LAST), specimen_line(plan), "warning.line")
    page.row(HEADER_ROW, [title for title, _, _ in COLUMNS], ["head"] * len(COLUMNS))
    page.height(HEADER_ROW, 50)
    for row, (target, judgement) in enumerate(zip(plan.targets, card.targets, strict=True), start=HEADER_ROW + 1):
        _row(page, row, target, judgement)
        figure, result = target_formulas(target, address(row, VALUE, absolute=True), plan, places)
        reached = None if judgement.figure is None else rounded(judgement.figure, 8)
        page.formula(row, FIGURE, f"={figure}", reached, STYLES[FIGURE] if target.unit == "%" else "general")
        page.formula(row, RESULT, f"={result}", forms.RESULTS[judgement.met], STYLES[RESULT])
    last = HEADER_ROW + max(len(plan.targets), 1)
    page.colour_by_sign((HEADER_ROW + 1, RESULT), (last, RESULT), SIGNS)
    page.freeze(HEADER_ROW + 1, 1)
    page.filter((HEADER_ROW, 0), (last, LAST))
    page.protect()
    page.paper(Paper(landscape=True, repeat=(HEADER_ROW, HEADER_ROW), footer=f"{card.agency.title} – {plan.year}"))


def results(plan: Plan, column: int = RESULT) -> str:
    """Name the results of all targets (or another of their columns), as formulas of other sheets do."""
    rows = HEADER_ROW + 1, HEADER_ROW + max(len(plan.targets), 1)
    first, last = (address(row, column, absolute=True) for row in rows)
    return reference(forms.TARGETS, f"{first}:{last}")


def _row(page: Page, row: int, target: Target, judgement: Judgement) -> None:
    values: list[Value] = [
        target.code,
        target.clause,
        target.task,
        SIGN[target.operator],
        target.value,
        target.unit,
        None,
        None,
        judgement.reason,
        holder_of(target),
    ]
    page.row(row, values, STYLES)
    if is_number(target.value):
        page.put(row, VALUE, Decimal(target.value), "number.center")
    page.fit(row, [(value, width) for value, (_, width, _) in zip(values, COLUMNS, strict=True)])
