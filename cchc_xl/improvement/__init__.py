"""Improvement: what was lost and who owes it, what changed since last year, and the cheapest way to a goal.

Duties and the way are imported when they are first asked for: a scoring workbook needs neither.
"""

from fractions import Fraction
from importlib import import_module
from typing import TYPE_CHECKING, Any

from cchc_xl.improvement.advising import advice_of
from cchc_xl.improvement.losses import ledger
from cchc_xl.improvement.year_before import beside, year_before
from cchc_xl.improvement.year_on_year import year_on_year
from cchc_xl.model.improvement import Improvement
from cchc_xl.model.plan import Plan
from cchc_xl.model.scorecard import Scored
from cchc_xl.model.year_on_year import YearBefore
from cchc_xl.numbers import Number

if TYPE_CHECKING:
    from cchc_xl.improvement.duties import duties_of
    from cchc_xl.improvement.way import cheapest

LATER = {"duties_of": "duties", "cheapest": "way"}

__all__ = ["cheapest", "duties_of", "improve", "ledger", "year_before", "year_on_year"]


def improve(scored: Scored, plan: Plan, goal: Number | None = None, last: YearBefore | None = None) -> Improvement:
    """Give what an agency lost, what each criterion could still do, and the cheapest way to the index aimed at.

    ``goal`` is an index out of 100. There is no way without a goal, and none where no criterion applies. Points of
    ``last``, last year's workbook, win over those typed beside this year's figures.
    """
    year = year_on_year(scored, plan, last)
    scored = beside(scored, last) if last else scored
    advice = tuple((score.criterion, found) for score, found in advice_of(scored, plan))
    way = None
    if goal is not None and scored.card.totals.index is not None:
        from cchc_xl.improvement.way import cheapest  # noqa: PLC0415 - see above

        steps = [step for _, found in advice for step in found.steps]
        way = cheapest(steps, Fraction(goal), scored.card, plan)
    return Improvement(ledger(scored, plan), advice, way, year)


def __getattr__(name: str) -> Any:  # noqa: ANN401 - both have types of their own
    if name not in LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{LATER[name]}"), name)
