"""The batch files as cmd.exe runs them, under Wine: skipped where Wine or what it needs is not installed."""

import json
import os
import shutil
from pathlib import Path

import pytest

from tests import wine
from tests.bundles import bundle
from tests.doors import office
from tests.windows_python import embeddable, wheels

pytestmark = pytest.mark.skipif(
    bool(wine.missing()) and not os.environ.get("CI"),
    reason=f"not installed (in CI they are): {', '.join(wine.missing())}",
)

ODD = "Xã (1) [x] & co ^ ! $HOME 'q'"  # Wine itself drops a percent sign here
RESULT = "tệp số 1 - bang diem.xlsx"


@pytest.fixture(scope="module")
def machine(tmp_path_factory):
    made = wine.Wine.made(tmp_path_factory.mktemp("wine"))
    yield made
    made.end()


@pytest.fixture
def workbooks(tmp_path):
    return office(tmp_path / ODD)


def handed_on(machine):
    """Give what Python was called with, without the questions for its version."""
    calls = [json.loads(line) for line in (machine.folder / "calls").read_text(encoding="utf-8").splitlines()]
    return [call for call in calls if "-c" not in call]


def test_the_workbook_beside_it_is_scored_with_the_launcher(machine, workbooks):
    done = machine.batch(workbooks / "Cham-diem.bat")

    assert (done.returncode, (workbooks / RESULT).is_file()) == (0, True)
    assert "Xã Phú Phương: chỉ số 90,87" in done.stderr
    assert "Nhấn phím" not in done.stdout  # nobody double-clicked
    (call,) = handed_on(machine)
    assert call[0] == "-3"
    assert call[2:] == ["clicked", "score", wine.windows(workbooks / "Cham-diem.bat")]


def test_what_is_dropped_on_it_arrives_letter_by_letter_and_its_exit_code_comes_back(machine, workbooks):
    dropped = r"Z:\không có\a & b (1), c;d=e [f] ^ ! 'g'.xlsx"
    done = machine.batch(workbooks / "Cham-diem.bat", dropped, pythons=("python",))

    assert (done.returncode, "không có tệp này" in done.stderr) == (3, True)
    (call,) = handed_on(machine)
    assert call[1:] == ["clicked", "score", wine.windows(workbooks / "Cham-diem.bat"), dropped]


def test_a_double_click_keeps_the_window_and_the_line_that_started_it_has_the_path_whole(machine, tmp_path):
    workbooks = office(tmp_path / "Xã (1) & co")  # Wine looks for variables in what it has put in for !cmdcmdline!
    there = tmp_path / "a&b^c" / "xã&phường.xlsx"  # no blank: Explorer does not quote it
    there.parent.mkdir()
    shutil.move(workbooks / "tệp số 1.xlsx", there)
    shutil.copytree(workbooks.parent / "templates", there.parent / "templates")
    batch = workbooks / "Cham-diem.bat"
    line = f'C:\\windows\\system32\\cmd.exe /c ""{wine.windows(batch)}" {wine.windows(there)}"'
    broken = wine.windows(there).partition("&")[0]  # what cmd.exe would leave of it

    done = machine.batch(batch, broken, SESSIONNAME="Console", cmdcmdline=line)

    assert (done.returncode, there.with_name("xã&phường - bang diem.xlsx").is_file()) == (0, True)
    assert "Nhấn phím bất kỳ để đóng cửa sổ này." in done.stdout


def test_the_mail_is_written_for_the_scoring_workbook_beside_it(machine, workbooks):
    machine.batch(workbooks / "Cham-diem.bat")
    done = machine.batch(workbooks / "Gui-thu.bat")

    assert (done.returncode, (workbooks / RESULT).with_suffix(".eml").is_file()) == (0, True)


def test_the_folder_is_consolidated(machine, workbooks):
    done = machine.batch(workbooks / "Tong-hop.bat")

    assert (done.returncode, (workbooks / "tong hop phu-phuong-2024.xlsx").is_file()) == (0, True)


def test_the_nightly_menu_asks_and_does_nothing_where_nobody_answers(machine, workbooks):
    done = machine.batch(workbooks / "Dat-lich.bat")

    assert handed_on(machine)[0][2:4] == ["clicked", "schedule"]
    assert done.returncode in {0, 4}  # 4: this machine has no scheduler


def test_a_bundled_python_comes_first_and_runs_the_program_itself(machine, workbooks):
    bundled = workbooks.parent / "python" / "python.exe"
    bundled.parent.mkdir()
    shutil.copy(machine.folder / "shim.exe", bundled)
    machine.batch(workbooks / "Cham-diem.bat")

    assert handed_on(machine)[0][:6] == ["-X", "utf8", "-P", "-m", "cchc_xl", "clicked"]


def test_the_folder_for_a_machine_without_python_runs_by_its_own_means(machine, tmp_path, monkeypatch):
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", wheels(tmp_path / "wheels").as_uri())
    folder = tmp_path / ODD
    shim = (machine.folder / "shim.exe").read_bytes()
    bundle.bundle(embeddable(tmp_path / "python.zip", shim), folder, zipped=False)
    site = str(folder / "python" / "Lib" / "site-packages")  # the program is taken from there

    done = machine.batch(
        folder / "workbooks" / "Cham-diem.bat", pythons=(), PYTHONPATH=site, PYTHONDONTWRITEBYTECODE=""
    )

    assert (done.returncode, "Xã Phú Phương: chỉ số 90,87" in done.stderr) == (0, True)
    assert (folder / "workbooks" / "phu-phuong-2024 - bang diem.xlsx").is_file()
    assert list(Path(site, "cchc_xl").rglob("*.pyc"))  # it was this program that ran


def test_without_python_it_says_what_to_install(machine, workbooks):
    done = machine.batch(workbooks / "Cham-diem.bat", pythons=())

    assert (done.returncode, "Máy này chưa có Python 3.11 trở lên" in done.stdout) == (3, True)


def test_one_that_was_moved_away_says_where_it_belongs(machine, workbooks, tmp_path):
    shutil.move(workbooks / "Cham-diem.bat", tmp_path)
    done = machine.batch(tmp_path / "Cham-diem.bat")

    assert (done.returncode, "phải nằm trong thư mục workbooks" in done.stdout) == (3, True)
