"""``cchc-xl history`` as people run it: the index over time, of all and of one, and what changed and why."""

import json

import pytest
from click.testing import CliRunner

from cchc_xl.cli import commands
from cchc_xl.pipeline.commune_run import score_folder
from cchc_xl.pipeline.consolidation_run import run
from cchc_xl.pipeline.order import Order
from tests.pipeline.small import entry, plan_file, put

SHARE = "Theo tỷ lệ: 2/6 = 33,33%; 6 × 2/6 → 2,00 điểm"


@pytest.fixture
def office(tmp_path):
    """A folder that was consolidated three times; An Bình changed, then left."""
    plan = plan_file(tmp_path / "kế hoạch.xlsx")
    folder = put(tmp_path / "xã", a=entry("An Bình"), b=entry("Ba Trại", "4/4"))
    run(Order(folder, plan), lambda *_: None)
    put(folder, a=entry("An Bình", "4/4", "2/6"), c=b"not a workbook")
    run(Order(folder, plan), lambda *_: None)
    (folder / "a.xlsx").unlink()
    run(Order(folder, plan), lambda *_: None)
    return folder


def history(*words):
    return CliRunner().invoke(commands, ["history", *map(str, words)])


def test_the_runs_stand_in_a_table(office):
    result = history(office)

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        "Lần  Số liệu đến  Số đơn vị  Trung bình  Hạng nhất  Hạng 5  Lỗi  Cảnh báo  Đứng đầu",
        "  1   31/12/2024          2       60,00      70,00       –    0         0  Xã Ba Trại",
        "  2   31/12/2024          2       65,00      70,00       –    1         0  Xã Ba Trại",
        "  3   31/12/2024          1       70,00      70,00       –    1         0  Xã Ba Trại",
    ]


def test_one_agency_stands_in_a_table_with_what_changed_and_why(office):
    result = history(office, "--agency", "00001")

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        "Xã An Bình",
        "Lần  Số liệu đến  Chỉ số  Hạng     1  Lỗi  Cảnh báo  Ghi chú",
        "  1   31/12/2024   50,00     2  5,00    0         0",
        "  2   31/12/2024   60,00     2  6,00    0         0",
        "  3   31/12/2024       –     –     –    0         0  Lần trước có tệp, nay không còn trong thư mục",
        "Lĩnh vực: 1 Lĩnh vực thử",
        "Lần 2 so với lần 1: 2 tiêu chí đổi điểm.",
        f"  1.2 Tiêu chí 1.2: 3,00 điểm → 2,00 điểm; {SHARE}",
        "  1.1 Tiêu chí 1.1: 2,00 điểm → 4,00 điểm; Theo tỷ lệ: 4/4 = 100,00% ≥ 100% → 4,00 điểm",
    ]


def test_an_agency_that_did_not_change_says_so(office):
    said = history(office, "--agency", "00002").stdout.splitlines()

    assert said[-2:] == [f"Lần {n} so với lần {n - 1}: không tiêu chí nào đổi điểm." for n in (2, 3)]


def test_in_the_folder_of_one_commune_its_own_runs_are_told(tmp_path):
    plan = plan_file(tmp_path / "kế hoạch.xlsx")
    folder = tmp_path / "xã"
    for figures in ("2/4", "4/4"):
        put(folder, a=entry("An Bình", figures, said={"cchc_xl.kind": "entry", "cchc_xl.agency": "00001"}))
        score_folder(folder, plan)
    result = history(folder)

    assert (result.exit_code, result.stderr) == (0, "")
    assert [line for line in result.stdout.splitlines() if line.startswith(("Xã", "  1  ", "  2  "))] == [
        "Xã An Bình",
        "  1   31/12/2024   50,00     –  5,00    0         0",
        "  2   31/12/2024   70,00     –  7,00    0         0",
    ]


def test_json_has_exact_numbers_as_text(office, tmp_path):
    result = history(office, "--agency", "00001", "--json", tmp_path / "ra.json")
    record = json.loads((tmp_path / "ra.json").read_text(encoding="utf-8"))

    assert (result.exit_code, len(result.stdout.splitlines())) == (0, 9)
    assert record["runs"][1] == {
        "run": 2,
        "as_of": "2024-12-31",
        "ranked": 2,
        "mean": "65.00000000",
        "first": "70.00000000",
        "leaders": ["Xã Ba Trại"],
        "goal": None,
        "errors": 1,
        "warnings": 0,
    }
    assert record["agency"] == {"code": "00001", "name": "Xã An Bình"}
    _, second, third = record["agency_runs"]
    assert (second["index"], second["place"], second["areas"], second["since"]) == ("60.00000000", 2, {"1": "6.00"}, 1)
    assert second["changes"][0] == {"criterion": "1.2", "from": "3.00", "to": "2.00", "reason": SHARE}
    assert (third["index"], third["reason"], third["changes"]) == (
        None,
        "Lần trước có tệp, nay không còn trong thư mục",
        [],
    )


def test_json_on_the_screen_stands_there_alone(office):
    result = history(office, "--json", "-")
    record = json.loads(result.stdout)

    assert (len(record["runs"]), record["agency"], record["agency_runs"]) == (3, None, [])


def test_json_never_replaces_the_history(office):
    before = (office / "cchc.sqlite").read_bytes()

    assert history(office, "--json", office / "cchc.sqlite").exit_code == 2
    assert (office / "cchc.sqlite").read_bytes() == before


def test_where_nothing_was_consolidated_yet_one_sentence_says_so(tmp_path):
    result = history(tmp_path, "--json", "-")

    assert (result.exit_code, result.stderr) == (0, f"{tmp_path}: chưa có lần tổng hợp nào trong thư mục này.\n")
    assert json.loads(result.stdout)["runs"] == []
    assert list(tmp_path.iterdir()) == []


def test_runs_of_another_plan_are_not_told(office, tmp_path):
    other = plan_file(tmp_path / "kế hoạch khác.xlsx", code="khac")
    result = history(office, "--plan", other)

    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"{office}: chưa có lần tổng hợp nào theo kế hoạch khac.\n"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("không có",), 3, "không có thư mục này"),
        (("xã", "--agency", "99999"), 2, "Kế hoạch không có đơn vị mã «99999». Các mã: 00001, 00002, 00003, 00004."),
        (("xã", "--plan", "nơi nào.xlsx"), 3, "nơi nào.xlsx"),
    ],
)
def test_what_cannot_be_told_is_said_in_a_sentence(office, words, code, said, monkeypatch):
    monkeypatch.chdir(office.parent)
    result = history(*words)

    assert (result.exit_code, result.stdout) == (code, "")
    assert said in result.stderr
    assert "Traceback" not in result.stderr
