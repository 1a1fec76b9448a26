"""The cache: what files gave, until it is deleted, damaged or forgotten, and nothing that could be run."""

import contextlib
import io
import os
import pickle
import sqlite3
from contextlib import closing
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from cchc_xl.findings import Kind
from cchc_xl.history import cache as cache_module
from cchc_xl.history.cache import NAME, RUNS_KEPT, packed, remembered, unpacked
from cchc_xl.model.cell import Cell
from cchc_xl.model.plan import Agency
from cchc_xl.model.received import Received
from cchc_xl.model.scorecard import Outcome, Scorecard
from tests.history.small import A, appraisal, card

ONE = Received(
    card(A, "3.25", "-"),
    (Kind.FILE_COPY.at(Cell("A.xlsx"), used="B.xlsx"),),
    part="Đảm",
    scoring=True,
    appraisals={"1.1": appraisal("1.1", "2")},
    stands_on=("abc",),
)


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


class Malicious:
    """What runs a command when it is unpacked."""

    def __init__(self, call, *words):
        self.call = call, words

    def __reduce__(self):
        return self.call


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


def test_a_database_with_other_columns_is_rebuilt(path):
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE received (key, other)")
    keep(path, x=ONE)

    assert known(path, "x") == ONE


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
    keep(path, x=ONE)
    trace = tmp_path / "trace"
    with closing(sqlite3.connect(path)) as connection:
        tampered = pickle.dumps(Malicious(os.system, f"touch {trace}"))
        connection.execute("UPDATE received SET packed = ?", (tampered,))
        connection.commit()

    assert known(path, "x") is None
    assert not trace.exists()


@pytest.mark.parametrize(
    "content",
    [
        pickle.dumps(Malicious(os.system, "true")),
        pickle.dumps(Malicious(eval, "1")),
        pickle.dumps(Malicious(getattr, "", "join")),
        pickle.dumps(Malicious(print)),
        b"ccchc_xl.model.received\nMapping\n.",
        b"ccchc_xl.model.plan\nDecimal.from_float\n.",
        b"ccchc_xl.model.missing\nAnything\n.",
        b"ccchc_xl.files\npublish\n.",
        b"not packed at all",
        b"",
    ],
)
def test_only_plain_values_of_the_model_are_unpacked(content):
    with pytest.raises((pickle.UnpicklingError, ImportError, EOFError)):
        unpacked(content)


@pytest.mark.parametrize("value", [Agency("1", "A", "xã"), Decimal(1), [ONE], None, "text"])
def test_only_what_files_gave_is_unpacked(value):
    with pytest.raises(pickle.UnpicklingError):
        unpacked(pickle.dumps(value))


def test_numbers_days_and_fractions_are_plain_values():
    assert isinstance(ONE.card, Scorecard)
    assert {type(ONE.card.totals.index), type(ONE.card.as_of)} == {Fraction, date}
    assert unpacked(packed(ONE)) == ONE


def test_an_older_sqlite_is_enough():
    assert "RETURNING" not in cache_module.__loader__.get_source(cache_module.__name__)


class ByName:
    """A member of an enumeration as Python 3.11.2 packs it: by ``getattr`` and its name."""

    def __init__(self, of, name):
        self.of, self.name = of, name

    def __reduce__(self):
        return getattr, (self.of, self.name)


def test_members_of_enumerations_are_known_however_a_python_packs_them():
    read = cache_module._Values(io.BytesIO(pickle.dumps(ByName(Outcome, "SCORED")))).load()

    assert read is Outcome.SCORED


@pytest.mark.parametrize(("of", "name"), [(Outcome, "__class__"), (Decimal, "from_float"), (Received, "files")])
def test_nothing_else_is_reached_by_a_name(of, name):
    with pytest.raises((pickle.UnpicklingError, KeyError)):
        cache_module._Values(io.BytesIO(pickle.dumps(ByName(of, name)))).load()
