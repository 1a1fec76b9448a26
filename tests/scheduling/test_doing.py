"""The door to the machine's scheduler: steps in their order, the first that fails stops the rest."""

import sys

import pytest

from cchc_xl.errors import NotScheduled
from cchc_xl.scheduling.doing import ThisMachine, shown
from cchc_xl.scheduling.steps import Delete, Run, Write

FAILS = Run((sys.executable, "-c", "import sys; sys.exit('không được')"))


def test_a_file_is_written_with_its_folder_and_deleted(tmp_path):
    path = tmp_path / "mới" / "a.xml"
    ThisMachine().do([Write(path, "Xã", "utf-16")])
    assert path.read_bytes().decode("utf-16") == "Xã"
    assert ThisMachine().text(path, "utf-16") == "Xã"
    ThisMachine().do([Delete(path), Delete(path)])
    assert not path.exists()


def test_a_command_reads_what_is_given_to_it(tmp_path):
    program = "import sys, pathlib; pathlib.Path(sys.argv[1]).write_bytes(sys.stdin.buffer.read())"
    ThisMachine().do([Run((sys.executable, "-c", program, str(tmp_path / "a")), given="Xã\n")])
    assert (tmp_path / "a").read_text(encoding="utf-8") == "Xã\n"


def test_the_first_failure_stops_and_is_told_in_its_own_words(tmp_path):
    with pytest.raises(NotScheduled, match="không được") as stop:
        ThisMachine().do([FAILS, Write(tmp_path / "a", "")])
    assert stop.value.exit_code == 4
    assert not (tmp_path / "a").exists()


def test_what_may_fail_does_not_stop(tmp_path):
    ThisMachine().do([FAILS._replace(optional=True), Write(tmp_path / "a", "")])
    assert (tmp_path / "a").exists()


def test_a_program_that_is_not_there_answers_as_a_shell_would():
    assert ThisMachine().answer(Run(("không-có-chương-trình",))).code == 127


def test_a_file_that_is_not_ours_any_more_is_blank(tmp_path):
    (tmp_path / "a").write_bytes(b"\xff\xfe\x00")
    assert ThisMachine().text(tmp_path / "a", "utf-16") == ""
    assert ThisMachine().text(tmp_path / "b", "utf-8") == ""


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "a").touch()
    with pytest.raises(NotScheduled, match="Hãy kiểm tra quyền ghi"):
        ThisMachine().do([Write(tmp_path / "a" / "b", "")])


def test_steps_are_shown_as_a_person_reads_them(tmp_path):
    assert shown(Write(tmp_path / "a", "Xã\n")) == f"ghi tệp {tmp_path / 'a'}:\nXã\n"
    assert shown(Delete(tmp_path / "a")) == f"xóa tệp {tmp_path / 'a'}"
    assert shown(Run(("crontab", "-"), given="x\n")) == "chạy lệnh crontab -, đưa vào:\nx\n"
    assert shown(Run(("a", "b c"))) == "chạy lệnh a 'b c'"
