"""How far the form is filled in: a live sign in each row, and counts by area and by official on «Tiến độ»."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from cchc_xl import forms
from cchc_xl.books.book import Page, Paper, reference
from cchc_xl.books.limits import Value
from cchc_xl.gathering import holder_of
from cchc_xl.model.cell import address
from cchc_xl.model.plan import Criterion, Plan, Shape
from cchc_xl.reporting.entry.registers import FIRST_ROW, ROWS
from cchc_xl.rules import rule_of

FULL, FROM_REGISTER, NOT_APPLICABLE, OPEN = "✓ Đủ", "✓ Theo sổ", "✓ Không áp dụng", "○ Thiếu"
SIGNS = {"✓": "good", "○": "open"}
WIDTHS = (44, 14, 14, 14, 18)
STATE = address(0, [column.key for column in forms.FORM_COLUMNS].index("state"))[:-1]

Cells = Mapping[str, Value]


@dataclass(slots=True)
class Progress:
    """What is filled in, and in which rows of the form each area's criteria stand."""

    plan: Plan
    rows: Mapping[str, Cells]
    register_rows: Mapping[str, int]
    places: dict[str, int] = field(default_factory=dict)

    def state(self, criterion: Criterion) -> str:
        """Give what the live sign of a criterion shows."""
        given = self.rows.get(criterion.code, {})
        if self.register_rows.get(criterion.register):
            return FROM_REGISTER
        if given.get("answer") == "Không áp dụng":
            return NOT_APPLICABLE
        return FULL if FILLED[rule_of(criterion).shape(criterion)](given, self._conditions(criterion)) else OPEN

    def _conditions(self, criterion: Criterion) -> list[Cells]:
        own = [self.rows.get(held.code, {}) for held in criterion.conditions]
        return own or [self.rows.get(criterion.code, {})]


def state_formula(criterion: Criterion, cells: Mapping[str, str], conditions: tuple[str, str]) -> str:
    """Give the formula of a row's sign; ``cells`` by column, ``conditions`` the first and last answer cell."""
    first, last = conditions
    number = max(1, len(criterion.conditions))
    answers = f'COUNTIF({first}:{last},"Có")+COUNTIF({first}:{last},"Không")={number}'
    filled = {
        Shape.RATIO: f"AND(ISNUMBER({cells['total']}),ISNUMBER({cells['done']}))",
        Shape.COUNT: f"ISNUMBER({cells['done']})",
        Shape.DATE: f'OR(ISNUMBER({cells["day"]}),{cells["answer"]}="Không")',
        Shape.CONDITIONS: answers,
    }.get(rule_of(criterion).shape(criterion), "FALSE")
    sign = f'IF({cells["answer"]}="Không áp dụng","{NOT_APPLICABLE}",IF({filled},"{FULL}","{OPEN}"))'
    if criterion.register:
        keys = reference(criterion.register, f"$A${FIRST_ROW + 1}:$A${FIRST_ROW + ROWS}")
        sign = f'IF(COUNTA({keys})>0,"{FROM_REGISTER}",{sign})'
    return "=" + sign


def write_progress(page: Page, progress: Progress) -> None:
    """Write how many criteria have their figures, by area and by official, live."""
    page.widths(WIDTHS)
    page.merge(0, (0, 4), "TIẾN ĐỘ NHẬP SỐ LIỆU", "title")
    criteria = progress.plan.criteria
    areas = [(f"{one.code}. {one.title}", progress.plan.in_area(one.code)) for one in progress.plan.areas]
    names = dict.fromkeys(map(holder_of, criteria))
    officials = [(name, tuple(one for one in criteria if holder_of(one) == name)) for name in names]
    row = _table(page, 2, "Lĩnh vực", areas, progress)
    _table(page, row + 1, "Người phụ trách", officials, progress)
    page.protect()
    page.paper(Paper(footer=forms.PROGRESS))


def _table(
    page: Page, row: int, title: str, groups: Iterable[tuple[str, tuple[Criterion, ...]]], progress: Progress
) -> int:
    page.row(row, (title, "Số tiêu chí", "Đã đủ", "Tỷ lệ", "Tình trạng"), ("head",) * 5)
    row += 1
    for name, criteria in groups:
        states = [progress.state(one) for one in criteria]
        cells = ",".join(reference(forms.FORM, f"${STATE}${progress.places[one.code] + 1}") for one in criteria)
        done = sum(state.startswith("✓") for state in states)
        _line(page, row, name, len(criteria), done, cells)
        row += 1
    return row


def _line(page: Page, row: int, name: str, number: int, done: int, cells: str) -> None:
    signs = "+".join(f'(LEFT({cell},1)="✓")' for cell in cells.split(",") if cell)
    page.put(row, 0, name, "text")
    page.put(row, 1, number, "whole")
    page.formula(row, 2, f"={signs}" if signs else "=0", done, "whole")
    ratio = Decimal(done) / Decimal(number) if number else None
    page.formula(row, 3, f'=IF(B{row + 1}>0,C{row + 1}/B{row + 1},"")', ratio, "ratio")
    state = FULL if done == number else OPEN
    page.formula(row, 4, f'=IF(C{row + 1}=B{row + 1},"{FULL}","{OPEN}")', state, "state")
    page.colour_by_sign((row, 4), (row, 4), SIGNS)
    page.fit(row, [(name, WIDTHS[0])])


def _is_number(value: Value) -> bool:
    return isinstance(value, (int, Decimal))


FILLED: Mapping[Shape, Callable[[Cells, list[Cells]], bool]] = {
    Shape.RATIO: lambda given, _: _is_number(given.get("total")) and _is_number(given.get("done")),
    Shape.COUNT: lambda given, _: _is_number(given.get("done")),
    Shape.DATE: lambda given, _: isinstance(given.get("day"), date) or given.get("answer") == "Không",
    Shape.CONDITIONS: lambda _, held: all(one.get("answer") in {"Có", "Không"} for one in held),
    Shape.LINES: lambda _given, _: False,
    Shape.ANSWERS: lambda _given, _: False,
}
