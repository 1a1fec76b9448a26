"""Which files of a folder are workbooks that somebody sent, and what is told of the others."""

import os
import shutil
import unicodedata

import pytest

from cchc_xl.errors import NoUsableInput
from cchc_xl.pipeline.open_files import saved_at
from cchc_xl.pipeline.taking import taken
from tests.plans import SAMPLE

needs_links = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="links and pipes as on Linux")


def folder_of(path, *names):
    for name in names:
        (path / name).write_bytes(b"x")
    return taken(path)


def names(took):
    return [path.name for path in took.files]


def test_workbooks_are_taken_in_the_order_of_their_names_and_nothing_else_is(tmp_path):
    took = folder_of(tmp_path, "b.xlsx", "a.XLSX", "c.xlsm", "thư.docx", "cchc.sqlite", "x.tmp", ".ẩn.xlsx", "xlsx")

    assert (names(took), took.told) == (["a.XLSX", "b.xlsx", "c.xlsm"], ())


def test_a_lock_is_no_workbook_and_tells_that_the_other_one_is_open_and_when_it_was_saved(tmp_path):
    took = folder_of(tmp_path, "a.xlsx", "~$a.xlsx", "~$b.xlsx", "c.xlsx", ".~lock.c.xlsx#", "d.xlsx")

    assert names(took) == ["a.xlsx", "c.xlsx", "d.xlsx"]
    assert took.told == tuple(
        f"{name}: đang mở ở chương trình khác; dùng bản đã lưu lúc {saved_at(tmp_path / name)}. "
        "Nếu vừa sửa, hãy lưu rồi chạy lại."
        for name in ("a.xlsx", "c.xlsx")
    )


@pytest.mark.parametrize(
    "name",
    [
        "a (An's conflicted copy 2025-01-06).xlsx",
        "a (bản xung đột).xlsx",
        "a (Conflict).xlsx",
        unicodedata.normalize("NFD", "b (bản xung đột).xlsx"),
    ],
    ids=["Dropbox", "in Vietnamese", "Conflict", "letters and marks apart"],
)
def test_a_conflicted_copy_is_told_and_passed_over(tmp_path, name):
    took = folder_of(tmp_path, "a.xlsx", name)

    assert names(took) == ["a.xlsx"]
    assert took.told == (
        f"{name}: là bản xung đột do phần mềm đồng bộ tạo ra nên bỏ qua. Hãy xem lại, giữ một bản rồi xóa bản này.",
    )


@needs_links
def test_links_are_never_followed_wherever_they_lead(tmp_path):
    (tmp_path / "xã").mkdir()
    (tmp_path / "bí mật.xlsx").write_bytes(b"x")
    for name, to in (("a.xlsx", "../bí mật.xlsx"), ("b.xlsx", "nowhere"), ("c.xlsx", "."), ("d.xlsx", "d.xlsx")):
        (tmp_path / "xã" / name).symlink_to(to)
    took = taken(tmp_path / "xã")

    assert took.files == ()
    assert took.told == tuple(
        f"{name}.xlsx: là liên kết đến nơi khác nên không mở. Hãy chép chính tệp ấy vào thư mục." for name in "abcd"
    )


@needs_links
def test_a_folder_and_a_pipe_of_such_a_name_are_passed_over_without_waiting(tmp_path):
    (tmp_path / "a.xlsx").mkdir()
    os.mkfifo(tmp_path / "b.xlsx")

    assert (taken(tmp_path).files, taken(tmp_path).told) == ((), ())


def test_nothing_below_the_folder_is_taken(tmp_path):
    (tmp_path / "cũ").mkdir()
    shutil.copy(SAMPLE, tmp_path / "cũ")

    assert taken(tmp_path).files == ()


@needs_links
def test_names_as_long_as_they_may_be_and_with_any_letter_are_taken(tmp_path):
    odd = ["a" * 250 + ".xlsx", "a\nb.xlsx", "a\x1b[2J.xlsx", "a..xlsx", os.fsdecode(b"\xff\xfe.xlsx")]
    took = folder_of(tmp_path, *odd, "~$" + "b" * 248 + ".xlsx")

    assert set(names(took)) == set(odd)


@pytest.mark.parametrize("make", [str, lambda path: path.write_bytes(b"x")], ids=["missing", "a file"])
def test_where_there_is_no_folder_it_is_told(tmp_path, make):
    path = tmp_path / "xã.xlsx"
    make(path)

    with pytest.raises(NoUsableInput, match="không có thư mục này"):
        taken(path)


def test_a_folder_that_may_not_be_looked_into_is_told(tmp_path, monkeypatch):
    def closed(_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(tmp_path), "iterdir", closed)
    with pytest.raises(NoUsableInput, match=r"\(không có quyền đọc\)\. Hãy kiểm tra quyền đọc thư mục"):
        taken(tmp_path)


def test_a_file_that_goes_away_meanwhile_is_passed_over(tmp_path, monkeypatch):
    monkeypatch.setattr(type(tmp_path), "iterdir", lambda path: iter([path / "gone.xlsx"]))

    assert (taken(tmp_path).files, taken(tmp_path).told) == ((), ())
