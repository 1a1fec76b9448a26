"""The files that are read, and the way back to them."""

from pathlib import Path

from cchc_xl.pipeline.inputs import folder_from


def test_a_result_beside_its_inputs_needs_no_way():
    assert folder_from(Path("xã/kết quả.xlsx"), [Path("xã/a.xlsx"), Path("xã/b.xlsx")]) == ""


def test_a_result_elsewhere_finds_its_inputs():
    assert folder_from(Path("huyện/kết quả.xlsx"), [Path("xã/a.xlsx")]) == "../xã/"
    assert folder_from(Path("kết quả.xlsx"), [Path("xã/1/a.xlsx"), Path("xã/2/a.xlsx")]) == "xã/"
