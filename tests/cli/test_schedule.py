"""``cchc-xl schedule`` with a crontab that keeps its table in a file."""

import os
import shlex
import sys

import pytest
from click.testing import CliRunner

from cchc_xl.cli import commands
from cchc_xl.scheduling.choosing import scheduler

OTHERS = "15 3 * * * /usr/bin/backup\n"
CRONTAB = """\
#!/bin/sh
case $1 in
    -l) cat '{table}' 2>/dev/null || {{ echo 'no crontab for lan' >&2; exit 1; }} ;;
    -) cat > '{table}' ;;
esac
"""


def program(folder, name, text):
    (folder / name).write_text(text, encoding="utf-8")
    (folder / name).chmod(0o755)


@pytest.fixture
def table(tmp_path, monkeypatch):
    """The file that holds the crontab of a machine without systemd."""
    programs, table = tmp_path / "bin", tmp_path / "table"
    programs.mkdir()
    program(programs, "systemctl", "#!/bin/sh\nexit 1\n")
    program(programs, "crontab", CRONTAB.format(table=table))
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    return table


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "Huyện (1) & 100%").mkdir()
    return tmp_path / "Huyện (1) & 100%"


def run(*words):
    return CliRunner().invoke(commands, ["schedule", *map(str, words)])


def test_it_is_installed_told_and_removed_and_other_lines_stay(table, folder):
    table.write_text(OTHERS, encoding="utf-8")

    done = run("install", folder, "--at", "21:30")
    assert (done.exit_code, done.stdout) == (0, "")
    assert f"Đã đặt lịch: 21:30 hằng đêm, thư mục {folder} (cron)." in done.stderr
    assert table.read_text(encoding="utf-8").startswith(f"{OTHERS}# >>> cchc-xl-nightly: {folder}\n30 21 * * * cd ")
    assert f" && {shlex.quote(sys.executable)} -X utf8 -P -m cchc_xl nightly " in table.read_text(encoding="utf-8")

    told = run("status")
    assert (told.exit_code, f"Lịch chạy hằng đêm (cron): 21:30, thư mục {folder}" in told.stderr) == (0, True)

    gone = run("remove")
    assert (gone.exit_code, gone.stderr) == (0, f"Đã bỏ lịch chạy hằng đêm của thư mục {folder}.\n")
    assert table.read_text(encoding="utf-8") == OTHERS
    assert run("status").stderr == "Chưa đặt lịch chạy hằng đêm.\n"


def test_installing_twice_is_installing_once(table, folder):
    run("install", folder)
    first = table.read_text(encoding="utf-8")
    assert run("install", folder).exit_code == 0
    assert table.read_text(encoding="utf-8") == first


def test_another_folder_takes_its_place_and_this_is_told(table, folder, tmp_path):
    run("install", folder)
    (tmp_path / "khác").mkdir()
    assert f"Lịch cũ của thư mục {folder} được thay bằng lịch mới." in run("install", tmp_path / "khác").stderr
    assert table.read_text(encoding="utf-8").count("nightly ") == 1


def test_a_dry_run_prints_what_would_be_done_and_does_nothing(table, folder):
    shown = run("install", folder, "--dry-run")
    assert (shown.exit_code, table.exists()) == (0, False)
    assert shown.stdout.startswith("chạy lệnh crontab -, đưa vào:\n# >>> cchc-xl-nightly: ")
    run("install", folder)
    before = table.read_text(encoding="utf-8")
    assert run("remove", "--dry-run").stdout == "chạy lệnh crontab -\n"
    assert table.read_text(encoding="utf-8") == before


def test_the_folder_is_written_in_full(table, folder, monkeypatch):
    monkeypatch.chdir(folder)
    run("install", "..")
    assert f"# >>> cchc-xl-nightly: {folder.parent}\n" in table.read_text(encoding="utf-8")


@pytest.mark.usefixtures("table")
def test_what_is_not_there_is_told(tmp_path, folder):
    missing = run("install", tmp_path / "không có")
    assert (missing.exit_code, "không có thư mục này" in missing.stderr) == (3, True)
    no_plan = run("install", folder, "--plan", tmp_path / "a.xlsx")
    assert (no_plan.exit_code, "không có tệp kế hoạch này" in no_plan.stderr) == (3, True)
    assert run("install", folder, "--at", "25:00").exit_code == 2


def test_removing_where_nothing_is_says_so(table):
    table.write_text(OTHERS, encoding="utf-8")
    done = run("remove")
    assert (done.exit_code, done.stderr) == (0, "Chưa đặt lịch chạy hằng đêm.\n")
    assert table.read_text(encoding="utf-8") == OTHERS


def noted(folder, name, text=""):
    """Write a program that notes what it is called with; gives where."""
    notes = folder / f"{name}.txt"
    program(folder / "bin", name, f"#!/bin/sh\necho \"$@\" >> '{notes}'\n{text}")
    return notes


@pytest.mark.usefixtures("table")
def test_with_systemd_a_user_timer_is_written_and_started_and_later_removed(folder, tmp_path, monkeypatch):
    notes = noted(tmp_path, "systemctl")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    units = tmp_path / "config" / "systemd" / "user"

    assert run("install", folder).exit_code == 0
    assert {path.name for path in units.iterdir()} == {"cchc-xl-nightly.service", "cchc-xl-nightly.timer"}
    assert notes.read_text(encoding="utf-8").splitlines()[-3:] == [
        "--user daemon-reload",
        "--user enable cchc-xl-nightly.timer",
        "--user restart cchc-xl-nightly.timer",
    ]

    assert run("remove").exit_code == 0
    assert list(units.iterdir()) == []


@pytest.mark.usefixtures("table")
def test_what_the_scheduler_complains_of_is_told(folder, tmp_path, monkeypatch):
    noted(tmp_path, "systemctl", 'if [ "$2" = enable ]; then echo "Failed to enable unit" >&2; exit 1; fi')
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    done = run("install", folder)
    told = "Lệnh «systemctl --user enable cchc-xl-nightly.timer» không chạy được (mã 1): Failed to enable unit\n"
    assert (done.exit_code, done.stderr) == (4, told)


@pytest.mark.usefixtures("table")
def test_on_windows_the_task_is_registered_from_a_file_that_tells_its_folder_later(folder, tmp_path, monkeypatch):
    monkeypatch.setattr("cchc_xl.cli.schedule.scheduler", lambda machine: scheduler(machine, "win32"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "Local"))
    file = tmp_path / "Local" / "cchc_xl" / "cchc-xl-nightly.xml"
    row = '"PC","x","26/11/2024 22:00:00","Ready","x","30/11/1999 00:00:00","267011","x","x","x"'
    notes = noted(tmp_path, "schtasks", f"[ $1 != /Query ] || [ ! -f '{file}' ] && exit 1\n")
    assert run("status").stderr == "Chưa đặt lịch chạy hằng đêm.\n"

    noted(tmp_path, "schtasks", f"[ $1 != /Query ] || echo '{row}'")
    assert run("install", folder).exit_code == 0
    assert f"/Create /TN cchc-xl-nightly /XML {file} /F\n" in notes.read_text(encoding="utf-8")
    told = run("status").stderr.splitlines()
    assert told[0] == f"Lịch chạy hằng đêm (Task Scheduler): 22:00, thư mục {folder}"
    assert told[1:3] == ["  lần trước: chưa chạy lần nào", "  lần tới: 26/11/2024 22:00:00"]

    assert run("remove").exit_code == 0
    assert notes.read_text(encoding="utf-8").endswith("/Delete /TN cchc-xl-nightly /F\n")
    assert not file.exists()
