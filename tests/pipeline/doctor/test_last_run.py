"""The last run: read from the store, which is neither made nor changed."""

import sqlite3
from contextlib import closing
from hashlib import sha256

import pytest

from cchc_xl.history import glance, store
from cchc_xl.pipeline.doctor import last_run
from cchc_xl.pipeline.doctor.seen import Seen
from tests.pipeline.doctor.places import problems, where

RUN = "INSERT INTO run VALUES (?, 'phu-phuong-2024', 2024, '', '', ?, ?, '')"
CARD = "INSERT INTO card VALUES (?, 'phu-phuong-2024', ?, '', '2024-10-31', '', '')"
STANDING = "INSERT INTO standing VALUES (2, ?, 'received', ?, NULL, NULL, '', '')"


def filled(folder):
    path = folder / store.NAME
    with store.opened(path) as opened:
        for number, day in ((1, "2024-09-30"), (2, "2024-10-31")):
            opened.connection.execute(RUN, (number, day, str(number)))
        for number, agency in enumerate(("A", "B"), 1):
            opened.connection.execute(CARD, (number, agency))
        for agency, card in (("A", 1), ("B", 2), ("C", None)):
            opened.connection.execute(STANDING, (agency, card))
    return path


def test_a_folder_where_nothing_ran_gets_no_store(tmp_path):
    assert tuple(last_run.look(where(tmp_path))) == (Seen(last_run.NEVER),)
    assert list(tmp_path.iterdir()) == []


def test_the_last_run_is_told_and_the_store_left_as_it_is(tmp_path):
    folder = tmp_path / "Huyện 100% #1?"
    folder.mkdir()
    path = filled(folder)
    before = sha256(path.read_bytes()).hexdigest()
    (seen,) = last_run.look(where(folder))
    assert seen.found.startswith("lần thứ 2, số liệu tính đến 31/10/2024, 2 đơn vị có điểm; ghi lúc ")
    assert seen.cure == ""
    assert sha256(path.read_bytes()).hexdigest() == before
    assert list(folder.iterdir()) == [path]


def test_a_store_without_a_run_is_as_if_nothing_ran(tmp_path):
    with store.opened(tmp_path / store.NAME):
        pass
    assert tuple(last_run.look(where(tmp_path))) == (Seen(last_run.NEVER),)


def test_a_damaged_store_is_a_problem(tmp_path):
    (tmp_path / store.NAME).write_bytes(b"SQLite format 3\0" + b"\1" * 200)
    assert len(problems(last_run.look(where(tmp_path)))) == 1
    (tmp_path / store.NAME).unlink()
    with closing(sqlite3.connect(tmp_path / store.NAME)) as other:
        other.execute("CREATE TABLE khac (x)")
    assert problems(last_run.look(where(tmp_path))) == ["cchc.sqlite: không đọc được (no such table: run)"]


def test_a_glance_makes_no_store(tmp_path):
    with pytest.raises(sqlite3.OperationalError):
        glance.last(tmp_path / store.NAME)
    assert list(tmp_path.iterdir()) == []
