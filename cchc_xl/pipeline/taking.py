"""Which files of a folder are workbooks that somebody sent; what is passed over is told."""

import re
import stat
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from cchc_xl.errors import NoUsableInput
from cchc_xl.files import why_unread
from cchc_xl.pipeline.open_files import locks_of, told_open
from cchc_xl.sheets.formats import SUFFIXES
from cchc_xl.text import encodable

NO_FOLDER = "{folder}: không có thư mục này. Hãy kiểm tra lại đường dẫn."
CLOSED = "{folder}: không mở được thư mục này ({why}). Hãy kiểm tra quyền đọc thư mục."
LINK = "{name}: là liên kết đến nơi khác nên không mở. Hãy chép chính tệp ấy vào thư mục."
CONFLICT = "{name}: là bản xung đột do phần mềm đồng bộ tạo ra nên bỏ qua. Hãy xem lại, giữ một bản rồi xóa bản này."
CONFLICTED = re.compile(r"conflicted copy|xung đột|\(conflict\)", re.IGNORECASE)
UNSEEN = ("~$", ".")


@dataclass(frozen=True, slots=True)
class Taken:
    """The files that are read, in the order of their names, and a sentence for each that somebody should know of."""

    files: tuple[Path, ...]
    told: tuple[str, ...]


def taken(folder: Path) -> Taken:
    """Look through a folder, not below it; raises NoUsableInput where it is none."""
    if not folder.is_dir():
        raise NoUsableInput(NO_FOLDER.format(folder=folder))
    try:
        names = {path.name for path in folder.iterdir()}
    except OSError as error:
        raise NoUsableInput(CLOSED.format(folder=folder, why=why_unread(error))) from error
    found = sorted(path for path in map(folder.joinpath, names) if path.suffix.lower() in SUFFIXES)
    said = {path: _why_not(path) for path in found}
    files = tuple(path for path, why in said.items() if why is None)
    locked = (path for path in files if not names.isdisjoint(locks_of(path.name)))
    return Taken(files, (*filter(None, said.values()), *told_open(locked)))


def _why_not(path: Path) -> str | None:
    """Say why a file is passed over: a sentence, or blank where nobody needs to know; None where it is read."""
    try:
        mode = path.lstat().st_mode
    except OSError:  # it was there a moment ago
        return ""
    if path.name.startswith(UNSEEN):
        return ""
    if stat.S_ISLNK(mode):
        return LINK.format(name=name_of(path))
    if not stat.S_ISREG(mode):
        return ""
    return CONFLICT.format(name=name_of(path)) if CONFLICTED.search(unicodedata.normalize("NFC", path.name)) else None


def name_of(path: Path) -> str:
    """Give the name of a file as it is told, kept and written."""
    return encodable(path.name)
