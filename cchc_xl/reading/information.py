"""Reading «Thông tin chung»: each line found by its label."""

from cchc_xl import forms
from cchc_xl.errors import OtherPlan
from cchc_xl.model.cell import Cell
from cchc_xl.model.plan import Plan
from cchc_xl.model.reading import Figure, Heading
from cchc_xl.sheets.figures import as_date, figure_at, whole
from cchc_xl.sheets.workbook import Sheet, Workbook
from cchc_xl.text import folded

KEYS = {folded(line.label): line.key for line in forms.INFORMATION_LINES}
TEXTS = ("plan", "version", "agency", "agency_name", "period", "scope", "prepared_by", "contact", "remark")


OTHER_PLAN = (
    "{file}: tệp thuộc kế hoạch «{theirs}» năm {their_year}, không phải «{ours}» năm {our_year}. "
    "Hãy dùng đúng tệp của kế hoạch này, hoặc chọn kế hoạch khác bằng --plan."
)
OTHER_YEAR = (
    "{file}: số liệu năm {their_year}, không phải năm {our_year} của kế hoạch «{ours}». "
    "Hãy dùng tệp của năm này, hoặc sửa «Năm» trong «Thông tin chung» nếu gõ nhầm."
)


def heading(book: Workbook, sheet: str = forms.INFORMATION) -> Heading:
    """Read what the workbook says of itself on a sheet; a line that is not there reads as blank."""
    figures = _figures(book.sheet(sheet))
    texts = {key: figures[key].text for key in TEXTS if key in figures}
    year = whole(figures["year"]) if "year" in figures else None
    day = as_date(figures["as_of"]).day if "as_of" in figures else None
    return Heading(year=year, as_of=day, **_with_zeros(texts))


def cell_of(book: Workbook, key: str, sheet: str = forms.INFORMATION) -> Cell:
    """Give the cell where a line's value stands; the sheet where the line is not there."""
    figure = _figures(book.sheet(sheet)).get(key)
    return figure.cell if figure else Cell(book.file, sheet)


def text_of(book: Workbook, key: str) -> str:
    """Give what stands on a line as text; blank where the line is not there."""
    figure = _figures(book.sheet(forms.INFORMATION)).get(key)
    return figure.text if figure else ""


def refuse_other_plan(file: str, said: Heading, plan: Plan) -> None:
    """Raise OtherPlan where a workbook is of another plan or year."""
    if said.plan != plan.code or said.year not in {None, plan.year}:
        theirs, year = said.plan or "chưa ghi", said.year or "chưa ghi"
        words = {"theirs": theirs, "their_year": year, "ours": plan.code, "our_year": plan.year}
        refused = OtherPlan((OTHER_PLAN if said.plan != plan.code else OTHER_YEAR).format(file=file, **words))
        refused.agency = said.agency
        raise refused


def words_beside(sheet: Sheet | None, label: str) -> str:
    """Give the text to the right of a label; blank where the label is not there."""
    for row, values in enumerate(sheet.rows if sheet else ()):
        for column, value in enumerate(values[:-1]):
            if sheet and isinstance(value, str) and folded(value) == folded(label):
                return figure_at(sheet, row, column + 1).text
    return ""


def _figures(sheet: Sheet | None) -> dict[str, Figure]:
    found: dict[str, Figure] = {}
    for row, values in enumerate(sheet.rows if sheet else ()):
        for column, value in enumerate(values[:-1]):
            key = KEYS.get(folded(value)) if isinstance(value, str) else None
            if sheet and key:
                found.setdefault(key, figure_at(sheet, row, column + 1))
    return found


def _with_zeros(texts: dict[str, str]) -> dict[str, str]:
    """Agency codes have five digits; Excel drops the leading zero of one that became a number."""
    agency = texts.get("agency", "")
    return {**texts, "agency": agency.zfill(5)} if agency.isdigit() else texts
