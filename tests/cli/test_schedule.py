"""``cchc-xl schedule`` with a crontab that keeps its table in a file."""

import os
import sys

import pytest
from click.testing import CliRunner

from cchc_xl.cli import commands

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
    assert f" && {sys.executable} -X utf8 -P -m cchc_xl nightly " in table.read_text(encoding="utf-8")

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
