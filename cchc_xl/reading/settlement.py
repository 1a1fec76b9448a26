"""How a dossier was settled, by its dates and never by what a status column claims.

The first that holds: withdrawn; no due date; a result on or before the figures-as-of, compared with the due date by
day; waiting for supplements; due before the figures-as-of; still in time. (Nghị định 61/2018/NĐ-CP and plan III.3.)
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from cchc_xl.model.plan import RegisterColumn
from cchc_xl.reading.values import Value

WITHDRAWN, NO_DUE_DATE = "rút hồ sơ", "không hẹn"
EARLY, ON_TIME, LATE = "trước hạn", "đúng hạn", "trễ hạn"
OVERDUE, IN_TIME = "quá hạn chưa giải quyết", "trong hạn"

SETTLED = (EARLY, ON_TIME, LATE)
PENDING = (IN_TIME, OVERDUE)

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


def computed(
    column: RegisterColumn, columns: Mapping[str, Sequence[Value]], unread: Mapping[str, Sequence[bool]], as_of: date
) -> tuple[list[Value], list[bool]]:
    """Give the values of a computed column, and the rows where unreadable cells leave them open (they have none)."""
    rows = zip(*(columns[name] for name in column.computed_from), strict=True)
    nowhere = [False] * len(columns[column.computed_from[0]])
    marks = zip(*(unread.get(name, nowhere) for name in column.computed_from), strict=True)
    if column.kind == "first date":
        days: list[Value] = [next((value for value in values if value is not None), None) for values in rows]
        return days, [day is None and any(marked) for day, marked in zip(days, marks, strict=True)]
    classes: list[Value] = []
    unclear: list[bool] = []
    for (due, result, status), (due_unread, result_unread, _) in zip(rows, marks, strict=True):
        unclear.append((due_unread or result_unread) and status != STATUS_WITHDRAWN)
        classes.append(None if unclear[-1] else settlement(_day(due), _day(result), str(status or ""), as_of))
    return classes, unclear


def settled_and_pending(classes: Sequence[Value]) -> dict[str, int]:
    """Count the dossiers that were received, settled (late) and are pending (overdue), and the others."""
    number = Counter(classes)
    settled, pending = sum(number[one] for one in SETTLED), sum(number[one] for one in PENDING)
    others = len(classes) - settled - pending
    late, overdue = number[LATE], number[OVERDUE]
    facts = {"received": len(classes), "settled": settled, "late": late, "pending": pending, "overdue": overdue}
    return {**facts, "others": others}


def _day(value: Value) -> date | None:
    return value if isinstance(value, date) else None
