"""One file of a sample folder, and what is wrong with it."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from fractions import Fraction

from cchc_xl.model.plan import Agency


class Trouble(Enum):
    """What may be wrong with what a commune hands in."""

    NONE = "Tốt"
    LATE = "Nộp muộn"
    EARLIER = "Số liệu của ngày sớm hơn"
    MISSING = "Chưa gửi"
    TRUNCATED = "Hỏng: tệp bị cắt"
    TEXT = "Hỏng: không phải tệp Excel"
    EMPTY = "Hỏng: tệp rỗng"
    LOCKED = "Đặt mật khẩu"
    TWICE_LATER = "Gửi hai lần, số liệu khác ngày"
    TWICE_EQUAL = "Gửi hai lần, cùng ngày, khác số liệu"
    OTHER_YEAR = "Sai năm"
    OTHER_PLAN = "Sai kế hoạch"
    PARTS = "Gửi từng phần"
    TIED = "Bằng điểm"
    COPY = "Bản sao giống hệt"
    LEFTOVER = "Không phải tệp nhập số liệu"


@dataclass(frozen=True, slots=True)
class SampleFile:
    """One file: its name (blank where a commune sent nothing), whose it is, and the index that its figures give.

    The index of a part is that of all parts together.
    """

    name: str
    content: bytes
    handed_in: datetime
    trouble: Trouble
    agency: Agency | None = None
    index: Fraction | None = None
    note: str = ""
