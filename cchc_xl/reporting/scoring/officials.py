"""«Theo người phụ trách»: what each official holds, won, lost and misses, and each criterion that lost points."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from cchc_xl import forms
from cchc_xl.books.book import Chart, Page, Paper, reference
from cchc_xl.books.limits import Value
from cchc_xl.gathering import holder_of
from cchc_xl.model.cell import address
from cchc_xl.model.plan import Criterion, Plan
from cchc_xl.model.scorecard import Outcome, Score, Scorecard
from cchc_xl.reporting.scoring import targets
from cchc_xl.reporting.scoring.places import Places
from cchc_xl.reporting.scoring.states import WORDS
from cchc_xl.text import shown_date

COLUMNS = (
    ("Người phụ trách", 16),
    ("Số tiêu chí", 6.5),
    ("Điểm tối đa", 7),
    ("Điểm đạt", 7),
    ("Điểm mất", 7),
    ("Tiêu chí thiếu số liệu", 9.5),
    ("Chỉ tiêu không đạt", 9),
    ("Việc tới hạn gần nhất còn thiếu điểm", 52),
)
LOST_COLUMNS = (
    "Người phụ trách",
    "Mã",
    "Điểm tối đa",
    "Điểm đạt",
    "Điểm mất",
    "Thời hạn",
    "Tiêu chí, lý do (lúc lập bảng)",
)
STYLES = ("text", "whole", "points", "points", "points.bold", "whole", "whole", "text")
HEADER_ROW = 2
LAST = len(COLUMNS) - 1
CHART_ROWS = 15
WORDED = (6, LAST)


@dataclass(frozen=True, slots=True)
class Holder:
    """An official with the criteria they answer for, and their scores."""

    name: str
    held: tuple[tuple[Criterion, Score], ...]

    @property
    def maximum(self) -> Decimal:
        """The points that could be won."""
        return sum((score.maximum for _, score in self.held if score.applies), Decimal(0))

    @property
    def points(self) -> Decimal:
        """The points that were won."""
        return sum((score.points for _, score in self.held if score.applies), Decimal(0))

    @property
    def missing(self) -> int:
        """How many criteria have no usable figures."""
        return sum(score.outcome in {Outcome.MISSING, Outcome.ERROR} for _, score in self.held)

    @property
    def lost(self) -> Decimal:
        """The points that were lost."""
        return self.maximum - self.points


def holders_of(card: Scorecard, plan: Plan) -> tuple[Holder, ...]:
    """Give the officials in the order of the plan's criteria; what nobody holds stands under «Chưa phân công»."""
    pairs = list(zip(plan.criteria, card.scores, strict=True))
    names = dict.fromkeys(map(holder_of, plan.criteria))
    return tuple(Holder(name, tuple(p for p in pairs if holder_of(p[0]) == name)) for name in names)


def sum_formula(name: str, key: str, places: Places) -> str:
    """Give the formula that adds up a column of the form for the official whose name stands in a cell."""
    return f"ROUND(SUMIF({places.column('official')},{name},{places.column(key)}),6)"


def lost_formula(name: str, places: Places) -> str:
    """Give the formula of what an official lost."""
    held, won = (f"SUMIF({places.column('official')},{name},{places.column(key)})" for key in ("applicable", "points"))
    return f"ROUND({held}-{won},6)"


def missing_formula(name: str, places: Places) -> str:
    """Give the formula of how many criteria of an official have no usable figures."""
    held, state = places.column("official"), places.column("outcome")
    return "+".join(f"COUNTIFS({held},{name},{state},{WORDS[outcome]})" for outcome in ("missing", "error"))


def write_officials(page: Page, card: Scorecard, plan: Plan, places: Places) -> None:
    """Write the table of officials, its chart, and the criteria that lost points, the worst of each official first."""
    page.widths([width for _, width in COLUMNS])
    page.merge(0, (0, LAST), f"KẾT QUẢ THEO NGƯỜI PHỤ TRÁCH NĂM {plan.year}", "title")
    page.row(HEADER_ROW, [title for title, _ in COLUMNS], ["head"] * len(COLUMNS))
    page.height(HEADER_ROW, 50)
    holders = holders_of(card, plan)
    for row, holder in enumerate(holders, start=HEADER_ROW + 1):
        _holder(page, row, holder, card, plan, places)
    last = HEADER_ROW + len(holders)
    page.bars((HEADER_ROW + 1, 4), (last, 4), float(max((one.lost for one in holders), default=Decimal(1)) or 1))
    _chart(page, last + 2, (HEADER_ROW + 1, last))
    _lost(page, last + 2 + CHART_ROWS, holders, places)
    page.protect()
    page.paper(Paper(landscape=True, footer=f"{card.agency.title} – {plan.year}"))


def _holder(page: Page, row: int, holder: Holder, card: Scorecard, plan: Plan, places: Places) -> None:
    name = address(row, 0, absolute=True)
    unmet = (
        f'COUNTIFS({targets.results(plan, targets.OFFICIAL)},{name},{targets.results(plan)},"{forms.RESULTS[False]}")'
    )
    count = f"COUNTIF({places.column('official')},{name})"
    missed = [
        judged
        for target, judged in zip(plan.targets, card.targets, strict=True)
        if judged.met is False and holder_of(target) == holder.name
    ]
    values: tuple[tuple[str, Value], ...] = (
        (count, len(holder.held)),
        (sum_formula(name, "applicable", places), holder.maximum),
        (sum_formula(name, "points", places), holder.points),
        (lost_formula(name, places), holder.lost),
        (missing_formula(name, places), holder.missing),
        (unmet, len(missed)),
    )
    page.put(row, 0, holder.name, STYLES[0])
    for column, (formula, value) in enumerate(values, start=1):
        page.formula(row, column, f"={formula}", value, STYLES[column])
    page.put(row, LAST, _next_due(holder), STYLES[LAST])
    page.fit(row, [(_next_due(holder), COLUMNS[LAST][1]), (holder.name, COLUMNS[0][1])])


def _next_due(holder: Holder) -> str:
    """Name the earliest due criterion that still lacks points."""
    owed = [(score.due, one) for one, score in holder.held if score.lost > 0 and score.due]
    if not owed:
        return ""
    due, first = min(owed, key=lambda pair: (pair[0], pair[1].code))
    return f"{shown_date(due)}: {first.code} {first.title}"


def _chart(page: Page, row: int, rows: tuple[int, int]) -> None:
    names, lost = (
        "=" + reference(forms.OFFICIALS, ":".join(address(at, column, absolute=True) for at in rows))
        for column in (0, 4)
    )
    page.chart(row, 0, Chart("Điểm mất theo người phụ trách", names, {"Điểm mất": lost}, kind="bar", size=(780, 280)))


def _lost(page: Page, row: int, holders: Sequence[Holder], places: Places) -> None:
    page.merge(row, (0, LAST), "TIÊU CHÍ CÒN MẤT ĐIỂM", "title")
    page.row(row + 1, LOST_COLUMNS, ["head"] * len(LOST_COLUMNS))
    page.merge(row + 1, WORDED, LOST_COLUMNS[-1], "head")
    page.height(row + 1, 34)
    owed = [(holder, *pair) for holder in holders for pair in sorted(holder.held, key=_most_lost) if pair[1].lost > 0]
    for number, (holder, criterion, score) in enumerate(owed, start=row + 2):
        code = criterion.code
        page.row(number, (holder.name, code), ("text", "text.center"))
        page.formula(number, 2, f"={places.score(code, 'applicable')}", score.maximum, "points")
        page.formula(number, 3, f"={places.score(code, 'points')}", score.points, "points")
        lost = f"=ROUND(N({address(number, 2)})-N({address(number, 3)}),6)"
        page.formula(number, 4, lost, score.lost, "points.bold")
        words = f"{criterion.title}. {score.reason}"
        page.put(number, 5, score.due, "date")
        page.merge(number, WORDED, words, "text")
        page.fit(number, [(words, COLUMNS[-1][1] + COLUMNS[-2][1]), (holder.name, COLUMNS[0][1])])


def _most_lost(pair: tuple[Criterion, Score]) -> Decimal:
    return -pair[1].lost
