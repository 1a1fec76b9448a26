"""«Cải thiện»: every criterion that lost points, the steps that win them back, and cells to try other figures in."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from cchc_xl import forms
from cchc_xl.books.book import Page, Paper
from cchc_xl.books.limits import Value
from cchc_xl.books.prompts import Prompt
from cchc_xl.model.advice import Advice, Aim
from cchc_xl.model.cell import address
from cchc_xl.model.improvement import Improvement, Loss
from cchc_xl.model.plan import Plan
from cchc_xl.model.scorecard import Scored
from cchc_xl.numbers import plain
from cchc_xl.reporting import specimen_line
from cchc_xl.reporting.change_lines import difference
from cchc_xl.reporting.paging import breaks_between
from cchc_xl.reporting.scoring.hoped import AT, COLUMNS, ZERO, Block, hoped_formulas, try_formulas
from cchc_xl.reporting.scoring.hopes import Hopes, rows_of, write_hopes
from cchc_xl.reporting.scoring.places import Places
from cchc_xl.reporting.scoring.tries import Try, tries_of
from cchc_xl.text import shown_date

LAST = AT["change"]
WIDTHS = [column.width for column in COLUMNS]
HOW = (
    "Điền số liệu mong đạt vào ô vàng ở cột «Thử»: điểm và chỉ số đổi ngay. Ô để trống thì dùng số liệu hiện nay; số 0 "
    "là một số liệu. Ô «Thử» chỉ để xem, không đổi số liệu, không đổi «Bảng chấm điểm»; chấm lại thì các ô này trống."
)
BLANK = "Để trống thì dùng số liệu hiện nay."
FULL = "Không tiêu chí nào còn mất điểm."
STYLES = {
    "code": "link.center", "title": "area", "official": "area.text", "due": "area.text", "last": "area.points",
    "points": "area.points", "lost": "area.points", "now": "area", "try": "area", "hoped": "area.points",
    "change": "area.change", "used": "text.center", "earned": "points",
}  # fmt: skip


def write_improvement(page: Page, scored: Scored, plan: Plan, places: Places, improvement: Improvement) -> None:
    """Write the index that is hoped for, then each criterion: why it lost, what wins it back, and what can be tried."""
    page.widths(WIDTHS)
    top = _heading(page, scored, plan)
    header = top + rows_of(improvement)
    for column in COLUMNS[: len(COLUMNS) if improvement.others else AT["others"]]:
        page.put(header, AT[column.key], column.header, "head")
    page.height(header, 50)
    starts = list(_blocks(page, header + 1, scored, plan, places, improvement))
    if not improvement.ledger.losses:
        page.merge(header + 1, (0, LAST), FULL, "text.center")
    table = header + 1, max(starts[-1] - 1, header + 1)
    write_hopes(page, Hopes(top, table, scored, plan, places, improvement))
    _look(page, table, starts, f"{scored.card.agency.title} – {plan.year}")


def _heading(page: Page, scored: Scored, plan: Plan) -> int:
    page.merge(0, (0, LAST), f"ĐIỂM CÒN MẤT VÀ CÁCH CẢI THIỆN NĂM {plan.year}", "title")
    over = forms.PERIOD_OVER.format(day=shown_date(plan.end)) if scored.card.as_of >= plan.end else ""
    row = 1
    for words, style in ((specimen_line(plan), "warning.line"), (over, "note"), (HOW, "note")):
        if words:
            page.merge(row, (0, LAST), words, style)
            page.fit(row, [(words, sum(WIDTHS[: LAST + 1]))])
            row += 1
    return row


def _blocks(
    page: Page, row: int, scored: Scored, plan: Plan, places: Places, improvement: Improvement
) -> Iterator[int]:
    """Write the criteria below each other; gives the first row of each, then the row after the last."""
    criteria = {one.code: one for one in plan.criteria}
    scores, advice = {one.criterion: one for one in scored.card.scores}, dict(improvement.advice)
    for loss in improvement.ledger.losses:
        yield row
        criterion, score = criteria[loss.criterion], scores[loss.criterion]
        tries = tries_of(criterion, score, plan, places)
        block = Block(row, row + 2, criterion, score, tries, plan, places)
        _points(page, block, loss)
        words = "\n".join(_said(loss, advice.get(loss.criterion, Advice())))
        page.merge(row + 1, (0, LAST), words, "text.inside")
        page.fit(row + 1, [(words, sum(WIDTHS[1 : LAST + 1]))])
        for below, one in enumerate(tries, start=block.first):
            _try(page, below, one)
        _ask(page, block)
        row = block.first + len(tries)
    yield row


def _points(page: Page, block: Block, loss: Loss) -> None:
    """Write the row of a criterion: who owes it by when, and its points now and as they are hoped for."""
    row = block.row
    due = f"{shown_date(loss.due)}{' (đã qua)' if loss.overdue else ''}" if loss.due else ""
    page.link(row, 0, block.places.link(loss.criterion), loss.criterion, STYLES["code"])
    texts: dict[str, Value] = {
        "title": f"{loss.title} (tối đa {plain(loss.maximum)} điểm)",
        "official": loss.official,
        "due": due,
        "last": loss.last_year,
        "now": None,
        "try": None,
    }
    for key, value in texts.items():
        page.put(row, AT[key], value, STYLES[key])
    for key, (formula, value) in hoped_formulas(block).items():
        page.formula(row, AT[key], f"={formula}", value, STYLES.get(key, "change"))
    page.formula(row, AT["change"], difference(row, AT["hoped"], AT["points"]), ZERO, STYLES["change"])
    page.fit(row, [(texts[key], WIDTHS[AT[key]]) for key in ("title", "official", "due")])


def _said(loss: Loss, advice: Advice) -> Iterator[str]:
    """Say why points were lost, the least step and the one that wins most, and what can no longer be reached."""
    yield f"Vì sao: {loss.reason}"
    steps = [step for step in advice.milestones if step.aim is not Aim.TARGET]
    for step in steps:
        name = "Ít việc nhất" if step is steps[0] else "Được nhiều nhất"
        yield f"{name}: {step.sentence} (được {plain(step.points)}/{plain(loss.maximum)} điểm)"
    if advice.limit:
        yield f"Không còn đạt được: {advice.limit}" if steps or not loss.outcome.is_open else advice.limit


def _try(page: Page, row: int, one: Try) -> None:
    """Write a figure: its label, what it is now, the cell to try another in, and what is used."""
    page.merge(row, (0, AT["lost"]), one.label, "text.inside")
    if not one.cell:
        page.put(row, AT["now"], None, "text")
    for key, (formula, value) in try_formulas(row, one).items():
        page.formula(row, AT[key], f"={formula}", value, _style(one, value))
    page.put(row, AT["try"], None, "open.center" if one.words else "open.date" if one.is_day else "open.number")
    for key in ("hoped", "change"):
        page.put(row, AT[key], None, "text")
    page.fit(row, [(one.label, sum(WIDTHS[1 : AT["now"]]))])


def _style(one: Try, value: Value) -> str:
    if one.words:
        return "text.center"
    if one.is_day:
        return "date"
    whole = isinstance(value, Decimal) and value == int(value)
    return "number.center.whole" if whole else "number.center"


def _ask(page: Page, block: Block) -> None:
    """Say what the cells to try take, those that take the same together."""
    for prompt, tries in groupby(enumerate(block.tries, start=block.first), key=lambda one: _prompt(one[1], block)):
        rows = [row for row, _ in tries]
        page.ask((rows[0], AT["try"]), (rows[-1], AT["try"]), prompt)


def _prompt(one: Try, block: Block) -> Prompt:
    if one.words:
        return Prompt("Thử", f"Chọn {' hoặc '.join(one.words)}. {BLANK}", "list", choices=one.words)
    if one.is_day:
        return Prompt("Thử", f"Điền ngày mong đạt (ngày/tháng/năm). {BLANK}", "date", low=block.plan.start)
    least = None if block.criterion.may_be_negative else ZERO
    return Prompt("Thử", f"Điền số mong đạt. {BLANK}", "number", low=least)


def _look(page: Page, table: tuple[int, int], starts: Sequence[int], footer: str) -> None:
    first, last = table
    typed, used = (address(first, AT[key]) for key in ("try", "used"))
    ignored = f'AND({typed}<>"",{typed}&""<>{used}&"")'
    page.mark_where((first, AT["try"]), (last, AT["try"]), ignored, "bad")
    code, change = (f"${address(first, AT[key])}" for key in ("code", "change"))
    for sign, style in (("<", "bad"), (">", "good")):
        grown = f'AND({code}<>"",N({change}){sign}0)'
        page.mark_where((first, AT["hoped"]), (last, AT["change"]), grown, style)
    page.freeze(first)
    page.protect()
    breaks = breaks_between(page.heights(last + 1), first - 1, starts)
    paper = Paper(landscape=True, repeat=(first - 1, first - 1), footer=footer, last=(last, LAST), breaks=breaks)
    page.paper(paper)
