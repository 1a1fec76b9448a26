"""Publishing in one step."""

from pathlib import Path

import pytest

from cchc_xl import files
from cchc_xl.files import publish


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
