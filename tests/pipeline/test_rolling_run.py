"""Last year's workbook, of either kind, becomes the new year's: read by the old plan, written for the new one."""

from dataclasses import replace
from decimal import Decimal
from functools import cache

import pytest

from cchc_xl.errors import NoUsableInput
from cchc_xl.forms import CARRIED
from cchc_xl.improvement.next_year import roll_over
from cchc_xl.model.plan import Agency
from cchc_xl.pipeline.rolling_run import Last, contents_of, old_plan_of, rolled, score_last
from cchc_xl.pipeline.scoring_run import score
from cchc_xl.plan.renewing import renewed
from cchc_xl.plan.writing import write
from cchc_xl.reading import read
from cchc_xl.reporting.entry import write_entry
from cchc_xl.reporting.scoring import write_scorecard
from cchc_xl.sheets.workbook import Workbook
from tests.pipeline.small import PLAN, entry
from tests.plans import AGENCY, REAL_PLAN, SAMPLE, real_plan
from tests.tables import workbook


@cache
def sample():
    return score_last(SAMPLE, real_plan())


@cache
def next_plan():
    return renewed(real_plan(), 2025)


def written(scored):
    found = rolled(scored, real_plan(), next_plan())
    return write_entry(next_plan(), found.agency, contents_of(scored, found))


def test_the_new_workbook_has_last_years_values_and_nothing_else():
    reading = read("mới.xlsx", written(sample()), next_plan())
    digitised = reading.entry("7.3")

    assert digitised.figure("last_figure").number == Decimal("73.235800")
    assert digitised.figure("last_points").number == Decimal("1.83")
    assert (digitised.figure("done").number, digitised.figure("claimed").number) == (None, None)
    assert set(reading.rows.values()) == {0}
    assert (reading.evidence, reading.heading.agency, reading.heading.year) == ((), "09646", 2025)
    assert reading.heading.prepared_by == sample().card.heading.prepared_by != ""
    assert not [finding for finding in reading.findings if finding.code.startswith("W")]


def test_a_scoring_workbook_gives_the_same_values_as_the_entry_that_it_was_written_from(tmp_path):
    path = tmp_path / "bảng điểm.xlsx"
    path.write_bytes(write_scorecard(sample(), real_plan()))
    again = score_last(path, real_plan())

    found = (roll_over(one, real_plan(), next_plan(), AGENCY) for one in (sample(), again))
    first, second = ((one.values, one.left) for one in found)
    assert first == second


def test_appraised_points_of_last_year_are_its_points(tmp_path):
    path = tmp_path / "xã.xlsx"
    path.write_bytes(entry("An Bình"))
    scored = score_last(path, PLAN)
    cards = tuple(
        one._replace(appraised=Decimal("3.5"), points=Decimal("3.5")) if one.criterion == "1.1" else one
        for one in scored.card.scores
    )
    appraised = replace(scored, card=replace(scored.card, scores=cards))
    (tmp_path / "xã - bang diem.xlsx").write_bytes(write_scorecard(appraised, PLAN))

    assert scored.card.score("1.1").points == 2
    assert score_last(path, PLAN).card.score("1.1").points == Decimal("3.5")
    assert score_last(tmp_path / "xã - bang diem.xlsx", PLAN).card.score("1.1").points == Decimal("3.5")


def test_the_sheet_of_changes_names_what_did_not_go_along():
    rows = Workbook("a.xlsx", written(sample())).sheet(CARRIED).rows

    assert [row[:2] for row in rows[4:]] == [["Tiêu chí", "6.4"]]


def test_the_old_plan_is_the_one_named_else_the_one_near_by_of_its_code(tmp_path):
    (tmp_path / "templates").mkdir()
    (tmp_path / "xã.xlsx").write_bytes(SAMPLE.read_bytes())
    assert old_plan_of(Last(tmp_path / "xã.xlsx", REAL_PLAN)) == REAL_PLAN
    (tmp_path / "templates" / "b.xlsx").write_bytes(write(next_plan()))
    (tmp_path / "templates" / "c.xlsx").write_bytes(REAL_PLAN.read_bytes())
    assert old_plan_of(Last(tmp_path / "xã.xlsx")) == tmp_path / "templates" / "c.xlsx"


def test_without_the_old_plan_it_says_how_to_name_it(tmp_path):
    (tmp_path / "xã.xlsx").write_bytes(workbook({"Thông tin chung": "| Năm | 2024 |"}))
    with pytest.raises(NoUsableInput, match="--from-plan"):
        old_plan_of(Last(tmp_path / "xã.xlsx"))


def test_the_new_plan_must_be_of_a_later_year():
    with pytest.raises(NoUsableInput, match="Hãy chọn kế hoạch của năm sau bằng --plan"):
        rolled(sample(), real_plan(), real_plan())


def test_an_agency_goes_on_as_its_successor_or_as_the_one_named():
    roster = (AGENCY._replace(successor="10001"),)
    old, new = replace(real_plan(), roster=roster), replace(next_plan(), roster=(Agency("10001", "Quốc Oai", "xã"),))

    assert rolled(sample(), old, new).agency.code == "10001"
    assert rolled(sample(), real_plan(), new, "10001").agency.code == "10001"
    with pytest.raises(NoUsableInput, match="--agency"):
        rolled(sample(), real_plan(), new)


def test_no_register_row_goes_along():
    plan = real_plan()
    scored = score(read("xã.xlsx", SAMPLE.read_bytes(), plan), plan)
    found = rolled(scored, plan, next_plan())

    assert contents_of(scored, found).registers == {}
