"""The letter that reminds one official: what is overdue, what is not, and nothing of anybody else."""

from datetime import date
from decimal import Decimal

from cchc_xl.delivery.reminder_letter import reminder_letter
from cchc_xl.model.duty import Duties, Duty, Facts, Unmet
from cchc_xl.model.improvement import Loss
from cchc_xl.model.plan import Target
from cchc_xl.model.scorecard import Outcome
from tests.plans import AGENCY, criterion, plan_of

PLAN = plan_of(criterion())
SUMMER, YEAR_END = date(2024, 7, 31), date(2024, 12, 31)
FACTS = Facts(2, Decimal(3), Decimal(1), Decimal(2), 1, 0, (), (), ())
TARGET = Target("T1", "III.2", "Làm hết mọi việc", "Đảm", "%", ">=", "100", "ratio", ("1.1",))


def duty(code, lost="1", **changes):
    loss = Loss(
        code, f"Việc {code}", "1", Decimal(lost), Decimal(0), Decimal(1), Outcome.SCORED, "Có/không", "Không", (),
        "III.1", "Đảm", changes.get("due", YEAR_END), changes.get("overdue", False), changes.get("lacks", False), None,
    )  # fmt: skip
    return Duty(loss, changes.get("needed", "Làm việc này → +1,00 điểm"), Decimal(1))


def duties(*held, unmet=(), address="dam@example.vn", name="Đảm"):
    return Duties(name, "Văn phòng", address, held, unmet, FACTS)


def written(one, as_of=SUMMER, plan=PLAN):
    return reminder_letter(one, AGENCY, as_of, plan)


def test_it_tells_what_is_overdue_then_the_rest_then_the_targets():
    letter = written(
        duties(
            duty("1.1", overdue=True, due=date(2024, 6, 30)),
            duty("1.2", "0", lacks=True),
            unmet=(Unmet(TARGET, "3/4"),),
        )
    )

    assert (letter.subject, [one.shown for one in letter.to]) == (
        "Xã Phú Phương: việc cần làm về cải cách hành chính năm 2024",
        ["Đảm <dam@example.vn>"],
    )
    assert letter.body[1:-4] == (
        "Theo số liệu đến ngày 31/07/2024, các việc sau của anh/chị còn thiếu điểm hoặc minh chứng:",
        "Quá hạn:",
        ("1.1 Việc 1.1 (III.1, hạn 30/06/2024; mất 1,00 điểm): Làm việc này → +1,00 điểm.",),
        "Chưa quá hạn:",
        ("1.2 Việc 1.2 (III.1, hạn 31/12/2024): Làm việc này → +1,00 điểm. Chưa có minh chứng.",),
        "Chỉ tiêu của kế hoạch chưa đạt:",
        ("T1 Làm hết mọi việc (III.2): 3/4",),
    )
    assert letter.attachments == ()


def test_after_the_period_it_says_that_only_what_was_done_in_it_counts():
    assert any("Kỳ số liệu đã hết ngày 31/12/2024" in str(part) for part in written(duties(duty("1.1")), YEAR_END).body)
    assert not any("Kỳ số liệu" in str(part) for part in written(duties(duty("1.1"))).body)


def test_an_official_plan_needs_no_specimen_line():
    body = written(duties(duty("1.1")), plan=plan_of(criterion(), status="chính thức")).body
    assert not any("mẫu" in str(part) for part in body)


def test_nobody_is_written_to_without_an_address_or_something_to_do():
    assert written(duties(duty("1.1"), address="")) is None
    assert written(duties(duty("1.1"), address="không phải địa chỉ")) is None
    assert written(duties()) is None


def test_words_of_the_plan_cannot_break_out_of_a_line():
    letter = written(duties(duty("1.1", needed="a\nBcc: ai@vd.vn\r\n" + "dài " * 400), name="Đảm\r\nBcc: ai@vd.vn"))
    line = letter.body[3][0]

    assert "\n" not in line + letter.to[0].name + letter.subject
    assert len(line) < 500
