"""Publishing in one step."""

import errno
import os
import threading
import time
from pathlib import Path

import pytest

from cchc_xl import files
from cchc_xl.files import ABANDONED, publish, sweep, why
from cchc_xl.locks import take

PUBLISHED = 100


def test_the_result_is_whole_and_nothing_else_is_left(tmp_path):
    written = publish(b"new", tmp_path / "a" / "kết quả.xlsx")

    assert written.read_bytes() == b"new"
    assert [path.name for path in written.parent.iterdir()] == ["kết quả.xlsx"]


def test_an_old_result_is_replaced(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(b"old")

    assert publish(b"new", tmp_path / "a.xlsx").read_bytes() == b"new"


def test_the_result_has_the_rights_of_any_new_file(tmp_path):
    (tmp_path / "usual").write_bytes(b"")
    written = publish(b"new", tmp_path / "a.xlsx")

    assert written.stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_a_result_that_is_open_keeps_its_bytes_and_the_new_one_gets_a_second_name(tmp_path, monkeypatch):
    target = tmp_path / "a.xlsx"
    target.write_bytes(b"old")
    replace = Path.replace

    def refuse_the_open_one(self, to):
        if Path(to) == target:
            raise PermissionError(13, "open in Excel")
        return replace(self, to)

    monkeypatch.setattr(Path, "replace", refuse_the_open_one)
    written = publish(b"new", target)

    assert (written.name, written.read_bytes(), target.read_bytes()) == ("a (2).xlsx", b"new", b"old")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a (2).xlsx", "a.xlsx"]


@pytest.mark.parametrize("call", ["fsync", "umask"])
def test_when_writing_fails_the_old_result_is_whole_and_no_temporary_is_left(tmp_path, monkeypatch, call):
    target = tmp_path / "a.xlsx"
    target.write_bytes(b"old")

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, call, fail)
    with pytest.raises(OSError, match="No space left"):
        publish(b"new", target)

    monkeypatch.undo()
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.xlsx"]


def test_what_must_have_its_own_name_gets_no_second_one(tmp_path, monkeypatch):
    def refuse(*_):
        raise PermissionError(13, "open elsewhere")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(PermissionError, match=r"a\.json"):
        publish(b"new", tmp_path / "a.json", second_name=False)

    assert list(tmp_path.iterdir()) == []


def test_what_a_dead_run_left_is_swept_and_what_a_living_one_writes_is_not(tmp_path):
    dead, living, other = (tmp_path / name for name in (".cchc-1.tmp", ".cchc-2.tmp", "a.tmp"))
    for path in (dead, living, other):
        path.write_bytes(b"half")
    with living.open("rb+") as file:
        assert take(file.fileno())
        swept = sweep(tmp_path)

    assert (swept, sorted(tmp_path.iterdir())) == (1, [living, other])


def test_where_locks_say_nothing_only_what_is_not_of_this_hour_is_swept(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "take", no_locks)
    now = time.time()
    for name, moment in {"now": now, "before": now - 2 * ABANDONED, "clock set back": now + 2 * ABANDONED}.items():
        path = tmp_path / f".cchc-{name}.tmp"
        path.write_bytes(b"half")
        os.utime(path, (moment, moment))

    assert (sweep(tmp_path), [path.name for path in tmp_path.iterdir()]) == (2, [".cchc-now.tmp"])
    assert publish(b"new", tmp_path / "a.xlsx").read_bytes() == b"new"


def no_locks(_):
    raise OSError(errno.ENOLCK, "No locks available")


def test_a_sweep_at_any_moment_disturbs_nobody_who_publishes(tmp_path):
    done = threading.Event()
    sweeping = threading.Thread(target=lambda: [sweep(tmp_path) for _ in iter(done.is_set, True)])
    sweeping.start()
    try:
        for number in range(PUBLISHED):
            assert publish(b"%d" % number, tmp_path / "a.xlsx").read_bytes() == b"%d" % number
    finally:
        done.set()
        sweeping.join()

    assert [path.name for path in tmp_path.iterdir()] == ["a.xlsx"]


@pytest.mark.parametrize(
    ("number", "said"),
    [(errno.ENOSPC, "đĩa đã đầy"), (errno.EROFS, "ổ đĩa chỉ cho đọc"), (errno.ENOEXEC, "Exec format error")],
)
def test_why_a_file_could_not_be_written_is_said_in_vietnamese_where_it_is_known(number, said):
    assert why(OSError(number, os.strerror(number))) == said


def test_a_folder_that_cannot_be_synced_is_no_trouble(tmp_path, monkeypatch):
    usual = os.open

    def refuse_folders(path, *words, **named):
        if Path(path) == tmp_path:
            raise OSError(errno.EINVAL, "Invalid argument")
        return usual(path, *words, **named)

    monkeypatch.setattr(os, "open", refuse_folders)
    assert publish(b"new", tmp_path / "a.xlsx").read_bytes() == b"new"
