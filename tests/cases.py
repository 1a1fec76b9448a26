"""From the sheets that a test shows to what is read from them, found in them and scored by them."""

from collections.abc import Iterable, Mapping

from cchc_xl.findings import worst_first
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan
from cchc_xl.model.reading import Reading
from cchc_xl.pipeline.scoring_run import Scored
from cchc_xl.reading import read
from cchc_xl.scoring import score
from cchc_xl.validation import barred, check_reading, check_scorecard
from tests.tables import workbook

FILE = "xã.xlsx"
YEAR_END = "31/12/2024"
NO_ROWS = "| Mã | Tiêu chí | Tổng số | Số thực hiện |"
NO_OTHERS = "| Mã | Nhiệm vụ | Tổng số | Số thực hiện |"


def entry_workbook(
    plan: Plan, form: str = NO_ROWS, sheets: Mapping[str, str] | None = None, as_of: str = YEAR_END
) -> bytes:
    """Make an entry workbook of Phú Phương with this form and these other sheets."""
    information = f"""
        | Mã kế hoạch | '{plan.code} |
        | Năm | {plan.year} |
        | Mã đơn vị | '09646 |
        | Tên đơn vị | Xã Phú Phương |
        | Số liệu tính đến ngày | {as_of} |
    """
    usual = {"Thông tin chung": information, "Bảng tự chấm": form, "Chỉ tiêu khác": NO_OTHERS}
    return workbook({**usual, **(sheets or {})})


def reading_of(
    plan: Plan, form: str = NO_ROWS, sheets: Mapping[str, str] | None = None, as_of: str = YEAR_END
) -> Reading:
    """Read an entry workbook of these sheets."""
    return read(FILE, entry_workbook(plan, form, sheets, as_of), plan)


def scored(plan: Plan, form: str = NO_ROWS, sheets: Mapping[str, str] | None = None, as_of: str = YEAR_END) -> Scored:
    """Read, check and score an entry workbook of these sheets."""
    return scored_reading(reading_of(plan, form, sheets, as_of), plan)


def scored_reading(reading: Reading, plan: Plan) -> Scored:
    """Check and score what was read."""
    before = check_reading(reading, plan)
    card = score(reading, plan, barred(before, plan))
    return Scored(card, reading, worst_first((*before, *check_scorecard(card, reading, plan))))


def told(findings: Iterable[Finding]) -> list[tuple[str, str]]:
    """Give what was found as code and cell."""
    return [(finding.code, finding.cell.address) for finding in findings]
