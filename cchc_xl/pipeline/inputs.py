"""The files that are read: once, into memory, so that everything speaks of the same bytes."""

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from cchc_xl.errors import NotAWorkbook, NoUsableInput
from cchc_xl.files import code_of, why_unread
from cchc_xl.forms import ANNOTATED, DUTIES_KIND, KIND
from cchc_xl.pipeline.taking import taken
from cchc_xl.refusals import Refused, Why
from cchc_xl.sheets.properties import custom

OURS = {"plan", "scoring", "consolidated", DUTIES_KIND, ANNOTATED}
NOT_SENT = OURS - {"scoring"}  # what nobody sends to be ranked
NOTHING = "{places}: không có tệp nhập số liệu nào. Hãy chọn tệp .xlsx tạo từ tệp mẫu của kế hoạch."

MISSING = "{path}: không có tệp này. Hãy kiểm tra lại tên tệp và thư mục."
FOLDER = "{path}: đây là thư mục, không phải tệp. Hãy chọn một tệp .xlsx."
LARGEST_FILE = 2**26  # a packed workbook of 64 MiB would hold millions of rows
LOCKED_ON_WINDOWS = {32, 33}  # sharing violation, lock violation
PASSED_OVER = (
    "{file}: bản rà soát (bản sao có đánh dấu lỗi) nên được bỏ qua. Bản này có thể có tên người dân: không gửi qua thư."
)
UNREADABLE = "{path}: không mở được tệp ({why}). Hãy {cure} rồi chạy lại."
CURE = "đóng tệp ở chương trình khác"
CURES = {
    "EACCES": "xin quyền đọc tệp này",
    "EPERM": "xin quyền đọc tệp này",
    "EIO": "kiểm tra ổ đĩa, mạng",
    "ESTALE": "kiểm tra ổ đĩa, mạng",
}


def read_bytes(path: Path, name: str = "") -> bytes:
    """Read a file; raises NotAWorkbook with a sentence for the official where it is not there or cannot be read.

    It is told by ``name`` where that is given: what is published must not depend on where a folder lies.
    """
    told = name or str(path)
    try:
        _refuse_before_reading(path, told)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise NotAWorkbook(MISSING.format(path=told)) from error
    except OSError as error:
        if getattr(error, "winerror", None) in LOCKED_ON_WINDOWS:
            raise Refused(Why.LOCKED, told) from error
        cure = CURES.get(code_of(error), CURE)
        raise NotAWorkbook(UNREADABLE.format(path=told, why=why_unread(error), cure=cure)) from error


def _refuse_before_reading(path: Path, told: str) -> None:
    """Refuse a folder, and what would never end, or fill the memory: a pipe or device with a name, a file too large."""
    state = path.stat()
    if stat.S_ISDIR(state.st_mode):
        raise NotAWorkbook(FOLDER.format(path=told))
    if not stat.S_ISREG(state.st_mode):
        raise Refused(Why.TYPE, told)
    if state.st_size > LARGEST_FILE:
        raise Refused(Why.LIMIT, told)


def common_folder(paths: Sequence[Path]) -> Path:
    """Give the folder that holds all these files, from which they are named."""
    return Path(os.path.commonpath([path.absolute().parent for path in paths]))


def named(paths: Sequence[Path]) -> list[tuple[str, Path]]:
    """Give the workbooks of one agency by their names from the folder that holds all, in that order."""
    folder = common_folder(paths)
    return sorted((path.absolute().relative_to(folder).as_posix(), path) for path in paths)


def folder_from(result: Path, paths: Sequence[Path]) -> str:
    """Give the way from a result to the folder of its inputs, for links: blank, or ``../xã/``."""
    try:
        way = os.path.relpath(common_folder(paths), result.absolute().parent)
    except ValueError:  # another drive of Windows: no relative way leads there
        return f"{common_folder(paths).as_posix()}/"
    return "" if way == os.curdir else f"{Path(way).as_posix()}/"


def entries_among(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Give the files named, and for a folder its workbooks, without those that this program writes itself.

    Raises NotAWorkbook for one that is not there, NoUsableInput where nothing is left.
    """
    for path in paths:
        if not path.exists():
            raise NotAWorkbook(MISSING.format(path=path))
    found = [file for path in paths for file in (_entries_in(path) if path.is_dir() else (path,))]
    if not found:
        raise NoUsableInput(NOTHING.format(places="; ".join(map(str, paths))))
    return tuple(dict.fromkeys(found))


def scored_in(folder: Path) -> tuple[Path, ...]:
    """Give the scoring workbooks of a folder by name; raises NoUsableInput where it is no folder."""
    return tuple(path for path in workbooks_in(folder) if _kind(path) == "scoring")


def is_ours(path: Path) -> bool:
    """Whether a workbook is one that this program writes: a plan, a result, or a copy that it annotated."""
    return _kind(path) in OURS


def passed_over(paths: Sequence[Path]) -> tuple[str, ...]:
    """Say of what lies in these folders what is passed over, and what is open."""
    folders = [taken(path) for path in paths if path.is_dir()]
    told = (line for one in folders for line in one.told)
    return (*told, *copies_among(file for one in folders for file in one.files))


def copies_among(files: Iterable[Path]) -> tuple[str, ...]:
    """Say of each annotated copy among these files that it is passed over."""
    return tuple(PASSED_OVER.format(file=file.name) for file in files if _kind(file) == ANNOTATED)


def said_by(path: Path) -> dict[str, str]:
    """Give what a workbook says of itself; nothing where it cannot be read."""
    try:
        return custom(read_bytes(path))
    except NotAWorkbook:
        return {}


def _kind(path: Path) -> str:
    return said_by(path).get(KIND, "")


def _entries_in(folder: Path) -> Iterator[Path]:
    return (path for path in workbooks_in(folder) if not is_ours(path))


def workbooks_in(folder: Path) -> tuple[Path, ...]:
    """Give the workbooks of a folder by name, as a consolidation takes them; raises NoUsableInput where it is none."""
    return taken(folder).files
