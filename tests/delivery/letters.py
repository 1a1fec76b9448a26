"""A letter for tests."""

from dataclasses import replace
from datetime import UTC, datetime

from cchc_xl.delivery.letter import Attachment, Letter, Receiver

OFFICE = Receiver("noivu@example.vn", "Phòng Nội vụ")
EVENING = datetime(2025, 1, 5, 15, 0, tzinfo=UTC)


def letter(content=b"PK bang diem", **changes):
    """A letter with one workbook to the office of home affairs, unless changed."""
    body = ("Kính gửi Phòng Nội vụ,", ("Chỉ số: 87,25", "Điểm < 100 & > 0"), ".", "Trân trọng.")
    usual = Letter("Xã Phú Phương: bảng điểm", (OFFICE,), body, (Attachment("Bảng điểm.xlsx", content),))
    return replace(usual, **changes)
