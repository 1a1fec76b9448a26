"""The cache: what files gave, until it is deleted, damaged or forgotten, and nothing that could be run."""

import contextlib
import os
import pickle
import sqlite3
from contextlib import closing

import pytest

from cchc_xl.history import cache as cache_module
from cchc_xl.history.cache import NAME, RUNS_KEPT, remembered
from cchc_xl.history.packing import packed, unpacked
from tests.history.test_packing import ONE, Malicious


@pytest.fixture
def path(tmp_path):
    return tmp_path / NAME


def keep(path, **what):
    with remembered(path) as cache:
        for key, received in what.items():
            cache.put(key, packed(received))


def known(path, key):
    with remembered(path) as cache:
        return cache.get(key)


def change(path, words, *values):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(words, values)
        connection.commit()


def test_what_files_gave_is_given_again_whole(path):
    keep(path, x=ONE)

    assert (known(path, "x"), known(path, "y")) == (ONE, None)


def test_a_deleted_cache_knows_nothing_and_begins_again(path):
    keep(path, x=ONE)
    path.unlink()

    assert known(path, "x") is None
    assert not path.exists()  # nothing was put there
    keep(path, x=ONE)
    assert known(path, "x") == ONE


@pytest.mark.parametrize(
    "content",
    [b"", b"x" * 5000, b"SQLite format 3\0" + b"\xff" * 5000],
    ids=["empty", "text", "broken header"],
)
def test_a_damaged_cache_is_rebuilt(path, content):
    path.write_bytes(content)
    keep(path, x=ONE)

    assert known(path, "x") == ONE


def test_damage_of_which_the_database_cannot_even_tell_is_rebuilt(path):
    keep(path, x=ONE)
    path.write_bytes(path.read_bytes().replace(b"CREATE TABLE received", b"CREATE \xffABLE received"))
    keep(path, y=ONE)

    assert (known(path, "x"), known(path, "y")) == (None, ONE)


@pytest.mark.parametrize("columns", ["key, other", "key, used, packed"], ids=["of others", "of an earlier program"])
def test_a_database_with_other_columns_is_rebuilt(path, columns):
    change(path, f"CREATE TABLE received ({columns})")
    keep(path, x=ONE)

    assert known(path, "x") == ONE


@pytest.mark.parametrize("used", ["abc", b"abc", 1.5, 2**63 - 1])
def test_a_cache_whose_count_of_runs_is_none_is_rebuilt(path, used):
    keep(path, x=ONE)
    change(path, "UPDATE received SET used = ?", used)
    keep(path, y=ONE)

    assert (known(path, "x"), known(path, "y")) == (None, ONE)


def test_a_value_that_changed_where_it_was_kept_is_not_believed(path):
    other = packed(ONE).replace(b"3.25", b"3.24")
    keep(path, x=ONE, y=ONE)
    change(path, "UPDATE received SET packed = ? WHERE key = 'x'", other)

    assert unpacked(other).card.scores != ONE.card.scores  # it looks like any other
    assert (known(path, "x"), known(path, "y")) == (None, ONE)
    keep(path, x=ONE)
    assert known(path, "x") == ONE


def test_what_another_file_gave_is_not_taken_for_what_this_one_gave(path):
    keep(path, x=ONE)
    change(path, "UPDATE received SET key = 'y'")

    assert known(path, "y") is None


def test_damage_that_shows_only_later_costs_the_cache_and_nothing_else(path):
    keep(path, x=ONE)
    with remembered(path) as cache:
        cache._connection.execute("DROP TABLE received")
        assert cache.get("x") is None
        cache.put("x", packed(ONE))

    assert not path.exists()


def test_a_cache_that_cannot_be_kept_costs_only_time(path):
    path.mkdir()

    with remembered(path) as cache:
        assert cache is None


def test_a_run_beside_another_has_no_cache_and_takes_none_away(path):
    keep(path, x=ONE)
    with remembered(path) as first:
        with remembered(path) as second:
            assert second is None
        first.put("y", packed(ONE))

    assert (known(path, "x"), known(path, "y")) == (ONE, ONE)


def test_what_the_last_runs_did_not_ask_for_is_forgotten(path):
    keep(path, x=ONE, y=ONE)
    for number in range(RUNS_KEPT):
        keep(path, **{f"z{number}": ONE})
        assert known(path, "x") == ONE

    assert known(path, "y") is None


def test_what_was_read_is_kept_also_where_the_run_then_fails(path):
    with contextlib.suppress(ZeroDivisionError), remembered(path) as cache:
        cache.put("x", packed(ONE))
        raise ZeroDivisionError

    assert known(path, "x") == ONE


def test_a_tampered_entry_runs_nothing_and_is_read_anew(path, tmp_path):
    trace = tmp_path / "trace"
    with remembered(path) as cache:
        cache.put("x", pickle.dumps(Malicious(os.system, f"touch {trace}")))

    assert known(path, "x") is None
    assert not trace.exists()


def test_an_older_sqlite_is_enough():
    assert "RETURNING" not in cache_module.__loader__.get_source(cache_module.__name__)
