"""The crontab lines: ours alone are changed, and cron runs what was meant."""

import os
import shlex
import shutil
import subprocess
import sys
from datetime import time

import pytest

from cchc_xl.errors import NotScheduled
from cchc_xl.scheduling import cron
from cchc_xl.scheduling.night import Entry, Night
from cchc_xl.scheduling.steps import Answer
from tests.scheduling.nights import NIGHT, WITH_PLAN, Told, here

OTHERS = "MAILTO=lan@example.vn\n\n# sao lưu\n15 3 * * * /usr/bin/backup --to \\%d\n"
OURS = (
    "# >>> cchc-xl-nightly: /srv/xã\n"
    "0 6 * * * cd '/srv/xã' && /usr/bin/python3 -X utf8 -P -m cchc_xl nightly '/srv/xã' --plan '/srv/kế hoạch.xlsx'\n"
    "# <<< cchc-xl-nightly\n"
)


def table_after(table, night=WITH_PLAN):
    (step,) = cron.install(night, here(), listing(table))
    assert step.command == ("crontab", "-")
    return step.given


def listing(table):
    return Told({"crontab -l": Answer(0, table)})


def removed(table):
    (step,) = cron.remove(here(), listing(table))
    return step.given


def test_our_lines_come_last():
    assert table_after(OTHERS) == OTHERS + OURS


def test_a_machine_without_a_table_gets_one():
    none = Told({"crontab -l": Answer(1, "", "no crontab for lan\n")})
    assert cron.install(WITH_PLAN, here(), none)[0].given == OURS


def test_installing_again_changes_nothing():
    assert table_after(table_after(OTHERS)) == table_after(OTHERS)


def test_another_folder_takes_the_place_of_the_first():
    assert table_after(OURS + OTHERS, NIGHT).count("cchc_xl nightly") == 1


def test_removing_leaves_all_other_lines_as_they_were():
    assert removed(OURS + OTHERS) == OTHERS
    assert removed(OTHERS + OURS) == OTHERS


@pytest.mark.parametrize("lost", range(3))
def test_lines_of_others_stay_where_one_of_ours_was_deleted_by_hand(lost):
    ours = OURS.splitlines(keepends=True)
    left = "".join(line for number, line in enumerate(ours) if number != lost)
    assert OTHERS in removed(left + OTHERS)


def test_a_table_that_cannot_be_read_is_not_replaced():
    refused = Told({"crontab -l": Answer(1, "", "You (lan) are not allowed to use this program (crontab)\n")})
    with pytest.raises(NotScheduled, match="not allowed"):
        cron.install(WITH_PLAN, here(), refused)


def test_what_stands_there_is_told():
    assert cron.entry(here(), listing(OTHERS + OURS)) == Entry("/srv/xã", "06:00")
    assert cron.entry(here(), listing(OTHERS)) is None
    assert cron.entry(here(), Told()) is None


@pytest.mark.skipif(
    shutil.which("crontab") is None and not os.environ.get("CI"), reason="cron is not installed; in CI it is"
)
@pytest.mark.parametrize(
    ("table", "taken"), [(OURS, True), (OURS.replace("0 6 ", "0 25 "), False)], ids=["ours", "bad"]
)
def test_cron_itself_takes_the_table(tmp_path, table, taken):
    (tmp_path / "table").write_text(table, encoding="utf-8")
    done = subprocess.run(["crontab", "-n", tmp_path / "table"], capture_output=True, check=False)
    assert (done.returncode == 0) is taken


def test_cron_runs_what_was_meant_in_the_folder(tmp_path):
    folder = tmp_path / NIGHT.folder.name
    folder.mkdir()
    echo = tmp_path / "100% python"
    code = shlex.quote('import os, sys; print(os.getcwd(), sys.argv[1:], sep="\\n")')
    echo.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -c {code} "$@"\n', encoding="utf-8")
    echo.chmod(0o755)
    command = cron.lines(Night(folder, time(22, 5), echo))[1].removeprefix("5 22 * * * ")
    assert "%" not in command.replace("\\%", "")  # cron would end the command there

    done = subprocess.run(["/bin/sh", "-c", command.replace("\\%", "%")], capture_output=True, text=True, check=True)

    words = ["-X", "utf8", "-P", "-m", "cchc_xl", "nightly", str(folder)]
    assert done.stdout == f"{folder}\n{words}\n"
