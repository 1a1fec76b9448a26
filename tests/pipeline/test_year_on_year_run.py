"""Last year's workbook beside this year's: read by its own plan, refused where it is not of last year or of another."""

from dataclasses import replace
from decimal import Decimal

import pytest

from cchc_xl.errors import NoUsableInput
from cchc_xl.improvement import year_on_year
from cchc_xl.pipeline.rolling_run import Last
from cchc_xl.pipeline.scoring_run import score_workbook
from cchc_xl.pipeline.year_on_year_run import read_last
from cchc_xl.reporting.scoring import write_scorecard
from tests.pipeline.small import PLAN, ROSTER, entry, plan_file, put

NOW = replace(PLAN, year=2025, code="mới")


@pytest.fixture
def office(tmp_path):
    plan_file(tmp_path / "2024.xlsx")
    put(tmp_path / "cũ", **{"An Bình": entry("An Bình"), "Ba Trại": entry("Ba Trại")})
    return tmp_path


def now(office):
    """This year's score, by criteria that are those of last year."""
    path = office / "nay.xlsx"
    path.write_bytes(entry("An Bình", first="3/4"))
    return score_workbook(path, PLAN)


def last(office, name="An Bình.xlsx"):
    return Last(office / "cũ" / name, office / "2024.xlsx")


def test_an_entry_or_a_scoring_workbook_of_last_year_gives_its_index_and_points(office):
    (office / "cũ" / "điểm.xlsx").write_bytes(write_scorecard(score_workbook(last(office).path, PLAN), PLAN))
    for name in ("An Bình.xlsx", "điểm.xlsx"):
        read = read_last(last(office, name), now(office), NOW)

        assert (read.before.year, read.before.index) == (2024, 50)
        assert {code: one.points for code, one in read.before.values.items()} == {"1.1": 2, "1.2": 3}
        assert read.files == (office / "cũ" / name, office / "2024.xlsx")
        year = year_on_year(now(office), NOW, read.before)
        assert [(one.criterion, one.change) for one in year.compared] == [("1.1", Decimal(1)), ("1.2", Decimal(0))]


def test_a_folder_of_parts_is_read_as_one_and_all_its_files_are_named(office):
    (office / "cũ" / "Ba Trại.xlsx").unlink()
    read = read_last(Last(office / "cũ", office / "2024.xlsx"), now(office), NOW)

    assert read.before.index == 50
    assert read.files == (office / "cũ" / "An Bình.xlsx", office / "2024.xlsx")


@pytest.mark.parametrize("year", [2024, 2023])
def test_a_workbook_of_the_same_or_a_later_year_is_refused(office, year):
    with pytest.raises(NoUsableInput, match=f"thuộc kế hoạch năm 2024, không phải năm trước của kế hoạch năm {year}"):
        read_last(last(office), now(office), replace(NOW, year=year))


def test_a_workbook_of_another_agency_is_refused(office):
    with pytest.raises(NoUsableInput, match="tệp này là của Xã Ba Trại, không phải của Xã An Bình"):
        read_last(last(office, "Ba Trại.xlsx"), now(office), NOW)


def test_a_successor_is_compared_with_the_agency_that_it_came_from_whichever_roster_names_it(office):
    joined = tuple(one._replace(successor=ROSTER[0].code) if one == ROSTER[1] else one for one in ROSTER)

    assert read_last(last(office, "Ba Trại.xlsx"), now(office), replace(NOW, roster=joined)).before.index == 50
    plan_file(office / "2024.xlsx", roster=joined)
    assert read_last(last(office, "Ba Trại.xlsx"), now(office), replace(NOW, roster=ROSTER[:1])).before.index == 50
