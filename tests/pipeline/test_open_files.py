"""Workbooks that are open just now."""

import os

import pytest

from cchc_xl.pipeline.open_files import told_open


@pytest.mark.parametrize("lock", ["~$xã.xlsx", ".~lock.xã.xlsx#"])
def test_an_open_workbook_is_told_with_the_hour_when_it_was_saved(tmp_path, lock, monkeypatch):
    monkeypatch.setenv("TZ", "Asia/Ho_Chi_Minh")
    time_zone_now()
    for name in ("xã.xlsx", "khác.xlsx", lock):
        (tmp_path / name).touch()
    os.utime(tmp_path / "xã.xlsx", (0, 1732500000))
    told = told_open((tmp_path / "xã.xlsx", tmp_path / "khác.xlsx"))
    monkeypatch.undo()
    time_zone_now()
    assert told == (
        "xã.xlsx: đang mở ở chương trình khác; dùng bản đã lưu lúc 09:00 ngày 25/11/2024. "
        "Nếu vừa sửa, hãy lưu rồi chạy lại.",
    )


def test_a_name_as_long_as_it_may_be_is_not_open(tmp_path):
    path = tmp_path / f"{'a' * 250}.xlsx"
    path.touch()

    assert told_open((path,)) == ()


def time_zone_now():
    import time

    time.tzset()
