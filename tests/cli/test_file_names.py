"""Files by odd names, and what is no file: read under their name or refused by it, one line each, nothing waited for."""

import json
import os
import shutil
import sys
import unicodedata

import pytest
from click.testing import CliRunner

from cchc_xl.cli import commands
from cchc_xl.plan.writing import write
from tests.cases import entry_workbook
from tests.plans import REAL_PLAN, SAMPLE, criterion, plan_of

ODD = [
    unicodedata.normalize("NFD", "Hoà.xlsx"),
    "x" * 240 + ".xlsx",
    "CON.xlsx",
    "-rf.xlsx",
    "%00.xlsx",
    "xã\u202exslx.xlsx",
    "😀.xlsx",
    "'=1+1'.xlsx",
    "a;b; c.xlsx",
    "hai\ndòng.xlsx",
    "\x1b[2Jxã.xlsx",
    " xã .xlsx",
]
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="names and files as on Linux")


def run(*words):
    return CliRunner().invoke(commands, [*map(str, words), "--plan", str(REAL_PLAN)])


@posix_only
@pytest.mark.parametrize("name", ODD)
def test_a_file_of_an_odd_name_is_read_and_told_in_plain_lines(tmp_path, name):
    (tmp_path / name).write_bytes(entry_workbook(plan_of(criterion("1.1"))))
    plan = tmp_path / "kế hoạch.xlsx"
    plan.write_bytes(write(plan_of(criterion("1.1"))))
    result = CliRunner().invoke(commands, ["check", "--plan", str(plan), "--", str(tmp_path / name)])
    assert result.exit_code in {0, 1}
    assert all(line.isprintable() for line in result.stderr.split("\n"))


@posix_only
@pytest.mark.parametrize("name", ODD)
def test_a_broken_file_of_an_odd_name_is_refused_in_one_line(tmp_path, name):
    (tmp_path / name).write_bytes(b"")
    result = run("check", tmp_path / name)
    assert (result.exit_code, len(result.stderr.splitlines())) == (3, 1)
    assert result.stderr.rstrip("\n").isprintable()


def test_what_other_programs_leave_in_a_folder_is_passed_over(tmp_path):
    shutil.copy(SAMPLE, tmp_path / "xã.xlsx")
    for name in ("~$xã.xlsx", ".~lock.xã.xlsx#", "xã.xlsx.tmp", "desktop.ini", "Thumbs.db", "._xã.xlsx"):
        (tmp_path / name).write_bytes(b"\0" * 100)
    assert run("consolidate", tmp_path).exit_code in {0, 1}


def test_a_copy_beside_its_original_is_told_with_both_names(tmp_path):
    for name in ("xã.xlsx", "xã - Copy.xlsx"):
        shutil.copy(SAMPLE, tmp_path / name)
    run("consolidate", tmp_path, "--json", tmp_path / "kq.json")
    (twice,) = [
        one for one in json.loads((tmp_path / "kq.json").read_text("utf-8"))["findings"] if one["code"] == "W107"
    ]
    assert "xã.xlsx" in twice["message"] + twice["file"]
    assert "xã - Copy.xlsx" in twice["message"] + twice["file"]


@posix_only
@pytest.mark.parametrize("leads_to", ["none.xlsx", "a.xlsx", "/dev/zero", "/dev/null", "/dev/tty", "/"])
def test_a_link_to_what_is_no_file_is_refused(tmp_path, leads_to):
    (tmp_path / "a.xlsx").symlink_to(leads_to)
    result = run("check", tmp_path / "a.xlsx")
    assert (result.exit_code, len(result.stderr.splitlines())) == (3, 1)


@posix_only
def test_links_and_folders_called_like_workbooks_stop_nobody(tmp_path):
    shutil.copy(SAMPLE, tmp_path / "xã.xlsx")
    (tmp_path / "thư mục.xlsx").mkdir()
    (tmp_path / "vòng.xlsx").symlink_to("vòng.xlsx")
    (tmp_path / "mất.xlsx").symlink_to("không có.xlsx")
    (tmp_path / "zero.xlsx").symlink_to("/dev/zero")
    os.mkfifo(tmp_path / "ống.xlsx")
    result = run("consolidate", tmp_path)
    assert result.exit_code in {0, 1}
    assert not isinstance(result.exception, OSError)


@pytest.mark.parametrize("named", ["không có", "rỗng"])
def test_a_folder_without_workbooks_or_not_there_is_told(tmp_path, named):
    (tmp_path / "rỗng").mkdir()
    for verb in ("score", "consolidate"):
        result = run(verb, tmp_path / named)
        assert (result.exit_code, len(result.stderr.splitlines())) == (3, 1)
    assert [path.name for path in tmp_path.iterdir()] == ["rỗng"]


def test_a_folder_whose_every_file_is_refused_writes_nothing_over_an_old_result(tmp_path):
    old = tmp_path / "xếp hạng.xlsx"
    old.write_bytes(b"old")
    (tmp_path / "xã").mkdir()
    (tmp_path / "xã" / "a.xlsx").write_bytes(b"")
    result = run("score", tmp_path / "xã", "-o", old)
    assert (result.exit_code, old.read_bytes()) == (3, b"old")
