"""Entry workbooks opened before the plan is known: the process apart would only wait for it."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from cchc_xl.errors import NotAWorkbook
from cchc_xl.sheets.workbook import Workbook

LARGEST = 2**20  # all sheets of a workbook are held at once

_opened: dict[tuple[str, bytes], Workbook] = {}


def open_ahead(files: Sequence[tuple[str, Path]]) -> None:
    """Open workbooks, names with their paths, for ``opened``; what is wrong with one is told when it is read."""
    for file, path in files:
        with suppress(NotAWorkbook, OSError):
            if path.is_file() and path.stat().st_size <= LARGEST:
                data = path.read_bytes()
                book = Workbook(file, data)
                if book.read_ahead():
                    _opened[file, data] = book


def opened(file: str, data: bytes) -> Workbook | None:
    """Hand over the workbook that was opened ahead with these very bytes, once; None where there is none."""
    return _opened.pop((file, data), None)
