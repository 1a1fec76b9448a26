"""Scorecards shown as a table: of each agency the points of its areas, and what is still open in them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from cchc_xl import tally
from cchc_xl.model.plan import Agency, Area, Goal, Policy
from cchc_xl.model.reading import Heading, Source
from cchc_xl.model.scorecard import Outcome, Score, Scorecard
from tests.plans import criterion, plan_of

ROSTER = tuple(Agency(f"0000{number}", name, "xã") for number, name in enumerate("ABCDEF", start=1))
AREAS = (
    Area("9", "Điểm thưởng", Decimal(5), "", outside=True),
    Area("1", "Chỉ đạo", Decimal(10), "III.1"),
    Area("2", "Văn bản", Decimal(10), "III.2"),
)
PLAN = replace(
    plan_of(
        criterion("1.1", maximum="10"), criterion("2.1", maximum="10"), criterion("9.1", maximum="5"), roster=ROSTER
    ),
    areas=AREAS,
    policy=Policy(scale=Decimal(20)),
    goal=Goal(2),
)


def cards_of(shown, plan=PLAN):
    """Make scorecards: a name, then for each of three areas «points», «points/maximum», «points…high» or «-»."""
    lines = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in shown.strip().splitlines()[2:]]
    return [_card(name, cells, plan) for name, *cells in lines]


def names(by_code):
    return {agency.name: by_code[agency.code] for agency in ROSTER if agency.code in by_code}


def _card(name, cells, plan):
    scores = [_score(one, cell) for one, cell in zip(plan.criteria, cells, strict=True)]
    agency = next(one for one in ROSTER if one.name == name)
    source = Source(f"{name}.xlsx", "")
    return Scorecard("thu", agency, Heading(), date(2024, 12, 31), (source,), (), tally.totals(plan, scores))


def _score(one, cell):
    if cell == "-":
        return Score(one.code, Outcome.EXCLUDED, one.maximum, *[Decimal(0)] * 3, reason="")
    points, _, maximum = cell.partition("/")
    points, _, high = points.partition("…")
    outcome = Outcome.AWAITING if high else Outcome.SCORED
    numbers = (maximum or one.maximum, points, points, high or points)
    return Score(one.code, outcome, *map(Decimal, numbers), reason="")
