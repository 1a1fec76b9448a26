"""A store that is only read: as it is at one moment, and never made or changed."""

import sqlite3
from contextlib import closing

import pytest

from cchc_xl.errors import StoreTooNew
from cchc_xl.history.course import moments
from cchc_xl.history.glance import reading
from cchc_xl.history.runs import Run, record
from cchc_xl.history.store import NAME, SCHEMA_VERSION, commit, opened
from cchc_xl.model.ranking import Ranking
from tests.history.small import DAY, PLAN


@pytest.fixture
def path(tmp_path):
    with opened(tmp_path / NAME) as store:
        record(store, PLAN, Run(1, DAY, "x"), Ranking(()), {})
        commit(store)
    return tmp_path / NAME


def numbers(path):
    with reading(path) as store:
        return store and [one.number for one in moments(store, PLAN)]


def test_what_was_kept_is_read_and_nothing_can_be_written(path):
    before = path.read_bytes()
    with reading(path) as store, pytest.raises(sqlite3.OperationalError, match="readonly"):
        store.connection.execute("DELETE FROM run")

    assert (numbers(path), path.read_bytes()) == ([1], before)
    assert [one.name for one in path.parent.iterdir()] == [NAME]


def test_it_is_read_while_another_run_is_at_work(path):
    with opened(path) as store:
        record(store, PLAN, Run(2, DAY, "y"), Ranking(()), {})

        assert numbers(path) == [1]


def test_what_another_run_keeps_meanwhile_is_not_mixed_in(path):
    with reading(path) as store:
        before = moments(store, PLAN)
        writing = closing(sqlite3.connect(path, timeout=0, isolation_level=None))
        with writing as other, pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("DELETE FROM run")

        assert moments(store, PLAN) == before


def test_a_store_that_is_not_there_is_not_made(tmp_path):
    with pytest.raises(sqlite3.OperationalError), reading(tmp_path / NAME):
        pass

    assert list(tmp_path.iterdir()) == []


def test_a_blank_file_holds_nothing_yet(tmp_path):
    (tmp_path / NAME).touch()

    assert numbers(tmp_path / NAME) is None


def test_a_store_of_a_newer_program_is_not_read(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")

    with pytest.raises(StoreTooNew, match="phiên bản mới hơn"), reading(path):
        pass
