"""Opening a result: with what the machine has, and never a reason to fail."""

import sys
from pathlib import Path

import pytest

from cchc_xl.cli.clicked import opening
from tests.doors import program

RESULT = Path("/xã/bảng điểm.xlsx")


@pytest.fixture
def started(monkeypatch):
    """The commands that are started."""
    commands = []
    monkeypatch.setattr(opening.subprocess, "Popen", lambda command, **_: commands.append(command))
    return commands


def test_on_a_screen_the_desktop_opens_it(started, monkeypatch, tmp_path):
    program(tmp_path / "xdg-open", "#!/bin/sh\n")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("DISPLAY", ":0")
    opening.open_file(RESULT)
    assert started == [[str(tmp_path / "xdg-open"), str(RESULT)]]


def test_without_a_screen_nothing_is_opened(started, monkeypatch):
    for name in opening.SCREENS:
        monkeypatch.delenv(name, raising=False)
    opening.open_file(RESULT)
    assert started == []


def test_windows_opens_it_as_if_it_were_double_clicked(started, monkeypatch):
    opened = []
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(opening.os, "startfile", opened.append, raising=False)
    opening.open_file(RESULT)
    assert (opened, started) == ([RESULT], [])


def test_where_no_program_opens_such_files_it_says_so(monkeypatch, capsys):
    def fail(_):
        raise OSError(1155, "no application")

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(opening.os, "startfile", fail, raising=False)
    opening.open_file(RESULT)
    assert "hãy mở bằng tay" in capsys.readouterr().err
