"""What is doubtful in the rows of a register, told by kind, column and row number, never by what stands there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations

from cchc_xl.findings import Kind
from cchc_xl.gathering import asks_for_five
from cchc_xl.model.plan import Register, RegisterColumn
from cchc_xl.reading.measuring import Table
from cchc_xl.reading.settlement import NO_DUE_DATE, contradicts
from cchc_xl.reading.values import Value
from cchc_xl.text import folded, plain_letters, shown_date

SUMS = {"cong", "tong", "tongcong", "tongso"}
RECEIVED = ("ngay tiep nhan", "ngay nhan", "ngay den")
PROMISED = {"hen", "han", "kehoach"}
FAR = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Remark:
    """A kind of doubt about the cells of one column, with the facts of its sentence."""

    kind: Kind
    column: str
    facts: tuple[tuple[str, str], ...] = ()


Remarked = Iterator[tuple[Remark, int]]


def is_sum(row: Sequence[object]) -> bool:
    """Whether a row only adds up those above it: its first word is «Cộng», «Tổng cộng» or the like."""
    first: object = ""
    for first in row:
        if first != "":
            break
    if not isinstance(first, str) or first.strip()[:1] not in {"C", "c", "T", "t"}:
        return False
    word = folded(first)
    return word in SUMS or word.startswith("tongcong")


def remarks(table: Table, register: Register) -> Remarked:
    """Give each doubtful row of a register with the doubt, in the order they are told."""
    for check in (_contradicting, _out_of_order, _far_away, _after_the_figures, _without_due_date, _negative, _unclear):
        yield from check(table, register)


def _contradicting(table: Table, register: Register) -> Remarked:
    for column in _settlements(register):
        _, results, statuses = (table.columns[name] for name in column.computed_from)
        unread = table.unread.get(column.name, [False] * table.rows)
        for row, (result, status) in enumerate(zip(results, statuses, strict=True)):
            if not unread[row] and contradicts(_day(result), str(status or ""), table.as_of):
                yield Remark(Kind.STATUS_CONTRADICTS, ""), row


def _out_of_order(table: Table, register: Register) -> Remarked:
    """What is received comes before all else, and the first of two dates for one thing before the other."""
    for earlier, later in dict.fromkeys(_orders(register)):
        remark = Remark(Kind.REGISTER_ORDER, later, (("earlier", earlier), ("later", later)))
        pairs = zip(table.columns[earlier], table.columns[later], strict=True)
        for row, (first, second) in enumerate(pairs):
            if isinstance(first, date) and isinstance(second, date) and second < first:
                yield remark, row


def _orders(register: Register) -> Iterator[tuple[str, str]]:
    dates = [column.name for column in register.columns if column.kind == "date"]
    for received in dates:
        if plain_letters(received).startswith(RECEIVED):
            yield from ((received, other) for other in dates if other != received)
    for column in register.columns:
        if column.kind == "first date":
            yield from combinations(column.computed_from, 2)


def _far_away(table: Table, register: Register) -> Remarked:
    first, last = table.plan.start - FAR, table.plan.end + FAR
    for column, row, _ in _days_outside(table, register, first, last):
        yield Remark(Kind.REGISTER_FAR, column.name, (("column", column.name),)), row


def _after_the_figures(table: Table, register: Register) -> Remarked:
    """Promises may lie ahead; what was received or done may not."""
    last = table.plan.end + FAR
    for column, row, day in _days_outside(table, register, date.min, table.as_of):
        if day <= last and not _is_promise(column):
            facts = (("column", column.name), ("as_of", shown_date(table.as_of)))
            yield Remark(Kind.REGISTER_AHEAD, column.name, facts), row


def _is_promise(column: RegisterColumn) -> bool:
    return bool(PROMISED & {*plain_letters(column.name).replace("ke hoach", "kehoach").split()})


def _without_due_date(table: Table, register: Register) -> Remarked:
    for column in _settlements(register):
        due = column.computed_from[0]
        for row, settled in enumerate(table.columns[column.name]):
            if settled == NO_DUE_DATE:
                yield Remark(Kind.REGISTER_NO_DUE_DATE, due, (("column", due),)), row


def _negative(table: Table, register: Register) -> Remarked:
    for column in register.columns:
        if column.kind in {"number", "whole"}:
            for row, value in enumerate(table.columns[column.name]):
                if isinstance(value, Decimal) and value < 0:
                    yield Remark(Kind.REGISTER_NEGATIVE, column.name, (("column", column.name),)), row


def _unclear(table: Table, register: Register) -> Remarked:
    """Where the plan wants all five clear, a task of no criterion has neither responsibility nor result.

    Its person, its words and its due date are columns that may not be blank, which is told anyway.
    """
    plan = table.plan
    codes = {one.code for one in plan.criteria} if asks_for_five(plan) else set[str]()
    for measure in plan.measures_of("") if codes else ():
        if measure.part == "due" and measure.register == register.name:
            column = measure.for_each
            for row, value in enumerate(table.columns[column]):
                if str(value or "").strip() not in codes:
                    yield Remark(Kind.TASK_UNCLEAR, column, (("column", column),)), row


def _settlements(register: Register) -> Iterator[RegisterColumn]:
    return (column for column in register.columns if column.kind == "settlement")


def _days_outside(
    table: Table, register: Register, first: date, last: date
) -> Iterator[tuple[RegisterColumn, int, date]]:
    """Give the dates before the first or after the last day; most columns have none, and are seen at a glance."""
    for column in register.columns:
        if column.kind == "date":
            days = [value for value in table.columns[column.name] if isinstance(value, date)]
            if days and not first <= min(days) <= max(days) <= last:
                for row, value in enumerate(table.columns[column.name]):
                    if isinstance(value, date) and not first <= value <= last:
                        yield column, row, value


def _day(value: Value) -> date | None:
    return value if isinstance(value, date) else None
