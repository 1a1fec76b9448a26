"""Last year's workbook beside this year's: what each criterion had then, by the code that it has now."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from cchc_xl.improvement.next_year import has_points, matched, roll_over
from cchc_xl.model.plan import Criterion, Plan
from cchc_xl.model.scorecard import Score, Scored
from cchc_xl.model.year_on_year import Then, YearBefore


def year_before(last: Scored, old: Plan, plan: Plan) -> YearBefore:
    """Give last year's index, points and figures from its score under its own plan, by the codes of this year's plan.

    A criterion goes on as it does into a new year's workbook: by its title, else by its code; its figure only where
    both years count alike. Its points stand beside the most it could give then.
    """
    now = {code: after.code for code, after in matched(old, plan)}
    figures = {code: one.figure for code, one in roll_over(last, old, plan, last.card.agency).values.items()}
    pairs = list(zip(old.criteria, last.card.scores, strict=True))
    return YearBefore(
        year=old.year,
        index=last.card.totals.index,
        values={now[one.code]: _then(one, score, figures[now[one.code]]) for one, score in pairs if one.code in now},
        gone=tuple(_then(one, score) for one, score in pairs if one.code not in now),
    )


def beside(scored: Scored, last: YearBefore) -> Scored:
    """Put the points of last year's workbook in place of those typed, where a criterion gives as many points now."""
    return replace(scored, card=replace(scored.card, scores=tuple(_scores(scored, last))))


def _scores(scored: Scored, last: YearBefore) -> Iterator[Score]:
    for score in scored.card.scores:
        then = last.values.get(score.criterion)
        known = then is not None and then.points is not None and then.maximum == score.maximum
        yield score._replace(last_year=then.points) if then and known else score


def _then(criterion: Criterion, score: Score, figure: Decimal | None = None) -> Then:
    had = has_points(score)
    points, reason = (score.points, "") if had else (None, score.reason)
    return Then(criterion.code, criterion.title, criterion.maximum, points, figure, reason)
