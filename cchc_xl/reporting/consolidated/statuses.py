"""What came from an agency, in words with a sign, and the style that goes with it."""

from cchc_xl.model.plan import Plan
from cchc_xl.model.ranking import Standing, Status
from cchc_xl.text import shortened, shown_date

STATUSES = {
    Status.RECEIVED: ("✓ Đã nhận", "sign.good"),
    Status.LATE: ("! Nộp sau hạn", "sign.warning"),
    Status.OLD: ("! Số liệu cũ", "sign.warning"),
    Status.UNREADABLE: ("✗ Không đọc được", "sign.error"),
    Status.WRONG_PLAN: ("✗ Sai kế hoạch", "sign.error"),
    Status.MISSING: ("! Chưa nhận", "sign.warning"),
}
NOTE_LENGTH = 50
OUT_OF_PERIOD = ("– Ngoài kỳ", "sign.note")


def said_of_missing(standing: Standing) -> str:
    """Say what came from an agency without figures of this run, and why it is not ranked by them."""
    words, _ = STATUSES[standing.status]
    if not standing.reason:
        return words
    return f"! {standing.reason}" if standing.status is Status.MISSING else f"{words}: {_why(standing)}"


def note_of(standing: Standing, plan: Plan) -> str:
    """Say in a few words what is unusual about a ranked agency's figures; blank where nothing is."""
    if standing.status is Status.LATE:
        return _late(plan)
    if standing.status is Status.OLD:
        return "; ".join(filter(None, ("Số liệu cũ", shortened(_why(standing), NOTE_LENGTH))))
    return standing.reason


def remark_of(standing: Standing, plan: Plan) -> str:
    """Say in full what is unusual about what came from an agency, and why; blank where nothing is."""
    if standing.status is Status.LATE:
        return standing.reason or _late(plan)
    return standing.reason


def _why(standing: Standing) -> str:
    """The reason, without the name of the file that it is about."""
    return standing.reason.removeprefix(f"{standing.file}: ")


def _late(plan: Plan) -> str:
    return f"Nộp sau hạn {shown_date(plan.submit_by)}" if plan.submit_by else "Nộp sau hạn"
