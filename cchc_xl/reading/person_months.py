"""Person-months against staff: a register of one line for each person and month has a line for every one that is due.

A person whose line was left out does not lower a share that is counted from the lines, so the lines are counted too.
"""

from datetime import date

from cchc_xl.model.plan import Register
from cchc_xl.reading.measuring import Table


def person_months(table: Table, register: Register) -> dict[str, int] | None:
    """Give people, months that have ended, lines due, held and missing; None where the register is of another kind.

    A register is of this kind where its key is a month and who is meant.
    """
    keys = [column for column in register.columns if column.key]
    months = [column.name for column in keys if column.kind == "month"]
    others = [column.name for column in keys if column.kind != "month"]
    if len(months) != 1 or not others:
        return None
    last = min(table.plan.end, table.as_of)
    lines = zip(table.columns[months[0]], zip(*(table.columns[name] for name in others), strict=True), strict=True)
    known = [(month, who) for month, who in lines if isinstance(month, date) and None not in who]
    people = {who for _, who in known}
    held = {line for line in known if table.plan.start <= line[0] <= last}
    ended = _ended(table.plan.start, last)
    due = len(people) * ended
    return {"people": len(people), "months": ended, "due": due, "held": len(held), "missing": due - len(held)}


def _ended(first: date, last: date) -> int:
    """Count the months that ended from the first day to the last."""
    ends_today = last.toordinal() + 1 == _next_month(last).toordinal()
    return max(0, (last.year - first.year) * 12 + last.month - first.month + ends_today)


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)
