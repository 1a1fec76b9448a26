"""A systemd user timer: a timer and the service it starts, where ``systemctl --user`` works.

systemd starts no second instance of a service that still runs; ``Persistent`` catches up once after the machine was
off.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from cchc_xl.scheduling.night import DESCRIPTION, LIMIT_HOURS, NAME, NEVER, Entry, Here, Night
from cchc_xl.scheduling.steps import Delete, Machine, Run, Step, Write

TIMER, SERVICE = f"{NAME}.timer", f"{NAME}.service"
WORKS = Run(("systemctl", "--user", "show-environment"))
RELOAD = Run(("systemctl", "--user", "daemon-reload"))
SHOWN = (
    "NextElapseUSecRealtime", "LastTriggerUSec", "TimersCalendar", "WorkingDirectory", "ExecMainStatus",
    "ExecMainExitTimestamp",
)  # fmt: skip
SHOW = Run(("systemctl", "--user", "show", TIMER, SERVICE, f"--property={','.join(SHOWN)}"))
NOT_KNOWN = {"", "n/a", "0"}

SERVICE_TEXT = """\
[Unit]
Description={description}

[Service]
Type=oneshot
WorkingDirectory={folder}
ExecStart={command}
TimeoutStartSec={hours}h
Nice=10
"""
TIMER_TEXT = """\
[Unit]
Description={description}

[Timer]
OnCalendar=*-*-* {at:%H:%M}:00
Persistent=true

[Install]
WantedBy=timers.target
"""


def install(night: Night, here: Here, _: Machine) -> tuple[Step, ...]:
    """Write both units and start the timer, in place of an earlier one."""
    units = (Write(here.files / SERVICE, service(night)), Write(here.files / TIMER, timer(night)))
    return (
        *units,
        RELOAD,
        Run(("systemctl", "--user", "enable", TIMER)),
        Run(("systemctl", "--user", "restart", TIMER)),
    )


def remove(here: Here, _: Machine) -> tuple[Step, ...]:
    """Stop the timer and delete both units."""
    stop = Run(("systemctl", "--user", "disable", "--now", TIMER), optional=True)
    return stop, Delete(here.files / TIMER), Delete(here.files / SERVICE), RELOAD


def entry(here: Here, machine: Machine) -> Entry | None:
    """Tell what is installed, or None."""
    if not machine.text(here.files / TIMER, "utf-8"):
        return None
    facts = _facts(machine.answer(SHOW).said)
    calendar = facts.get("TimersCalendar", "")
    return Entry(
        folder=facts.get("WorkingDirectory", ""),
        at=calendar.partition("*-*-* ")[2][:5],
        last=facts.get("LastTriggerUSec", NEVER),
        next=facts.get("NextElapseUSecRealtime", ""),
        result=facts.get("ExecMainStatus", "0") if "ExecMainExitTimestamp" in facts else "",
    )


def service(night: Night) -> str:
    """Write the service."""
    program, *words = night.command
    command = " ".join((_program(program), *map(_word, words)))
    folder = _path(night.folder)
    return SERVICE_TEXT.format(description=DESCRIPTION, folder=folder, command=command, hours=LIMIT_HOURS)


def timer(night: Night) -> str:
    """Write the timer."""
    return TIMER_TEXT.format(description=DESCRIPTION, at=night.at)


def _path(path: Path) -> str:
    """Write a path where nothing but the specifiers is special, and what the end of the line would swallow."""
    text = str(path).replace("%", "%%")
    return f"{text}/" if text.endswith((" ", "\\")) else text


def _program(text: str) -> str:
    """Quote the program, in which no variable is put."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
    return f'"{escaped}"'


def _word(text: str) -> str:
    """Quote a word of the command line; neither specifier nor variable is put in."""
    return _program(text).replace("$", "$$")


def _facts(said: str) -> Mapping[str, str]:
    return {name: value for name, value in _pairs(said) if value not in NOT_KNOWN}


def _pairs(said: str) -> Iterator[tuple[str, str]]:
    for line in said.splitlines():
        name, _, value = line.partition("=")
        yield name, value
