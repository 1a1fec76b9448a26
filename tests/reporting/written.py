"""Every kind of workbook that the program writes, of the sample, of a commune by chance and of the second plan."""

from decimal import Decimal
from functools import cache

from cchc_xl.consolidation import rank
from cchc_xl.improvement import duties_of
from cchc_xl.improvement.outlook import outlook
from cchc_xl.pipeline.scoring_run import score
from cchc_xl.plan.writing import write
from cchc_xl.reading import read
from cchc_xl.reporting.consolidated import write_ranking
from cchc_xl.reporting.duties import write_tasks
from cchc_xl.reporting.entry import write_entry
from cchc_xl.reporting.scoring import write_scorecard
from tests.hostile import workbooks
from tests.other_plan import WARD, other_plan
from tests.plans import AGENCY, SAMPLE, real_plan
from tests.reporting.consolidated.districts import wards
from tests.samples import contents
from tests.test_other_plan import FILLED

COMMUNES = 4


@cache
def written_by_us():
    """Give the workbooks by what they are."""
    plan, second = real_plan(), other_plan()
    communes = [
        write_entry(plan, one, contents(plan, one, seed, 60)) for seed, one in enumerate(plan.roster[:COMMUNES])
    ]
    ward = write_entry(second, WARD, FILLED)
    scored = [_scored(entry, plan) for entry in (SAMPLE.read_bytes(), *communes)]
    of_ward = _scored(ward, second)
    return {
        "scoring of the sample": _scoring(scored[0], plan),
        "scoring of a commune": _scoring(scored[1], plan),
        "tasks of the sample": _tasks(scored[0], plan),
        "tasks by the second plan": _tasks(of_ward, second),
        "scoring by the second plan": _scoring(of_ward, second),
        "scoring of nothing": _scoring(_scored(write_entry(plan, AGENCY), plan), plan),
        "entry, blank": write_entry(plan, AGENCY),
        "entry, sample": SAMPLE.read_bytes(),
        "entry, part": write_entry(plan, AGENCY, official=plan.criteria[0].official),
        "entry by the second plan": ward,
        "ranking of five": _ranking(scored, plan),
        "ranking by the second plan": _ranking([of_ward], second),
        "ranking with its history": write_ranking(*wards()),
        "plan": write(plan),
        "second plan": write(second),
        **{f"{kind}, hostile": book for kind, book in workbooks("=cmd|' /C \"calc\"'!A0").items()},
    }


def _scoring(scored, plan):
    """Give the scoring workbook with «Cải thiện», beside thirty other agencies."""
    others = tuple(Decimal(index) for index in range(70, 100))
    return write_scorecard(scored, plan, improvement=outlook(scored, plan, others))


def _tasks(scored, plan):
    return write_tasks(scored, duties_of(scored, plan), plan)


def _scored(entry, plan):
    return score(read("xã.xlsx", entry, plan), plan)


def _ranking(scored, plan):
    ranking, found = rank([one.card for one in scored], plan)
    return write_ranking(ranking, (*(finding for one in scored for finding in one.findings), *found), plan)
