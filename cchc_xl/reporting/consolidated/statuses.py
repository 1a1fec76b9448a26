"""What came from an agency, in words with a sign, and the style that goes with it."""

from cchc_xl.model.plan import Plan
from cchc_xl.model.ranking import Standing, Status
from cchc_xl.text import shown_date

STATUSES = {
    Status.RECEIVED: ("✓ Đã nhận", "sign.good"),
    Status.LATE: ("! Nộp sau hạn", "sign.warning"),
    Status.OLD: ("! Số liệu cũ", "sign.warning"),
    Status.UNREADABLE: ("✗ Không đọc được", "sign.error"),
    Status.WRONG_PLAN: ("✗ Sai kế hoạch", "sign.error"),
    Status.MISSING: ("! Chưa nhận", "sign.warning"),
}
OUT_OF_PERIOD = ("– Ngoài kỳ", "sign.note")


def said_of_missing(standing: Standing) -> str:
    """Say what came from an agency without figures of this run, and why it is not ranked by them."""
    words, _ = STATUSES[standing.status]
    if not standing.reason:
        return words
    return f"! {standing.reason}" if standing.status is Status.MISSING else f"{words}: {standing.reason}"


def remark_of(standing: Standing, plan: Plan) -> str:
    """Say what is unusual about what came from an agency, and why; blank where nothing is."""
    words = {Status.LATE: f"Sau hạn {_deadline(plan)}".strip(), Status.OLD: "Số liệu cũ"}.get(standing.status, "")
    return "; ".join(filter(None, (words, standing.reason)))


def _deadline(plan: Plan) -> str:
    return shown_date(plan.submit_by) if plan.submit_by else ""
