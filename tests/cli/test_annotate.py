"""``check --annotate``: copies with the problems in their cells, and what other verbs make of them."""

import shutil
from hashlib import sha256

import openpyxl
import pytest
from click.testing import CliRunner

from cchc_xl.cli import commands
from cchc_xl.sheets.properties import custom
from tests.editing.books import with_part
from tests.plans import REAL_PLAN, SAMPLE


@pytest.fixture
def office(tmp_path):
    """A commune's folder: the sample, and the plan in templates above."""
    (tmp_path / "templates").mkdir()
    shutil.copy(REAL_PLAN, tmp_path / "templates")
    (tmp_path / "xã").mkdir()
    shutil.copy(SAMPLE, tmp_path / "xã" / "2024.xlsx")
    return tmp_path / "xã"


@pytest.fixture
def copy(office):
    run("check", office / "2024.xlsx", "--annotate", office)
    return office / "2024 - ra soat.xlsx"


def run(*words):
    return CliRunner().invoke(commands, [str(word) for word in words])


def test_each_problem_is_marked_in_a_copy_and_the_original_stays_as_it_was(office):
    before = sha256((office / "2024.xlsx").read_bytes()).hexdigest()
    result = run("check", office / "2024.xlsx", "--annotate", office / "rà soát" / "mới")
    written = office / "rà soát" / "mới" / "2024 - ra soat.xlsx"

    assert (result.exit_code, f"Bản rà soát: {written}" in result.stderr) == (0, True)
    assert sha256((office / "2024.xlsx").read_bytes()).hexdigest() == before
    book = openpyxl.load_workbook(written)
    assert book["Bảng tự chấm"]["O43"].comment.text.startswith("Cảnh báo S101: Tự chấm 2,75 điểm")
    assert [book["Phiếu rà soát"].cell(row, 4).value for row in (5, 6)] == ["Bảng tự chấm!O43", "Bảng tự chấm!P65"]


def test_workbooks_of_one_name_give_copies_of_two(office):
    other = office.parent / "xã khác"
    shutil.copytree(office, other)
    run("check", office / "2024.xlsx", other / "2024.xlsx", "--annotate", office)

    assert {path.name for path in office.glob("* - ra soat.xlsx")} == {
        "2024 - ra soat.xlsx",
        "2024 (xã khác) - ra soat.xlsx",
    }


def test_where_a_copy_would_lose_something_only_the_list_is_written(office):
    path = office / "2024.xlsx"
    path.write_bytes(with_part(path.read_bytes(), "xl/vbaProject.bin", b"macro"))
    result = run("check", path, "--annotate", office / "rà soát")
    written = office / "rà soát" / "2024 - phieu ra soat.xlsx"

    assert [one.name for one in (office / "rà soát").iterdir()] == [written.name]
    assert f"Phiếu rà soát: {written} (không đánh dấu vào bản sao, vì bản sao sẽ mất: macro (VBA))" in result.stderr
    assert custom(written.read_bytes())["cchc_xl.kind"] == "annotated"
    sheet = openpyxl.load_workbook(written)["Phiếu rà soát"]
    assert any("../2024.xlsx#'Bảng tự chấm'!O43" in str(cell.value) for row in sheet for cell in row)


def test_a_copy_made_before_is_replaced_and_nothing_else_is(office, copy):
    assert run("check", office / "2024.xlsx", "--annotate", office).exit_code == 0

    shutil.copy(SAMPLE, copy)
    refused = run("check", office / "2024.xlsx", "--annotate", office)
    assert (refused.exit_code, "đã có tệp khác mang tên này" in refused.stderr) == (4, True)
    assert copy.read_bytes() == SAMPLE.read_bytes()


def test_one_workbook_that_cannot_be_written_does_not_stop_the_next(office):
    shutil.copy(SAMPLE, office / "b.xlsx")
    (office / "2024 - ra soat.xlsx").write_text("ghi chép của tôi", encoding="utf-8")
    result = run("check", office / "2024.xlsx", office / "b.xlsx", "--annotate", office)

    assert (result.exit_code, (office / "b - ra soat.xlsx").exists()) == (4, True)


def test_a_copy_open_in_excel_gets_a_second_name(office, monkeypatch):
    from cchc_xl.pipeline import outputs

    real = outputs.publish
    monkeypatch.setattr(outputs, "publish", lambda content, to, **_: real(content, to.with_stem(f"{to.stem} (2)")))
    result = run("check", office / "2024.xlsx", "--annotate", office)

    assert (result.exit_code, (office / "2024 - ra soat (2).xlsx").exists()) == (7, True)


@pytest.mark.parametrize("verb", ["score", "check"])
def test_a_copy_is_no_entry_workbook(copy, verb):
    result = run(verb, copy)

    assert (result.exit_code, "2024 - ra soat.xlsx: đây là bản rà soát" in result.stderr) == (3, True)


def test_a_copy_that_lost_its_properties_is_known_by_its_first_sheet(copy):
    copy.write_bytes(with_part(copy.read_bytes(), "docProps/custom.xml", ""))

    assert "đây là bản rà soát" in run("score", copy).stderr


def test_a_copy_is_never_mailed(copy):
    result = run("send", copy, "--anyway")

    assert (result.exit_code, "có thể có tên người dân nên không được gửi qua thư" in result.stderr) == (6, True)
    assert not copy.with_suffix(".eml").exists()


@pytest.mark.parametrize("verb", ["score", "consolidate"])
def test_a_copy_in_a_folder_is_passed_over_by_name(copy, verb):
    result = run(verb, copy.parent)

    assert (result.exit_code, "2024 - ra soat.xlsx: bản rà soát" in result.stderr) == (0, True)


@pytest.mark.parametrize("words", [("template", "-o"), ("score", "{entry}", "-o")])
def test_no_other_result_takes_the_place_of_a_copy(copy, words):
    before = copy.read_bytes()
    result = run(*(word.format(entry=copy.with_name("2024.xlsx")) for word in words), copy)

    assert (result.exit_code, copy.read_bytes() == before) == (2, True)
    assert "đây là bản rà soát" in result.stderr
