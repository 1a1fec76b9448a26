"""The double-click files: what cmd.exe and sh need of their bytes and words."""

import os
import re
import subprocess

import pytest

from cchc_xl.cli.clicked.jobs import JOBS
from tests.plans import ROOT

TWINS = {"Cham-diem": "score", "Gui-thu": "send", "Tong-hop": "consolidate", "Dat-lich": "schedule"}
SHARED = ROOT / "workbooks" / "chung"
BATCH_FILES = sorted((ROOT / "workbooks").rglob("*.bat"))
SHELL_FILES = sorted((ROOT / "workbooks").rglob("*.sh"))
SENTENCES = sorted(SHARED.glob("*.txt"))
RUN = (SHARED / "chay.bat").read_text(encoding="ascii").splitlines()


def named(paths):
    return {"argvalues": paths, "ids": [path.name for path in paths]}


def lines(path):
    return path.read_bytes().decode("utf-8").split("\r\n")


def test_each_job_has_a_batch_file_and_its_twin():
    for suffix in (".bat", ".sh"):
        assert {path.stem for path in (ROOT / "workbooks").glob(f"*{suffix}")} == set(TWINS)
    assert set(TWINS.values()) == set(JOBS)


@pytest.mark.parametrize(("name", "job"), TWINS.items())
def test_each_hands_itself_and_what_was_dropped_on_it_to_the_shared_part(name, job):
    batch, shell = ((ROOT / "workbooks" / f"{name}{suffix}").read_text(encoding="utf-8") for suffix in (".bat", ".sh"))
    assert f'if exist "%~dp0chung\\chay.bat" "%~dp0chung\\chay.bat" clicked {job} "%~f0" %*\n' in batch
    assert f'exec "$run" clicked {job} "$0" "$@"\n' in shell


@pytest.mark.parametrize("path", **named([*BATCH_FILES, *SENTENCES]))
def test_every_line_ends_as_windows_wants_it(path):
    assert lines(path)[-1] == ""
    assert not [line for line in lines(path) if "\r" in line or "\n" in line]


@pytest.mark.parametrize("path", **named(SHELL_FILES))
def test_the_twins_end_their_lines_as_sh_wants_it_and_can_be_run(path):
    assert b"\r" not in path.read_bytes()
    assert os.access(path, os.X_OK)
    assert subprocess.run(["sh", "-n", path], check=False).returncode == 0


@pytest.mark.parametrize("path", **named([*BATCH_FILES, *SENTENCES, *SHELL_FILES]))
def test_git_checks_it_out_with_these_line_ends(path):
    asked = ["git", "check-attr", "eol", "--", str(path.relative_to(ROOT))]
    told = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)
    if told.returncode:
        pytest.skip("not a git checkout")
    assert told.stdout.endswith(f": eol: {'lf' if path.suffix == '.sh' else 'crlf'}\n")


@pytest.mark.parametrize("path", **named(BATCH_FILES))
def test_the_code_page_is_set_before_any_vietnamese_letter(path):
    assert lines(path)[:2] == ["@echo off", "chcp 65001 >nul"]  # a byte order mark would stand before the @


def test_where_there_are_labels_there_are_no_other_letters_than_ascii():
    labelled = [path for path in BATCH_FILES if any(line.startswith(":") for line in lines(path))]
    assert labelled == [SHARED / "chay.bat"]
    assert (SHARED / "chay.bat").read_bytes().isascii()


@pytest.mark.parametrize("path", **named(SENTENCES))
def test_vietnamese_is_what_they_speak(path):
    assert not path.read_text(encoding="utf-8").isascii()
    assert f'type "%~dp0{path.name}"' in RUN


def test_an_exclamation_mark_in_a_path_is_kept():
    on = RUN.index("setlocal EnableDelayedExpansion")
    assert RUN[on + 1 : on + 3] == ['set "CCHC_STARTED=!cmdcmdline!"', "setlocal DisableDelayedExpansion"]
    others = [line for path in BATCH_FILES for line in lines(path) if "enabledelayedexpansion" in line.lower()]
    assert len(others) == 1


def test_python_is_tried_not_looked_for_the_bundled_one_first():
    tried = [line for line in RUN if "python" in line.lower() or line.startswith("py ")]
    asked = '-c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul'  # the stub of the Store answers 9009
    assert tried[2:5] == [
        'if exist "%~dp0..\\..\\python\\python.exe" goto bundled',
        f"py -3 {asked}",
        f"python {asked}",
    ]
    assert not [line for line in RUN if re.match(r"(?i)\W*where\b", line)]


@pytest.mark.parametrize("path", **named(BATCH_FILES))
def test_every_path_stands_in_quotes(path):
    for line in lines(path):
        outside_quotes = re.sub(r'"[^"]*"', "", line)
        assert not re.search(r"%(STARTED|CCHC_STARTED|~\w*[01])", outside_quotes), line


def test_every_jump_has_its_label():
    labels = {line[1:] for line in RUN if line.startswith(":")}
    assert set(re.findall(r"\bgoto (\w+)|\bcall :(\w+)", "\n".join(RUN))) == {(name, "") for name in labels}


def test_every_way_out_carries_the_exit_code():
    assert [line for line in RUN if re.search(r"(^|\s)exit\b", line) and "sys.exit" not in line] == [
        "if not defined SESSIONNAME exit /b %CODE%",
        "if not defined CCHC_STARTED exit /b %CODE%",
        'if "%STARTED:.bat=%"=="%STARTED%" exit /b %CODE%',
        "exit %CODE%",
    ]


def test_the_window_is_kept_only_for_a_double_click():
    assert RUN.index("pause >nul") > RUN.index('if "%STARTED:.bat=%"=="%STARTED%" exit /b %CODE%')
