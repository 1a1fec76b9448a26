"""The letter that reminds one official of what is still to be done; nothing of anybody else stands in it."""

from collections.abc import Iterator, Sequence
from datetime import date

from cchc_xl.delivery.letter import Body, Letter, Receiver, is_address, one_line
from cchc_xl.forms import PERIOD_OVER
from cchc_xl.model.duty import Duties, Duty, Unmet
from cchc_xl.model.plan import Agency, Plan
from cchc_xl.numbers import fixed
from cchc_xl.text import shortened, shown_date

SUBJECT = "{agency}: việc cần làm về cải cách hành chính năm {year}"
SPECIMEN = "Đây là bảng điểm mẫu, không phải bảng điểm chính thức."
ASKS = (
    "Đề nghị thực hiện, cập nhật tệp nhập số liệu và bổ sung tài liệu kiểm chứng đúng thời hạn. "
    "Nếu có vướng mắc, hãy báo công chức Văn phòng – Thống kê."
)
LONGEST = 400


def reminder_letter(one: Duties, agency: Agency, as_of: date, plan: Plan) -> Letter | None:
    """Write the reminder to one official; None for one without a usable address, or with nothing left to do."""
    if one.is_done or not is_address(one.address):
        return None
    subject = SUBJECT.format(agency=one_line(agency.title), year=plan.year)
    return Letter(subject, (Receiver(one.address, one_line(one.name)),), _body(one, agency, as_of, plan))


def _body(one: Duties, agency: Agency, as_of: date, plan: Plan) -> Body:
    overdue = [duty for duty in one.duties if duty.overdue]
    still = [duty for duty in one.duties if not duty.overdue]
    return (
        f"Kính gửi {one_line(one.name)},",
        f"Theo số liệu đến ngày {shown_date(as_of)}, các việc sau của anh/chị còn thiếu điểm hoặc minh chứng:",
        *((PERIOD_OVER.format(day=shown_date(plan.end)),) if as_of >= plan.end and one.duties else ()),
        *_group("Quá hạn:", overdue, plan),
        *_group("Chưa quá hạn:", still, plan),
        *_targets(one),
        ASKS,
        *((SPECIMEN,) if plan.is_specimen else ()),
        "Trân trọng.",
        one_line(agency.title),
    )


def _group(title: str, duties: Sequence[Duty], plan: Plan) -> Iterator[str | tuple[str, ...]]:
    if duties:
        yield title
        yield tuple(_line(duty, plan.policy.decimals) for duty in duties)


def _targets(one: Duties) -> Iterator[str | tuple[str, ...]]:
    if one.unmet:
        yield "Chỉ tiêu của kế hoạch chưa đạt:"
        yield tuple(_target(unmet) for unmet in one.unmet)


def _target(unmet: Unmet) -> str:
    target = unmet.target
    return one_line(f"{target.code} {shortened(target.task, LONGEST)} ({target.clause}): {unmet.reason}")


def _line(duty: Duty, decimals: int) -> str:
    loss = duty.loss
    due = f", hạn {shown_date(loss.due)}" if loss.due else ""
    lost = f"; mất {fixed(loss.lost, decimals)} điểm" if loss.lost > 0 else ""
    evidence = " Chưa có minh chứng." if loss.evidence_missing else ""
    needed = shortened(duty.needed.rstrip("."), LONGEST)
    return one_line(f"{loss.criterion} {loss.title} ({loss.clause}{due}{lost}): {needed}.{evidence}")
