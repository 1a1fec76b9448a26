"""The rows of the form, read again from a scoring workbook: figures from «Số liệu», the rest from «Bảng chấm điểm»."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from cchc_xl import forms
from cchc_xl.findings import Kind
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan
from cchc_xl.model.reading import Entry, State
from cchc_xl.reading.answers import answer_in
from cchc_xl.reading.scored_counts import is_counted
from cchc_xl.reading.scored_rows import ScoredRow
from cchc_xl.sheets.figures import as_number, figure_at
from cchc_xl.sheets.headers import Header, find_header
from cchc_xl.sheets.workbook import Sheet

TYPED = ("total", "done", "day", "answer", "claimed", "last_points", "last_figure")
SAYING = {State.TEXT, State.NUMBER}
NUMBERS = ("maximum", "submitted", "points")
TEXTS = ("method", "evidence", "explanation")

Entries = Mapping[str, Entry]


def read_scored_entries(rows: Sequence[ScoredRow]) -> tuple[Entries, tuple[Finding, ...]]:
    """Read typed figures by code; of a figure that stands twice the first is read, and both are told."""
    entries: dict[str, Entry] = {}
    first: dict[tuple[str, str, str], ScoredRow] = {}
    findings: list[Finding] = []
    for row in rows:
        other = first.setdefault((row.owner, row.part, row.line or row.register), row)
        if other is not row:
            findings.append(Kind.CODE_TWICE.at(row.cell, row.owner, code=row.owner, other=other.cell.address))
        elif row.owner:
            entries[row.owner] = _with(entries.get(row.owner) or Entry(row.owner, row.cell, {}), row)
    return entries, tuple(findings)


def header_of_scores(sheet: Sheet | None) -> Header | None:
    """Find the header of «Bảng chấm điểm»; None where it is gone, or has no codes."""
    header = find_header(sheet, {one.key: one.names for one in forms.SCORE_COLUMNS}, least=3) if sheet else None
    return header if header and "code" in header.columns else None


def with_scores(entries: Entries, sheet: Sheet | None, plan: Plan) -> Entries:
    """Add what stands in «Bảng chấm điểm»: evidence, explanation, and the points that the workbook says."""
    header = header_of_scores(sheet)
    if sheet is None or header is None:
        return entries
    found = dict(entries)
    for number in range(header.row + 1, len(sheet.rows)):
        figures = {key: figure_at(sheet, number, header.columns[key]) for key in header.columns}
        entry = found.get(figures["code"].text)
        if entry and plan.criterion(entry.code):
            kept = {key: as_number(figures[key]) for key in NUMBERS if key in figures}
            kept |= {key: figures[key] for key in TEXTS if key in figures}
            evidence, explanation = (kept[key].text if key in kept else "" for key in TEXTS[1:])
            more = {**entry.figures, **kept}
            found[entry.code] = replace(entry, figures=more, evidence=evidence, explanation=explanation)
    return found


def _with(entry: Entry, row: ScoredRow) -> Entry:
    part = row.part.removeprefix("typed_")
    if is_counted(row) or part not in TYPED:
        return entry
    figures = {**entry.figures, part: row.figure}
    said = row.figure if part == "answer" and row.figure.state in SAYING else None
    return replace(entry, figures=figures, answer=answer_in(said.text) if said else entry.answer)
