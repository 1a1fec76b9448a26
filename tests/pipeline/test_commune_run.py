"""Whether a folder is one commune's own, or one where many sent."""

import pytest

from cchc_xl.pipeline.commune_run import is_of_one_commune, score_folder
from cchc_xl.pipeline.inputs import LARGEST_FILE
from tests.pipeline.small import entry, plan_file, put
from tests.tables import workbook


def says(kind, agency):
    return workbook({"Trang": "| chữ |"}, {"cchc_xl.kind": kind, "cchc_xl.agency": agency})


A, B = says("entry", "00001"), says("entry", "00002")
SCORED_A, SCORED_B, SCORED_NONE = (says("scoring", code) for code in ("00001", "00002", "-"))


@pytest.mark.parametrize(
    ("files", "is_one"),
    [
        ({"a": A}, True),
        ({"a": A, "phần hai": A, "kế hoạch": says("plan", "00001")}, True),
        ({"a": A, "a - bang diem": SCORED_A}, True),
        ({"a": A, "xã - bang diem": SCORED_A}, True),
        ({"a": A, "xã - bang diem": SCORED_NONE}, True),
        ({"a": A, "xã - bang diem": SCORED_B}, True),
        ({"a": A, "b": B}, False),
        ({"a": A, "b - bang diem": SCORED_B}, False),
        ({"a - bang diem": SCORED_A}, False),
        ({"a": A, "b": says("entry", "-")}, False),
        ({"a": says("entry", "-"), "b": says("entry", "-")}, False),
        ({"a": A, "b": b"not a workbook"}, False),
        ({}, False),
    ],
    ids=[
        "its entry workbook", "its parts", "with a result", "with its own result", "whose code is blank",
        "whose code is another", "two entry workbooks", "another's result was mailed", "only a result was mailed",
        "one does not say", "none says", "one is broken", "nothing",
    ],
)  # fmt: skip
def test_a_folder_is_one_commune_s_where_all_that_is_scored_there_is_of_one_agency(tmp_path, files, is_one):
    assert is_of_one_commune(put(tmp_path / "xã", **files)) is is_one


def test_a_file_that_cannot_be_read_says_nothing_of_itself(tmp_path):
    folder = put(tmp_path / "xã", a=A)
    with (folder / "quá lớn.xlsx").open("wb") as file:
        file.truncate(LARGEST_FILE + 1)

    assert is_of_one_commune(folder) is False


def test_what_is_passed_over_and_what_is_open_is_told(tmp_path):
    said = {"cchc_xl.kind": "entry", "cchc_xl.agency": "00001"}
    folder = put(tmp_path / "xã", a=entry("An Bình", said=said), **{"a (xung đột)": entry("An Bình", "4/4", said=said)})
    (folder / "~$a.xlsx").touch()
    result = score_folder(folder, plan_file(tmp_path / "kế hoạch.xlsx"))

    assert [line.partition(";")[0].partition(" do ")[0] for line in result.told] == [
        "a (xung đột).xlsx: là bản xung đột",
        "a.xlsx: đang mở ở chương trình khác",
    ]


def test_its_own_result_leaves_the_folder_one_commune_s(tmp_path):
    folder = put(tmp_path / "xã", a=entry("An Bình", said={"cchc_xl.kind": "entry", "cchc_xl.agency": "00001"}))
    result = score_folder(folder, plan_file(tmp_path / "kế hoạch.xlsx"))

    assert (result.written.name, is_of_one_commune(folder)) == ("xã - bang diem.xlsx", True)
