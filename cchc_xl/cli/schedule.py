"""``cchc-xl schedule``: the nightly run in the system's own scheduler."""

import os
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from cchc_xl.cli.running import DONE, guarded, plan_option
from cchc_xl.cli.talk import say
from cchc_xl.errors import NoUsableInput
from cchc_xl.scheduling.choosing import Scheduler, scheduler
from cchc_xl.scheduling.doing import ThisMachine, shown
from cchc_xl.scheduling.night import Entry, Here, Night
from cchc_xl.scheduling.steps import Step

NO_FOLDER = "{folder}: không có thư mục này. Hãy kiểm tra lại đường dẫn."
NO_PLAN = "{plan}: không có tệp kế hoạch này. Hãy kiểm tra lại tên tệp và thư mục."
NONE = "Chưa đặt lịch chạy hằng đêm."
INSTALLED = "Đã đặt lịch: {at} hằng đêm, thư mục {folder} ({scheduler})."
REPLACED = "Lịch cũ của thư mục {folder} được thay bằng lịch mới."
REMOVED = "Đã bỏ lịch chạy hằng đêm của thư mục {folder}."
STATUS = "Lịch chạy hằng đêm ({scheduler}): {at}, thư mục {folder}"
LAST, NEXT, RESULT = "  lần trước: {last}", "  lần tới: {next}", "  lần trước kết thúc với mã {result} (0 là tốt)"
NOT_KNOWN = "không rõ"

dry_run_option = click.option("--dry-run", is_flag=True, help="Chỉ in ra những gì sẽ ghi và chạy.")


@click.group("schedule", short_help="Đặt lịch, xem lịch, bỏ lịch chạy hằng đêm.")
def command() -> None:
    """Đặt lịch chạy hằng đêm bằng bộ lập lịch của máy (Task Scheduler, systemd hoặc cron)."""


@command.command("install")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--at", type=click.DateTime(["%H:%M"]), default="22:00", show_default=True, metavar="HH:MM", help="Giờ chạy."
)
@dry_run_option
@plan_option
@guarded
def install_command(folder: Path, at: datetime, plan_path: Path | None, *, dry_run: bool) -> int:
    """Đặt lịch chạy hằng đêm cho FOLDER, thay lịch cũ nếu có."""
    night = _night(folder, at, plan_path)
    machine = ThisMachine()
    used = scheduler(machine)
    here = _here(used)
    before = used.entry(here, machine)
    steps = used.install(night, here, machine)
    if dry_run:
        return _show(steps)
    machine.do(steps)
    if before and before.folder and before.folder != str(night.folder):
        say(REPLACED.format(folder=before.folder))
    say(INSTALLED.format(at=f"{night.at:%H:%M}", folder=night.folder, scheduler=used.name))
    say(used.remark)
    return DONE


@command.command("status")
@guarded
def status_command() -> int:
    """Cho biết đang có lịch nào, chạy lần trước và lần tới lúc nào."""
    machine = ThisMachine()
    used = scheduler(machine)
    entry = used.entry(_here(used), machine)
    for line in told(entry, used) if entry else (NONE,):
        say(line)
    return DONE


@command.command("remove")
@dry_run_option
@guarded
def remove_command(*, dry_run: bool) -> int:
    """Bỏ lịch chạy hằng đêm đã đặt; các lịch khác của máy giữ nguyên."""
    machine = ThisMachine()
    used = scheduler(machine)
    here = _here(used)
    entry = used.entry(here, machine)
    if entry is None:
        say(NONE)
        return DONE
    steps = used.remove(here, machine)
    if dry_run:
        return _show(steps)
    machine.do(steps)
    say(REMOVED.format(folder=entry.folder or NOT_KNOWN))
    return DONE


def told(entry: Entry, used: Scheduler) -> Sequence[str]:
    """Tell an entry in lines."""
    at, folder = entry.at or NOT_KNOWN, entry.folder or NOT_KNOWN
    lines = [STATUS.format(scheduler=used.name, at=at, folder=folder), LAST.format(last=entry.last or NOT_KNOWN)]
    lines += [RESULT.format(result=entry.result)] if entry.result else []
    return (*lines, NEXT.format(next=entry.next or NOT_KNOWN), f"  {used.remark}")


def _night(folder: Path, at: datetime, plan: Path | None) -> Night:
    if not folder.is_dir():
        raise NoUsableInput(NO_FOLDER.format(folder=folder))
    if plan and not plan.is_file():
        raise NoUsableInput(NO_PLAN.format(plan=plan))
    return Night(_full(folder), at.time(), Path(sys.executable), _full(plan) if plan else None)


def _here(used: Scheduler) -> Here:
    return used.here(datetime.now().astimezone().date())


def _full(path: Path) -> Path:
    """Give the full path, without ``..``; links stay as they are named."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - Path.absolute() keeps ".."


def _show(steps: Sequence[Step]) -> int:
    for step in steps:
        click.echo(shown(step))
    return DONE
