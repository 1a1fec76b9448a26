"""Where everything stands in the consolidated workbook, so that the formula of one sheet can name another's cells."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import accumulate, groupby

from cchc_xl import forms
from cchc_xl.books.book import reference
from cchc_xl.model.cell import address
from cchc_xl.model.plan import Area, Criterion, Plan
from cchc_xl.model.ranking import Ranking, Standing
from cchc_xl.model.scorecard import Scorecard
from cchc_xl.numbers import rounded
from cchc_xl.tally import RANK_DECIMALS

LIVE_UP_TO = 126  # communes; above that the points of «Ma trận điểm» are values, or Excel would calculate for minutes

# «Thẩm định»
APPRAISAL_HEAD = 4
FIRST_APPRAISAL = APPRAISAL_HEAD + 1
APPRAISAL = {column.key: place for place, column in enumerate(forms.APPRAISAL_COLUMNS)}
LETTER = {key: address(0, place)[:-1] for key, place in APPRAISAL.items()}

# «Ma trận điểm»: the columns of the criteria, then those of the sums
FIRST_CRITERION = 2
CODES, TITLES, MAXIMA, LEAST = 4, 5, 6, 7
FIRST_IN_MATRIX = LEAST + 1
SUMS = ("points", "applicable", "index", "low", "high")

# «Theo lĩnh vực»
FIRST_IN_AREAS = 4

# «Xếp hạng»
PLACES_HEAD = 7
FIRST_PLACE = PLACES_HEAD + 1

# «Tổng hợp»
GOAL = (13, 2)
GOAL_INDEX = (13, 3)
FIRST_CLASS = 27

# «Tình hình gửi báo cáo»
DELIVERIES_HEAD = 2
FIRST_DELIVERY = DELIVERIES_HEAD + 1

Run = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Places:
    """What stands where.

    ``criteria`` go by area, as the columns of «Ma trận điểm»; ``scored`` are the rows there, the ranked first, and
    ``ranked`` the rows of «Xếp hạng», of which ``within`` stand above the goal line; ``blocks`` hold the first row of
    each agency's block in «Thẩm định». ``areas`` have their first and last column in «Ma trận điểm», ``keys`` are the
    indices that the ranked are compared by, and ``goal_index`` is the one at the goal place.
    """

    plan: Plan
    ranking: Ranking
    criteria: tuple[Criterion, ...]
    scored: tuple[Standing, ...]
    ranked: tuple[Standing, ...]
    within: int
    blocks: Mapping[str, int]
    areas: Sequence[tuple[Area, Run]]
    keys: Sequence[Decimal]
    goal_index: Decimal | None

    @property
    def live(self) -> bool:
        """Whether the points of «Ma trận điểm» follow «Thẩm định»."""
        return len(self.scored) <= LIVE_UP_TO

    @property
    def as_of(self) -> date:
        """The day that the figures are as of."""
        days = (card.as_of for _, card in cards(self.scored))
        return self.ranking.as_of or max(days, default=self.plan.end)

    def sum_column(self, key: str) -> int:
        """The column of a sum in «Ma trận điểm»."""
        return FIRST_CRITERION + len(self.criteria) + SUMS.index(key)

    def runs(self, *, outside: bool) -> list[Run]:
        """The columns of the criteria inside or outside the scale, as few ranges as they are."""
        grouped = groupby(self.areas, key=lambda one: one[0].outside)
        joined = [(beyond, [run for _, run in runs]) for beyond, runs in grouped]
        return [(runs[0][0], runs[-1][1]) for beyond, runs in joined if beyond is outside]

    def place_row(self, number: int) -> int:
        """The row of the ranked agency of that number (from zero) in «Xếp hạng»; the goal line has one too."""
        return FIRST_PLACE + number + (1 if self.has_goal_line and number >= self.within else 0)

    @property
    def has_goal_line(self) -> bool:
        """Whether some stand above the goal line."""
        return self.within > 0

    @property
    def last_place(self) -> int:
        """The last row of the ranked in «Xếp hạng», the goal line among them; never above the first."""
        return FIRST_PLACE + max(len(self.ranked) + self.has_goal_line, 1) - 1

    def place_column(self, column: int, *, local: bool = False) -> str:
        """Name the cells of the ranked in one column of «Xếp hạng»."""
        cells = span((FIRST_PLACE, column), (self.last_place, column))
        return cells if local else reference(forms.PLACES, cells)

    def place_cell(self, number: int, column: int = 0) -> str:
        """Name a cell of the ranked agency of that number (from zero) in «Xếp hạng»; its place, unless asked."""
        return reference(forms.PLACES, address(self.place_row(number), column, absolute=True))

    def sum_cell(self, number: int, key: str) -> str:
        """Name a sum of the scored agency of that number (from zero) in «Ma trận điểm»."""
        return reference(forms.MATRIX, address(FIRST_IN_MATRIX + number, self.sum_column(key), absolute=True))

    def appraisal_column(self, key: str) -> str:
        """Name a column of «Thẩm định» from its first row to its last."""
        last = FIRST_APPRAISAL + max(len(self.scored) * len(self.criteria), 1) - 1
        return reference(forms.APPRAISAL, span((FIRST_APPRAISAL, APPRAISAL[key]), (last, APPRAISAL[key])))


def places_of(ranking: Ranking, plan: Plan) -> Places:
    """Find the place of everything."""
    criteria = tuple(criterion for area in plan.areas for criterion in plan.in_area(area.code))
    scored = tuple(sorted((one for one in ranking.standings if one.card), key=lambda one: one.place is None))
    ranked = tuple(one for one in scored if one.place is not None)
    within = sum(1 for one in ranked if ranking.goal and one.place and one.place <= ranking.goal)
    order = {agency.code: number for number, agency in enumerate(plan.roster)}
    by_roster = sorted((one.agency.code for one in scored), key=lambda code: (order.get(code, len(order)), code))
    blocks = {code: FIRST_APPRAISAL + number * len(criteria) for number, code in enumerate(by_roster)}
    keys = [rounded(card.totals.index, RANK_DECIMALS) for _, card in cards(ranked) if card.totals.index is not None]
    goal = sorted(keys, reverse=True)[ranking.goal - 1] if ranking.goal and len(keys) >= ranking.goal else None
    return Places(plan, ranking, criteria, scored, ranked, within, blocks, _areas(plan), keys, goal)


def _areas(plan: Plan) -> list[tuple[Area, Run]]:
    """Give each area that has criteria with its columns in «Ma trận điểm»."""
    counts = [(area, len(plan.in_area(area.code))) for area in plan.areas]
    ends = accumulate((count for _, count in counts), initial=FIRST_CRITERION)
    return [(area, (end, end + count - 1)) for (area, count), end in zip(counts, ends, strict=False) if count]


def cards(standings: Sequence[Standing]) -> Iterator[tuple[Standing, Scorecard]]:
    """Give the standings that have a scorecard, each with it."""
    return ((one, one.card) for one in standings if one.card)


def span(first: tuple[int, int], last: tuple[int, int]) -> str:
    """Name a range of cells: ``$A$1:$A$9``."""
    return f"{address(*first, absolute=True)}:{address(*last, absolute=True)}"
