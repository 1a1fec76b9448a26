"""«Bảng tự chấm»: one row for each criterion under its area, one for each of its conditions."""

from collections.abc import Mapping
from decimal import Decimal

from cchc_xl import forms
from cchc_xl.books.book import Page, Paper, Value
from cchc_xl.model.cell import address
from cchc_xl.model.plan import Area, Condition, Criterion, NotApplicable, Plan, Shape, Target
from cchc_xl.numbers import SIGN, plain
from cchc_xl.reporting import specimen_line
from cchc_xl.rules import rule_of

Cells = Mapping[str, Value]

HEADER_ROW = 4
PLACES = {column.key: place for place, column in enumerate(forms.FORM_COLUMNS)}
LAST = len(forms.FORM_COLUMNS) - 1
TYPED = {
    Shape.RATIO: {"total", "done"},
    Shape.COUNT: {"done"},
    Shape.DATE: {"day", "answer"},
    Shape.CONDITIONS: {"answer"},
}
ALWAYS = {"last_figure", "last_points", "evidence", "explanation"}
STYLES = {"code": "text.center", "maximum": "points", "unit": "text.center", "ratio": "ratio", "day": "date"}
STYLES |= dict.fromkeys(("total", "done", "last_figure"), "number")
STYLES |= dict.fromkeys(("claimed", "last_points"), "points") | {"answer": "text.center"}
OPEN = {"text": "open.text", "text.center": "open.center", "number": "open.number", "points": "open.points"}
OPEN |= {"date": "open.date"}


def write_form(page: Page, plan: Plan, rows: Mapping[str, Cells]) -> None:
    """Write the form with what is filled in already, by code and column."""
    _heading(page, plan)
    targets = {target.code: target for target in plan.targets}
    row = HEADER_ROW + 1
    for area in plan.areas:
        _area(page, row, area)
        row += 1
        for criterion in plan.in_area(area.code):
            _row(page, row, {**_of_criterion(criterion, targets), **rows.get(criterion.code, {})}, _open(criterion))
            row += 1
            for held in criterion.conditions:
                _row(page, row, {**_of_condition(held), **rows.get(held.code, {})}, {"answer", "evidence"})
                row += 1
    _look(page, row - 1)


def _heading(page: Page, plan: Plan) -> None:
    page.widths([column.width for column in forms.FORM_COLUMNS])
    page.merge(0, (0, LAST), f"BẢNG TỰ CHẤM ĐIỂM CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM {plan.year}", "title")
    page.merge(1, (0, LAST), plan.title, "center.italic")
    page.merge(2, (0, LAST), specimen_line(plan), "warning.line")
    page.merge(3, (0, LAST), "Chỉ nhập vào các ô nền vàng. Số liệu có sổ thì chương trình đếm từ sổ.", "center.italic")
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


def _row(page: Page, row: int, cells: Cells, opened: set[str]) -> None:
    for column in forms.FORM_COLUMNS:
        style = STYLES.get(column.key, "text")
        page.put(row, PLACES[column.key], cells.get(column.key), OPEN[style] if column.key in opened else style)
    if "total" in opened:
        _ratio(page, row, cells)
    page.fit(row, [(cells.get(column.key), column.width) for column in forms.FORM_COLUMNS])


def _ratio(page: Page, row: int, cells: Cells) -> None:
    total, done = address(row, PLACES["total"]), address(row, PLACES["done"])
    formula = f'=IF(AND(ISNUMBER({total}),ISNUMBER({done})),IF({total}>0,{done}/{total},""),"")'
    page.formula(row, PLACES["ratio"], formula, ratio_of(cells), "ratio")


def ratio_of(cells: Cells) -> Value:
    """Give the value of the live ratio of a row, None where it is blank."""
    total, done = cells.get("total"), cells.get("done")
    if isinstance(total, (int, Decimal)) and isinstance(done, (int, Decimal)) and total > 0:
        return Decimal(done) / Decimal(total)
    return None


def _of_criterion(criterion: Criterion, targets: Mapping[str, Target]) -> Cells:
    return {
        "code": criterion.code,
        "title": criterion.title,
        "maximum": criterion.maximum,
        "method": rule_of(criterion).method(criterion),
        "target": _target_of(criterion, targets),
        "content": _content(criterion),
        "unit": criterion.unit,
        "official": criterion.official or "Chưa phân công",
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


def _open(criterion: Criterion) -> set[str]:
    """Give the columns that may be typed into in the row of a criterion."""
    shape = rule_of(criterion).shape(criterion)
    typed = set() if criterion.conditions else TYPED.get(shape, set())
    answered = set() if criterion.not_applicable is NotApplicable.REFUSED else {"answer"}
    claimed = set() if criterion.surveyed else {"claimed"}
    return typed | answered | claimed | ALWAYS


def _look(page: Page, last: int) -> None:
    answer = PLACES["answer"]
    wanted = "Hãy chọn Có, Không hoặc Không áp dụng."
    page.choose((HEADER_ROW + 1, answer), (last, answer), forms.ANSWERS, wanted)
    page.freeze(HEADER_ROW + 1, 2)
    page.filter((HEADER_ROW, 0), (last, LAST))
    page.protect()
    page.paper(Paper(landscape=True, repeat=(HEADER_ROW, HEADER_ROW), footer=forms.FORM))
