"""Results as data frames."""

from cchc_xl.frames import to_frame
from cchc_xl.pipeline.scoring_run import score_workbook
from tests.plans import SAMPLE, real_plan


def test_scores_are_rows_and_their_points_add_up():
    card = score_workbook(SAMPLE, real_plan()).card
    frame = to_frame(card.scores)

    assert list(frame.columns) == (
        "criterion outcome maximum claimed computed surveyed appraised points lost reason".split()
    )
    assert len(frame) == 47
    assert round(frame.points.sum(), 2) == float(card.totals.points)


def test_judgements_and_findings_are_rows_too():
    scored = score_workbook(SAMPLE, real_plan())

    assert to_frame(scored.card.targets).met.value_counts(dropna=False).sum() == 76
    assert list(to_frame(scored.findings).code) == [one.code for one in scored.findings]


def test_nothing_gives_an_empty_frame():
    assert to_frame(()).empty
