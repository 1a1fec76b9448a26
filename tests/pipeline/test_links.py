"""From the consolidated workbook a click leads to the scoring workbook that has these very points."""

import pytest

from cchc_xl.pipeline.consolidation_run import run
from cchc_xl.pipeline.order import Order
from cchc_xl.pipeline.scoring_run import score_workbook
from cchc_xl.reporting.scoring import write_scorecard
from tests.pipeline.small import PLAN, entry, plan_file, put

WAYS = {"An Bình": "bang diem/00001 Xã An Bình.xlsx", "Ba Trại": "bang diem/00002 Xã Ba Trại.xlsx"}


@pytest.fixture
def office(tmp_path):
    plan_file(tmp_path / "kế hoạch.xlsx")
    return put(tmp_path / "xã", a=entry("An Bình"), b=entry("Ba Trại", "4/4"))


def ways(office, **asked):
    done = run(Order(office, office.parent / "kế hoạch.xlsx", anew=True, **asked), lambda *_: None).done
    return {one.agency.name: one.result for one in done.ranking.standings if one.result}


def test_it_leads_to_what_was_written_for_each_of_the_roster(office):
    assert ways(office) == {}
    assert ways(office, each=True) == WAYS


def test_it_leads_there_also_when_the_same_is_done_again_without_them(office):
    ways(office, each=True)
    (office / WAYS["Ba Trại"]).unlink()

    assert ways(office) == {"An Bình": WAYS["An Bình"]}


def test_it_does_not_lead_to_points_of_before(office):
    ways(office, each=True)
    put(office, a=entry("An Bình", "4/4"))

    assert ways(office) == {}


def test_it_leads_to_the_scoring_workbook_that_was_sent(office, tmp_path):
    (tmp_path / "kết quả").mkdir()
    (office / "b.xlsx").rename(tmp_path / "b.xlsx")
    scored = write_scorecard(score_workbook(tmp_path / "b.xlsx", PLAN), PLAN)
    put(office, **{"b - bang diem": scored})

    assert ways(office, output=tmp_path / "kết quả" / "tổng hợp.xlsx") == {"Ba Trại": "../xã/b - bang diem.xlsx"}
