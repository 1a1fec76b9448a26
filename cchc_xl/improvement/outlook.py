"""What the scoring workbook says could be better: the ledger, and of each criterion's advice the milestones."""

from decimal import Decimal

from cchc_xl.improvement.advising import advice_of
from cchc_xl.improvement.losses import ledger
from cchc_xl.model.improvement import Improvement
from cchc_xl.model.plan import Plan
from cchc_xl.model.scorecard import Scored


def outlook(scored: Scored, plan: Plan, others: tuple[Decimal, ...] = ()) -> Improvement:
    """Give what an agency lost and the milestones of its advice: far faster than every step, and without a way.

    ``others`` are the indices of the other agencies, where they are known.
    """
    advice = tuple((score.criterion, found) for score, found in advice_of(scored, plan, every=False))
    return Improvement(ledger(scored, plan), advice, others=others)
