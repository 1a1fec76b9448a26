"""«Kiểm tra số liệu»: every finding, worst first, linked to its cell."""

from collections.abc import Mapping, Sequence

from cchc_xl.books.book import Page, Paper
from cchc_xl.findings import SEVERITY_NAMES, Severity, sentence, severity_of
from cchc_xl.forms import FINDING_HEADS
from cchc_xl.model.finding import Finding
from cchc_xl.reporting.links import link_target

COLUMNS = (
    ("STT", 5),
    (FINDING_HEADS["severity"], 10.5),
    ("Mã", 6.5),
    (FINDING_HEADS["criterion"], 7),
    ("Nơi xảy ra (bấm để mở)", 25),
    (FINDING_HEADS["sentence"], 51),
    ("Người phụ trách", 11),
)
SIGNS = {Severity.ERROR: "✗ ", Severity.WARNING: "! ", Severity.NOTE: "i "}
HEADER_ROW = 2
LAST = len(COLUMNS) - 1


NO_ROWS: Mapping[str, str] = {}


def write_findings(page: Page, findings: Sequence[Finding], rows: Mapping[str, str] = NO_ROWS) -> None:
    """Write one row for each finding, or that there is none; ``rows`` are link targets of criteria in the workbook."""
    page.widths([width for _, width in COLUMNS])
    page.merge(0, (0, LAST), "KẾT QUẢ KIỂM TRA SỐ LIỆU", "title")
    page.row(HEADER_ROW, [title for title, _ in COLUMNS], ["head"] * len(COLUMNS))
    page.height(HEADER_ROW, 34)
    for number, finding in enumerate(findings, start=1):
        _row(page, HEADER_ROW + number, number, finding)
        if target := rows.get(finding.criterion):
            page.link(HEADER_ROW + number, 3, target, finding.criterion, "link.center")
    if not findings:
        page.merge(HEADER_ROW + 1, (0, LAST), "Không có lỗi, cảnh báo nào.", "text.center")
    page.freeze(HEADER_ROW + 1)
    page.filter((HEADER_ROW, 0), (HEADER_ROW + max(len(findings), 1), LAST))
    page.protect()
    page.paper(Paper(landscape=True, repeat=(HEADER_ROW, HEADER_ROW), footer="Kiểm tra số liệu"))


def _row(page: Page, row: int, number: int, finding: Finding) -> None:
    severity = severity_of(finding)
    level = SIGNS[severity] + SEVERITY_NAMES[severity]
    words = sentence(finding)
    page.row(
        row,
        (number, level, finding.code, finding.criterion),
        ("whole", f"sign.{severity.value}", "text.center", "text.center"),
    )
    if finding.cell.file:
        page.link(row, 4, link_target(finding.cell), str(finding.cell))
    else:
        page.put(row, 4, None, "text")
    page.row(row, (words, finding.official), ("text", "text"), first=5)
    page.fit(row, [(str(finding.cell), COLUMNS[4][1]), (words, COLUMNS[5][1])])
