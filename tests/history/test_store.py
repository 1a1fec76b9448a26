"""The store beside the results: kept whole, one run at a time, never a reason to stop."""

import sqlite3
import threading
import time
from contextlib import closing, suppress

import pytest

from cchc_xl.errors import StoreBusy, StoreTooNew
from cchc_xl.history import store as store_module
from cchc_xl.history.store import NAME, NAMES, SCHEMA_VERSION, opened


@pytest.fixture
def path(tmp_path):
    return tmp_path / NAME


def keep_one(path, digest="a"):
    with opened(path) as store:
        store.connection.execute("INSERT INTO arrival VALUES (?, 'A.xlsx', '00001', '2024-12-31')", (digest,))
        store.connection.commit()
        return store.aside


def kept(path):
    with closing(sqlite3.connect(path)) as connection:
        return [row[0] for row in connection.execute("SELECT sha256 FROM arrival ORDER BY rowid")]


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_what_is_committed_is_there_the_next_time(path):
    keep_one(path)
    keep_one(path, "b")

    assert kept(path) == ["a", "b"]
    assert names(path.parent) == ["cchc.sqlite"]


def test_what_is_not_committed_is_not_kept(path):
    keep_one(path)
    with opened(path) as store:
        store.connection.execute("INSERT INTO arrival VALUES ('b', '', '', '')")

    assert kept(path) == ["a"]


def test_a_new_store_in_which_nothing_was_kept_is_gone_again(path):
    with opened(path):
        assert path.exists()
    assert names(path.parent) == []

    with pytest.raises(KeyboardInterrupt), opened(path):
        raise KeyboardInterrupt
    assert names(path.parent) == []


def test_an_exception_takes_back_what_was_not_committed_and_leaves_the_rest(path):
    keep_one(path)
    with suppress(ZeroDivisionError), opened(path) as store:
        store.connection.execute("DELETE FROM arrival")
        raise ZeroDivisionError

    assert kept(path) == ["a"]


@pytest.mark.parametrize(
    "content",
    [b"not a database at all, but longer than a header of one hundred bytes" * 3, b"SQLite format 3\0" + b"\xff" * 900],
    ids=["text", "broken header"],
)
def test_a_damaged_store_is_set_aside_and_a_new_one_begun(path, content):
    path.write_bytes(content)

    assert keep_one(path) == "cchc (hỏng).sqlite"
    assert (path.parent / "cchc (hỏng).sqlite").read_bytes() == content
    assert kept(path) == ["a"]


def test_damaged_stores_never_replace_one_another(path):
    for _ in range(3):
        path.write_bytes(b"x" * 200)
        keep_one(path)

    assert names(path.parent) == ["cchc (hỏng 2).sqlite", "cchc (hỏng 3).sqlite", "cchc (hỏng).sqlite", "cchc.sqlite"]


def test_a_page_that_was_overwritten_is_damage_too(path):
    keep_one(path)
    content = bytearray(path.read_bytes())
    content[4096 * 2 : 4096 * 5] = b"\xee" * 4096 * 3
    path.write_bytes(content)

    assert keep_one(path) == "cchc (hỏng).sqlite"


def test_a_database_of_somebody_else_is_set_aside(path):
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE run (a)")
        other.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")

    assert keep_one(path) == "cchc (hỏng).sqlite"


def test_damage_that_the_database_cannot_tell_in_words_is_damage_too(path):
    keep_one(path)
    path.write_bytes(path.read_bytes().replace(b"CREATE TABLE run", b"CREATE \xffABLE run"))

    assert keep_one(path) == "cchc (hỏng).sqlite"


def test_a_store_that_another_run_begins_just_now_is_not_damaged(path, monkeypatch):
    path.touch()
    version = store_module._version

    def begun_meanwhile(connection):
        with suppress(sqlite3.OperationalError), closing(sqlite3.connect(path, timeout=0)) as other:
            words = f"BEGIN IMMEDIATE; {store_module.TABLES} PRAGMA user_version = {SCHEMA_VERSION}; COMMIT"
            other.executescript(words)
        monkeypatch.undo()
        return version(connection)

    monkeypatch.setattr(store_module, "_version", begun_meanwhile)
    assert keep_one(path) == ""


def test_an_empty_file_becomes_a_store(path):
    path.touch()

    assert (keep_one(path), kept(path)) == ("", ["a"])


def test_a_store_of_a_newer_program_is_left_alone_and_told(path):
    keep_one(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    before = path.read_bytes()

    with pytest.raises(StoreTooNew, match="phiên bản mới hơn") as refused, opened(path):
        pass
    assert (refused.value.exit_code, path.read_bytes()) == (4, before)


def test_two_runs_never_work_on_one_store(path, monkeypatch):
    monkeypatch.setattr(store_module, "PATIENCE", 0.1)
    keep_one(path)

    with opened(path), pytest.raises(StoreBusy, match="đang có một lần tổng hợp khác") as busy, opened(path):
        pass
    assert busy.value.exit_code == 4


def test_a_run_that_waits_for_a_store_that_is_taken_away_begins_it_anew(path):
    waiting = threading.Thread(target=keep_one, args=(path,))
    with opened(path):
        waiting.start()
        time.sleep(0.3)
    waiting.join()

    assert kept(path) == ["a"]


def test_a_run_that_was_killed_leaves_nothing_half_done(path):
    keep_one(path)
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("DELETE FROM arrival")
    connection.close()  # as the system does with a process that is no more

    assert keep_one(path, "b") == ""
    assert kept(path) == ["a", "b"]


def test_a_folder_of_that_name_cannot_be_used_and_stays(path):
    path.mkdir()

    with pytest.raises(sqlite3.OperationalError), opened(path):
        pass
    assert path.is_dir()


def test_a_store_that_may_only_be_read_is_read(path, monkeypatch):
    keep_one(path)
    real = sqlite3.connect
    read_only = lambda path, **how: real(f"file:{path}?mode=ro", uri=True, **how)  # noqa: E731 - root may write everything
    monkeypatch.setattr(sqlite3, "connect", read_only)

    with opened(path) as store:
        assert store.connection.execute("SELECT sha256 FROM arrival").fetchall() == [("a",)]
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            store.connection.execute("DELETE FROM arrival")


def test_the_tables_of_a_store(store):
    there = store.connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")

    assert {row[0] for row in there} == NAMES
    assert sorted(NAMES) == "appraisal arrival card finding found heard run score standing".split()
