"""«Ma trận điểm»: communes by criteria, the points that count, and the index that places are compared by."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from cchc_xl import forms
from cchc_xl.books.book import Page, Paper
from cchc_xl.books.limits import Value
from cchc_xl.model.cell import Cell
from cchc_xl.model.ranking import Standing
from cchc_xl.model.scorecard import Scorecard
from cchc_xl.numbers import rounded
from cchc_xl.reporting.consolidated.appraisals import points_cell
from cchc_xl.reporting.consolidated.matrix_formulas import Ranges, ranges_of, sum_formulas
from cchc_xl.reporting.consolidated.means import mean_formula, mean_of, share_formula, share_of
from cchc_xl.reporting.consolidated.places import (
    CODES,
    FIRST_CRITERION,
    FIRST_IN_MATRIX,
    LEAST,
    LIVE_UP_TO,
    MAXIMA,
    SUMS,
    TITLES,
    Places,
    cards,
)
from cchc_xl.reporting.links import link_target
from cchc_xl.rules import rule_of
from cchc_xl.tally import RANK_DECIMALS
from cchc_xl.text import shortened

PLACE, NAME = 0, 1
NAMES = (5.5, 17)
CELL, SUM = 5.8, 8.5
ON_A_PAGE = 14  # columns of criteria that a page holds beside the names
TITLE_HEIGHT, TITLE_LENGTH = 130, 42
AREA_LINES = 3
SUM_HEADS = ("Tổng điểm", "Tối đa áp dụng", "Chỉ số", "Chỉ số thấp nhất còn có thể", "Chỉ số cao nhất còn có thể")
SUM_STYLES = ("points", "points", "points.bold", "points", "points")
LIVE = (
    f"Mỗi điểm là công thức từ «{forms.APPRAISAL}»: nhập điểm thẩm định ở đó thì điểm, chỉ số và hạng đổi theo. "
    "Ô trống: tiêu chí ra khỏi thang điểm."
)
FROZEN = (
    f"Trên {LIVE_UP_TO} đơn vị nên điểm ở trang này là giá trị của lần tổng hợp này, không đổi theo "
    f"«{forms.APPRAISAL}»; nhập điểm thẩm định rồi tổng hợp lại để có điểm mới. Ô trống: tiêu chí ra khỏi thang điểm."
)

CLICK = " Bấm vào tên có gạch chân để mở bảng điểm của đơn vị."


def write_matrix(page: Page, places: Places) -> None:
    """Write the head, a row for each commune with a scorecard, their mean and its share of the maximum."""
    last = FIRST_IN_MATRIX + len(places.scored) - 1
    _head(page, places)
    ranges = ranges_of(places)
    for row, (standing, card) in enumerate(cards(places.scored), start=FIRST_IN_MATRIX):
        _row(page, row, standing, card, places, ranges)
    if places.scored:
        _means(page, last + 1, places)
        for column, criterion in enumerate(places.criteria, start=FIRST_CRITERION):
            page.heat((FIRST_IN_MATRIX, column), (last + 1, column), float(criterion.maximum))
    page.freeze(FIRST_IN_MATRIX, FIRST_CRITERION)
    page.protect()
    wide = -(-(len(places.criteria) + len(SUMS)) // ON_A_PAGE)
    paper = Paper(landscape=True, repeat=(CODES, MAXIMA), footer=forms.MATRIX, pages_wide=wide)
    page.paper(replace(paper, repeat_columns=(PLACE, NAME)))


def _head(page: Page, places: Places) -> None:
    criteria, plan = places.criteria, places.plan
    page.widths([*NAMES, *([CELL] * len(criteria)), *([SUM] * len(SUMS))])
    wide = FIRST_CRITERION + min(len(criteria) + len(SUMS), ON_A_PAGE - 1) - 1
    page.merge(0, (0, wide), f"MA TRẬN ĐIỂM CẢI CÁCH HÀNH CHÍNH NĂM {plan.year}", "title")
    click = CLICK if any(one.result for one in places.scored) else ""
    page.merge(1, (0, wide), (LIVE if places.live else FROZEN) + click, "wrap")
    page.height(1, 50)
    _areas(page, CODES - 1, places)
    codes = ["Hạng", "Đơn vị", *(one.code for one in criteria), *([""] * len(SUMS))]
    page.row(CODES, codes, ["head"] * len(codes))
    titles = ["", "", *(shortened(one.title, TITLE_LENGTH) for one in criteria), *SUM_HEADS]
    page.row(TITLES, titles, ["head", "head", *(["head.turned"] * len(criteria)), *(["head"] * len(SUMS))])
    page.height(TITLES, TITLE_HEIGHT)
    inside = sum((area.maximum for area in plan.areas if not area.outside), Decimal(0))
    points = ("area", *(["area.points"] * (len(criteria) + len(SUMS))))
    most: list[Value] = [one.maximum for one in criteria]
    page.row(MAXIMA, ["", "Điểm tối đa", *most, inside, inside, plan.policy.cap, None, None], ("area", *points))
    floors: list[Value] = [rule_of(one).floor(one) for one in criteria]
    page.row(LEAST, ["", "Thấp nhất có thể", *floors, *([None] * len(SUMS))], ("area", *points))


def _areas(page: Page, row: int, places: Places) -> None:
    """Write the title of each area over its criteria."""
    titles = [(f"{area.code}. {area.title}", run) for area, run in places.areas]
    titles = [(shortened(words, int(CELL * (run[1] - run[0] + 1) * AREA_LINES)), run) for words, run in titles]
    for words, (first, last) in titles:
        if first == last:
            page.put(row, first, words, "area")
        else:
            page.merge(row, (first, last), words, "area")
    page.fit(row, [(words, CELL * (last - first + 1)) for words, (first, last) in titles])


def _row(page: Page, row: int, standing: Standing, card: Scorecard, places: Places, ranges: Ranges) -> None:
    number = row - FIRST_IN_MATRIX
    if number < len(places.ranked):
        shown = None if card.totals.index is None else standing.place
        page.formula(row, PLACE, f"={places.place_cell(number)}", shown, "whole")
    else:
        page.put(row, PLACE, None, "whole")
    page.link(row, NAME, link_target(Cell(standing.result)), standing.agency.title)
    points = {score.criterion: score.points_apply for score in card.scores}
    values = [points[one.code] for one in places.criteria]
    if places.live:
        first = places.blocks[standing.agency.code]
        for number, of_one in enumerate(values):
            page.formula(row, FIRST_CRITERION + number, f"={points_cell(first + number)}", of_one, "points")
    else:
        page.row(row, values, ["points"] * len(values), first=FIRST_CRITERION)
    sums = sum_formulas(row, standing.agency.code, card, places, ranges)
    for key, style in zip(SUMS, SUM_STYLES, strict=True):
        formula, value = sums[key]
        if formula:
            page.formula(row, places.sum_column(key), formula, value, style)
        else:
            page.put(row, places.sum_column(key), value, style)


def _means(page: Page, row: int, places: Places) -> None:
    """Write the mean of each column over the communes that it applies to, and its share of the maximum."""
    page.row(row, ("", "Trung bình"), ("area", "area"))
    page.row(row + 1, ("", "So với tối đa"), ("area", "area"))
    totals = [card.totals for _, card in cards(places.scored)]
    points = [{score.criterion: score.points_apply for score in card.scores} for _, card in cards(places.scored)]
    for column, criterion in enumerate(places.criteria, start=FIRST_CRITERION):
        mean = mean_of([one[criterion.code] for one in points])
        _mean(page, row, column, mean)
        formula = share_formula((row, column), (MAXIMA, column))
        page.formula(row + 1, column, formula, share_of(mean, criterion.maximum), "area.ratio")
    for key, name in zip(SUMS, ("points", "maximum", "index", "low", "high"), strict=True):
        found: list[Fraction | Decimal | None] = [getattr(one, name) for one in totals]
        numbers = [None if one is None else rounded(one, RANK_DECIMALS) for one in found]
        _mean(page, row, places.sum_column(key), mean_of(numbers))
        page.put(row + 1, places.sum_column(key), None, "area")


def _mean(page: Page, row: int, column: int, value: Decimal | None) -> None:
    page.formula(row, column, mean_formula((FIRST_IN_MATRIX, column), (row - 1, column)), value, "area.points")
