"""The duties as JSON say what the workbook of duties says."""

import json

from cchc_xl.improvement import duties_of
from cchc_xl.pipeline.scoring_run import score_workbook
from cchc_xl.reporting.duties_record import duties_record
from tests.plans import SAMPLE, real_plan


def record():
    plan = real_plan()
    scored = score_workbook(SAMPLE, plan)
    return duties_record(scored, duties_of(scored, plan), plan), duties_of(scored, plan)


def test_every_official_is_there_with_duties_targets_and_facts():
    found, everyone = record()
    first = found["officials"][0]

    assert [one["name"] for one in found["officials"]] == [one.name for one in everyone]
    assert list(first) == ["name", "title", "overdue", "duties", "unmet", "facts"]
    assert (first["name"], first["overdue"]) == ("Đảm", "3.25")
    assert {key: first["duties"][0][key] for key in ("criterion", "lost", "due", "overdue", "gain")} == {
        "criterion": "3.4",
        "lost": "0.75",
        "due": "2024-06-28",
        "overdue": True,
        "gain": "0.75",
    }
    assert first["unmet"][0]["target"] == "T07"
    assert first["facts"]["lost"] == "4.00"


def test_what_is_lost_by_all_is_what_the_score_lost():
    found, _ = record()
    lost = sum(float(one["facts"]["lost"]) for one in found["officials"])
    assert round(lost, 2) == round(float(found["maximum"]) - float(found["points"]), 2)


def test_it_is_json_as_it_stands():
    found, _ = record()
    assert json.loads(json.dumps(found, ensure_ascii=False)) == found
