"""The live cells of a ranked agency's row in «Xếp hạng», each with the value that it has now."""

from dataclasses import dataclass
from decimal import Decimal

from cchc_xl import forms
from cchc_xl.books.book import reference
from cchc_xl.books.limits import Live
from cchc_xl.model.cell import address
from cchc_xl.model.ranking import Earlier, Standing
from cchc_xl.numbers import rounded
from cchc_xl.reporting.consolidated.places import FIRST_CLASS, FIRST_PLACE, GOAL, GOAL_INDEX, Places
from cchc_xl.tally import RANK_DECIMALS, class_of

COLUMNS = (
    forms.Column("place", "Hạng", 6),
    forms.Column("agency", "Đơn vị", 17),
    forms.Column("index", "Chỉ số", 7.5),
    forms.Column("low", "Thấp nhất còn có thể", 7.5),
    forms.Column("high", "Cao nhất còn có thể", 7.5),
    forms.Column("class", "Xếp loại", 9),
    forms.Column("year_index", "Chỉ số so với năm trước", 8),
    forms.Column("year_place", "Hạng so với năm trước", 7),
    forms.Column("run_index", "Chỉ số so với lần trước", 8),
    forms.Column("run_place", "Hạng so với lần trước", 7),
    forms.Column("possible", "Hạng tốt nhất – kém nhất còn có thể", 8),
    forms.Column("likely", "Hạng trong 90% phép thử đổi trọng số", 8),
    forms.Column("gap", "Điểm còn thiếu đến hạng mục tiêu", 7.5),
    forms.Column("note", "Ghi chú", 13.5),
    forms.Column("order", "Thứ tự", 7),
    forms.Column("last_year_index", "Chỉ số năm trước", 9),
    forms.Column("last_year_place", "Hạng năm trước", 8),
    forms.Column("last_run_index", "Chỉ số lần trước", 9),
    forms.Column("last_run_place", "Hạng lần trước", 8),
    forms.Column("remark", "Ghi chú lúc lập", 40),
)
COLUMN = {column.key: place for place, column in enumerate(COLUMNS)}
PRINTED = COLUMN["note"]
STYLES = {
    "place": "whole",
    "index": "points.bold",
    "low": "points",
    "high": "points",
    "class": "text.center",
    "year_index": "change",
    "year_place": "change.place",
    "run_index": "change",
    "run_place": "change.place",
    "gap": "points",
    "note": "text",
    "order": "whole",
}


@dataclass(frozen=True, slots=True)
class Place:
    """A ranked agency's row in «Xếp hạng»: which row, the how manieth (from zero), and what is unusual about it."""

    row: int
    number: int
    standing: Standing
    remark: str
    places: Places

    def at(self, key: str) -> str:
        """Name a cell of this row."""
        return address(self.row, COLUMN[key])


def place_formulas(place: Place) -> dict[str, Live]:
    """Give each live cell of a row: its formula and the value that it has now."""
    standing, places = place.standing, place.places
    totals = standing.card.totals if standing.card else None
    index, low, high = (
        None if totals is None or one is None else rounded(one, RANK_DECIMALS)
        for one in ((totals.index, totals.low, totals.high) if totals else (None, None, None))
    )
    stood = None if index is None else standing.place
    keys, own = places.place_column(COLUMN["index"], local=True), place.at("index")
    return {
        "place": (f'=IF(ISNUMBER({own}),RANK({own},{keys}),"")', stood),
        "index": (f"={places.sum_cell(place.number, 'index')}", index),
        "low": (f"={places.sum_cell(place.number, 'low')}", low),
        "high": (f"={places.sum_cell(place.number, 'high')}", high),
        "class": (_class(own, places), class_of(places.plan, totals.index if totals else None)),
        "year_index": _change(place, "index", "last_year", index),
        "year_place": _change(place, "place", "last_year", stood),
        "run_index": _change(place, "index", "last_run", index),
        "run_place": _change(place, "place", "last_run", stood),
        "gap": _gap(own, index, places),
        "note": _note(place, stood),
        "order": (_order(place), None if index is None else place.number + 1),
    }


def _class(index: str, places: Places) -> str:
    formula = '""'
    for row, one in reversed(list(enumerate(places.plan.classes, start=FIRST_CLASS))):
        name, threshold = (reference(forms.SUMMARY, address(row, column, absolute=True)) for column in (1, 2))
        formula = f"IF(ROUND({index}-{threshold},{RANK_DECIMALS}){one.operator}0,{name},{formula})"
    return f'=IF(ISNUMBER({index}),{formula},"")'


def _change(place: Place, what: str, since: str, now: Decimal | int | None) -> Live:
    """Give what an index grew by, or how many places were gained; blank where one of both is not known."""
    earlier: Earlier = getattr(place.standing, since)
    then: Decimal | int | None = getattr(earlier, what)
    current, before = place.at(what), place.at(f"{since}_{what}")
    less = (before, current) if what == "place" else (current, before)
    formula = f'=IF(AND(ISNUMBER({current}),ISNUMBER({before})),ROUND({less[0]}-{less[1]},{RANK_DECIMALS}),"")'
    if now is None or then is None:
        return formula, None
    return formula, rounded(then - now if what == "place" else now - then, RANK_DECIMALS)


def _gap(index: str, now: Decimal | None, places: Places) -> Live:
    """Points of the index missing to the one at the goal place; none missing where fewer are ranked."""
    if not places.ranking.goal:
        return '=""', None
    wanted = reference(forms.SUMMARY, address(*GOAL_INDEX, absolute=True))
    formula = f"IF(ISNUMBER({wanted}),MAX(0,ROUND({wanted}-{index},{RANK_DECIMALS})),0)"
    goal = places.goal_index
    gap = Decimal(0) if goal is None else max(Decimal(0), goal - (now or Decimal(0)))
    return f'=IF(ISNUMBER({index}),{formula},"")', None if now is None else gap


def _note(place: Place, stood: int | None) -> Live:
    goal, remark = place.places.ranking.goal, place.at("remark")
    said = place.remark
    if not goal:
        return f'={remark}&""', said
    stands, wanted = place.at("place"), reference(forms.SUMMARY, address(*GOAL, absolute=True))
    formula = f'IF(ISNUMBER({stands}),IF({stands}<={wanted},"Trong nhóm "&{wanted}&IF({remark}="","","; "),""),"")'
    within = stood is not None and stood <= goal
    return f"={formula}&{remark}", "; ".join(filter(None, (f"Trong nhóm {goal}" if within else "", said)))


def _order(place: Place) -> str:
    """A place of its own for each: those that share one follow each other."""
    stands, index = place.at("place"), place.at("index")
    above = f"{address(FIRST_PLACE - 1, COLUMN['index'], absolute=True)}:{address(place.row - 1, COLUMN['index'])}"
    return f'=IF(ISNUMBER({stands}),{stands}+COUNTIF({above},{index}),"")'
