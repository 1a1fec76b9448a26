"""The batch files: what cmd.exe on Windows needs of their bytes and words."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
BATCH_FILES = sorted((ROOT / "workbooks").glob("*.bat"))


@pytest.fixture(params=BATCH_FILES, ids=lambda path: path.name)
def batch(request):
    return request.param


@pytest.fixture
def lines(batch):
    return batch.read_bytes().decode("utf-8").split("\r\n")


def test_there_is_a_batch_file_to_look_at():
    assert [path.name for path in BATCH_FILES] == ["Cham-diem.bat"]


def test_every_line_ends_as_windows_wants_it(lines):
    assert lines[-1] == ""
    assert not [line for line in lines if "\r" in line or "\n" in line]


def test_git_checks_it_out_with_windows_line_ends(batch):
    asked = ["git", "check-attr", "eol", "--", str(batch.relative_to(ROOT))]
    told = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)
    if told.returncode:
        pytest.skip("not a git checkout")
    assert told.stdout.endswith(": eol: crlf\n")


def test_the_code_page_is_set_before_any_vietnamese_letter(lines):
    assert lines[:2] == ["@echo off", "chcp 65001 >nul"]  # a byte order mark would stand before the @


def test_vietnamese_is_what_it_speaks(lines):
    assert [line for line in lines if line.startswith("echo") and not line.isascii()]


def test_an_exclamation_mark_in_a_path_is_kept(lines):
    assert "setlocal DisableDelayedExpansion" in lines
    assert not [line for line in lines if "enabledelayedexpansion" in line.lower()]


def test_python_is_tried_not_looked_for(lines):
    assert not [line for line in lines if re.match(r"(?i)\W*where\b", line)]
    assert 'py -3 -c "import sys" >nul 2>nul' in lines
    assert 'python -c "import sys" >nul 2>nul' in lines


def test_every_path_stands_in_quotes(lines):
    for line in lines:
        outside_quotes = re.sub(r'"[^"]*"', "", line)
        assert not re.search(r"%(HERE|ENTRY|RESULT|NAME|STARTED|~\w*[01])", outside_quotes), line


def test_every_jump_has_its_label(lines):
    labels = {line[1:] for line in lines if line.startswith(":")}
    jumps = set(re.findall(r"\bgoto (\w+)|\bcall :(\w+)", "\n".join(lines)))
    assert {name for pair in jumps for name in pair if name} <= labels


def test_every_way_out_carries_an_exit_code(lines):
    end = lines.index(":end")
    assert [line for line in lines[:end] if "exit /b" in line] == []
    after = lines[end : lines.index(":look_around")]
    assert all(line.endswith("exit /b %CODE%") for line in after if "exit" in line)


def test_the_window_is_kept_only_for_a_double_click(lines):
    pause = lines.index("pause >nul")
    assert "if not defined SESSIONNAME exit /b %CODE%" in lines[:pause]
    assert 'if "%STARTED:Cham-diem=%"=="%STARTED%" exit /b %CODE%' in lines[:pause]
