"""«Bảng tự chấm»: one row for each criterion under its area, one for each of its conditions."""

from collections.abc import Mapping
from decimal import Decimal

from cchc_xl import forms
from cchc_xl.books.book import Page, Paper
from cchc_xl.books.limits import Value
from cchc_xl.books.prompts import Prompt
from cchc_xl.gathering import holder_of
from cchc_xl.model.cell import address
from cchc_xl.model.plan import Area, Condition, Criterion, Plan, Shape, Target
from cchc_xl.numbers import SIGN, plain
from cchc_xl.reporting import specimen_line
from cchc_xl.reporting.entry.progress import SIGNS, Progress, state_formula
from cchc_xl.reporting.entry.prompts import YES_OR_NO, prompts_of
from cchc_xl.rules import rule_of

Cells = Mapping[str, Value]

HEADER_ROW = 4
PLACES = {column.key: place for place, column in enumerate(forms.FORM_COLUMNS)}
LAST = len(forms.FORM_COLUMNS) - 1
TITLE = (2, 6)  # the columns of the titles: on the first of two printed pages, beside the columns that repeat
STYLES = {"code": "text.center", "maximum": "points", "unit": "text.center", "ratio": "ratio"}
STYLES |= dict.fromkeys(("day", "due"), "date") | dict.fromkeys(("total", "done", "last_figure"), "number")
STYLES |= dict.fromkeys(("claimed", "last_points"), "points") | {"answer": "text.center", "state": "state"}
OPEN = {"text": "open.text", "text.center": "open.center", "number": "open.number", "points": "open.points"}
OPEN |= {"date": "open.date"}
CONDITION_PROMPTS = {"answer": YES_OR_NO, "evidence": Prompt("Tài liệu kiểm chứng", "Số, ký hiệu, ngày văn bản.")}


def write_form(page: Page, plan: Plan, rows: Mapping[str, Cells], progress: Progress) -> None:
    """Write the form with what is filled in already, by code and column."""
    _heading(page, plan)
    targets = {target.code: target for target in plan.targets}
    row = HEADER_ROW + 1
    for area in plan.areas:
        _area(page, row, area)
        row += 1
        for criterion in plan.in_area(area.code):
            progress.places[criterion.code] = row
            cells = {**_of_criterion(criterion, targets, plan), **rows.get(criterion.code, {})}
            _row(page, row, cells, dict(prompts_of(criterion, plan)))
            _state(page, row, criterion, progress)
            row += 1
            for held in criterion.conditions:
                _row(page, row, {**_of_condition(held), **rows.get(held.code, {})}, CONDITION_PROMPTS)
                row += 1
    _look(page, row - 1)


def _heading(page: Page, plan: Plan) -> None:
    page.widths([column.width for column in forms.FORM_COLUMNS])
    page.merge(0, TITLE, f"BẢNG TỰ CHẤM ĐIỂM CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM {plan.year}", "title")
    page.merge(1, TITLE, plan.title, "center.italic")
    page.merge(2, TITLE, specimen_line(plan), "warning.line")
    page.merge(3, TITLE, "Chỉ nhập vào các ô nền vàng. Số liệu có sổ thì chương trình đếm từ sổ.", "center.italic")
    for column in forms.FORM_COLUMNS:
        page.put(HEADER_ROW, PLACES[column.key], column.header, "head")
    page.height(HEADER_ROW, 50)


def _area(page: Page, row: int, area: Area) -> None:
    for place in range(LAST + 1):
        page.put(row, place, None, "area")
    page.put(row, PLACES["code"], area.code, "area.center")
    page.put(row, PLACES["title"], area.title, "area")
    page.put(row, PLACES["maximum"], area.maximum, "area.points")
    page.fit(row, [(area.title, forms.FORM_COLUMNS[PLACES["title"]].width)])


def _row(page: Page, row: int, cells: Cells, prompts: Mapping[str, Prompt]) -> None:
    for column in forms.FORM_COLUMNS:
        style, place = STYLES.get(column.key, "text"), PLACES[column.key]
        page.put(row, place, cells.get(column.key), OPEN[style] if column.key in prompts else style)
        if column.key in prompts:
            page.ask((row, place), (row, place), prompts[column.key])
    if "total" in prompts:
        formula = ratio_formula(address(row, PLACES["total"]), address(row, PLACES["done"]))
        page.formula(row, PLACES["ratio"], formula, ratio_of(cells), "ratio")
    page.fit(row, [(cells.get(column.key), column.width) for column in forms.FORM_COLUMNS])


def _state(page: Page, row: int, criterion: Criterion, progress: Progress) -> None:
    """Write the live sign of a row: enough, or something is missing."""
    cells = {key: address(row, PLACES[key]) for key in ("total", "done", "day", "answer")}
    number = len(criterion.conditions)
    first, last = row + (1 if number else 0), row + number
    answers = address(first, PLACES["answer"]), address(last, PLACES["answer"])
    page.formula(
        row, PLACES["state"], state_formula(criterion, cells, answers), progress.state(criterion), STYLES["state"]
    )


def ratio_formula(total: str, done: str) -> str:
    """Give the live ratio of two cells, blank where it cannot be."""
    return f'=IF(AND(ISNUMBER({total}),ISNUMBER({done})),IF({total}>0,{done}/{total},""),"")'


def ratio_of(cells: Cells) -> Value:
    """Give the value of the live ratio of a row, None where it is blank."""
    total, done = cells.get("total"), cells.get("done")
    if isinstance(total, (int, Decimal)) and isinstance(done, (int, Decimal)) and total > 0:
        return Decimal(done) / Decimal(total)
    return None


def _of_criterion(criterion: Criterion, targets: Mapping[str, Target], plan: Plan) -> Cells:
    return {
        "code": criterion.code,
        "title": criterion.title,
        "maximum": criterion.maximum,
        "method": rule_of(criterion).method(criterion),
        "target": _target_of(criterion, targets),
        "content": _content(criterion),
        "unit": criterion.unit,
        "official": holder_of(criterion),
        "due": criterion.due or plan.end,
    }


def _of_condition(held: Condition) -> Cells:
    points = f"Có: {plain(held.points)} điểm" if held.points is not None else "Điều kiện phải đạt"
    return {"code": held.code, "title": f"– {held.title}", "method": points, "content": "Chọn Có hoặc Không"}


def _target_of(criterion: Criterion, targets: Mapping[str, Target]) -> str:
    for code in criterion.targets:
        target = targets.get(code)
        if target and target.unit == "%" and target.judged_by in {"ratio", "lowest"}:
            return f"{SIGN[target.operator]} {target.value.replace('.', ',')}%"
    return ""


def _content(criterion: Criterion) -> str:
    words = f"Số thực hiện: {criterion.done}. Tổng số: {criterion.total}." if criterion.total else criterion.done
    if not criterion.register:
        return words
    typed = rule_of(criterion).shape(criterion) in {Shape.RATIO, Shape.COUNT}
    hint = "; chỉ nhập tay khi chưa có sổ" if typed else ""
    return f"{words.rstrip('.')}. Đếm từ sổ «{criterion.register}»{hint}."


def _look(page: Page, last: int) -> None:
    page.colour_by_sign((HEADER_ROW + 1, PLACES["state"]), (last, PLACES["state"]), SIGNS)
    page.freeze(HEADER_ROW + 1, 2)
    page.filter((HEADER_ROW, 0), (last, LAST))
    page.protect()
    rows, columns = (HEADER_ROW, HEADER_ROW), (0, 1)
    page.paper(Paper(landscape=True, repeat=rows, footer=forms.FORM, pages_wide=2, repeat_columns=columns))
