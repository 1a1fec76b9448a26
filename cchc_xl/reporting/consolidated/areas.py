"""«Theo lĩnh vực»: the points of each commune by area, with the best of each area."""

from decimal import Decimal

from cchc_xl import forms
from cchc_xl.books.book import Page, Paper, reference
from cchc_xl.books.limits import Value
from cchc_xl.model.cell import address
from cchc_xl.model.ranking import Standing
from cchc_xl.model.scorecard import Scorecard
from cchc_xl.numbers import rounded
from cchc_xl.reporting.consolidated.means import mean_formula, mean_of, share_formula, share_of
from cchc_xl.reporting.consolidated.places import FIRST_IN_AREAS, FIRST_IN_MATRIX, Places, cards, span
from cchc_xl.tally import RANK_DECIMALS

HELP = "★: điểm cao nhất của lĩnh vực. Thanh màu: phần đạt được của điểm tối đa."
FIRST_AREA = 2
NAMES = (6, 18)
PAGE = 116.0
NARROWEST = 8.0
INDEX_WIDTH = 9
MAXIMUM = FIRST_IN_AREAS - 1


def write_areas(page: Page, places: Places) -> None:
    """Write the head, the maxima, a row for each commune with a scorecard, their mean and its share."""
    areas = [area for area, _ in places.areas]
    last = FIRST_AREA + len(areas)
    width = max((PAGE - sum(NAMES) - INDEX_WIDTH) / max(len(areas), 1), NARROWEST)
    page.widths([*NAMES, *([width] * len(areas)), INDEX_WIDTH])
    page.merge(0, (0, last), f"ĐIỂM THEO LĨNH VỰC NĂM {places.plan.year}", "title")
    page.merge(1, (0, last), HELP, "center.italic")
    heads = ["Hạng", "Đơn vị", *(f"{area.code}. {area.title}" for area in areas), "Chỉ số"]
    page.row(MAXIMUM - 1, heads, ["head"] * len(heads))
    page.fit(MAXIMUM - 1, [(head, width) for head in heads])
    maxima: list[Value] = [area.maximum for area in areas]
    page.row(MAXIMUM, ["", "Điểm tối đa", *maxima, None], ["area", "area", *(["area.points"] * (len(areas) + 1))])
    for number, (standing, card) in enumerate(cards(places.scored)):
        _row(page, number, standing, card, places)
    if places.scored:
        _below(page, places)
    page.freeze(FIRST_IN_AREAS, FIRST_AREA)
    page.protect()
    page.paper(Paper(landscape=True, repeat=(MAXIMUM - 1, MAXIMUM), footer=forms.AREAS))


def _row(page: Page, number: int, standing: Standing, card: Scorecard, places: Places) -> None:
    row, index = FIRST_IN_AREAS + number, card.totals.index
    if number < len(places.ranked):
        page.formula(row, 0, f"={places.place_cell(number)}", None if index is None else standing.place, "whole")
    else:
        page.put(row, 0, None, "whole")
    page.put(row, 1, standing.agency.title, "text")
    points = points_by_area(card, places)
    for column, (area, (first, last)) in enumerate(places.areas, start=FIRST_AREA):
        line = FIRST_IN_MATRIX + number
        cells = reference(forms.MATRIX, f"{address(line, first)}:{address(line, last)}")
        formula = f'=IF(COUNT({cells})>0,ROUND(SUM({cells}),{places.plan.policy.decimals + 2}),"")'
        page.formula(row, column, formula, points[area.code], "points")
    shown = None if index is None else rounded(index, RANK_DECIMALS)
    page.formula(row, FIRST_AREA + len(places.areas), f"={places.sum_cell(number, 'index')}", shown, "points.bold")


def points_by_area(card: Scorecard, places: Places) -> dict[str, Decimal | None]:
    """Give the points of each area; None where no criterion of it applies."""
    applies = {score.criterion for score in card.scores if score.applies}
    areas = {criterion.area for criterion in places.criteria if criterion.code in applies}
    found = {one.code: one.points for one in card.totals.areas}
    return {area.code: found[area.code] if area.code in areas else None for area, _ in places.areas}


def _below(page: Page, places: Places) -> None:
    """Write the mean of each area and its share of the maximum, and mark the best."""
    last = FIRST_IN_AREAS + len(places.scored) - 1
    mean, share = last + 1, last + 2
    points = [points_by_area(card, places) for _, card in cards(places.scored)]
    page.row(mean, ("", "Trung bình"), ("area", "area"))
    page.row(share, ("", "So với tối đa"), ("area", "area"))
    for column, (area, _) in enumerate(places.areas, start=FIRST_AREA):
        value = mean_of([one[area.code] for one in points])
        page.formula(mean, column, mean_formula((FIRST_IN_AREAS, column), (last, column)), value, "area.points")
        formula = share_formula((mean, column), (MAXIMUM, column))
        page.formula(share, column, formula, share_of(value, area.maximum), "area.ratio")
        first, end = (FIRST_IN_AREAS, column), (last, column)
        cell = address(*first)
        best = f"AND(ISNUMBER({cell}),{cell}=MAX({span(first, end)}))"
        page.mark_where(first, end, best, "best")
        page.bars(first, end, float(area.maximum))
    column = FIRST_AREA + len(places.areas)
    indices = [card.totals.index for _, card in cards(places.scored)]
    value = mean_of([None if one is None else rounded(one, RANK_DECIMALS) for one in indices])
    page.formula(mean, column, mean_formula((FIRST_IN_AREAS, column), (last, column)), value, "area.points")
    page.put(share, column, None, "area")
