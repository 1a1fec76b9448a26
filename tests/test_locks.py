"""One run at a time."""

import pytest

from cchc_xl.locks import Taken, locked


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
