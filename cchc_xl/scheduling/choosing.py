"""Which scheduler this machine has: the one of Windows, else systemd where its user manager answers, else cron."""

import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from cchc_xl.errors import NotScheduled
from cchc_xl.scheduling import cron, systemd, windows
from cchc_xl.scheduling.night import Entry, Here, Night
from cchc_xl.scheduling.steps import Machine, Step

NOT_THERE = 127  # as a shell says it
NONE_HERE = "Máy này không có bộ lập lịch nào dùng được (systemd, crontab). Hãy cài gói cron rồi làm lại."


class Scheduler(NamedTuple):
    """A scheduler: its name as officials know it, where our files go, and what its module does."""

    name: str
    files: Path
    install: Callable[[Night, Here, Machine], tuple[Step, ...]]
    remove: Callable[[Here, Machine], tuple[Step, ...]]
    entry: Callable[[Here, Machine], Entry | None]
    remark: str = ""

    def here(self, today: date) -> Here:
        """Say where and for whom it is installed."""
        domain, user = os.environ.get("USERDOMAIN", ""), os.environ.get("USERNAME", "")
        return Here(self.files, f"{domain}\\{user}" if domain else user, today)


def scheduler(machine: Machine, platform: str = sys.platform) -> Scheduler:
    """Give the scheduler of a machine; raises NotScheduled where it has none."""
    if platform == "win32":
        return _windows()
    if not machine.answer(systemd.WORKS).code:
        return _systemd()
    if machine.answer(cron.LIST).code != NOT_THERE:
        return _cron()
    raise NotScheduled(NONE_HERE)


def _windows() -> Scheduler:
    files = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "cchc_xl"
    remark = "Máy phải đang bật và anh/chị đã đăng nhập; lỡ giờ thì chạy bù khi máy bật lại."
    return Scheduler("Task Scheduler", files, windows.install, windows.remove, windows.entry, remark)


def _systemd() -> Scheduler:
    files = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "systemd" / "user"
    remark = (
        "Lỡ giờ thì chạy bù khi máy bật lại. Chạy khi anh/chị đã đăng nhập; "
        "muốn chạy cả khi chưa đăng nhập: loginctl enable-linger"
    )
    return Scheduler("systemd", files, systemd.install, systemd.remove, systemd.entry, remark)


def _cron() -> Scheduler:
    remark = "Máy tắt vào giờ ấy thì đêm đó không chạy; lần sau sẽ lấy cả những gì đã đến."
    return Scheduler("cron", Path(), cron.install, cron.remove, cron.entry, remark)
