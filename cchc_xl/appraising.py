"""Appraised points stand in the place of computed ones."""

from collections.abc import Mapping
from dataclasses import replace

from cchc_xl import tally
from cchc_xl.model.plan import Plan
from cchc_xl.model.scorecard import Appraisal, Score, Scorecard


def appraised(score: Score, appraisals: Mapping[str, Appraisal]) -> Score:
    """Give a score as the superior office appraised it; with a remark alone the points stay as they are."""
    appraisal = appraisals.get(score.criterion)
    if appraisal is None:
        return score
    score = score._replace(remark=appraisal.remark, state=appraisal.state, refused=appraisal.refused)
    points = appraisal.points
    return score if points is None else score._replace(appraised=points, points=points, low=points, high=points)


def card_appraised(card: Scorecard, appraisals: Mapping[str, Appraisal], plan: Plan) -> Scorecard:
    """Give a scorecard as the superior office appraised it, its sums anew."""
    if not appraisals:
        return card
    scores = tuple(appraised(one, appraisals) for one in card.scores)
    return replace(card, scores=scores, totals=tally.totals(plan, scores))
