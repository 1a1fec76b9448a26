"""The .sh twins, run as a person runs them: in a folder whose name has every letter that a shell minds."""

import os
import shutil
import subprocess
import sys

import pytest

from tests.doors import office, program

ODD = "Xã (1) [x] & co 100% ^ ! $HOME 'q' \"z\" `a`"
RESULT = "tệp số 1 - bang diem.xlsx"


@pytest.fixture
def workbooks(tmp_path):
    return office(tmp_path / ODD)


@pytest.fixture
def run(tmp_path):
    """Run a twin; DISPLAY and an xdg-open that notes what it opens."""
    opened = tmp_path / "opened"
    program(tmp_path / "bin" / "xdg-open", f'#!/bin/sh\nprintf %s "$1" > "{opened}"\n')
    program(tmp_path / "bin" / "python3", f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    path = f"{tmp_path / 'bin'}{os.pathsep}/usr/bin{os.pathsep}/bin"

    def run(file, *words, answers="", **environment):
        inside = {"PATH": path, "DISPLAY": ":0", "HOME": str(tmp_path), **environment}
        asked = [file, *words]
        return subprocess.run(asked, input=answers, capture_output=True, text=True, env=inside, check=False)

    return run


def opened(tmp_path):
    """Give what was opened, which nobody waits for."""
    for _ in range(100):
        if (tmp_path / "opened").is_file() and (tmp_path / "opened").read_text(encoding="utf-8"):
            return (tmp_path / "opened").read_text(encoding="utf-8")
        subprocess.run(["sleep", "0.05"], check=True)
    return ""


def test_the_only_workbook_beside_it_is_scored_and_the_result_opened(run, workbooks, tmp_path):
    done = run(workbooks / "Cham-diem.sh")
    assert (done.returncode, (workbooks / RESULT).is_file()) == (0, True)
    assert "Xã Phú Phương: chỉ số 90,87" in done.stderr
    assert "Cảnh báo: " in done.stderr
    assert opened(tmp_path) == str(workbooks / RESULT)


def test_what_is_dropped_on_it_is_scored(run, workbooks, tmp_path):
    there = tmp_path / ODD / "nơi khác & tệp.xlsx"
    shutil.move(workbooks / "tệp số 1.xlsx", there)
    assert run(workbooks / "Cham-diem.sh", there).returncode == 0
    assert there.with_name("nơi khác & tệp - bang diem.xlsx").is_file()


def test_of_several_it_asks_which_and_takes_none_in_silence(run, workbooks):
    shutil.copy(workbooks / "tệp số 1.xlsx", workbooks / "tệp số 2.xlsx")
    silent = run(workbooks / "Cham-diem.sh")
    assert silent.returncode == 2
    assert "  1. tệp số 1.xlsx   (lưu lúc " in silent.stderr
    assert "  2. tệp số 2.xlsx   (lưu lúc " in silent.stderr
    assert "Chưa chọn tệp nào nên chưa làm gì. Có thể kéo thả tệp vào Cham-diem.sh." in silent.stderr
    assert not list(workbooks.glob("*bang diem*"))

    assert run(workbooks / "Cham-diem.sh", answers="2\n").returncode == 0
    assert [path.name for path in workbooks.glob("*bang diem*")] == ["tệp số 2 - bang diem.xlsx"]


def test_a_folder_without_workbooks_is_told(run, workbooks):
    (workbooks / "tệp số 1.xlsx").unlink()
    done = run(workbooks / "Cham-diem.sh")
    assert (done.returncode, "không có tệp nhập số liệu nào" in done.stderr) == (3, True)


def test_a_workbook_that_is_open_is_scored_as_saved(run, workbooks):
    (workbooks / "~$tệp số 1.xlsx").touch()
    os.utime(workbooks / "tệp số 1.xlsx", (0, 1732500000))
    done = run(workbooks / "Cham-diem.sh", TZ="Asia/Ho_Chi_Minh")
    told = "tệp số 1.xlsx: đang mở ở chương trình khác; dùng bản đã lưu lúc 09:00 ngày 25/11/2024."
    assert (done.returncode, told in done.stderr) == (0, True)


def test_the_mail_is_written_for_the_only_scoring_workbook(run, workbooks, tmp_path):
    none = run(workbooks / "Gui-thu.sh")
    assert (none.returncode, "Hãy chấm điểm trước (Cham-diem)." in none.stderr) == (3, True)
    run(workbooks / "Cham-diem.sh", DISPLAY="")
    assert run(workbooks / "Gui-thu.sh").returncode == 0
    assert opened(tmp_path) == str((workbooks / RESULT).with_suffix(".eml"))


def test_the_folder_is_consolidated_or_the_one_dropped_on_it(run, workbooks, tmp_path):
    assert run(workbooks / "Tong-hop.sh").returncode == 0
    table = workbooks / "tong hop phu-phuong-2024.xlsx"
    assert opened(tmp_path) == str(table)
    shutil.move(workbooks, workbooks.with_name("huyện"))
    assert run(workbooks.with_name("huyện") / "Tong-hop.sh", workbooks.with_name("huyện")).returncode == 0
    file = run(workbooks.with_name("huyện") / "Tong-hop.sh", workbooks.with_name("huyện") / table.name)
    assert (file.returncode, file.stderr) == (3, "Hãy kéo thả một thư mục (không phải tệp) vào Tong-hop.sh.\n")


def test_the_nightly_run_is_set_and_removed_from_a_menu(run, workbooks, tmp_path):
    table = tmp_path / "table"
    program(tmp_path / "bin" / "systemctl", "#!/bin/sh\nexit 1\n")
    crontab = f"#!/bin/sh\nif [ $1 = - ]; then cat > '{table}'; else cat '{table}' || echo no crontab for >&2; fi\n"
    program(tmp_path / "bin" / "crontab", crontab)

    done = run(workbooks / "Dat-lich.sh", answers="1\nmười giờ\n21:15\n")
    assert (done.returncode, "Đã đặt lịch: 21:15 hằng đêm" in done.stderr) == (0, True)
    assert "«mười giờ» không phải là giờ. Hãy gõ như 22:00." in done.stderr
    assert "\n15 21 * * * cd " in table.read_text(encoding="utf-8")

    left = run(workbooks / "Dat-lich.sh")
    assert (left.returncode, "Lịch chạy hằng đêm (cron): 21:15" in left.stderr) == (0, True)

    gone = run(workbooks / "Dat-lich.sh", answers="2\n")
    assert (gone.returncode, "Đã bỏ lịch chạy hằng đêm" in gone.stderr) == (0, True)
    assert "nightly" not in table.read_text(encoding="utf-8")


def test_without_python_it_says_what_to_install(run, workbooks, tmp_path):
    for name in ("python3", "xdg-open"):
        (tmp_path / "bin" / name).unlink()
    for name in ("sh", "dirname", "ps"):
        (tmp_path / "bin" / name).symlink_to(shutil.which(name) or "/bin/true")
    done = run(workbooks / "Cham-diem.sh", PATH=str(tmp_path / "bin"))
    assert (done.returncode, "Máy này chưa có Python 3.11 trở lên" in done.stderr) == (3, True)


def test_a_twin_that_was_moved_away_says_where_it_belongs(run, workbooks, tmp_path):
    shutil.move(workbooks / "Cham-diem.sh", tmp_path)
    done = run(tmp_path / "Cham-diem.sh")
    assert (done.returncode, "phải nằm trong thư mục workbooks" in done.stderr) == (3, True)
