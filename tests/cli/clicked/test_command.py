"""``clicked``: the right files go to the right verb, and its exit code comes back."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from cchc_xl.cli import VERBS, clicked, commands
from cchc_xl.cli.clicked.choosing import chosen
from cchc_xl.errors import NotChosen
from cchc_xl.pipeline import outputs
from tests.plans import REAL_PLAN, SAMPLE


@pytest.fixture
def opened(monkeypatch):
    """The results that were opened."""
    paths = []
    monkeypatch.setattr(clicked, "open_file", paths.append)
    return paths


@pytest.fixture
def folder(tmp_path):
    shutil.copy(REAL_PLAN, tmp_path)
    shutil.copy(SAMPLE, tmp_path / "2024.xlsx")
    return tmp_path


def run(job, folder, *words, answers="", **environment):
    asked = ["clicked", job, str(folder / f"{job}.bat"), *map(str, words)]
    return CliRunner().invoke(commands, asked, input=answers, env=environment)


def test_it_is_no_verb_for_people():
    assert "clicked" not in VERBS
    assert "clicked" not in CliRunner().invoke(commands, ["--help"]).output


def test_the_result_that_was_written_is_opened_also_under_a_second_name(folder, opened, monkeypatch):
    real = outputs.publish
    monkeypatch.setattr(outputs, "publish", lambda content, to, **_: real(content, to.with_stem(f"{to.stem} (2)")))
    done = run("score", folder)
    assert done.exit_code == 7
    told = "2024 - bang diem.xlsx đang mở ở chương trình khác nên giữ nguyên; kết quả mới ghi vào tệp mang tên khác."
    assert told in done.stderr
    assert opened == [folder / "2024 - bang diem (2).xlsx"]


def test_what_was_dropped_goes_before_what_lies_there(folder, opened, tmp_path):
    (tmp_path / "khác").mkdir()
    there = tmp_path / "khác" / "-x & y.xlsx"
    shutil.copy(SAMPLE, there)
    assert run("score", folder, there).exit_code == 0
    assert opened == [there.with_name("-x & y - bang diem.xlsx")]


def test_the_line_of_explorer_counts_more_than_broken_words(folder, opened):
    shutil.move(folder / "2024.xlsx", folder / "a&b.xlsx")
    line = f'cmd.exe /c ""{folder}/score.bat" {folder}/a&b.xlsx"'
    assert run("score", folder, folder / "a", CCHC_STARTED=line).exit_code == 0
    assert opened == [folder / "a&b - bang diem.xlsx"]


def test_where_nothing_was_written_nothing_is_opened(folder, opened):
    assert run("score", folder, folder / "không có.xlsx").exit_code == 3
    assert run("send", folder, folder / "2024.xlsx").exit_code == 6
    assert opened == []


def test_of_several_scoring_workbooks_one_is_chosen_to_be_sent(folder, opened):
    run("score", folder)
    shutil.copy(folder / "2024 - bang diem.xlsx", folder / "2024 - bang diem (2).xlsx")
    opened.clear()
    assert run("send", folder).exit_code == 2
    assert run("send", folder, answers="1\n").exit_code == 0
    assert opened == [folder / "2024 - bang diem (2).eml"]


def test_several_parts_may_be_chosen(tmp_path, monkeypatch):
    monkeypatch.setattr("cchc_xl.cli.clicked.choosing.numbers", lambda *_, **__: (2, 1))
    for name in "ab":
        (tmp_path / name).touch()
    paths = (tmp_path / "a", tmp_path / "b")
    assert chosen(paths, "tệp", "x.bat", more=True) == (paths[1], paths[0])


def test_nothing_chosen_is_told(monkeypatch):
    monkeypatch.setattr("cchc_xl.cli.clicked.choosing.numbers", lambda *_, **__: ())
    with pytest.raises(NotChosen, match=r"kéo thả tệp vào x\.bat"):
        chosen((Path(__file__), Path(__file__)), "tệp", "x.bat")


@pytest.mark.usefixtures("opened")
def test_a_file_is_no_folder_to_consolidate(folder):
    assert run("consolidate", folder, folder / "2024.xlsx").exit_code == 3
    assert run("schedule", folder, folder / "2024.xlsx").exit_code == 3
