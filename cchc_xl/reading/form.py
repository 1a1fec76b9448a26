"""Reading «Bảng tự chấm» and «Chỉ tiêu khác»: rows by their code, columns by their headers."""

from collections.abc import Iterator, Mapping, Sequence

from cchc_xl import forms
from cchc_xl.findings import Kind
from cchc_xl.meaning import hint
from cchc_xl.model.cell import Cell
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan
from cchc_xl.model.reading import Entry, Figure, State
from cchc_xl.reading.answers import answer_in
from cchc_xl.reading.codes import code_in
from cchc_xl.reading.percents import codes_in_percent, read_percents
from cchc_xl.sheets.figures import as_date, as_number, figure_at
from cchc_xl.sheets.headers import Header, find_header, strange_headers
from cchc_xl.sheets.workbook import Sheet, Workbook

NUMBERS = ("total", "done", "last_figure", "last_points", "claimed")
NEEDED = ("code", "done")
TYPED = ("total", "done", "day", "answer", "last_figure", "last_points", "claimed")
ASKED = {
    "code",
    "title",
    *TYPED,
    "ratio",
    "maximum",
    "method",
    "evidence",
    "explanation",
    "official",
}  # others are never read
SAYING = {State.TEXT, State.NUMBER}  # an error cell (#N/A) says nothing

Entries = Mapping[str, Entry]


def read_entries(book: Workbook, plan: Plan) -> tuple[Entries, tuple[Finding, ...]]:
    """Read the rows of criteria, conditions and typed targets by code, with what is wrong with the rows themselves."""
    titles = {criterion.code: criterion.title for criterion in plan.criteria}
    titles |= {held.code: held.title for criterion in plan.criteria for held in criterion.conditions}
    own = {target.code: target.task for target in plan.targets if target.judged_by.startswith("own ")}
    areas = {area.code for area in plan.areas}
    entries, faults = _read_sheet(book, forms.FORM, forms.FORM_COLUMNS, titles, areas)
    others, more = _read_sheet(book, forms.OTHER_TARGETS, forms.OTHER_COLUMNS, own, areas) if own else ({}, ())
    read, told = read_percents(entries | others, codes_in_percent(plan))
    return read, (*faults, *more, *told)


def _read_sheet(
    book: Workbook, name: str, columns: Sequence[forms.Column], titles: Mapping[str, str], areas: set[str]
) -> tuple[dict[str, Entry], tuple[Finding, ...]]:
    sheet = book.sheet(name)
    if sheet is None:
        return {}, (Kind.SHEET_MISSING.at(Cell(book.file), sheet=name, meant=hint(name, book.names)),)
    header = find_header(sheet, {column.key: column.names for column in columns}, least=3)
    missing = [one for one in columns if one.key in NEEDED and (header is None or one.key not in header.columns)]
    if header is None or missing:
        strangers = strange_headers(sheet, header)
        place = Cell(book.file, sheet.name)
        return {}, tuple(
            Kind.HEADER_MISSING.at(place, header=one.header, meant=hint(one.header, strangers)) for one in missing
        )
    return _read_rows(sheet, header, titles, areas)


def _read_rows(
    sheet: Sheet, header: Header, titles: Mapping[str, str], areas: set[str]
) -> tuple[dict[str, Entry], tuple[Finding, ...]]:
    entries: dict[str, Entry] = {}
    findings: list[Finding] = []
    taken = {sheet.value(row, header.columns["code"]) for row in range(header.row + 1, len(sheet.rows))}
    texts = {text for text in taken if isinstance(text, str)}
    for row, figures in _coded_rows(sheet, header, areas):
        title = figures["title"].text if "title" in figures else ""
        code, finding = code_in(figures["code"], title, titles, texts)
        if finding:
            findings.append(finding)
        if not code:
            continue
        entry = _entry(code, figures)
        if first := entries.get(code):
            findings.append(Kind.CODE_TWICE.at(entry.cell, code, code=code, other=first.cell.address))
            continue
        entries[code] = entry
        findings += _empty_texts(sheet, row, header, entry)
    return entries, tuple(findings)


def _empty_texts(sheet: Sheet, row: int, header: Header, entry: Entry) -> Iterator[Finding]:
    """Tell the cells for figures in which a text stands that shows nothing."""
    for key in TYPED:
        if (row, header.columns.get(key)) in sheet.empty:
            place = sheet.cell(row, header.columns[key])
            yield Kind.FIGURE_EMPTY_TEXT.at(place, entry.code, entry.official, column=forms.FORM_HEADERS[key])


def _coded_rows(sheet: Sheet, header: Header, areas: set[str]) -> Iterator[tuple[int, dict[str, Figure]]]:
    asked = [(key, column) for key, column in header.columns.items() if key in ASKED]
    for row in range(header.row + 1, len(sheet.rows)):
        if not sheet.is_blank(row, header.columns["code"]):
            figures = {key: figure_at(sheet, row, column) for key, column in asked}
            code = figures["code"].text
            if code and not (code in areas and not figures["done"].text):
                yield row, figures


def _entry(code: str, figures: dict[str, Figure]) -> Entry:
    for key in NUMBERS:
        if key in figures:
            figures[key] = as_number(figures[key])
    if "day" in figures:
        figures["day"] = as_date(figures["day"])
    said = figures.get("answer")
    answer = answer_in(said.text) if said and said.state in SAYING else None
    texts = {key: figures[key].text if key in figures else "" for key in ("evidence", "explanation", "official")}
    return Entry(code, figures["code"].cell, figures, answer, **texts)
