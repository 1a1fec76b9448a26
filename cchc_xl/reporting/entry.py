"""The entry workbook: the form that officials fill in, blank or with contents."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cchc_xl import forms
from cchc_xl.books.book import Book, Identity, Page, Paper, Value
from cchc_xl.model.plan import Agency, Plan, Register, RegisterColumn, Target
from cchc_xl.numbers import SIGN
from cchc_xl.reporting import specimen_line
from cchc_xl.reporting.entry_form import Cells, ratio_of, write_form
from cchc_xl.reporting.entry_guide import write_guide

HEADER_ROW = 3
REGISTER_ROWS = 6000
LIST_ROWS = 200
REGISTER_STYLES = {"date": "register.date", "number": "register.number", "whole": "register.number"}
WIDTHS = {"date": 14, "number": 14, "whole": 12, "month": 9, "yes/no": 13, "choice": 20, "official": 20}


@dataclass(frozen=True, slots=True)
class Contents:
    """What to fill in: «Thông tin chung» by key, form rows by code, registers and lists by row."""

    information: Mapping[str, Value] = field(default_factory=dict)
    rows: Mapping[str, Cells] = field(default_factory=dict)
    registers: Mapping[str, Sequence[Mapping[str, Value]]] = field(default_factory=dict)
    evidence: Sequence[Cells] = ()
    difficulties: Sequence[Cells] = ()


def write_entry(plan: Plan, agency: Agency, contents: Contents | None = None) -> bytes:
    """Write the entry workbook of one agency; without contents it is blank."""
    filled = contents or Contents()
    book = Book(Identity("entry", plan.code, agency.code, f"Tự chấm điểm – {agency.title} – {plan.year}", plan.start))
    write_guide(book.page(forms.GUIDE), plan, agency)
    _write_information(book.page(forms.INFORMATION), plan, agency, filled.information)
    write_form(book.page(forms.FORM), plan, filled.rows)
    _write_other_targets(book.page(forms.OTHER_TARGETS), plan, filled.rows)
    for register in plan.registers:
        _write_register(book.page(register.name), register, plan, filled.registers.get(register.name, ()))
    _write_list(book.page(forms.EVIDENCE), forms.EVIDENCE_COLUMNS, filled.evidence)
    _write_list(book.page(forms.DIFFICULTIES), forms.DIFFICULTY_COLUMNS, filled.difficulties)
    return book.content()


def _write_information(page: Page, plan: Plan, agency: Agency, given: Mapping[str, Value]) -> None:
    known: dict[str, Value] = {
        "plan": plan.code,
        "title": plan.title,
        "version": plan.version,
        "year": plan.year,
        "agency": agency.code,
        "agency_name": agency.title,
        "period": f"Năm {plan.year}",
        "as_of": plan.end,
        "scope": forms.WHOLE,
        **given,
    }
    page.merge(0, (0, 2), "THÔNG TIN CHUNG", "title")
    page.widths([28, 60, 70])
    for row, line in enumerate(forms.INFORMATION_LINES, start=2):
        style = {"as_of": "date", "year": "whole"}.get(line.key, "text")
        page.put(row, 0, line.label, "area")
        page.put(row, 1, known.get(line.key), f"open.{style}" if line.typed else style)
        page.put(row, 2, line.help, "wrap")
        page.fit(row, [(known.get(line.key), 60), (line.help, 70)])
    page.protect()
    page.paper(Paper(landscape=True))


def _write_other_targets(page: Page, plan: Plan, rows: Mapping[str, Cells]) -> None:
    columns = forms.OTHER_COLUMNS
    places = {column.key: place for place, column in enumerate(columns)}
    page.merge(0, (0, len(columns) - 1), "CHỈ TIÊU KHÁC CỦA KẾ HOẠCH (không có trong Bảng tự chấm)", "title")
    page.merge(1, (0, len(columns) - 1), specimen_line(plan), "center.italic")
    _heads(page, columns)
    targets = [target for target in plan.targets if target.judged_by.startswith("own ")]
    for row, target in enumerate(targets, start=HEADER_ROW + 1):
        given = {**_of_target(target), **rows.get(target.code, {})}
        for column in columns:
            page.put(row, places[column.key], given.get(column.key), _target_style(column, target))
        ratio = f'=IF(AND(ISNUMBER(F{row + 1}),ISNUMBER(G{row + 1})),IF(F{row + 1}>0,G{row + 1}/F{row + 1},""),"")'
        page.formula(row, places["ratio"], ratio, ratio_of(given), "ratio")
        page.fit(row, [(given.get(column.key), column.width) for column in columns])
    last = HEADER_ROW + len(targets)
    page.choose((HEADER_ROW + 1, places["answer"]), (last, places["answer"]), forms.ANSWERS, "Chọn Có, Không …")
    page.freeze(HEADER_ROW + 1, 2)
    page.protect()
    page.paper(Paper(landscape=True, repeat=(HEADER_ROW, HEADER_ROW), footer=forms.OTHER_TARGETS))


def _of_target(target: Target) -> Cells:
    value = target.value if target.value == "Có" else f"{SIGN[target.operator]} {target.value.replace('.', ',')}"
    content = f"{target.done} / {target.total}" if target.total else target.done
    return {
        "code": target.code,
        "title": target.task,
        "target": f"{value}%" if target.unit == "%" else value,
        "content": content or "Chọn Có hoặc Không",
        "unit": target.unit,
        "official": target.official or "Chưa phân công",
    }


def _target_style(column: forms.Column, target: Target) -> str:
    """Open only the cells that this target asks for."""
    wanted = {"own ratio": {"total", "done"}, "own count": {"done"}, "own yes": set()}[target.judged_by]
    if column.key in {"total", "done"}:
        return "open.number" if column.key in wanted else "number"
    return ("open.center" if column.key == "answer" else "open.text") if column.typed else "text"


def _write_register(page: Page, register: Register, plan: Plan, rows: Sequence[Mapping[str, Value]]) -> None:
    columns = [column for column in register.columns if not column.computed_from]
    page.put(0, 0, f"SỔ {register.name.upper()}: mỗi dòng một mục; có thể dán nguyên bảng xuất từ phần mềm.", "bold")
    page.put(1, 0, "Dữ liệu trong sổ chỉ được đếm, không đi vào bảng điểm.", "italic")
    for place, column in enumerate(columns):
        style = "register.personal" if column.personal else REGISTER_STYLES.get(column.kind, "register.text")
        page.column_style(place, WIDTHS.get(column.kind, 24), style)
        page.put(HEADER_ROW, place, column.name, "head")
        _offer(page, place, column, plan)
    page.height(HEADER_ROW, 34)
    for number, row in enumerate(rows, start=HEADER_ROW + 1):
        for place, column in enumerate(columns):
            if (value := row.get(column.name)) is not None:
                page.put(number, place, value, REGISTER_STYLES.get(column.kind, "register.text"))
    page.freeze(HEADER_ROW + 1, 1)
    page.filter((HEADER_ROW, 0), (HEADER_ROW + max(len(rows), 1), len(columns) - 1))
    page.paper(Paper(landscape=True, repeat=(HEADER_ROW, HEADER_ROW), footer=f"Sổ {register.name}"))


def _offer(page: Page, place: int, column: RegisterColumn, plan: Plan) -> None:
    words: Sequence[str] = ("Có", "Không") if column.kind == "yes/no" else column.values
    if column.kind == "official":
        words = tuple(official.name for official in plan.officials)
    if words:
        first, last = (HEADER_ROW + 1, place), (HEADER_ROW + REGISTER_ROWS, place)
        page.choose(first, last, words, f"Hãy chọn một trong: {', '.join(words)}")


def _write_list(page: Page, columns: Sequence[forms.Column], rows: Sequence[Cells]) -> None:
    page.merge(0, (0, len(columns) - 1), page.name.upper(), "title")
    _heads(page, columns)
    for number in range(LIST_ROWS):
        given = rows[number] if number < len(rows) else {}
        for place, column in enumerate(columns):
            style = "open.date" if column.key == "day" else "open.text"
            page.put(HEADER_ROW + 1 + number, place, given.get(column.key), style)
        page.fit(HEADER_ROW + 1 + number, [(given.get(column.key), column.width) for column in columns])
    page.freeze(HEADER_ROW + 1)
    page.protect()
    page.paper(Paper(landscape=True, repeat=(HEADER_ROW, HEADER_ROW), footer=page.name))


def _heads(page: Page, columns: Sequence[forms.Column]) -> None:
    page.widths([column.width for column in columns])
    for place, column in enumerate(columns):
        page.put(HEADER_ROW, place, column.header, "head")
    page.fit(HEADER_ROW, [(column.header, column.width) for column in columns], least=34)
