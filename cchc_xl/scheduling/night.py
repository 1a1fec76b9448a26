"""The nightly run, whoever starts it: which folder, when, with which Python; and the entry that stands for it."""

import unicodedata
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path

from cchc_xl.errors import NotScheduled

NAME = "cchc-xl-nightly"
LIMIT_HOURS = 2  # a district takes minutes; what still runs then hangs
DESCRIPTION = "cchc-xl: chấm điểm, tổng hợp hằng đêm"
NEVER = "chưa chạy lần nào"
ODD_NAME = "{path}: tên có ký tự không nhìn thấy (xuống dòng…) nên không đặt lịch được. Hãy đổi tên rồi làm lại."
UNSEEN = {"Cc", "Cs", "Zl", "Zp"}  # Unicode categories: controls, halves, ends of lines


@dataclass(frozen=True, slots=True)
class Night:
    """What is run every night; all paths are absolute, because a scheduler starts it anywhere.

    Raises NotScheduled where a path could not be written into a line of text.
    """

    folder: Path
    at: time
    python: Path
    plan: Path | None = None

    def __post_init__(self) -> None:
        for path in filter(None, (self.folder, self.python, self.plan)):
            if any(unicodedata.category(letter) in UNSEEN for letter in str(path)):
                raise NotScheduled(ODD_NAME.format(path=ascii(str(path))))

    @property
    def command(self) -> tuple[str, ...]:
        """The command, word by word; -P: no module is taken from the folder that it works on."""
        words = (str(self.python), "-X", "utf8", "-P", "-m", "cchc_xl", "nightly", str(self.folder))
        return (*words, "--plan", str(self.plan)) if self.plan else words


@dataclass(frozen=True, slots=True)
class Here:
    """Where and for whom it is installed: the folder of our files, the user, and the day."""

    files: Path
    user: str
    today: date


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands in a scheduler, in its own words; blank is not known. ``result`` is the last exit code."""

    folder: str
    at: str
    last: str = ""
    next: str = ""
    result: str = ""
