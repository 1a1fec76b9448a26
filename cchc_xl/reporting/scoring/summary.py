"""«Tổng hợp»: one page for the chairman, live: the index, its bounds, the goal, where points are lost and by whom."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from cchc_xl import forms
from cchc_xl.books.book import Chart, Page, Paper, reference
from cchc_xl.books.limits import Value
from cchc_xl.findings import Severity, severity_of
from cchc_xl.model.cell import address
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan
from cchc_xl.model.scorecard import AreaSum, Scorecard, Scored
from cchc_xl.numbers import ratio, rounded
from cchc_xl.reporting.headings import letterhead_of, said_of, write_heading, write_signature
from cchc_xl.reporting.scoring import targets
from cchc_xl.reporting.scoring.officials import holders_of, lost_formula, missing_formula, sum_formula
from cchc_xl.reporting.scoring.places import TOTAL, Places
from cchc_xl.tally import RANK_DECIMALS, class_of

WIDTHS = (4.5, 48, 6.5, 6.5, 7.2, 5.6, 1, 16, 5.6, 5.6, 5.6, 4.8)
LEFT, RIGHT = 5, 7
LAST = len(WIDTHS) - 1
FIRST = 7
TIGHT = 16.5
CONTENTS = (FIRST, LAST + 2)
HOLDER_HEADS = ("Người phụ trách", "Tối đa", "Đạt", "Mất", "Thiếu")
INDEX = (FIRST, 2)
NO_INDEX = "Chưa có"


def write_summary(page: Page, scored: Scored, plan: Plan, places: Places) -> None:
    """Write the page."""
    page.widths(WIDTHS)
    page.hide_gridlines()
    letterhead = letterhead_of(scored.card.agency, plan)
    title = f"TỔNG HỢP KẾT QUẢ CHẤM ĐIỂM CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM {plan.year}"
    row = write_heading(page, plan, letterhead, title, WIDTHS)
    page.merge(row - 2, (0, LAST), said_of(scored, plan), "center.italic")
    row = _lines(page, scored, plan, places)
    page.height(row, 6)
    areas = _areas(page, row + 1, scored.card, plan, places)
    _chart(page, row + 1, len(plan.areas))
    holders = _holders(page, row + 1, scored, plan, places)
    end = max(areas, holders)
    page.height(end, 6)
    write_signature(page, end + 1, letterhead, WIDTHS)
    page.protect()
    page.paper(Paper(landscape=True, last=(end + 8, LAST), pages_high=1))


def _lines(page: Page, scored: Scored, plan: Plan, places: Places) -> int:
    card, totals = scored.card, scored.card.totals
    index = [_index(key, value, plan, places) for key, value in _of_index(card)]
    points, most = (f"=N({places.score(TOTAL, key)})" for key in ("points", "applicable"))
    met = [judged.met for judged in card.targets]
    lines: list[tuple[str, list[tuple[str, Value]], str]] = [
        (
            forms.SUMMARY_LINES["index"],
            [index[0], (_class(plan, places), class_of(plan, totals.index))],
            "index",
        ),
        (forms.SUMMARY_LINES["bounds"], index[1:], "points"),
        (forms.SUMMARY_LINES["points"], [(points, totals.points), (most, totals.maximum)], "points"),
        (forms.SUMMARY_LINES["goal"], [("", _goal(card, plan))], "text.center"),
        (
            forms.SUMMARY_LINES["counts"],
            [_met(plan, met), ("", _counts(scored.findings))],
            "text.center",
        ),
    ]
    for row, (label, values, style) in enumerate(lines, start=FIRST):
        page.merge(row, (0, 1), label, "area")
        _values(page, row, values, style)
        page.fit(row, [(value, sum(WIDTHS[2 : LEFT + 1]) / len(values)) for _, value in values], least=21)
    return FIRST + len(lines)


def _values(page: Page, row: int, values: Sequence[tuple[str, Value]], style: str) -> None:
    """Write one value over the left half, or two beside each other."""
    places = ((2, LEFT),) if len(values) == 1 else ((2, 3), (4, LEFT))
    for columns, (formula, value) in zip(places, values, strict=True):
        page.merge(row, columns, value, style)
        if formula:
            page.formula(row, columns[0], formula, value, style)


def _of_index(card: Scorecard) -> Sequence[tuple[str, Fraction | None]]:
    return (("points", card.totals.index), ("low", card.totals.low), ("high", card.totals.high))


def index_formula(sums: Mapping[bool, Sequence[str]], most: str, cap: str) -> str:
    """Points inside the scale by the applicable maximum, and those outside (``True``) beside them, up to the cap."""
    share = f"ROUND(SUM({','.join(sums[False])})/{most}*100,{RANK_DECIMALS})"
    beyond = f"+SUM({','.join(sums[True])})" if sums[True] else ""
    return f'=IF(N({most})>0,MIN({share}{beyond},{cap}),"{NO_INDEX}")'


def area_cells(key: str, plan: Plan, places: Places) -> Mapping[bool, list[str]]:
    """Name a column of «Bảng chấm điểm» for the areas inside the scale, and for those outside (``True``)."""
    return {
        beyond: [places.score(area.code, key) for area in plan.areas if area.outside is beyond]
        for beyond in (False, True)
    }


def index_now(index: Fraction | None) -> Value:
    """Give the index as it stands in a cell."""
    return NO_INDEX if index is None else rounded(index, RANK_DECIMALS)


def _index(key: str, value: Fraction | None, plan: Plan, places: Places) -> tuple[str, Value]:
    most, cap = places.score(TOTAL, "applicable"), places.scale[""]["cap"]
    return index_formula(area_cells(key, plan, places), most, cap), index_now(value)


def _class(plan: Plan, places: Places) -> str:
    index, formula = address(*INDEX, absolute=True), '""'
    for place, one in reversed(list(enumerate(plan.classes, start=1))):
        threshold = places.scale[""][f"class.{place}"]
        name = threshold.replace("$E$", "$C$")
        formula = f"IF(ROUND({index}-{threshold},{RANK_DECIMALS}){one.operator}0,{name},{formula})"
    return f'=IF(ISNUMBER({index}),{formula},"")'


def _goal(card: Scorecard, plan: Plan) -> str:
    goal, number = plan.goal, len(plan.roster)
    words = [f"Nhóm {goal.place}/{number}"] if goal.place else []
    if goal.last_place and card.agency.code == plan.agency:
        words.append(f"năm trước {goal.last_place}/{number}")
    return "; ".join(words)


def _met(plan: Plan, met: Sequence[bool | None]) -> tuple[str, Value]:
    cells = targets.results(plan)
    counts = '&" / "&'.join(f'COUNTIF({cells},"{forms.RESULTS[result]}")' for result in (True, False, None))
    return f"={counts}", " / ".join(str(met.count(result)) for result in (True, False, None))


def _counts(findings: Sequence[Finding]) -> str:
    return " / ".join(str(sum(severity_of(one) is severity for one in findings)) for severity in Severity)


def _areas(page: Page, row: int, card: Scorecard, plan: Plan, places: Places) -> int:
    page.row(row, forms.AREA_HEADS, ("head",) * len(forms.AREA_HEADS))
    titles = {area.code: area.title for area in plan.areas}
    for number, area in enumerate(card.totals.areas, start=row + 1):
        page.row(number, (area.code, titles[area.code]), ("text.center", "text"))
        _sums(page, number, area, places, "")
        page.fit(number, [(titles[area.code], WIDTHS[1])], least=TIGHT)
    total = row + 1 + len(card.totals.areas)
    page.row(total, ("", "Tổng cộng"), ("area", "area"))
    _sums(page, total, AreaSum(TOTAL, card.totals.points, card.totals.maximum, Decimal(0), Decimal(0)), places, ".bold")
    page.bars((row + 1, 4), (total, 4), 1)
    return total + 1


def _sums(page: Page, row: int, area: AreaSum, places: Places, bold: str) -> None:
    most, points = (address(row, column) for column in (2, 3))
    share = rounded(ratio(area.points, area.maximum), 8) if area.maximum else None
    page.formula(row, 2, f"=N({places.score(area.code, 'applicable')})", area.maximum, f"points{bold}")
    page.formula(row, 3, f"=N({places.score(area.code, 'points')})", area.points, f"points{bold}")
    page.formula(row, 4, f'=IF({most}>0,ROUND({points}/{most},8),"")', share, "ratio")
    page.formula(row, 5, f"=ROUND({most}-{points},6)", area.maximum - area.points, f"points{bold}")


def _holders(page: Page, row: int, scored: Scored, plan: Plan, places: Places) -> int:
    page.row(row, HOLDER_HEADS, ("head",) * len(HOLDER_HEADS), first=RIGHT)
    for number, holder in enumerate(holders_of(scored.card, plan), start=row + 1):
        name = address(number, RIGHT, absolute=True)
        page.put(number, RIGHT, holder.name, "text")
        page.formula(number, RIGHT + 1, f"={sum_formula(name, 'applicable', places)}", holder.maximum, "points")
        page.formula(number, RIGHT + 2, f"={sum_formula(name, 'points', places)}", holder.points, "points")
        page.formula(number, RIGHT + 3, f"={lost_formula(name, places)}", holder.lost, "points.bold")
        page.formula(number, RIGHT + 4, f"={missing_formula(name, places)}", holder.missing, "whole")
    return row + 1 + len(holders_of(scored.card, plan))


def _chart(page: Page, head: int, areas: int) -> None:
    """Draw the areas beside the lines: what each could give and what it gave."""
    names, most, points = (
        "="
        + reference(
            forms.SUMMARY, f"{address(head + 1, column, absolute=True)}:{address(head + areas, column, absolute=True)}"
        )
        for column in (0, 2, 3)
    )
    page.chart(FIRST, RIGHT, Chart("Điểm theo lĩnh vực", names, {"Tối đa": most, "Đạt": points}, size=(258, 140)))
