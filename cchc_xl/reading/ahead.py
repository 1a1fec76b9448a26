"""Entry workbooks opened before the plan is known: the process apart would only wait for it."""

from collections.abc import Sequence
from contextlib import suppress

from cchc_xl.errors import NotAWorkbook
from cchc_xl.sheets.workbook import Workbook

LARGEST = 2**20  # all sheets of a workbook are held at once

_opened: dict[tuple[str, bytes], Workbook] = {}


def open_ahead(parts: Sequence[tuple[str, bytes]]) -> None:
    """Open workbooks, file names with their bytes, for ``opened``; what is wrong with one is told when it is read."""
    for file, data in parts:
        if len(data) <= LARGEST:
            with suppress(NotAWorkbook):
                book = Workbook(file, data)
                if book.read_ahead():
                    _opened[file, data] = book


def opened(file: str, data: bytes) -> Workbook | None:
    """Hand over the workbook that was opened ahead, once; None where it was not."""
    return _opened.pop((file, data), None)
