"""Reading an entry workbook into a Reading: figures with their cells and register counts, never register rows."""

from datetime import date
from hashlib import sha256

from cchc_xl import forms
from cchc_xl.errors import NotAnEntryWorkbook, OtherPlan
from cchc_xl.findings import Kind
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan
from cchc_xl.model.reading import Heading, Reading, Source
from cchc_xl.reading import evidence, form, information
from cchc_xl.reading.registers import read_registers
from cchc_xl.sheets.workbook import Workbook
from cchc_xl.text import shown_date

NOT_AN_ENTRY = (
    "{file}: đây không phải tệp nhập số liệu (không có trang «{form}» và «{information}»). "
    "Hãy chọn tệp tạo từ tệp mẫu của kế hoạch."
)
ALREADY_SCORED = "{file}: đây là tệp do chương trình tạo ra, không phải tệp nhập số liệu. Hãy chọn tệp nhập số liệu."
OTHER_PLAN = (
    "{file}: tệp thuộc kế hoạch «{theirs}» năm {their_year}, không phải «{ours}» năm {our_year}. "
    "Hãy dùng đúng tệp của kế hoạch này, hoặc chọn kế hoạch khác bằng --plan."
)


def read(file: str, data: bytes, plan: Plan, as_of: date | None = None) -> Reading:
    """Read the bytes of one entry workbook.

    ``as_of`` overrides the figures-as-of that stands in the workbook. Raises NotAWorkbook, NotAnEntryWorkbook, or
    OtherPlan where the workbook is of another plan or year.
    """
    book = _entry_workbook(file, data)
    heading = information.heading(book)
    _refuse_other_plan(file, heading, plan)
    day = as_of or heading.as_of or plan.end
    entries, found = form.read_entries(book, plan)
    rows, counts, counted = read_registers((book,), plan, day)
    return Reading(
        heading=heading,
        as_of=day,
        sources=(Source(file, sha256(data).hexdigest()),),
        entries=entries,
        counts=counts,
        rows=rows,
        evidence=evidence.read_evidence(book),
        difficulties=evidence.read_difficulties(book),
        findings=(*_undated(book, heading, day, as_of), *found, *counted),
    )


def _entry_workbook(file: str, data: bytes) -> Workbook:
    book = Workbook(file, data)
    kind = book.properties.get(forms.KIND, "entry")
    if kind != "entry":
        raise NotAnEntryWorkbook(ALREADY_SCORED.format(file=file))
    if not (book.find(forms.FORM) and book.find(forms.INFORMATION)):
        raise NotAnEntryWorkbook(NOT_AN_ENTRY.format(file=file, form=forms.FORM, information=forms.INFORMATION))
    return book


def _refuse_other_plan(file: str, heading: Heading, plan: Plan) -> None:
    if heading.plan != plan.code or heading.year not in {None, plan.year}:
        theirs, year = heading.plan or "chưa ghi", heading.year or "chưa ghi"
        words = {"theirs": theirs, "their_year": year, "ours": plan.code, "our_year": plan.year}
        raise OtherPlan(OTHER_PLAN.format(file=file, **words))


def _undated(book: Workbook, heading: Heading, day: date, as_of: date | None) -> tuple[Finding, ...]:
    if heading.as_of or as_of:
        return ()
    return (Kind.AS_OF_MISSING.at(information.cell_of(book, "as_of"), day=shown_date(day)),)
