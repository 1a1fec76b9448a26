"""An error at every call that publishing makes: the old result byte for byte, or the new one whole; nothing left over."""

import errno
import os
import shutil

import pytest

from cchc_xl.errors import NotPublished
from cchc_xl.files import WHY
from cchc_xl.pipeline.outputs import publish_result
from tests.faults.calls import told
from tests.faults.disks import fill, read_only, small_disk

OLD, NEW = b"old" * 1000, b"new" * 2000
CALLS = [
    "mkdir", "open temporary", "flock", "write", "flush", "fsync", "umask", "umask", "chmod", "replace result",
    "open folder", "fsync", "close", "close",
]  # fmt: skip
ERRORS = ("ENOSPC", "EIO", "EROFS", "EACCES", "EDQUOT", "ESTALE", "EINVAL")


@pytest.fixture
def target(tmp_path):
    path = tmp_path / "kết quả" / "bảng điểm.xlsx"
    path.parent.mkdir()
    path.write_bytes(OLD)
    return path


def published(target, at=0, meet=None):
    """Publish, with something happening at a call; gives the calls, and what was said where it could not be done."""
    calls = []

    def tell(label):
        calls.append(label)
        if len(calls) == at:
            meet()

    with told(tell):
        try:
            publish_result(NEW, target, ())
        except NotPublished as error:
            return calls, str(error)
    return calls, ""


def failing(name):
    def fail():
        raise OSError(getattr(errno, name), os.strerror(getattr(errno, name)))

    return fail


def test_these_are_the_calls(target):
    assert published(target) == (["read result", *CALLS], "")


@pytest.mark.parametrize("name", ERRORS)
@pytest.mark.parametrize("at", range(1, len(CALLS) + 1), ids=[f"{n} {call}" for n, call in enumerate(CALLS, 1)])
def test_whatever_call_fails_the_old_result_or_the_new_one_is_whole(target, at, name):
    _, said = published(target, at + 1, failing(name))
    seconds = [path.read_bytes() for path in target.parent.iterdir() if path != target]

    assert target.read_bytes() in {OLD, NEW}
    assert seconds in ([], [NEW])
    assert said or NEW in {target.read_bytes(), *seconds}
    assert not said or ("không ghi được kết quả" in said and (WHY.get(name) or os.strerror(errno.EINVAL)) in said)


@pytest.mark.parametrize("at", range(1, len(CALLS) + 1))
def test_a_folder_that_is_removed_meanwhile_is_told_or_made_anew(target, at):
    _, said = published(target, at + 1, lambda: shutil.rmtree(target.parent))

    assert not target.exists() or target.read_bytes() == NEW
    assert target.exists() or said or at > CALLS.index("replace result") + 1
    assert not target.parent.exists() or [path.name for path in target.parent.iterdir()] in ([], [target.name])


def test_a_disk_that_is_really_full_leaves_the_old_result(tmp_path):
    with small_disk(tmp_path / "ổ đĩa", "1m") as disk:
        target = disk / "bảng điểm.xlsx"
        target.write_bytes(OLD)
        with pytest.raises(NotPublished, match="đĩa đã đầy"):
            publish_result(b"new" * 700_000, target, ())
        filler = fill(disk, 0)
        with pytest.raises(NotPublished, match="đĩa đã đầy"):
            publish_result(NEW, target, ())
        assert {path: path.read_bytes() for path in disk.iterdir() if path != filler} == {target: OLD}


def test_a_folder_that_cannot_be_written_keeps_the_old_result(target):
    with read_only(target.parent), pytest.raises(NotPublished, match=r"ổ đĩa chỉ cho đọc|không có quyền ghi"):
        publish_result(NEW, target, ())

    assert {path: path.read_bytes() for path in target.parent.iterdir()} == {target: OLD}
