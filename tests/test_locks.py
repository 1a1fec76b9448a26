"""One run at a time."""

import os
import sys
import threading

import pytest

from cchc_xl import locks
from cchc_xl.locks import Taken, held, locked


def test_a_lock_is_held_until_its_block_ends(tmp_path):
    path = tmp_path / "mới" / ".khoa"
    with locked(path), pytest.raises(Taken), locked(path):
        pass
    with locked(path):
        pass

    assert path.read_bytes() == b""


def test_it_is_let_go_of_when_the_block_fails(tmp_path):
    with pytest.raises(ZeroDivisionError), locked(tmp_path / "a"):
        raise ZeroDivisionError
    with locked(tmp_path / "a"):
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="there an open file keeps its name")
def test_a_file_is_waited_for_and_may_be_another_by_then(tmp_path, monkeypatch):
    path, is_open, seen, really = tmp_path / "a", threading.Event(), [], os.open
    path.write_bytes(b"a")

    def wait():
        with held(path) as is_there:
            seen.append(is_there())

    def opening(*arguments):
        handle = really(*arguments)
        is_open.set()
        return handle

    with held(path) as is_there:
        assert is_there()
        monkeypatch.setattr(locks.os, "open", opening)
        waiting = threading.Thread(target=wait)
        waiting.start()
        is_open.wait()
        path.rename(tmp_path / "b")
        path.write_bytes(b"another")
        assert (is_there(), seen) == (False, [])
    waiting.join()

    assert seen == [False]
