"""A small disk that can be filled, and folders that cannot be written."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

PAGE = 4096


@contextmanager
def small_disk(at: Path, size: str) -> Iterator[Path]:
    """Mount a disk in memory; the test is skipped where that may not be done."""
    at.mkdir()
    with _mounted(at, "-t", "tmpfs", "-o", f"size={size}", "tmpfs"):
        yield at


@contextmanager
def read_only(folder: Path) -> Iterator[Path]:
    """Make a folder one that nothing can be written into, also for root where root may mount."""
    if os.geteuid():
        folder.chmod(0o555)
        try:
            yield folder
        finally:
            folder.chmod(0o755)
        return
    with _mounted(folder, "--bind", str(folder)):
        subprocess.run(("mount", "-o", "remount,bind,ro", folder), check=True)
        yield folder


@contextmanager
def _mounted(at: Path, *how: str) -> Iterator[None]:
    done = os.geteuid() == 0 and subprocess.run(("mount", *how, at), capture_output=True, check=False).returncode == 0
    if not done:
        pytest.skip("a disk can be mounted by root only")
    try:
        yield
    finally:
        subprocess.run(("umount", at), check=True)


def fill(disk: Path, left: int) -> Path:
    """Write a file that leaves so many bytes free on a disk."""
    filler = disk / "đầy"
    with filler.open("wb") as file:
        state = os.statvfs(disk)
        room = state.f_bavail * state.f_frsize - left
        file.write(b"\0" * (room // PAGE * PAGE))
    return filler
