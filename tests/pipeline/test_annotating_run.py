"""The names of annotated copies."""

from pathlib import Path

from cchc_xl.pipeline.annotating_run import names_of


def test_a_copy_has_the_name_of_its_workbook():
    assert names_of([Path("xã a/2024.xlsx")]) == {Path("xã a/2024.xlsx"): "2024"}


def test_workbooks_of_one_name_are_told_apart_by_their_folders():
    paths = [Path("xã a/2024.xlsx"), Path("xã b/2024.XLSX"), Path("xã b/2024.xls"), Path("xã b/2024.ods")]

    assert list(names_of(paths).values()) == ["2024", "2024 (xã b)", "2024 (xã b) 2", "2024 (xã b) 3"]


def test_one_workbook_given_twice_is_one():
    assert len(names_of([Path("a.xlsx"), Path("a.xlsx")])) == 1
