"""What each question of the doctor finds, and what it says is to be done."""

import shutil
from pathlib import Path

import pytest

from cchc_xl._version import VERSION
from cchc_xl.pipeline import doctor
from cchc_xl.pipeline.doctor import folder, fonts, office, packages, plan, python, schedule
from cchc_xl.pipeline.doctor.seen import Seen
from cchc_xl.scheduling.steps import Answer
from tests.pipeline.doctor.places import problems, where
from tests.plans import REAL_PLAN

LINES = "# >>> cchc-xl-nightly: {folder}\n0 6 * * * cd x && -m cchc_xl nightly x\n# <<< cchc-xl-nightly\n"


def test_program_and_python_are_told(tmp_path):
    program, interpreter = python.look(where(tmp_path))
    assert program == Seen(f"cchc_xl {VERSION}")
    assert interpreter.found.startswith("Python 3.")
    assert interpreter.cure == ""


def test_an_old_python_is_a_problem(tmp_path, monkeypatch):
    monkeypatch.setattr(python.sys, "version_info", (3, 9, 1, "final", 0))
    assert [one.cure for one in python.look(where(tmp_path))][1] == "Hãy cài Python 3.11 trở lên từ python.org."


def test_packages_are_told_with_their_versions_and_what_is_missing(tmp_path, monkeypatch):
    assert problems(packages.look(where(tmp_path))) == []
    monkeypatch.setattr(packages, "NEEDED", ("click", "không-có"))
    told = tuple(packages.look(where(tmp_path)))
    assert told[0].found.startswith("click 8")
    assert told[1] == Seen("thiếu không-có", packages.CURE)


def test_a_folder_that_takes_files_keeps_none_of_ours(tmp_path):
    assert [one.cure for one in folder.look(where(tmp_path))] == ["", ""]
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_or_takes_nothing_is_a_problem(tmp_path, monkeypatch):
    assert problems(folder.look(where(tmp_path / "a"))) == [f"{tmp_path / 'a'}: không có thư mục này"]

    def refuse(**_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(folder.tempfile, "TemporaryFile", refuse)
    assert problems(folder.look(where(tmp_path))) == [f"{tmp_path}: không ghi được (không có quyền ghi)"]


def test_a_full_disk_is_a_problem(tmp_path, monkeypatch):
    monkeypatch.setattr(folder, "LEAST", 2**70)
    assert len(problems(folder.look(where(tmp_path)))) == 1


def test_the_plan_is_told_with_year_and_version(tmp_path):
    shutil.copy(REAL_PLAN, tmp_path)
    (seen,) = plan.look(where(tmp_path))
    assert seen == Seen(f"{tmp_path / REAL_PLAN.name}: phu-phuong-2024, năm 2024, phiên bản 1")


def test_no_plan_and_a_broken_plan_are_problems_with_their_sentences(tmp_path):
    (none,) = plan.look(where(tmp_path))
    assert none.cure.startswith("Không thấy tệp kế hoạch. Đã tìm: ")
    (tmp_path / "a.xlsx").write_bytes(b"x")
    (broken,) = plan.look(where(tmp_path, plan=tmp_path / "a.xlsx"))
    assert "a.xlsx" in broken.cure


def test_the_scheduler_is_told_also_where_nothing_stands_in_it(tmp_path):
    assert tuple(schedule.look(where(tmp_path, {"crontab -l": Answer(1, "", "no crontab")}))) == (
        Seen("chưa đặt (cron)"),
    )
    (none,) = schedule.look(where(tmp_path))
    assert none.cure.startswith("Máy này không có bộ lập lịch nào dùng được")


def test_an_entry_whose_folder_is_gone_is_a_problem(tmp_path):
    (there,) = schedule.look(where(tmp_path, {"crontab -l": Answer(0, LINES.format(folder=tmp_path))}))
    assert there == Seen(f"06:00 hằng đêm, thư mục {tmp_path} (cron); lần trước: không rõ; lần tới: không rõ")
    (gone,) = schedule.look(where(tmp_path, {"crontab -l": Answer(0, LINES.format(folder="/không/có"))}))
    assert gone.cure == schedule.GONE


def test_a_night_that_failed_is_a_problem(tmp_path, monkeypatch):
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    row = '"PC","\\x","26/11/2024","Ready","x","25/11/2024","70","x","x","x"\n'
    (seen,) = schedule.look(where(tmp_path, {"schtasks": Answer(0, row)}, "win32"))
    assert "lần trước: 25/11/2024; lần tới: 26/11/2024" in seen.found
    assert seen.cure == schedule.FAILED.format(result="70")


@pytest.mark.parametrize(
    ("families", "found", "cured"),
    [
        ("DejaVu Sans\nTimes New Roman,Times\n", "Times New Roman", False),
        ("Liberation Serif\n", "Liberation Serif", False),
        ("DejaVu Sans\n", "không có Times New Roman hay phông cùng cỡ chữ", True),
    ],
)
def test_times_new_roman_or_its_like_is_looked_for(tmp_path, families, found, cured):
    (seen,) = fonts.look(where(tmp_path, {"fc-list": Answer(0, families)}))
    assert (seen.found, bool(seen.cure)) == (found, cured)


def test_without_fc_list_the_fonts_are_not_known(tmp_path):
    assert tuple(fonts.look(where(tmp_path))) == (Seen(fonts.NOT_KNOWN),)


def test_windows_keeps_its_fonts_in_a_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("WINDIR", str(tmp_path))
    assert problems(fonts.look(where(tmp_path, platform="win32"))) == [fonts.NONE]
    (tmp_path / "Fonts").mkdir()
    (tmp_path / "Fonts" / "times.ttf").touch()
    assert tuple(fonts.look(where(tmp_path, platform="win32"))) == (Seen("Times New Roman"),)


def test_excel_and_libreoffice_are_looked_for(tmp_path, monkeypatch):
    monkeypatch.setattr(office.shutil, "which", lambda name: name if name == "soffice" else None)
    assert tuple(office.look(where(tmp_path))) == (Seen("LibreOffice"),)
    monkeypatch.setattr(office.shutil, "which", lambda _: None)
    assert problems(office.look(where(tmp_path))) == [office.NONE]
    excel = {f"reg query {office.APP_PATHS.format(name='excel')}": Answer(0)}
    assert tuple(office.look(where(tmp_path, excel, "win32"))) == (Seen("Excel"),)


def test_a_question_that_fails_stops_no_other(tmp_path, monkeypatch):
    def fail(_):
        raise ZeroDivisionError

    monkeypatch.setattr(doctor, "QUESTIONS", (("Một", fail), ("Hai", python.look)))
    told = list(doctor.examine(where(Path(tmp_path))))
    assert told[0] == ("Một", Seen("không xem được (ZeroDivisionError)", doctor.TELL_SUPPORT))
    assert told[1] == ("Hai", Seen(f"cchc_xl {VERSION}"))
