"""What changed since the last run that differs, as a folder that is consolidated again and again shows it."""

from datetime import date
from decimal import Decimal
from hashlib import sha256

import pytest

from cchc_xl import forms
from cchc_xl.history.course import SHOWN
from cchc_xl.model.ranking import Change, Moment
from cchc_xl.pipeline.consolidation_run import run
from cchc_xl.pipeline.order import Order
from cchc_xl.sheets.workbook import Workbook
from tests.pipeline.small import entry, plan_file, put

DAY = date(2024, 12, 31)


@pytest.fixture
def office(tmp_path):
    plan_file(tmp_path / "kế hoạch.xlsx")
    return put(tmp_path / "xã", a=entry("An Bình"), b=entry("Ba Trại", "4/4"))


def finished(office, **asked):
    return run(Order(office, office.parent / "kế hoạch.xlsx", **asked), lambda *_: None)


def ranking(office):
    return finished(office, anew=True).done.ranking


def course(office):
    return [(one.number, one.ranked, one.mean) for one in ranking(office).course]


def result(office):
    return sha256((office / "tong hop thu.xlsx").read_bytes()).hexdigest()


def test_the_first_run_has_only_itself(office):
    first = ranking(office)

    assert first.course == (Moment(1, DAY, 2, Decimal(60), Decimal(70), None),)
    assert [one.changes for one in first.standings] == [(), (), (), ()]


def test_the_next_run_says_what_changed_and_why(office):
    ranking(office)
    put(office, a=entry("An Bình", "4/4", "2/6"))
    second = ranking(office)
    an_binh = next(one for one in second.standings if one.agency.name == "An Bình")

    assert second.course == (
        Moment(1, DAY, 2, Decimal(60), Decimal(70), None),
        Moment(2, DAY, 2, Decimal(65), Decimal(70), None),
    )
    assert an_binh.changes == (
        Change("1.2", Decimal("3.00"), Decimal("2.00"), an_binh.card.score("1.2").reason),
        Change("1.1", Decimal("2.00"), Decimal("4.00"), an_binh.card.score("1.1").reason),
    )
    assert [one.changes for one in second.standings if one.agency.name != "An Bình"] == [(), (), ()]


def test_an_agency_that_was_not_there_before_has_no_changes(office):
    ranking(office)
    put(office, c=entry("Cẩm Lĩnh"))

    assert [one.changes for one in ranking(office).standings] == [(), (), (), ()]


def test_the_same_run_again_is_not_counted_twice_and_gives_the_same_bytes(office):
    finished(office)
    put(office, a=entry("An Bình", "4/4", "2/6"))
    finished(office)
    before = result(office)

    for _ in range(2):
        (office / "tong hop thu.xlsx").unlink()
        assert course(office) == [(1, 2, 60), (2, 2, 65)]
        assert result(office) == before


def test_what_comes_back_is_a_run_of_its_own(office):
    for figures in ("2/4", "4/4", "2/4"):
        put(office, a=entry("An Bình", figures))
        finished(office)

    assert course(office) == [(1, 2, 60), (2, 2, 70), (3, 2, 60)]


def test_of_many_runs_the_last_are_shown(office):
    for number in range(SHOWN + 2):
        put(office, a=entry("An Bình", f"{number}/40"))
        finished(office)

    assert [number for number, *_ in course(office)] == list(range(3, SHOWN + 3))


def test_a_lost_store_says_that_nothing_was_before_and_stops_nothing(office):
    ranking(office)
    put(office, a=entry("An Bình", "4/4", "2/6"))
    finished(office)
    (office / "cchc.sqlite").write_bytes(b"damaged" * 1000)
    put(office, a=entry("An Bình", "1/4", "2/6"))
    finished(office)
    said = [row[0] for row in Workbook("a.xlsx", (office / "tong hop thu.xlsx").read_bytes()).sheet(forms.COURSE).rows]

    assert "Chưa có lần tổng hợp trước" in said
