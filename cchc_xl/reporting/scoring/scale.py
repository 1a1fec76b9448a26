"""«Thang điểm»: what the plan gives for each thing, number by number, for the formulas to read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cchc_xl import forms
from cchc_xl.books.book import Page, Paper, reference
from cchc_xl.books.limits import Value
from cchc_xl.model.cell import address
from cchc_xl.model.plan import Criterion, Plan
from cchc_xl.numbers import SIGN
from cchc_xl.rules import SLOT, rule_of
from cchc_xl.rules.proportional import HUNDRED

COLUMNS = (("Mã", 7), ("Tiêu chí", 46), ("Nội dung", 36), ("So sánh", 7), ("Mức", 12), ("Điểm", 8))
HEADER_ROW = 3
VALUE, POINTS = 4, 5
LAST = len(COLUMNS) - 1
SETTINGS = {
    "target": "Tỷ lệ tính đủ điểm (%)",
    "floor": "Mức tối thiểu",
    "each": "Điểm mỗi đơn vị",
    "due": "Hạn chấm điểm",
    "late": "Điểm khi chậm",
}
USUAL = {"target": HUNDRED}


@dataclass(frozen=True, slots=True)
class ScaleLine:
    """One line of the scale: whose, under which name formulas ask for it, its words, its number and its points."""

    owner: str
    name: str
    title: str
    words: str
    operator: str = ""
    value: Value = None
    points: Value = None


def scale_lines(plan: Plan) -> tuple[ScaleLine, ...]:
    """Give the lines of the whole plan, then those of each criterion."""
    decimals = plan.policy.decimals
    of_all = (
        ScaleLine("", "decimals", "Cả kế hoạch", "Số chữ số thập phân của điểm", value=decimals),
        ScaleLine("", "scale", "Cả kế hoạch", "Số phần của một điểm khi làm tròn", value=10**decimals),
        ScaleLine("", "cap", "Cả kế hoạch", "Chỉ số cao nhất", value=plan.policy.cap),
    )
    classes = (
        ScaleLine("", f"class.{place}", "Xếp loại theo chỉ số", one.name, one.operator, one.threshold)
        for place, one in enumerate(plan.classes, start=1)
    )
    return (*of_all, *classes, *(line for one in plan.criteria for line in _of_criterion(one)))


def slots_of(lines: Sequence[ScaleLine]) -> Mapping[str, Mapping[str, str]]:
    """Give the cell of each number by criterion and slot; the weights of a survey are one range."""
    cells: dict[str, dict[str, str]] = {}
    weights: dict[str, list[int]] = {}
    for row, line in enumerate(lines, start=HEADER_ROW + 1):
        own = cells.setdefault(line.owner, {})
        if line.name == "weight":
            weights.setdefault(line.owner, []).append(row)
        if line.name.startswith("band."):
            own[f"{line.name}.from"] = _cell(row, VALUE)
        if line.points is not None:
            own[f"{line.name}.points"] = _cell(row, POINTS)
        own[line.name] = _cell(row, VALUE)
    for owner, rows in weights.items():
        cells[owner]["weights"] = f"{_cell(rows[0], VALUE)}:{address(rows[-1], VALUE, absolute=True)}"
    return cells


def write_scale(page: Page, lines: Sequence[ScaleLine]) -> None:
    """Write the lines."""
    page.widths([width for _, width in COLUMNS])
    page.merge(0, (0, LAST), "THANG ĐIỂM CỦA KẾ HOẠCH", "title")
    page.merge(1, (0, LAST), "Các công thức tính điểm đọc mức và điểm từ trang này.", "center.italic")
    page.row(HEADER_ROW, [title for title, _ in COLUMNS], ["head"] * len(COLUMNS))
    for row, line in enumerate(lines, start=HEADER_ROW + 1):
        value = "date" if line.name == "due" else "number"
        values = (line.owner, line.title, line.words, SIGN.get(line.operator, line.operator), line.value, line.points)
        page.row(row, values, ("text.center", "text", "text", "text.center", value, "points"))
        page.fit(row, [(line.title, COLUMNS[1][1]), (line.words, COLUMNS[2][1])])
    page.freeze(HEADER_ROW + 1)
    page.protect()
    page.paper(Paper(landscape=True, repeat=(HEADER_ROW, HEADER_ROW), footer=forms.SCALE))


def _cell(row: int, column: int) -> str:
    return reference(forms.SCALE, address(row, column, absolute=True))


def _of_criterion(criterion: Criterion) -> Iterator[ScaleLine]:
    asked = set(SLOT.findall(rule_of(criterion).formula(criterion)))
    code, title = criterion.code, criterion.title
    for name in (name for name in SETTINGS if name in asked):
        value = criterion.settings.get(name, USUAL.get(name, 0))
        yield ScaleLine(code, name, title, SETTINGS[name], value=value)
    for place, band in enumerate(criterion.bands, start=1):
        yield ScaleLine(code, f"band.{place}", title, f"Bậc {place}", band.operator, band.threshold, band.points)
    for place, held in enumerate(criterion.conditions, start=1):
        if held.points is not None:
            yield ScaleLine(code, f"condition.{place}", title, held.title, points=held.points)
    for option in criterion.options:
        yield ScaleLine(code, "weight", title, f"{option.label} (%)", value=option.weight)
    if least := rule_of(criterion).floor(criterion):
        yield ScaleLine(code, "least", title, "Điểm thấp nhất có thể", value=least)
