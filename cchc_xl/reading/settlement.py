"""How a dossier was settled, by its dates and never by what a status column claims.

The first that holds: withdrawn; no due date; a result on or before the figures-as-of, compared with the due date by
day; waiting for supplements; due before the figures-as-of; still in time. (Nghị định 61/2018/NĐ-CP and plan III.3.)
"""

from datetime import date

WITHDRAWN, NO_DUE_DATE = "rút hồ sơ", "không hẹn"
EARLY, ON_TIME, LATE = "trước hạn", "đúng hạn", "trễ hạn"
OVERDUE, IN_TIME = "quá hạn chưa giải quyết", "trong hạn"

STATUS_WITHDRAWN = "Rút hồ sơ"
STATUS_SUPPLEMENT = "Yêu cầu bổ sung"
STATUS_SETTLED = "Đã có kết quả"
STATUS_PENDING = {"Đang giải quyết", STATUS_SUPPLEMENT}


def settlement(due: date | None, result: date | None, status: str | None, as_of: date) -> str:
    """Give the class of one dossier as of one day."""
    if status == STATUS_WITHDRAWN:
        return WITHDRAWN
    if due is None:
        return NO_DUE_DATE
    if result is not None and result <= as_of:
        return EARLY if result < due else ON_TIME if result == due else LATE
    if status == STATUS_SUPPLEMENT:
        return IN_TIME
    return OVERDUE if due < as_of else IN_TIME


def contradicts(result: date | None, status: str | None, as_of: date) -> bool:
    """Whether a status says other than the dates: settled without a result, or pending with one."""
    has_result = result is not None and result <= as_of
    return (status == STATUS_SETTLED and not has_result) or (status in STATUS_PENDING and has_result)
