"""``cchc-xl doctor``: one page, its problems with what to do, and nothing secret on it."""

import os
import shutil

import pytest
from click.testing import CliRunner

from cchc_xl.cli import commands
from cchc_xl.pipeline.doctor import QUESTIONS
from tests.doors import program
from tests.plans import REAL_PLAN

HIDDEN = "Mat-Khau-Bi-Mat-9"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with a plan, on a machine with an empty crontab."""
    program(tmp_path / "bin" / "systemctl", "#!/bin/sh\nexit 1\n")
    program(tmp_path / "bin" / "crontab", "#!/bin/sh\necho no crontab for lan >&2\nexit 1\n")
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    (tmp_path / "xã").mkdir()
    shutil.copy(REAL_PLAN, tmp_path / "xã")
    return tmp_path / "xã"


def run(*words):
    return CliRunner().invoke(commands, ["doctor", *map(str, words)])


def test_every_question_is_answered_on_one_page(folder):
    done = run(folder)
    assert (done.exit_code, done.stdout) == (0, "")
    assert [about for about, _ in QUESTIONS if f"  {about}: " not in done.stderr] == []
    assert len(done.stderr.splitlines()) < 40
    assert [path.name for path in folder.iterdir()] == [REAL_PLAN.name]


def test_each_problem_has_what_to_do_and_they_are_counted(folder):
    (folder / REAL_PLAN.name).unlink()
    done = run(folder)
    assert done.exit_code == 0
    assert "  CẦN SỬA  Kế hoạch: chưa dùng được\n           → Không thấy tệp kế hoạch." in done.stderr
    assert f"Có {done.stderr.count('CẦN SỬA')} việc cần làm.\n" in done.stderr


def test_nothing_secret_is_printed(folder, monkeypatch):
    for name in ("CCHC_PASSWORD", "CCHC_SMTP_PASSWORD", "CCHC_MAIL_PASSWORD"):
        monkeypatch.setenv(name, HIDDEN)
    account = f'[mail]\nhost = "smtp.xa.vn"\nfrom = "a@xa.vn"\nuser = "{HIDDEN}"\npassword = "{HIDDEN}"\n'
    (folder / "cchc.toml").write_text(account, encoding="utf-8")
    done = run(folder)
    assert "gửi qua smtp.xa.vn, starttls, từ a@xa.vn" in done.stderr
    assert HIDDEN not in done.output


def test_a_folder_that_is_not_there_is_a_problem_like_any_other(folder):
    done = run(folder / "không có")
    assert (done.exit_code, "không có thư mục này" in done.stderr) == (0, True)
