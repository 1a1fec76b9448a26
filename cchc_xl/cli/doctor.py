"""``cchc-xl doctor``: one page on what is set up on this machine, and what to do about each problem."""

import sys
from pathlib import Path

import click

from cchc_xl.cli.running import DONE, guarded, plan_option
from cchc_xl.cli.talk import say
from cchc_xl.pipeline.doctor import examine
from cchc_xl.pipeline.doctor.seen import Where
from cchc_xl.scheduling.doing import ThisMachine

GOOD, BAD = "  tốt      ", "  CẦN SỬA  "
CURE = "           → {line}"
ALL_WELL = "Mọi thứ sẵn sàng."
TO_DO = "Có {number} việc cần làm."


@click.command("doctor", short_help="Xem máy này đã cài đặt những gì, cần làm gì.")
@click.argument("folder", type=click.Path(path_type=Path), default=".")
@plan_option
@guarded
def command(folder: Path, plan_path: Path | None) -> int:
    """Xem máy này và thư mục FOLDER (mặc định là thư mục hiện tại) đã sẵn sàng chưa, cần làm gì."""
    problems = 0
    for about, seen in examine(Where(folder.absolute(), plan_path, ThisMachine(), sys.platform)):
        say(f"{BAD if seen.cure else GOOD}{about}: {seen.found}")
        for line in seen.cure.splitlines():
            say(CURE.format(line=line))
        problems += bool(seen.cure)
    say(TO_DO.format(number=problems) if problems else ALL_WELL)
    return DONE
