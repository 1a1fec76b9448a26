"""What is set up on this machine for a folder, and what to do about each problem: one small module for each question.

To add a question, write its module with a function ``look`` and add it to the list.
"""

from collections.abc import Callable, Iterator

from cchc_xl.pipeline.doctor import folder, fonts, last_run, mail, office, packages, plan, python, schedule
from cchc_xl.pipeline.doctor.seen import Seen, Where

QUESTIONS: tuple[tuple[str, Callable[[Where], Iterator[Seen]]], ...] = (
    ("Chương trình", python.look),
    ("Các gói", packages.look),
    ("Thư mục", folder.look),
    ("Kế hoạch", plan.look),
    ("Lần chạy gần nhất", last_run.look),
    ("Lịch hằng đêm", schedule.look),
    ("Thư", mail.look),
    ("Phông chữ", fonts.look),
    ("Chương trình bảng tính", office.look),
)
STUMBLED = "không xem được ({kind})"
TELL_SUPPORT = "Hãy gửi trang này cho người hỗ trợ."


def examine(where: Where) -> Iterator[tuple[str, Seen]]:
    """Ask every question; one that cannot be answered is a problem and stops no other."""
    for about, look in QUESTIONS:
        try:
            answers = tuple(look(where))
        except Exception as error:  # a sick machine is what this page is for
            answers = (Seen(STUMBLED.format(kind=type(error).__name__), TELL_SUPPORT),)
        for seen in answers:
            yield about, seen
