"""A small plan of two criteria and three agencies, and scorecards of it shown as points."""

from datetime import date
from decimal import Decimal

from cchc_xl import tally
from cchc_xl.model.cell import Cell
from cchc_xl.model.plan import Agency
from cchc_xl.model.reading import Heading, Source
from cchc_xl.model.scorecard import Appraisal, Outcome, Score, Scorecard
from tests.plans import criterion, plan_of

A, B, C = (Agency(f"0000{number}", name, "xã") for number, name in enumerate("ABC", start=1))
PLAN = plan_of(criterion("1.1", maximum="4"), criterion("1.2", maximum="6"), roster=(A, B, C))
DAY = date(2024, 12, 31)
CELL = Cell("bảng.xlsx", "Thẩm định", "H5")


def card(agency, *points, day=DAY, file="", reasons=(), explanations=()):
    """Make a scorecard: the points of both criteria («-» where it is excluded), why, and what the agency says of it."""
    texts = zip(PLAN.criteria, points, reasons or points, explanations or ("", ""), strict=True)
    scores = tuple(_score(one, *words) for one, *words in texts)
    heading = Heading(plan=PLAN.code, year=PLAN.year, agency=agency.code, agency_name=agency.name, as_of=day)
    name = file or f"{agency.name}.xlsx"
    sources = (Source(name, f"bytes of {name}"),)
    return Scorecard(PLAN.code, agency, heading, day, sources, scores, tally.totals(PLAN, scores))


def appraisal(criterion, points=None, remark="", state="", cell=CELL):
    """Say something of a criterion."""
    return Appraisal(criterion, None if points is None else Decimal(points), remark, cell, state)


def _score(one, points, reason, explanation):
    if points == "-":
        return Score(one.code, Outcome.EXCLUDED, one.maximum, *[Decimal(0)] * 3, reason="")
    exact = Decimal(points)
    score = Score(one.code, Outcome.SCORED, one.maximum, exact, exact, exact, reason, computed=exact)
    return score._replace(claimed=one.maximum, last_year=Decimal("1.50"), explanation=explanation)
