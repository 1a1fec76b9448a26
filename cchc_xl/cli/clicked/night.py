"""The small menu of the nightly run: it shows what is set, and sets or removes it."""

from datetime import datetime
from pathlib import Path

from cchc_xl.cli.clicked.answers import numbers, typed
from cchc_xl.cli.talk import say

MENU = ("", "  1. Đặt lịch chạy hằng đêm cho thư mục {folder}", "  2. Bỏ lịch chạy hằng đêm")
ASK = "Gõ 1 hoặc 2 rồi nhấn Enter (chỉ nhấn Enter là giữ nguyên)"
ASK_HOUR = "Giờ chạy (giờ:phút)"
USUAL_HOUR = "22:00"
NO_HOUR = "«{answer}» không phải là giờ. Hãy gõ như 22:00."
INSTALL, REMOVE = 1, 2


def what_next(folder: Path) -> int:
    """Show the menu and give what is chosen; 0 for nothing."""
    for line in MENU:
        say(line.format(folder=folder.absolute()))
    return next(iter(numbers(ASK, REMOVE)), 0)


def hour() -> datetime | None:
    """Ask for the hour until it is one; None where nobody answers."""
    while answer := typed(ASK_HOUR, USUAL_HOUR):
        try:
            return datetime.strptime(answer, "%H:%M")  # noqa: DTZ007 - an hour of the day
        except ValueError:
            say(NO_HOUR.format(answer=answer))
    return None
