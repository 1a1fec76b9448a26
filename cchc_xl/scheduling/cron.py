"""A crontab line between two comments of ours, where there is nothing better; all other lines stay as they are.

cron does not catch up after the machine was off: the next night then takes what has come meanwhile.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from shlex import join, quote

from cchc_xl.errors import NotScheduled
from cchc_xl.scheduling.night import NAME, Entry, Here, Night
from cchc_xl.scheduling.steps import Machine, Run, Step

FROM, TO = f"# >>> {NAME}: ", f"# <<< {NAME}"
COMMAND = "-m cchc_xl nightly"
LIST = Run(("crontab", "-l"))
EMPTY = ("no crontab for", "No such file")
UNREADABLE = "Không đọc được bảng lịch (crontab) hiện có nên không sửa: {why}"


def install(night: Night, _: Here, machine: Machine) -> tuple[Step, ...]:
    """Put our lines at the end of the table, in place of earlier ones; raises NotScheduled where it cannot be read."""
    return (_replace((*without(_table(machine)), *lines(night))),)


def remove(_: Here, machine: Machine) -> tuple[Step, ...]:
    """Take our lines out of the table; raises NotScheduled where it cannot be read."""
    return (_replace(without(_table(machine))),)


def entry(_: Here, machine: Machine) -> Entry | None:
    """Tell what stands between our comments, or None; cron does not tell when it ran."""
    table = machine.answer(LIST).said.split("\n")
    ours = next((number for number, line in enumerate(table) if line.startswith(FROM)), None)
    if ours is None:
        return None
    found = re.match(r"(\d+) (\d+) ", "".join(table[ours + 1 : ours + 2]))
    return Entry(table[ours].removeprefix(FROM), f"{int(found[2]):02}:{int(found[1]):02}" if found else "")


def lines(night: Night) -> tuple[str, ...]:
    """Write our lines; a percent sign that is not escaped would end the command."""
    command = f"cd {quote(str(night.folder))} && {join(night.command)}".replace("%", "\\%")
    return f"{FROM}{night.folder}", f"{night.at.minute} {night.at.hour} * * * {command}", TO


def without(table: Sequence[str]) -> tuple[str, ...]:
    """Give the lines of a table without ours: the comments, and the command where it still follows the first."""
    return tuple(line for before, line in pairwise(("", *table)) if not _is_ours(before, line))


def _is_ours(before: str, line: str) -> bool:
    return line.startswith(FROM) or line == TO or (before.startswith(FROM) and COMMAND in line)


def _table(machine: Machine) -> Sequence[str]:
    """Give the lines of the table: a table that is there but cannot be read must not be replaced."""
    answer = machine.answer(LIST)
    if answer.code and not any(words in answer.complained for words in EMPTY):
        raise NotScheduled(UNREADABLE.format(why=answer.complained.strip()))
    return answer.said.removesuffix("\n").split("\n") if answer.said else ()


def _replace(table: Sequence[str]) -> Run:
    return Run(("crontab", "-"), given="".join(f"{line}\n" for line in table))
