"""Loading a plan workbook: a Plan, or all its faults with their cells."""

from collections.abc import Mapping
from dataclasses import replace

from cchc_xl.findings import Kind, errors_among
from cchc_xl.model.cell import Cell
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan
from cchc_xl.model.reading import Figure, State
from cchc_xl.plan.building import build
from cchc_xl.plan.faults import faults_of
from cchc_xl.plan.layout import REQUIRED_SETTINGS, SETTINGS, SETTINGS_SHEET, SHEETS, Column
from cchc_xl.plan.notes import notes_of
from cchc_xl.plan.rows import Row, Value, read_rows, value_of
from cchc_xl.plan.showing import fingerprint
from cchc_xl.sheets.workbook import Workbook
from cchc_xl.text import folded


def load(file: str, data: bytes) -> tuple[Plan | None, tuple[Finding, ...]]:
    """Read a plan workbook; gives the plan where it has no errors, and all findings.

    Raises NotAWorkbook where the bytes are no Excel workbook.
    """
    book = Workbook(file, data)
    rows: dict[str, tuple[Row, ...]] = {}
    findings: list[Finding] = []
    for layout in SHEETS:
        rows[layout.key], faults = read_rows(book, layout)
        findings += faults
    settings, faults = _settings(file, rows["settings"])
    findings += faults
    if errors_among(findings):
        return None, tuple(findings)
    plan = build(settings, rows)
    findings += (*faults_of(plan, rows), *notes_of(plan, rows))
    return (None if errors_among(findings) else replace(plan, fingerprint=fingerprint(plan))), tuple(findings)


def _settings(file: str, rows: tuple[Row, ...]) -> tuple[Mapping[str, Value], tuple[Finding, ...]]:
    by_label = {folded(row.text("key")): row for row in rows}
    settings: dict[str, Value] = {}
    faults: list[Finding] = []
    for key, label, kind, _ in SETTINGS:
        row = by_label.get(folded(label))
        cell = row.cell("value") if row else Cell(file, SETTINGS_SHEET.name)
        figure = row.figures["value"] if row else Figure(State.BLANK, cell)
        settings[key], wanted = value_of(Column(key, label, kind), figure)
        if wanted:
            faults.append(Kind.PLAN_VALUE.at(cell, header=label, value=figure.text, wanted=wanted))
        elif settings[key] is None and key in REQUIRED_SETTINGS:
            faults.append(Kind.PLAN_BLANK.at(cell, header=label, wanted="một giá trị"))
    return settings, tuple(faults)
