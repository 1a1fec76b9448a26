"""Appraised points stand in the place of computed ones."""

from collections.abc import Mapping
from dataclasses import replace

from cchc_xl.model.scorecard import Appraisal, Score


def appraised(score: Score, appraisals: Mapping[str, Appraisal]) -> Score:
    """Give a score as the superior office appraised it; with a remark alone the points stay as they are."""
    appraisal = appraisals.get(score.criterion)
    if appraisal is None:
        return score
    score = replace(score, remark=appraisal.remark, state=appraisal.state)
    points = appraisal.points
    return score if points is None else replace(score, appraised=points, points=points, low=points, high=points)
