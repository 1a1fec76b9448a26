"""«Kiểm tra số liệu» of many communes: how often each kind was found, then every finding, worst first."""

import re
from collections.abc import Sequence

from cchc_xl.books.book import Page
from cchc_xl.findings import SEVERITY_NAMES, Kind, Severity, kind_of, severity_of
from cchc_xl.model.finding import Finding
from cchc_xl.reporting.consolidated.places import Places
from cchc_xl.reporting.finding_table import COLUMNS, LAST, SIGNS, list_findings, write_title

IN_FULL = 5000  # findings; of more than these the notes are only counted
HEADS = ("STT", "Mức độ", "Mã", "Số lần", "Số đơn vị", "Nội dung", "")
FIRST = 2
PART = re.compile(r"\{[^}]*\}")
LEFT_OUT = (
    "Có {all} phát hiện nên bảng dưới đây chỉ ghi lỗi và cảnh báo; còn {notes} ghi chú được đếm ở bảng trên, nội dung "
    "nằm trong bảng điểm của từng đơn vị."
)


def write_all_findings(page: Page, findings: Sequence[Finding], places: Places) -> None:
    """Write the kinds with their numbers, what was left out, and the findings one by one."""
    write_title(page)
    row = _kinds(page, findings, places) if findings else FIRST
    told = findings
    if len(findings) > IN_FULL:
        told = [one for one in findings if severity_of(one) is not Severity.NOTE]
        words = LEFT_OUT.format(all=len(findings), notes=len(findings) - len(told))
        page.merge(row, (0, LAST), words, "warning.line")
        page.fit(row, [(words, sum(column.width for column in COLUMNS))])
        row += 2
    list_findings(page, row, told)


def _kinds(page: Page, findings: Sequence[Finding], places: Places) -> int:
    """Write a row for each kind that was found, worst first; gives the row of the next table."""
    page.row(FIRST, HEADS, ["head"] * len(HEADS))
    found: dict[Kind, list[Finding]] = {}
    for finding in findings:
        found.setdefault(kind_of(finding), []).append(finding)
    order = sorted(found, key=lambda kind: (list(Severity).index(kind.severity), -len(found[kind]), kind.code))
    whose = {file: one.agency.code for one in places.ranking.standings for file in (*one.files, one.file)}
    for number, kind in enumerate(order, start=1):
        agencies = {whose.get(one.cell.file) or one.cell.file for one in found[kind]}
        _kind(page, FIRST + number, kind, (number, len(found[kind]), len(agencies)))
    return FIRST + len(order) + 2


def _kind(page: Page, row: int, kind: Kind, counts: tuple[int, int, int]) -> None:
    number, times, agencies = counts
    level, words = SIGNS[kind.severity] + SEVERITY_NAMES[kind.severity], _head(kind)
    page.row(
        row,
        (number, level, kind.code, times, agencies, words, None),
        ("whole", f"sign.{kind.severity.value}", "text.center", "whole", "whole", "text", "text"),
    )
    page.fit(row, [(words, COLUMNS[5].width)])


def _head(kind: Kind) -> str:
    """The first sentence of a kind of finding, «…» standing for what differs from one to the next."""
    return PART.sub("…", kind.vi).partition(". ")[0].rstrip(".") + "."
