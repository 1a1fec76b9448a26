"""Reading an entry workbook into a Reading: figures with their cells and register counts, never register rows."""

from collections.abc import Container, Sequence
from datetime import date
from hashlib import sha256

from cchc_xl import forms
from cchc_xl.errors import NotAnEntryWorkbook, OtherAgency
from cchc_xl.findings import Kind
from cchc_xl.meaning import agency_meant, hint
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan
from cchc_xl.model.reading import Heading, Reading, Source
from cchc_xl.reading import evidence, form, information
from cchc_xl.reading.ahead import opened
from cchc_xl.reading.merging import Entries, leading, merge_entries
from cchc_xl.reading.oddities import oddities
from cchc_xl.reading.registers import read_registers
from cchc_xl.reading.scoring_workbook import read_scoring as read_scoring
from cchc_xl.reading.vocabulary import words_of
from cchc_xl.sheets.workbook import Workbook
from cchc_xl.text import date_fault, folded, shown_date

NEEDED = (forms.FORM, forms.INFORMATION)
NOT_AN_ENTRY = (
    "{file}: đây không phải tệp nhập số liệu (không có trang {sheets}). Hãy chọn tệp tạo từ tệp mẫu của kế hoạch."
)
ALREADY_SCORED = "{file}: đây là tệp do chương trình tạo ra, không phải tệp nhập số liệu. Hãy chọn tệp nhập số liệu."
ANNOTATED_COPY = (
    "{file}: đây là bản rà soát (bản sao có đánh dấu lỗi), không phải tệp nhập số liệu. Hãy sửa và chấm tệp gốc; "
    "bản rà soát có thể có tên người dân nên không được gửi qua thư."
)
OTHER_AGENCY = "Các tệp thuộc nhiều đơn vị khác nhau ({agencies}). Hãy chấm riêng từng đơn vị."


def read(file: str, data: bytes, plan: Plan, as_of: date | None = None) -> Reading:
    """Read the bytes of one entry workbook.

    ``as_of`` overrides the figures-as-of that stands in the workbook. Raises NotAWorkbook, NotAnEntryWorkbook, or
    OtherPlan where the workbook is of another plan or year.
    """
    return read_parts(((file, data),), plan, as_of)


def read_parts(parts: Sequence[tuple[str, bytes]], plan: Plan, as_of: date | None = None) -> Reading:
    """Read the entry workbooks of one agency, whole and parts, as one; ``parts`` are file names with their bytes.

    Raises what ``read`` raises, and OtherAgency where they belong to different agencies.
    """
    known = words_of(plan)
    books = [_entry_workbook(file, data, known) for file, data in parts]
    headings, unknown = _scoped(books, _headings(books, plan), plan)
    day, dated = _day(books, headings, plan, as_of)
    entries, found = _entries(books, headings, plan)
    scopes = {one.scope or forms.WHOLE: book.file for book, one in reversed(list(zip(books, headings, strict=True)))}
    rows, counts, counted = read_registers(books, plan, day, scopes)
    return Reading(
        heading=leading(headings),
        as_of=day,
        sources=tuple(Source(file, sha256(data).hexdigest()) for file, data in parts),
        entries=entries,
        counts=counts,
        rows=rows,
        evidence=evidence.read_evidence(books),
        difficulties=evidence.read_difficulties(books),
        findings=(*unknown, *dated, *found, *counted, *oddities(books)),
        scopes=scopes,
    )


def _entry_workbook(file: str, data: bytes, known: Container[str]) -> Workbook:
    book = opened(file, data) or Workbook(file, data, known)
    kind = book.properties.get(forms.KIND, "entry")
    if kind == forms.ANNOTATED or book.find(forms.REVIEW):
        raise NotAnEntryWorkbook(ANNOTATED_COPY.format(file=file))
    if kind != "entry":
        raise NotAnEntryWorkbook(ALREADY_SCORED.format(file=file))
    if missing := [f"«{name}»{hint(name, book.names)}" for name in NEEDED if not book.find(name)]:
        raise NotAnEntryWorkbook(NOT_AN_ENTRY.format(file=file, sheets=" và ".join(missing)))
    return book


def _headings(books: Sequence[Workbook], plan: Plan) -> list[Heading]:
    headings = [information.heading(book) for book in books]
    for book, heading in zip(books, headings, strict=True):
        information.refuse_other_plan(book.file, heading, plan)
    agencies = dict.fromkeys(heading.agency for heading in headings)
    if len({agency_meant(one.agency, one.agency_name, plan) or one.agency for one in headings}) > 1:
        raise OtherAgency(OTHER_AGENCY.format(agencies=", ".join(agencies)))
    return headings


def _scoped(
    books: Sequence[Workbook], headings: Sequence[Heading], plan: Plan
) -> tuple[list[Heading], tuple[Finding, ...]]:
    """Give each heading its scope as the plan writes it; one that is no official's name is told and read as whole."""
    names = {folded(name): name for name in (*(one.name for one in plan.officials), forms.UNASSIGNED, forms.WHOLE, "")}
    known = [one._replace(scope=names.get(folded(one.scope), forms.WHOLE)) for one in headings]
    wrong = [(book, one.scope) for book, one in zip(books, headings, strict=True) if folded(one.scope) not in names]
    return known, tuple(
        Kind.SCOPE_UNKNOWN.at(information.cell_of(book, "scope"), value=said, meant=hint(said, names.values()))
        for book, said in wrong
    )


def _day(
    books: Sequence[Workbook], headings: Sequence[Heading], plan: Plan, as_of: date | None
) -> tuple[date, tuple[Finding, ...]]:
    """Give the figures-as-of: the one asked for, else the latest that a workbook names, else the end of the period."""
    if as_of:
        return as_of, ()
    days = sorted({one.as_of for one in headings if one.as_of})
    if len(days) == 1:
        return days[0], ()
    place = information.cell_of(books[0], "as_of")
    if not days:
        said = information.text_of(books[0], "as_of")
        kind = Kind.AS_OF_UNREADABLE if said else Kind.AS_OF_MISSING
        vi, en = (f" ({words})" if words else "" for words in date_fault(said))
        return plan.end, (kind.at(place, day=shown_date(plan.end), value=said, why=vi, why_en=en),)
    return days[-1], (Kind.PARTS_DATED.at(place, days=", ".join(map(shown_date, days))),)


def _entries(books: Sequence[Workbook], headings: Sequence[Heading], plan: Plan) -> tuple[Entries, tuple[Finding, ...]]:
    forms_read = [form.read_entries(book, plan) for book in books]
    who = {book.file: one.prepared_by or one.scope or book.file for book, one in zip(books, headings, strict=True)}
    entries, conflicts = merge_entries([found for found, _ in forms_read], who)
    return entries, (*(finding for _, found in forms_read for finding in found), *conflicts)
