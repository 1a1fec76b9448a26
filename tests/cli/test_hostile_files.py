"""The commands over files that are broken or made to harm: one sentence, one exit code, and the good ones are done."""

import json
import os
import shutil

import pytest
from click.testing import CliRunner

from cchc_xl.cli import commands
from tests.containers import SHEET, packed, parts_of, sound
from tests.plans import REAL_PLAN, SAMPLE

GOOD = SAMPLE.read_bytes()


def bent(name, content):
    return packed([*((one, was) for one, was in parts_of(GOOD).items() if one != name), (name, content)])


BROKEN = {
    "bom.xlsx": (bent(SHEET, b" " * 2**22), "quá lớn"),
    "cắt.xlsx": (GOOD[:20_000], "cắt cụt"),
    "rỗng.xlsx": (b"", "tệp rỗng"),
    "trang web.xlsx": (b"<html><table></table></html>", "không phải tệp Excel"),
    "thực thể.xlsx": (bent("xl/sharedStrings.xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), "DOCTYPE"),
    "hai phần.xlsx": (packed([*parts_of(GOOD).items(), (SHEET.upper(), b"<a/>")]), "trùng tên"),
    "mật khẩu.xlsx": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le"),
        "mật khẩu",
    ),
}


def run(*words):
    return CliRunner().invoke(commands, [*map(str, words), "--plan", str(REAL_PLAN)])


@pytest.fixture
def folder(tmp_path):
    shutil.copy(SAMPLE, tmp_path / "phú phương.xlsx")
    for name, (data, _) in BROKEN.items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


@pytest.mark.parametrize("name", list(BROKEN))
@pytest.mark.parametrize("verb", ["score", "check", "improve"])
def test_a_broken_file_gives_exit_code_3_and_one_sentence(folder, name, verb):
    result = run(verb, folder / name)
    assert result.exit_code == 3
    assert BROKEN[name][1] in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert "Traceback" not in result.output
    assert not list(folder.glob("*bang diem*"))


def test_broken_files_among_good_ones_are_named_and_the_good_ones_are_ranked(folder):
    result = run("consolidate", folder, "--json", folder / "kq.json")
    told = json.loads((folder / "kq.json").read_text("utf-8"))
    statuses = [one["status"] for one in told["ranking"]]
    refused = [one for one in told["findings"] if one["code"] == "W108"]

    assert result.exit_code == 5
    assert (told["ranking"][0]["agency"]["code"], told["ranking"][0]["place"]) == ("09646", 1)
    assert (statuses.count("unreadable"), statuses.count("missing")) == (len(BROKEN), 30)
    assert {one["file"] for one in refused} == set(BROKEN)
    assert all(BROKEN[one["file"]][1] in one["message"] for one in refused)


def test_a_small_workbook_of_another_kind_is_no_bomb(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(sound())
    result = run("score", tmp_path / "a.xlsx")
    assert (result.exit_code, "không phải tệp nhập số liệu" in result.stderr) == (3, True)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with a name as on Linux")
def test_a_pipe_with_a_name_is_never_waited_for(tmp_path):
    os.mkfifo(tmp_path / "a.xlsx")
    assert run("score", tmp_path / "a.xlsx").exit_code == 3


def test_a_huge_file_is_refused_before_it_is_read(tmp_path):
    with (tmp_path / "a.xlsx").open("wb") as file:
        file.truncate(2**40)
    result = run("check", tmp_path / "a.xlsx")
    assert (result.exit_code, "quá lớn" in result.stderr) == (3, True)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="names as Linux allows them")
def test_a_file_name_never_speaks_for_the_command(tmp_path):
    shutil.copy(SAMPLE, tmp_path / "a.xlsx")
    for name in ("b\n[3 of 3] Xã Giả … 100,00 điểm.xlsx", "c\x1b[2J\u202e.xlsx"):
        (tmp_path / name).write_bytes(b"not a workbook")
    lines = run("consolidate", tmp_path).stderr.splitlines()

    assert [line[:5] for line in lines[:3]] == ["[1/3]", "[2/3]", "[3/3]"]
    assert lines[1].startswith("[2/3] không dùng được: ")
    assert "\x1b" not in "".join(lines)
    assert "\u202e" not in "".join(lines)
