"""The smaller sheets: «Thông tin chung», «Chỉ tiêu khác», «Minh chứng», «Khó khăn, kiến nghị»."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from cchc_xl import forms
from cchc_xl.books.book import Page, Paper
from cchc_xl.books.limits import Value
from cchc_xl.books.prompts import Prompt
from cchc_xl.gathering import holder_of
from cchc_xl.model.cell import address
from cchc_xl.model.plan import Agency, Plan, Target
from cchc_xl.numbers import SIGN
from cchc_xl.reporting import specimen_line
from cchc_xl.reporting.entry.form import Cells, ratio_formula, ratio_of

HEADER_ROW = 3
LIST_ROWS = 200
INFORMATION_WIDTHS = (28, 60, 70)
WANTED = {"own ratio": {"total", "done"}, "own count": {"done"}, "own yes": {"answer"}}
NUMBER = Prompt("Nhập số", "Số từ 0 trở lên; để trống nếu chưa có số liệu.", "number", Decimal(0))


def write_information(page: Page, plan: Plan, agency: Agency, given: Mapping[str, Value]) -> None:
    """Write what the workbook says of itself, line by line."""
    known: dict[str, Value] = {
        "plan": plan.code,
        "title": plan.title,
        "version": plan.version,
        "year": plan.year,
        "agency": agency.code,
        "agency_name": agency.title,
        "period": f"Năm {plan.year}",
        "as_of": plan.end,
        **given,
    }
    page.merge(0, (0, 2), "THÔNG TIN CHUNG", "title")
    page.widths(INFORMATION_WIDTHS)
    for row, line in enumerate(forms.INFORMATION_LINES, start=2):
        style = {"as_of": "date", "year": "whole"}.get(line.key, "text")
        page.put(row, 0, line.label, "area")
        page.put(row, 1, known.get(line.key), f"open.{style}" if line.typed else style)
        page.put(row, 2, line.help, "wrap")
        page.fit(row, [(known.get(line.key), INFORMATION_WIDTHS[1]), (line.help, INFORMATION_WIDTHS[2])])
        if line.key == "as_of":
            page.ask((row, 1), (row, 1), Prompt(line.label, line.help, "date", plan.start))
    page.protect()
    page.paper(Paper(landscape=True))


def write_other_targets(page: Page, plan: Plan, rows: Mapping[str, Cells]) -> None:
    """Write one row for each target that no criterion feeds."""
    columns = forms.OTHER_COLUMNS
    places = {column.key: place for place, column in enumerate(columns)}
    page.merge(0, (0, len(columns) - 1), "CHỈ TIÊU KHÁC CỦA KẾ HOẠCH (không có trong Bảng tự chấm)", "title")
    page.merge(1, (0, len(columns) - 1), specimen_line(plan), "center.italic")
    _heads(page, columns)
    targets = [target for target in plan.targets if target.judged_by in WANTED]
    for row, target in enumerate(targets, start=HEADER_ROW + 1):
        given = {**_of_target(target), **rows.get(target.code, {})}
        for column in columns:
            page.put(row, places[column.key], given.get(column.key), _target_style(column, target))
        if target.judged_by == "own ratio":
            cells = address(row, places["total"]), address(row, places["done"])
            page.formula(row, places["ratio"], ratio_formula(*cells), ratio_of(given), "ratio")
        _ask_for_target(page, row, places, target)
        page.fit(row, [(given.get(column.key), column.width) for column in columns])
    page.freeze(HEADER_ROW + 1, 2)
    page.protect()
    page.paper(Paper(landscape=True, repeat=(HEADER_ROW, HEADER_ROW), footer=forms.OTHER_TARGETS))


def write_list(page: Page, columns: Sequence[forms.Column], rows: Sequence[Cells]) -> None:
    """Write a list of open rows."""
    page.merge(0, (0, len(columns) - 1), page.name.upper(), "title")
    _heads(page, columns)
    for number in range(LIST_ROWS):
        given = rows[number] if number < len(rows) else {}
        for place, column in enumerate(columns):
            style = "open.date" if column.key == "day" else "open.text"
            page.put(HEADER_ROW + 1 + number, place, given.get(column.key), style)
        page.fit(HEADER_ROW + 1 + number, [(given.get(column.key), column.width) for column in columns])
    for place, column in enumerate(columns):
        if column.key == "day":
            prompt = Prompt(column.header, "Ngày ban hành văn bản, ví dụ 07/03/2024.", "date")
            page.ask((HEADER_ROW + 1, place), (HEADER_ROW + LIST_ROWS, place), prompt)
    page.freeze(HEADER_ROW + 1)
    page.protect()
    page.paper(Paper(landscape=True, repeat=(HEADER_ROW, HEADER_ROW), footer=page.name))


def write_carried(page: Page, rows: Sequence[Cells]) -> None:
    """Write what of last year's workbook did not go along as it was, or that all did."""
    columns, last = forms.CARRIED_COLUMNS, len(forms.CARRIED_COLUMNS) - 1
    page.merge(0, (0, last), "CHUYỂN TỪ TỆP NĂM TRƯỚC: NHỮNG NỘI DUNG KHÔNG CÒN HOẶC ĐÃ THAY ĐỔI", "title")
    _heads(page, columns)
    for row, given in enumerate(rows, start=HEADER_ROW + 1):
        page.row(row, [given.get(column.key) for column in columns], ["text"] * len(columns))
        page.fit(row, [(given.get(column.key), column.width) for column in columns])
    if not rows:
        page.merge(HEADER_ROW + 1, (0, last), "Mọi nội dung của năm trước đều đã chuyển.", "text.center")
    page.freeze(HEADER_ROW + 1)
    page.protect()
    page.paper(Paper(landscape=True, repeat=(HEADER_ROW, HEADER_ROW), footer=page.name))


def _of_target(target: Target) -> Cells:
    value = target.value if target.value == "Có" else f"{SIGN[target.operator]} {target.value.replace('.', ',')}"
    content = f"{target.done} / {target.total}" if target.total else target.done
    return {
        "code": target.code,
        "title": target.task,
        "target": f"{value}%" if target.unit == "%" else value,
        "content": content or "Chọn Có hoặc Không",
        "unit": target.unit,
        "official": holder_of(target),
    }


def _target_style(column: forms.Column, target: Target) -> str:
    """Open only the cells that this target asks for."""
    if column.key in {"total", "done"}:
        return "open.number" if column.key in WANTED[target.judged_by] else "number"
    return ("open.center" if column.key == "answer" else "open.text") if column.typed else "text"


def _ask_for_target(page: Page, row: int, places: Mapping[str, int], target: Target) -> None:
    for key in ("total", "done"):
        if key in WANTED[target.judged_by]:
            page.ask((row, places[key]), (row, places[key]), NUMBER)
    choices = ("Có", "Không", "Không áp dụng") if target.judged_by == "own yes" else ("Không áp dụng",)
    prompt = Prompt("Kết quả", f"Chọn: {', '.join(choices)}.", "list", choices=choices)
    page.ask((row, places["answer"]), (row, places["answer"]), prompt)


def _heads(page: Page, columns: Sequence[forms.Column]) -> None:
    page.widths([column.width for column in columns])
    for place, column in enumerate(columns):
        page.put(HEADER_ROW, place, column.header, "head")
    page.fit(HEADER_ROW, [(column.header, column.width) for column in columns], least=34)
