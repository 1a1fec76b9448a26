"""Reading what the superior office wrote into a scoring workbook: appraised points and remarks, with their cells."""

from collections.abc import Iterator, Mapping

from cchc_xl import forms
from cchc_xl.findings import Kind
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Criterion, Plan
from cchc_xl.model.reading import Figure, State
from cchc_xl.model.scorecard import Appraisal
from cchc_xl.numbers import plain
from cchc_xl.rules import can_give, rule_of
from cchc_xl.sheets.figures import as_number, figure_at, shown
from cchc_xl.sheets.headers import find_header
from cchc_xl.sheets.workbook import Sheet, Workbook

WANTED = ("code", "appraised", "remark")
Appraisals = Mapping[str, Appraisal]


def read_appraisals(file: str, data: bytes, plan: Plan) -> tuple[Appraisals, tuple[Finding, ...]]:
    """Read the appraisals of a scoring workbook by criterion, and what is wrong with them.

    Points outside what the rule can give, or that are no number, are told and not taken. A workbook without
    «Bảng chấm điểm» has no appraisals. Raises NotAWorkbook.
    """
    sheet = Workbook(file, data).sheet(forms.SCORES)
    found: dict[str, Appraisal] = {}
    findings: list[Finding] = []
    for criterion, points, remark in _rows(sheet, plan) if sheet else ():
        fault = _fault(criterion, points)
        findings += [fault] if fault else []
        taken = None if fault else points.number
        if taken is not None or remark.text:
            found[criterion.code] = Appraisal(criterion.code, taken, remark.text, points.cell)
    return found, tuple(findings)


def _rows(sheet: Sheet, plan: Plan) -> Iterator[tuple[Criterion, Figure, Figure]]:
    header = find_header(sheet, {one.key: one.names for one in forms.SCORE_COLUMNS if one.key in WANTED}, least=3)
    if header is None:
        return
    for row in range(header.row + 1, len(sheet.rows)):
        code, points, remark = (figure_at(sheet, row, header.columns[key]) for key in WANTED)
        if criterion := plan.criterion(code.text):
            yield criterion, as_number(points), remark


def _fault(criterion: Criterion, points: Figure) -> Finding | None:
    if points.state is State.BLANK:
        return None
    if points.number is not None and can_give(criterion, points.number):
        return None
    least, most = plain(rule_of(criterion).floor(criterion)), plain(criterion.maximum)
    facts = {"value": shown(points) or "công thức chưa tính", "least": least, "most": most}
    return Kind.APPRAISAL_REFUSED.at(points.cell, criterion.code, criterion.official, **facts)


def read_consolidated_appraisals(
    file: str, data: bytes, plan: Plan
) -> tuple[Mapping[str, Appraisals], tuple[Finding, ...]]:
    """Stub."""
    return {}, ()
