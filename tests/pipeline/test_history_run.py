"""The history of a folder, read as it lies there."""

import sqlite3
from contextlib import closing

import pytest

from cchc_xl.errors import NoUsableInput, StoreBusy, StoreTooNew
from cchc_xl.history import glance
from cchc_xl.history.store import NAME
from cchc_xl.model.course import Course
from cchc_xl.pipeline.consolidation_run import run
from cchc_xl.pipeline.history_run import course_of, has_history
from cchc_xl.pipeline.order import Order
from tests.pipeline.small import PLAN, ROSTER, entry, plan_file, put


@pytest.fixture
def office(tmp_path):
    """A folder that was consolidated twice."""
    plan = plan_file(tmp_path / "kế hoạch.xlsx")
    folder = put(tmp_path / "xã", a=entry("An Bình"), b=entry("Ba Trại", "4/4"), c=b"not a workbook")
    for figures in ("2/4", "4/4"):
        put(folder, a=entry("An Bình", figures))
        run(Order(folder, plan), lambda *_: None)
    return folder


def test_the_runs_of_a_folder_are_told_and_nothing_in_it_changes(office):
    before = {path.name: path.read_bytes() for path in office.iterdir()}
    course = course_of(office, PLAN, ROSTER[0])

    assert [(one.moment.number, one.moment.ranked, one.moment.mean, one.leaders) for one in course.runs] == [
        (1, 2, 60, ("Xã Ba Trại",)),
        (2, 2, 70, ("Xã An Bình", "Xã Ba Trại")),
    ]
    assert [one.troubles.errors for one in course.runs] == [1, 1]
    assert [(one.stood.index, one.stood.place) for one in course.then] == [(50, 2), (70, 1)]
    assert {path.name: path.read_bytes() for path in office.iterdir()} == before


def test_without_an_agency_only_the_runs_are_told(office):
    course = course_of(office, PLAN)

    assert (course.agency, course.then, len(course.runs)) == (None, (), 2)


def test_a_folder_has_a_history_as_soon_as_something_was_consolidated(office, tmp_path):
    assert has_history(office)
    assert not has_history(tmp_path)
    with pytest.raises(NoUsableInput, match="không có thư mục này"):
        has_history(tmp_path / "không có")


def test_a_blank_store_says_nothing(tmp_path):
    (tmp_path / NAME).touch()

    assert course_of(tmp_path, PLAN, ROSTER[0]) == Course(agency=ROSTER[0])


@pytest.mark.parametrize("content", [b"not a database" * 99, b"SQLite format 3\0" + b"\xff" * 900])
def test_a_damaged_store_is_told_and_left_as_it_is(tmp_path, content):
    (tmp_path / NAME).write_bytes(content)

    with pytest.raises(NoUsableInput, match=r"không đọc được lịch sử .*Hãy chạy tổng hợp lại"):
        course_of(tmp_path, PLAN)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [(NAME, content)]


def test_a_store_that_another_run_is_writing_is_told(office, monkeypatch):
    monkeypatch.setattr(glance, "WAIT", 0.1)
    with closing(sqlite3.connect(office / NAME, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")

        with pytest.raises(StoreBusy, match="đang có một lần tổng hợp khác"):
            course_of(office, PLAN)


def test_a_store_of_a_newer_program_is_told(office):
    with closing(sqlite3.connect(office / NAME)) as connection:
        connection.execute("PRAGMA user_version = 99")

    with pytest.raises(StoreTooNew, match="phiên bản mới hơn"):
        course_of(office, PLAN)
