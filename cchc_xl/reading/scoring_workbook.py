"""Reading a scoring workbook as the entry workbooks that it was written from: what is mailed is what is consolidated.

Figures come from «Số liệu», evidence and explanations from «Bảng chấm điểm», the heading from «Phương pháp tính điểm»,
and findings that nobody can find again from «Kiểm tra số liệu». No point is taken: points are for the rules to give.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import sha256

from cchc_xl import forms
from cchc_xl.errors import NotAScoringWorkbook
from cchc_xl.findings import KINDS, Kind
from cchc_xl.meaning import hint
from cchc_xl.model.cell import Cell
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan
from cchc_xl.model.reading import Heading, Reading, Source
from cchc_xl.reading import information
from cchc_xl.reading.evidence import read_difficulties, read_evidence
from cchc_xl.reading.oddities import oddities
from cchc_xl.reading.scored_counts import read_counts, rows_by_register
from cchc_xl.reading.scored_entries import header_of_scores, read_scored_entries, with_scores
from cchc_xl.reading.scored_rows import ScoredFigures, is_uncalculated, missing_headers, read_scored_rows
from cchc_xl.reading.told_before import carried, told_findings
from cchc_xl.sheets.workbook import Workbook
from cchc_xl.text import folded, shown_date

NEEDED = (forms.FIGURES, forms.SCORES, forms.METHOD)
BESIDE = (forms.FINDINGS, forms.EVIDENCE, forms.DIFFICULTIES)
NOT_SCORED = "{file}: đây không phải bảng điểm do chương trình tạo ra. Hãy chọn tệp «… - bang diem»."
LACKS = (
    "{file}: bảng điểm thiếu {missing} nên không đọc lại được số liệu. Hãy xin đơn vị gửi lại bảng điểm do chương "
    "trình tạo ra, hoặc tệp nhập số liệu."
)
UNCALCULATED = (
    "{file}: công thức trong bảng điểm chưa được tính nên không đọc được. Hãy mở tệp bằng Excel, lưu lại, rồi dùng tệp "
    "đã lưu."
)


def read_scoring(file: str, data: bytes, plan: Plan, as_of: date | None = None) -> Reading:
    """Read the bytes of one scoring workbook into the reading that it was written from, figures as they stand now.

    Cells name the scoring workbook's own cells; carried findings keep their places in the entry workbook. ``as_of``
    overrides the figures-as-of, but registers stay counted as of theirs, which is told. Raises NotAWorkbook,
    NotAScoringWorkbook where sheets or headers are missing, or OtherPlan.
    """
    book = _scoring_workbook(file, data)
    said = _heading(book, plan)
    information.refuse_other_plan(file, said, plan)
    figures = _figures(book, plan)
    told, untold = _told(book)
    entries, wrong = read_scored_entries(figures.rows)
    counts, faults = read_counts(figures.rows, plan)
    scopes, unknown = _scopes(book, said, plan)
    day, dated = _day(figures, plan, as_of)
    evidence, difficulties = read_evidence((book,)), read_difficulties((book,))
    findings = (*unknown, *dated, *_missing(book), *untold, *_altered(book, figures), *figures.findings)
    return Reading(
        heading=said._replace(scope=scopes[0], as_of=day),
        as_of=day,
        sources=(Source(file, sha256(data).hexdigest()),),
        entries=with_scores(entries, book.sheet(forms.SCORES), plan),
        counts=counts,
        rows=rows_by_register(figures.rows),
        evidence=tuple(one for one in evidence if one.criterion != forms.NOTHING_LISTED),
        difficulties=tuple(one for one in difficulties if one.content != forms.NOTHING_LISTED),
        findings=(*findings, *carried(told), *wrong, *faults, *_barred(figures, told, plan), *oddities((book,))),
        scopes=dict.fromkeys(scopes, file),
        said_on=forms.METHOD,
        stands_on=_stands_on(book),
    )


def _scoring_workbook(file: str, data: bytes) -> Workbook:
    book = Workbook(file, data)
    kind = book.properties.get(forms.KIND, "")
    if kind not in {"scoring", ""} or not (book.find(forms.FIGURES) or book.find(forms.SCORES)):
        raise NotAScoringWorkbook(NOT_SCORED.format(file=file))
    if missing := [f"trang «{name}»{hint(name, book.names)}" for name in NEEDED if not book.find(name)]:
        raise NotAScoringWorkbook(LACKS.format(file=file, missing=", ".join(missing)))
    return book


def _heading(book: Workbook, plan: Plan) -> Heading:
    """Read the heading; its version is that of the plan it was scored by, where that is not ours, else of the form."""
    said = information.heading(book, forms.METHOD)
    properties = book.properties
    said = said._replace(
        plan=said.plan or properties.get(forms.PLAN, ""),
        agency=said.agency or properties.get(forms.AGENCY, "").strip("-"),
    )
    if said.version and said.version != plan.version:
        return said
    return said._replace(version=information.words_beside(book.sheet(forms.METHOD), forms.ENTRY_VERSION))


def _stands_on(book: Workbook) -> tuple[str, ...]:
    """Give the SHA-256 of the entry workbooks that the scoring workbook names; each stands below its file's name."""
    sheet = book.sheet(forms.METHOD)
    said = (row[1] for row in (sheet.rows if sheet else ()) if len(row) > 1 and row[0] == forms.SOURCES)
    return tuple(str(words).rpartition("\n")[2] for words in said)


def _figures(book: Workbook, plan: Plan) -> ScoredFigures:
    sheet = book.sheet(forms.FIGURES)
    missing = missing_headers(sheet) if sheet else ()
    if sheet is None or missing:
        columns = ", ".join(f"cột «{header}» của trang «{forms.FIGURES}»" for header in missing)
        raise NotAScoringWorkbook(LACKS.format(file=book.file, missing=columns))
    if is_uncalculated(sheet):
        raise NotAScoringWorkbook(UNCALCULATED.format(file=book.file))
    return read_scored_rows(sheet, plan)


def _day(figures: ScoredFigures, plan: Plan, as_of: date | None) -> tuple[date, tuple[Finding, ...]]:
    theirs, place = figures.as_of.day, figures.as_of.cell
    if theirs is None:
        facts = {"day": shown_date(plan.end), "value": figures.as_of.text, "why": "", "why_en": ""}
        kind = Kind.AS_OF_UNREADABLE if figures.as_of.text else Kind.AS_OF_MISSING
        return as_of or plan.end, (kind.at(place, **facts),)
    if as_of and as_of != theirs:
        return as_of, (Kind.AS_OF_COUNTED.at(place, theirs=shown_date(theirs), ours=shown_date(as_of)),)
    return theirs, ()


def _scopes(book: Workbook, said: Heading, plan: Plan) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """Give whose parts the workbook holds, as the plan writes them; a name it does not have is told and kept."""
    known = {folded(name): name for name in (*(one.name for one in plan.officials), forms.UNASSIGNED, forms.WHOLE)}
    names = [name for part in said.scope.split(";") if (name := part.strip())] or [forms.WHOLE]
    wrong = [name for name in names if folded(name) not in known]
    place = information.cell_of(book, "scope", forms.METHOD)
    told = (Kind.SCOPE_UNKNOWN.at(place, value=name, meant=hint(name, known.values())) for name in wrong)
    return tuple(known.get(folded(name), forms.WHOLE) for name in names), tuple(told)


def _told(book: Workbook) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Give the findings that the workbook tells, and one where its table cannot be read."""
    sheet = book.sheet(forms.FINDINGS)
    told = told_findings(sheet) if sheet else ()
    if told is None:
        return (), (Kind.SCORED_SHEET_MISSING.at(Cell(book.file, forms.FINDINGS), sheet=forms.FINDINGS),)
    return told, ()


def _missing(book: Workbook) -> Iterator[Finding]:
    """Tell what evidence, explanations and findings cannot be read from; the figures stand without it."""
    if header_of_scores(book.sheet(forms.SCORES)) is None:
        yield Kind.SCORED_SHEET_MISSING.at(Cell(book.file, forms.SCORES), sheet=forms.SCORES)
    for name in BESIDE:
        if not book.find(name):
            yield Kind.SCORED_SHEET_MISSING.at(Cell(book.file), sheet=name, meant=hint(name, book.names))


def _altered(book: Workbook, figures: ScoredFigures) -> Iterator[Finding]:
    """Tell figures that are not those that were written."""
    written = information.words_beside(book.sheet(forms.METHOD), forms.SEAL)
    if written and written != figures.seal:
        yield Kind.FIGURES_ALTERED.at(Cell(book.file, forms.FIGURES))


def _barred(figures: ScoredFigures, told: Iterable[Finding], plan: Plan) -> Iterator[Finding]:
    """Bar what the workbook says cannot be scored without a finding that says why."""
    why = {one.criterion for one in told if KINDS[one.code].bars}
    for row in figures.rows:
        criterion = plan.criterion(row.owner)
        if row.part == "barred" and row.figure.text and criterion:
            codes = {criterion.code, *(held.code for held in criterion.conditions)}
            if not codes & why:
                yield Kind.BARRED_BEFORE.at(row.figure.cell, criterion.code, criterion.official, value=row.figure.text)
