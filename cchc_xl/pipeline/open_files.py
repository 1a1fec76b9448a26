"""Workbooks that somebody has open just now: they are read as they were saved, which is told with the hour."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

AS_SAVED = "{name}: đang mở ở chương trình khác; dùng bản đã lưu lúc {saved}. Nếu vừa sửa, hãy lưu rồi chạy lại."
LOCKS = ("~${name}", ".~lock.{name}#")  # of Excel, of LibreOffice


def told_open(paths: Sequence[Path]) -> tuple[str, ...]:
    """Say of each workbook that is open when it was saved, in the hour of this machine."""
    return tuple(AS_SAVED.format(name=path.name, saved=saved_at(path)) for path in paths if is_open(path))


def is_open(path: Path) -> bool:
    """Whether an office program has left the file beside it that says so."""
    return any(path.with_name(lock.format(name=path.name)).exists() for lock in LOCKS)


def saved_at(path: Path) -> str:
    """Write when a file was saved."""
    return f"{datetime.fromtimestamp(path.stat().st_mtime).astimezone():%H:%M ngày %d/%m/%Y}"
