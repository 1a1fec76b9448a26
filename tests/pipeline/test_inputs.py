"""The files that are read, and the way back to them."""

import errno
import os
from pathlib import Path

import pytest

from cchc_xl.errors import NotAWorkbook
from cchc_xl.pipeline.inputs import entries_among, folder_from, passed_over, read_bytes, workbooks_in
from cchc_xl.pipeline.taking import taken


def test_a_result_beside_its_inputs_needs_no_way():
    assert folder_from(Path("xã/kết quả.xlsx"), [Path("xã/a.xlsx"), Path("xã/b.xlsx")]) == ""


def test_a_result_elsewhere_finds_its_inputs():
    assert folder_from(Path("huyện/kết quả.xlsx"), [Path("xã/a.xlsx")]) == "../xã/"
    assert folder_from(Path("kết quả.xlsx"), [Path("xã/1/a.xlsx"), Path("xã/2/a.xlsx")]) == "xã/"


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.EACCES, "không mở được tệp (không có quyền đọc). Hãy xin quyền đọc tệp này rồi chạy lại."),
        (errno.EPERM, "không mở được tệp (không có quyền đọc). Hãy xin quyền đọc tệp này rồi chạy lại."),
        (errno.EIO, "không mở được tệp (ổ đĩa hoặc mạng báo lỗi khi đọc). Hãy kiểm tra ổ đĩa, mạng rồi chạy lại."),
        (errno.ESTALE, "không mở được tệp (mất kết nối với thư mục mạng). Hãy kiểm tra ổ đĩa, mạng rồi chạy lại."),
        (errno.EBUSY, "không mở được tệp (Device or resource busy). Hãy đóng tệp ở chương trình khác rồi chạy lại."),
    ],
)
@pytest.mark.parametrize("call", ["stat", "read_bytes"])
def test_a_file_that_cannot_be_read_is_told_with_its_cure(tmp_path, monkeypatch, number, said, call):
    def fail(_, **__):
        raise OSError(number, os.strerror(number))

    path = tmp_path / "xã.xlsx"
    path.touch()
    with monkeypatch.context() as patched:
        patched.setattr(type(path), call, fail)
        with pytest.raises(NotAWorkbook) as told:
            read_bytes(path)

    assert str(told.value) == f"{path}: {said}"


def test_what_a_consolidation_passes_over_is_passed_over_and_told(tmp_path):
    for name in ("a.xlsx", "a (xung đột).xlsx", "~$a.xlsx"):
        (tmp_path / name).touch()

    assert [path.name for path in entries_among((tmp_path,))] == ["a.xlsx"]
    assert passed_over((tmp_path,)) == taken(tmp_path).told
    assert [line.partition(": ")[0] for line in passed_over((tmp_path,))] == ["a (xung đột).xlsx", "a.xlsx"]


def test_workbooks_of_a_folder_are_found_in_every_format_that_is_read(tmp_path):
    for name in ("a.xlsx", "b.XLS", "c.xlsm", "d.xlsb", "e.ods", "~$a.xlsx", ".f.xls", "g.pdf", "h.csv"):
        (tmp_path / name).touch()

    assert [path.name for path in workbooks_in(tmp_path)] == ["a.xlsx", "b.XLS", "c.xlsm", "d.xlsb", "e.ods"]
