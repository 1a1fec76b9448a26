"""«Bảng chấm điểm»: the official form, every score a live formula over «Số liệu» and «Thang điểm»."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from cchc_xl import forms
from cchc_xl.books.book import LINE_HEIGHT, Page, Paper
from cchc_xl.books.limits import Value
from cchc_xl.books.prompts import Prompt
from cchc_xl.gathering import holder_of, is_clear
from cchc_xl.model.cell import address
from cchc_xl.model.plan import Area, Condition, Criterion, Plan
from cchc_xl.model.scorecard import Outcome, Score, Scored
from cchc_xl.numbers import plain, rounded
from cchc_xl.reporting.appraised_cells import shown
from cchc_xl.reporting.headings import letterhead_of, said_of, write_heading, write_signature
from cchc_xl.reporting.paging import break_before_signature
from cchc_xl.reporting.scoring.figure_words import as_text, said_now
from cchc_xl.reporting.scoring.places import COLUMNS, FIRST_SCORE, TOTAL, Places, score_rows
from cchc_xl.reporting.scoring.score_formulas import DIFFERS, Row, row_formulas
from cchc_xl.rules import rule_of

HEADER_ROW = FIRST_SCORE - 1
LAST = len(forms.SCORE_COLUMNS) - 1
PRINTED = COLUMNS["remark"]
WIDTHS = tuple(column.width for column in forms.SCORE_COLUMNS[: PRINTED + 1])
SUMMED = (
    "maximum", "claimed", "computed", "surveyed", "appraised", "points", "applicable", "low", "high", "last_points",
    "submitted",
)  # fmt: skip
STYLES = dict.fromkeys(SUMMED, "points") | {"points": "points.bold", "appraised": "open.points", "remark": "open.text"}
STYLES |= dict.fromkeys(("code", "outcome", "differs", "required", "clear"), "text.center")
SIGNATURE = 8 * LINE_HEIGHT


def write_scores(page: Page, scored: Scored, plan: Plan, places: Places) -> None:
    """Write the form: areas, criteria with their conditions, the total, and who signs."""
    _heading(page, scored, plan)
    for row, thing in enumerate(score_rows(plan), start=FIRST_SCORE):
        if isinstance(thing, Area):
            _area(page, row, thing, scored, plan)
        elif isinstance(thing, Condition):
            _condition(page, row, thing, places)
        else:
            _criterion(page, Row(row, thing, scored.card.score(thing.code), plan, places, places.cells(thing)))
    total = places.scores[TOTAL]
    _total(page, total, scored, plan, places)
    _look(page, total, scored, plan)


def _heading(page: Page, scored: Scored, plan: Plan) -> None:
    card = scored.card
    page.widths([column.width for column in forms.SCORE_COLUMNS])
    title = f"BẢNG CHẤM ĐIỂM CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM {plan.year}"
    row = write_heading(page, plan, letterhead_of(card.agency, plan), title, WIDTHS)
    page.merge(row - 2, (0, PRINTED), said_of(scored, plan), "center.italic")
    for column in forms.SCORE_COLUMNS:
        page.put(HEADER_ROW, COLUMNS[column.key], column.header, "head")
    page.height(HEADER_ROW, 66)


def _criterion(page: Page, row: Row) -> None:
    criterion, score = row.criterion, row.score
    texts: dict[str, Value] = {
        "code": criterion.code,
        "title": criterion.title,
        "maximum": criterion.maximum,
        "method": rule_of(criterion).method(criterion),
        "appraised": shown(score),
        "evidence": score.evidence,
        "explanation": score.explanation,
        "official": holder_of(criterion),
        "remark": score.remark,
        "submitted": score.points_apply,
        "required": "x" if criterion.evidence == "required" else None,
        "clear": "x" if is_clear(criterion, score.due, row.plan) else None,
        "reason": score.reason,
    }
    for key, value in texts.items():
        page.put(row.row, COLUMNS[key], value, STYLES.get(key, "text"))
    for key, (formula, value) in row_formulas(row).items():
        page.formula(row.row, COLUMNS[key], f"={formula}", value, STYLES.get(key, "text"))
    page.ask((row.row, COLUMNS["appraised"]), (row.row, COLUMNS["appraised"]), _appraisal(criterion))
    widths = [(texts.get(column.key), column.width) for column in forms.SCORE_COLUMNS if column.key != "reason"]
    page.fit(row.row, [*widths, (said_now(criterion, row.places), forms.SCORE_COLUMNS[COLUMNS["figures"]].width)])


def _appraisal(criterion: Criterion) -> Prompt:
    least, most = rule_of(criterion).floor(criterion), criterion.maximum
    words = f"Từ {plain(least)} đến {plain(most)} điểm; để trống thì tính theo điểm tính lại."
    return Prompt("Điểm thẩm định", words, "number", least, most)


def _condition(page: Page, row: int, held: Condition, places: Places) -> None:
    answer = places.figure(held.code, "answer")
    for column in range(LAST + 1):
        page.put(row, column, None, "text")
    page.put(row, COLUMNS["code"], held.code, "text.center")
    title = f"– {held.title}" + (f" ({plain(held.points)} điểm)" if held.points is not None else "")
    page.put(row, COLUMNS["title"], title, "text")
    if answer:
        shown = as_text(places.lines[held.code, "answer"][0].value)
        page.formula(row, COLUMNS["figures"], f'=IFERROR({answer}&"","ô lỗi")', shown, "text")
    page.fit(row, [(title, forms.SCORE_COLUMNS[COLUMNS["title"]].width)])


def _area(page: Page, row: int, area: Area, scored: Scored, plan: Plan) -> None:
    criteria = plan.in_area(area.code)
    rows = [one for criterion in criteria for one in (criterion.code, *(held.code for held in criterion.conditions))]
    _sums(page, row, (area.code, area.title))
    for key in SUMMED:
        column = COLUMNS[key]
        cells = f"{address(row + 1, column)}:{address(row + len(rows), column)}" if rows else address(0, column)
        value = _sum(scored, criteria, key, plan)
        page.formula(row, column, f"={_total_of(cells, plan)}", value, "area.points")


def _total(page: Page, row: int, scored: Scored, plan: Plan, places: Places) -> None:
    _sums(page, row, ("", "Tổng cộng"))
    for key in SUMMED:
        areas = [area for area in plan.areas if key not in {"maximum", "applicable"} or not area.outside]
        cells = ",".join(address(places.scores[area.code], COLUMNS[key]) for area in areas)
        sums = [value for one in areas if (value := _sum(scored, plan.in_area(one.code), key, plan)) is not None]
        value = sum(sums, Decimal(0)) if sums else None
        page.formula(row, COLUMNS[key], f"={_total_of(cells, plan)}", value, "area.points")


def _total_of(cells: str, plan: Plan) -> str:
    return f'IF(COUNT({cells})>0,ROUND(SUM({cells}),{_decimals(plan)}),"")'


def _sum(scored: Scored, criteria: Sequence[Criterion], key: str, plan: Plan) -> Decimal | None:
    numbers = [number for one in criteria if (number := _of_score(scored.card.score(one.code), key)) is not None]
    return rounded(sum(numbers, Decimal(0)), _decimals(plan)) if numbers else None


def _decimals(plan: Plan) -> int:
    """What is claimed may have more decimals than points have."""
    return plan.policy.decimals + 2


def _of_score(score: Score, key: str) -> Decimal | None:
    excluded = score.outcome is Outcome.EXCLUDED and score.appraised is None
    match key:
        case "points" | "submitted":
            return score.points_apply
        case "applicable":
            return Decimal(0) if excluded else score.maximum
        case "last_points":
            return score.last_year
        case "appraised":
            return None if score.refused else score.appraised
        case _:
            value: Decimal | None = getattr(score, key)
            return value


def _sums(page: Page, row: int, names: tuple[str, str]) -> None:
    for column in range(LAST + 1):
        page.put(row, column, None, "area")
    page.put(row, COLUMNS["code"], names[0], "area.center")
    page.put(row, COLUMNS["title"], names[1], "area")
    page.fit(row, [(names[1], forms.SCORE_COLUMNS[COLUMNS["title"]].width)])


def _look(page: Page, total: int, scored: Scored, plan: Plan) -> None:
    write_signature(page, total + 2, letterhead_of(scored.card.agency, plan), WIDTHS)
    page.mark_where(
        (FIRST_SCORE, 0), (total - 1, PRINTED), f'${address(FIRST_SCORE, COLUMNS["differs"])}="{DIFFERS}"', "changed"
    )
    page.freeze(FIRST_SCORE, 2)
    page.filter((HEADER_ROW, 0), (total, LAST))
    page.protect()
    footer = f"{scored.card.agency.title} – {plan.year}"
    heights = page.heights(total + 1)
    torn = break_before_signature(heights, heights[HEADER_ROW], SIGNATURE)
    paper = Paper(landscape=True, repeat=(HEADER_ROW, HEADER_ROW), footer=footer, last=(total + 9, PRINTED))
    page.paper(replace(paper, breaks=() if torn is None else (torn,)))
