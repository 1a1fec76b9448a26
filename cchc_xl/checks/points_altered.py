"""A scoring workbook that says other points than its figures give: typed over, changed after it was written, or scored
under another plan.
"""

from collections.abc import Iterator

from cchc_xl.findings import Kind
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan
from cchc_xl.model.reading import Figure, Reading, State
from cchc_xl.model.scorecard import Score, Scorecard
from cchc_xl.numbers import plain

NONE = "không có"


def check(card: Scorecard, reading: Reading, plan: Plan) -> Iterator[Finding]:
    """Compare the points with «Đạt được» and «Điểm lúc lập», which no entry workbook has."""
    for criterion, score in zip(plan.criteria, card.scores, strict=True):
        figures = reading.entry(criterion.code).figures
        stated, submitted = figures.get("points"), figures.get("submitted")
        if stated and submitted and _differ(score, stated, submitted):
            facts = {"stated": _shown(stated), "submitted": _shown(submitted)}
            points = NONE if score.points_apply is None else plain(score.points_apply)
            yield Kind.POINTS_ALTERED.at(stated.cell, criterion.code, criterion.official, **facts, points=points)


def _differ(score: Score, stated: Figure, submitted: Figure) -> bool:
    """A cell that no program calculated says nothing; appraised points came after those at the time of writing.

    An .xls keeps no blank that a formula gives, so that no points and none out of the maximum look alike there.
    """
    told = stated.state is not State.UNCALCULATED and (stated.number or 0) != (score.points_apply or 0)
    return told or (score.appraised is None and submitted.number != score.points_apply)


def _shown(figure: Figure) -> str:
    return plain(figure.number) if figure.number is not None else figure.text or NONE
