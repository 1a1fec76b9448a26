"""One run at a time: a lock of the operating system, gone with the process that holds it however it ends."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class Taken(Exception):
    """Another process holds the lock."""


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock file for this process alone; it stays behind, empty. Raises Taken, or OSError without the right."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        if not take(handle):
            raise Taken(path.name)
        yield
    finally:
        os.close(handle)  # which lets go of the lock too


@contextmanager
def held(path: Path) -> Iterator[Callable[[], bool]]:
    """Wait for a file and hold it for this process alone; gives what says whether it is still the file of its name.

    On Windows nothing is held: there a file that is open keeps its name anyhow. Raises OSError where it is not there.
    """
    handle = os.open(path, os.O_RDONLY)
    try:
        number = os.fstat(handle).st_ino
        if sys.platform == "win32":
            os.close(handle)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield lambda: path.stat().st_ino == number
    finally:
        if sys.platform != "win32":
            os.close(handle)


def take(handle: int) -> bool:
    """Take the lock of an open file, until it is closed; False where another holds it. Raises OSError where none is."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True
