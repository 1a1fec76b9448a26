"""«Kiểm tra số liệu»: every finding, worst first, linked to its cell."""

from collections.abc import Mapping, Sequence

from cchc_xl import forms
from cchc_xl.books.book import Page, Paper
from cchc_xl.findings import SEVERITY_NAMES, Severity, sentence, severity_of
from cchc_xl.model.finding import Finding
from cchc_xl.reporting.links import link_target

SIGNS = {Severity.ERROR: "✗ ", Severity.WARNING: "! ", Severity.NOTE: "i "}
COLUMNS = forms.FINDING_COLUMNS
HEADER_ROW = 2
LAST = len(COLUMNS) - 1


NO_ROWS: Mapping[str, str] = {}


def write_findings(page: Page, findings: Sequence[Finding], rows: Mapping[str, str] = NO_ROWS) -> None:
    """Write one row for each finding, or that there is none; ``rows`` are link targets of criteria in the workbook."""
    write_title(page)
    list_findings(page, HEADER_ROW, findings, rows)
    page.freeze(HEADER_ROW + 1)


def write_title(page: Page) -> None:
    """Write what the page is, and give its columns their widths."""
    page.widths([column.width for column in COLUMNS])
    page.merge(0, (0, LAST), "KẾT QUẢ KIỂM TRA SỐ LIỆU", "title")


def list_findings(page: Page, top: int, findings: Sequence[Finding], rows: Mapping[str, str] = NO_ROWS) -> None:
    """Write the table of findings from its header row on, protect the page and set it up for printing."""
    page.row(top, [column.header for column in COLUMNS], ["head"] * len(COLUMNS))
    page.height(top, 34)
    for number, finding in enumerate(findings, start=1):
        _row(page, top + number, number, finding)
        if target := rows.get(finding.criterion):
            page.link(top + number, 3, target, finding.criterion, "link.center")
    if not findings:
        page.merge(top + 1, (0, LAST), forms.NO_FINDINGS, "text.center")
    page.filter((top, 0), (top + max(len(findings), 1), LAST))
    page.protect()
    page.paper(Paper(landscape=True, repeat=(top, top), footer=forms.FINDINGS))


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
    page.fit(row, [(str(finding.cell), COLUMNS[4].width), (words, COLUMNS[5].width)])
