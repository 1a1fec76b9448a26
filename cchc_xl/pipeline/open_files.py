"""Workbooks that somebody has open just now: they are read as they were saved, which is told with the hour."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from cchc_xl.text import encodable

AS_SAVED = "{name}: đang mở ở chương trình khác; dùng bản đã lưu lúc {saved}. Nếu vừa sửa, hãy lưu rồi chạy lại."
LOCKS = ("~${name}", ".~lock.{name}#")  # of Excel, of LibreOffice


def told_open(paths: Iterable[Path]) -> tuple[str, ...]:
    """Say of each workbook that is open when it was saved, in the hour of this machine."""
    return tuple(AS_SAVED.format(name=encodable(path.name), saved=saved_at(path)) for path in paths if is_open(path))


def is_open(path: Path) -> bool:
    """Whether an office program has left the file beside it that says so."""
    with suppress(OSError):  # a name as long as it may be leaves no room for a lock
        return any(path.with_name(lock).exists() for lock in locks_of(path.name))
    return False


def locks_of(name: str) -> tuple[str, ...]:
    """Give the names of the files that office programs leave beside one that is open."""
    return tuple(lock.format(name=name) for lock in LOCKS)


def saved_at(path: Path) -> str:
    """Write when a file was saved."""
    return f"{datetime.fromtimestamp(path.stat().st_mtime).astimezone():%H:%M ngày %d/%m/%Y}"
