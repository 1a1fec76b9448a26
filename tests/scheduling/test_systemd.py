"""The systemd user timer: what stands in its units, what systemd itself says of them, and reading it back."""

import os
import shutil
import subprocess
import sys
from datetime import time
from pathlib import Path

import pytest

from cchc_xl.scheduling import systemd
from cchc_xl.scheduling.night import Entry, Night
from cchc_xl.scheduling.steps import Answer, Delete, Run, Write
from tests.scheduling.nights import NIGHT, Told, here

ANALYZE = shutil.which("systemd-analyze")
asks_systemd = pytest.mark.skipif(
    ANALYZE is None and not os.environ.get("CI"), reason="systemd is not installed; in CI it is"
)


def setting(text, name):
    (value,) = (line.partition("=")[2] for line in text.splitlines() if line.startswith(f"{name}="))
    return value


def verified(folder, night):
    """Give what systemd complains of; its exit code is 0 for unknown words too."""
    units = [step for step in systemd.install(night, here(folder), Told()) if isinstance(step, Write)]
    for unit in units:
        unit.path.write_text(unit.text, encoding=unit.encoding)
    asked = [ANALYZE, "--user", "verify", *(str(unit.path) for unit in units)]
    inside = {**os.environ, "XDG_RUNTIME_DIR": str(folder)}  # the user's manager may not run here
    done = subprocess.run(asked, capture_output=True, text=True, check=False, env=inside)
    assert "Failed to" not in done.stderr
    return [line for line in done.stderr.splitlines() if "cchc-xl" in line]


@asks_systemd
def test_systemd_takes_both_units(tmp_path):
    assert verified(tmp_path, Night(NIGHT.folder, NIGHT.at, Path(sys.executable))) == []


@asks_systemd
def test_what_systemd_says_can_fail(tmp_path):
    assert verified(tmp_path, Night(NIGHT.folder, NIGHT.at, Path("/không/có/python"))) != []


@asks_systemd
def test_a_program_with_odd_letters_in_its_path_is_found(tmp_path):
    program = tmp_path / "100% $HOME (1) & ă" / "python"
    program.parent.mkdir()
    program.symlink_to(sys.executable)
    assert verified(tmp_path, Night(NIGHT.folder, NIGHT.at, program)) == []


@asks_systemd
def test_the_hour_is_a_calendar_that_systemd_understands():
    calendar = setting(systemd.timer(NIGHT), "OnCalendar")
    done = subprocess.run([ANALYZE, "calendar", calendar], capture_output=True, text=True, check=True)
    assert "Normalized form: *-*-* 22:05:00" in done.stdout


def test_it_catches_up_and_has_a_limit():
    assert setting(systemd.timer(NIGHT), "Persistent") == "true"
    assert setting(systemd.service(NIGHT), "TimeoutStartSec") == "2h"
    assert setting(systemd.service(NIGHT), "Type") == "oneshot"


def test_neither_specifier_nor_variable_nor_quote_changes_a_word():
    assert setting(systemd.service(NIGHT), "ExecStart") == (
        '"/opt/Phần mềm 100%%/bin/python" "-X" "utf8" "-P" "-m" "cchc_xl" "nightly" '
        '"/srv/Xã Phú Phương (1) & 100%% của $$HOME \\"mới\\" \'cũ\' \\\\ ^!"'
    )
    assert setting(systemd.service(NIGHT), "WorkingDirectory") == (
        "/srv/Xã Phú Phương (1) & 100%% của $HOME \"mới\" 'cũ' \\ ^!"
    )


def test_the_end_of_the_line_swallows_nothing():
    night = Night(Path("/srv/xã\\"), time(22), NIGHT.python)
    assert setting(systemd.service(night), "WorkingDirectory") == "/srv/xã\\/"


def test_the_timer_is_started_once_both_units_are_written():
    steps = systemd.install(NIGHT, here(), Told())
    assert [type(step) for step in steps] == [Write, Write, Run, Run, Run]
    assert {step.path for step in steps[:2]} == {
        Path("/files/cchc-xl-nightly.timer"),
        Path("/files/cchc-xl-nightly.service"),
    }
    assert [step.command[2] for step in steps[2:]] == ["daemon-reload", "enable", "restart"]


def test_removing_stops_the_timer_and_deletes_both_units():
    stop, *deleted, reload = systemd.remove(here(), Told())
    assert stop.command == ("systemctl", "--user", "disable", "--now", "cchc-xl-nightly.timer")
    assert {step.path.suffix for step in deleted if isinstance(step, Delete)} == {".timer", ".service"}
    assert reload == systemd.RELOAD


SAID = """\
NextElapseUSecRealtime=Tue 2024-11-26 22:05:00 +07
LastTriggerUSec=Mon 2024-11-25 22:05:01 +07
TimersCalendar={ OnCalendar=*-*-* 22:05:00 ; next_elapse=Tue 2024-11-26 22:05:00 +07 }

WorkingDirectory=/srv/xã
ExecMainExitTimestamp=Mon 2024-11-25 22:05:09 +07
ExecMainStatus=5
"""
NEW = """\
NextElapseUSecRealtime=Tue 2024-11-26 22:05:00 +07
LastTriggerUSec=n/a
TimersCalendar={ OnCalendar=*-*-* 22:05:00 ; next_elapse=Tue 2024-11-26 22:05:00 +07 }

WorkingDirectory=/srv/xã
ExecMainExitTimestamp=
ExecMainStatus=0
"""


@pytest.mark.parametrize(
    ("said", "last", "result"),
    [(SAID, "Mon 2024-11-25 22:05:01 +07", "5"), (NEW, "chưa chạy lần nào", "")],
    ids=["ran", "new"],
)
def test_what_is_installed_is_told(tmp_path, said, last, result):
    (tmp_path / systemd.TIMER).write_text("[Timer]", encoding="utf-8")
    entry = systemd.entry(here(tmp_path), Told({"systemctl --user show": Answer(0, said)}))
    assert entry == Entry("/srv/xã", "22:05", last, "Tue 2024-11-26 22:05:00 +07", result)


def test_without_the_timer_there_is_no_entry(tmp_path):
    assert systemd.entry(here(tmp_path), Told({"systemctl": Answer(0, NEW)})) is None
