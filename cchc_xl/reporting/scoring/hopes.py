"""The top of «Cải thiện»: the index and place now and as they are hoped for, and what is missing to the goal."""

from collections.abc import Iterator, Sequence
from decimal import ROUND_CEILING, Decimal
from typing import NamedTuple

from cchc_xl import forms
from cchc_xl.books.book import Page, reference
from cchc_xl.books.limits import Value
from cchc_xl.model.cell import address
from cchc_xl.model.improvement import Improvement
from cchc_xl.model.plan import Plan
from cchc_xl.model.scorecard import Scored
from cchc_xl.reporting.change_lines import difference
from cchc_xl.reporting.scoring import summary
from cchc_xl.reporting.scoring.hoped import AT, ZERO
from cchc_xl.reporting.scoring.places import TOTAL, Places
from cchc_xl.tally import RANK_DECIMALS, rank_key

SPANS = ((0, AT["title"]), (AT["due"], AT["lost"]), (AT["try"], AT["hoped"]))
VALUES = (AT["official"], AT["now"], AT["change"])
NOW, HOPED, _ = VALUES
LINE = 21


class Said(NamedTuple):
    """One value at the top: its label, its formula, what that gives now, and how it looks."""

    label: str
    formula: str
    value: Value
    style: str = "points.bold"


class Hopes(NamedTuple):
    """What the top stands on: its first row, and the first and last row of the table below."""

    row: int
    table: tuple[int, int]
    scored: Scored
    plan: Plan
    places: Places
    improvement: Improvement

    @property
    def stands(self) -> Decimal | None:
        """The index as places are compared by it."""
        index = self.scored.card.totals.index
        return None if index is None else rank_key(index)

    def column(self, key: str) -> str:
        """Name a column of the table."""
        return ":".join(address(row, AT[key], absolute=True) for row in self.table)

    @property
    def others(self) -> str:
        """Name the cells of the other agencies' indices."""
        rows = self.table[0], self.table[0] + len(self.improvement.others) - 1
        return ":".join(address(row, AT["others"], absolute=True) for row in rows)


def rows_of(improvement: Improvement) -> int:
    """Say how many rows the top takes."""
    return 3 if improvement.others else 2


def write_hopes(page: Page, hopes: Hopes) -> None:
    """Write the values, three to a row, and beside the table the indices that the places are counted among."""
    for row, values in enumerate(_rows(hopes), start=hopes.row):
        page.height(row, LINE)
        for columns, column, said in zip(SPANS, VALUES, values, strict=True):
            page.merge(row, columns, said.label, "area")
            page.formula(row, column, f"={said.formula}", said.value, said.style)
    for row, index in enumerate(sorted(hopes.improvement.others, reverse=True), start=hopes.table[0]):
        page.put(row, AT["others"], index, "points")


def _rows(hopes: Hopes) -> Iterator[Sequence[Said]]:
    now, hoped = (address(hopes.row, column, absolute=True) for column in (NOW, HOPED))
    lost = sum((loss.lost for loss in hopes.improvement.ledger.losses), ZERO)
    sums = f"{hopes.column('inside')},{hopes.column('outside')}"
    shown = summary.index_now(hopes.scored.card.totals.index)
    change = difference(hopes.row, HOPED, NOW).removeprefix("=")
    stood = reference(forms.SUMMARY, address(*summary.INDEX, absolute=True))
    yield (
        Said("Chỉ số hiện nay", stood, shown, "index"),
        Said("Chỉ số nếu thử", _index(hopes), shown, "index"),
        Said("Chỉ số tăng, giảm", change, None if hopes.stands is None else ZERO, "change"),
    )
    yield (
        Said("Tổng điểm còn mất", f"ROUND(SUM({hopes.column('lost')}),6)", lost),
        Said("Điểm tăng, giảm nếu thử", f"ROUND(SUM({sums}),6)", ZERO, "change"),
        Said("Số ô «Thử» đã điền", f"COUNTA({hopes.column('try')})", 0, "whole"),
    )
    if hopes.improvement.others:
        number = len(hopes.improvement.others) + 1
        yield (
            Said(f"Hạng hiện nay (trong {number} đơn vị)", *_place(now, hopes), "whole"),
            Said("Hạng nếu thử", *_place(hoped, hopes), "whole"),
            _missing(hoped, hopes),
        )


def _index(hopes: Hopes) -> str:
    plan, places = hopes.plan, hopes.places
    sums = summary.area_cells("points", plan, places)
    for outside, key in ((False, "inside"), (True, "outside")):
        if sums[outside]:
            sums[outside].append(hopes.column(key))
    most = f"(N({places.score(TOTAL, 'applicable')})+SUM({hopes.column('applicable')}))"
    return summary.index_formula(sums, most, places.scale[""]["cap"]).removeprefix("=")


def _place(index: str, hopes: Hopes) -> tuple[str, Value]:
    formula = f'IF(ISNUMBER({index}),1+SUMPRODUCT(--({hopes.others}>ROUND({index},{RANK_DECIMALS}))),"")'
    own = hopes.stands
    return formula, None if own is None else 1 + sum(other > own for other in hopes.improvement.others)


def _missing(hoped: str, hopes: Hopes) -> Said:
    """Say what the index lacks to the goal place of the plan, rounded up; nothing where fewer stand in the way."""
    goal, others = hopes.plan.goal.place, sorted(hopes.improvement.others, reverse=True)
    if not goal:
        return Said("Kế hoạch không nêu hạng mục tiêu", '""', None, "text.center")
    label = f"Còn thiếu đến hạng {goal}"
    if len(others) < goal:
        return Said(label, f'IF(ISNUMBER({hoped}),0,"")', None if hopes.stands is None else ZERO)
    lacking = f"MAX(0,ROUND(LARGE({hopes.others},{goal})-{hoped},{RANK_DECIMALS}))"
    value = None
    if hopes.stands is not None:
        value = max(ZERO, others[goal - 1] - hopes.stands).quantize(Decimal("0.01"), ROUND_CEILING)
    return Said(label, f'IF(ISNUMBER({hoped}),ROUNDUP({lacking},2),"")', value)
