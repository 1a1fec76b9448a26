"""The files that are read, and the way back to them."""

from pathlib import Path

from cchc_xl.pipeline.inputs import folder_from, workbooks_in


def test_a_result_beside_its_inputs_needs_no_way():
    assert folder_from(Path("xã/kết quả.xlsx"), [Path("xã/a.xlsx"), Path("xã/b.xlsx")]) == ""


def test_a_result_elsewhere_finds_its_inputs():
    assert folder_from(Path("huyện/kết quả.xlsx"), [Path("xã/a.xlsx")]) == "../xã/"
    assert folder_from(Path("kết quả.xlsx"), [Path("xã/1/a.xlsx"), Path("xã/2/a.xlsx")]) == "xã/"


def test_workbooks_of_a_folder_are_found_in_every_format_that_is_read(tmp_path):
    for name in ("a.xlsx", "b.XLS", "c.xlsm", "d.xlsb", "e.ods", "~$a.xlsx", ".f.xls", "g.pdf", "h.csv"):
        (tmp_path / name).touch()

    assert [path.name for path in workbooks_in(tmp_path)] == ["a.xlsx", "b.XLS", "c.xlsm", "d.xlsb", "e.ods"]
