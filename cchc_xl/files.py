"""Files: published in one step, whole and new or the old one untouched; leftovers swept."""

import errno
import os
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import IO

from cchc_xl.locks import take

PREFIX, SUFFIX = ".cchc-", ".tmp"
ABANDONED = 3600  # seconds: a file that is being written is never so old
TRIES = 100
NO_SYNC = {errno.EINVAL, errno.EACCES, errno.EPERM, errno.ENOTSUP}  # not every file system can sync a folder
WHY = {
    "ENOSPC": "đĩa đã đầy",
    "EDQUOT": "đã hết dung lượng được cấp",
    "EROFS": "ổ đĩa chỉ cho đọc",
    "EACCES": "không có quyền ghi",
    "EPERM": "không có quyền ghi",
    "EIO": "ổ đĩa báo lỗi khi ghi",
    "ENOENT": "thư mục không còn ở đó",
    "ENOTDIR": "đường dẫn đi qua một tệp, không phải thư mục",
    "EISDIR": "đã có thư mục mang tên này",
    "ENAMETOOLONG": "tên tệp quá dài",
    "EFBIG": "tệp quá lớn với ổ đĩa này",
    "ESTALE": "mất kết nối với thư mục mạng",
}
UNREAD = {
    "EACCES": "không có quyền đọc",
    "EPERM": "không có quyền đọc",
    "EIO": "ổ đĩa hoặc mạng báo lỗi khi đọc",
}


def publish(
    content: bytes, to: Path, *, second_name: bool = True, may_replace: Callable[[Path], bool] = lambda _: True
) -> Path:
    """Write ``content`` to ``to`` in one step and give the path that was written.

    A result that is open in Excel stays as it is and the new one gets a second name beside it, unless that is not
    wished: one that ``may_replace`` allows, since nobody chose it. Raises OSError where the folder cannot be written;
    the old result is whole in every case.
    """
    to.parent.mkdir(parents=True, exist_ok=True)
    seconds = filter(may_replace, _second_names(to)) if second_name else ()
    handle, temporary = _begun(to.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            _write(file, content)
            _give_usual_rights(temporary)
            if os.name == "posix":  # held until it has its name; elsewhere an open file cannot be moved
                return _moved(temporary, to, seconds)
        return _moved(temporary, to, seconds)
    except BaseException:
        with suppress(OSError):  # the first trouble is the one to tell
            temporary.unlink(missing_ok=True)
        raise


def why(error: OSError) -> str:
    """Say in Vietnamese why a file could not be written; in the system's words where it is something rare."""
    return WHY.get(code_of(error)) or error.strerror or str(error)


def why_unread(error: OSError) -> str:
    """Say likewise why a file or folder could not be read."""
    return UNREAD.get(code_of(error)) or why(error)


def code_of(error: OSError) -> str:
    """Give the system's code of an error: ``EACCES``; blank where it has none."""
    return errno.errorcode.get(error.errno or 0, "")


def _begun(folder: Path) -> tuple[int, Path]:
    """Make a temporary file, open and locked, so that a sweep knows that somebody is writing it."""
    for _ in range(TRIES):
        handle, name = tempfile.mkstemp(prefix=PREFIX, suffix=SUFFIX, dir=folder)
        if os.name != "posix" or (_is_free(handle) is not False and Path(name).exists()):
            return handle, Path(name)
        os.close(handle)  # a sweep came between
        with suppress(OSError):
            Path(name).unlink()
    raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(folder))


def _is_free(handle: int) -> bool | None:
    """Lock an open file; False where another holds it, None where the file system has no locks."""
    try:
        return take(handle)
    except OSError:
        return None


def _write(file: IO[bytes], content: bytes) -> None:
    file.write(content)
    file.flush()
    os.fsync(file.fileno())


def _give_usual_rights(temporary: Path) -> None:
    """A temporary file is for its owner only; the result has the rights of any new file."""
    if os.name == "posix":
        mask = os.umask(0)
        os.umask(mask)
        temporary.chmod(0o666 & ~mask)


def _moved(temporary: Path, to: Path, seconds: Iterable[Path]) -> Path:
    for path in chain((to,), seconds):
        try:
            temporary.replace(path)
        except PermissionError:
            continue
        _sync_folder(path.parent)
        return path
    raise PermissionError(f"Không ghi được {to.name}: tệp đang mở, hãy đóng lại rồi chạy lại.")


def _second_names(to: Path) -> Iterator[Path]:
    return (to.with_stem(f"{to.stem} ({number})") for number in range(2, 10))


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno not in NO_SYNC:
            raise


def sweep(folder: Path) -> int:
    """Delete what runs that were killed left half written in a folder, and say how many files that were.

    What a living run writes is left: it holds a lock, or, where locks say nothing, the file is not an hour old.
    """
    with suppress(OSError):
        return sum(_is_swept(path) for path in folder.glob(f"{PREFIX}*{SUFFIX}"))
    return 0


def _is_swept(path: Path) -> bool:
    with suppress(OSError):  # somebody else swept it, or it may not be swept by us
        handle = os.open(path, os.O_RDWR) if os.name == "posix" else None
        try:
            free = None if handle is None else _is_free(handle)
            if free or (free is None and _is_old(path)):
                path.unlink()  # still locked, so that nobody begins to write it now
                return True
        finally:
            if handle is not None:
                os.close(handle)
    return False


def _is_old(path: Path) -> bool:
    """A clock that was set back makes a file of the future, which is old too."""
    return abs(time.time() - path.stat().st_mtime) > ABANDONED
