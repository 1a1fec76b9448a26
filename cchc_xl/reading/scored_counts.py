"""What registers gave, read again from «Số liệu» of a scoring workbook: counts by owner and part, rows by register."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from cchc_xl import forms
from cchc_xl.findings import Kind
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Criterion, Plan
from cchc_xl.model.reading import Count, Figure, State
from cchc_xl.numbers import plain
from cchc_xl.reading.scored_rows import ScoredRow
from cchc_xl.text import folded

COUNTED = {"total": "total", "done": "done", "answers": "answers", "other_answers": "answers", "other_done": "done"}
PARTS = {folded(words): part for part, words in forms.PARTS.items()}
BARRING = {State.TEXT: Kind.FIGURE_TEXT, State.ERROR: Kind.FIGURE_ERROR, State.UNCALCULATED: Kind.FIGURE_UNCALCULATED}

Counts = Mapping[tuple[str, str], Count]


def is_counted(row: ScoredRow) -> bool:
    """Whether a register gave the figure of this row."""
    return bool(row.register) and row.part in COUNTED


def rows_by_register(rows: Sequence[ScoredRow]) -> Mapping[str, int]:
    """Give the rows of each register: what is said, and at least one where something was counted."""
    found = {row.register: 1 for row in rows if is_counted(row) and row.figure.number is not None}
    said = {row.register: int(row.figure.number) for row in rows if row.part == "rows" and row.figure.number}
    return found | {name: max(number, found.get(name, 0)) for name, number in said.items()}


def read_counts(rows: Sequence[ScoredRow], plan: Plan) -> tuple[Counts, tuple[Finding, ...]]:
    """Read the counts, and tell of counted figures that are no number any more: they bar their criterion."""
    registers = rows_by_register(rows)
    counts: dict[tuple[str, str], Count] = {}
    for row in rows:
        key = _key(row)
        if key:
            count = counts.get(key, Count(row.register, registers.get(row.register, 0)))
            counts[key] = _with(count, row)
    wrong = (finding for row in rows if is_counted(row) for finding in _faults(row, plan))
    return counts, tuple(wrong)


def _key(row: ScoredRow) -> tuple[str, str] | None:
    """Give the count that a row belongs to; a number that is gone belongs to none."""
    if row.part == "due":
        return ("", "due") if row.figure.day else None
    if row.part in {"unknown", "unread"}:
        part = PARTS.get(folded(row.line))
        return (row.owner, part) if part and (row.figure.number or 0) > 0 else None
    return (row.owner, COUNTED[row.part]) if is_counted(row) and row.figure.number is not None else None


def _with(count: Count, row: ScoredRow) -> Count:
    number = row.figure.number or Decimal(0)
    if row.part == "due" and row.figure.day:
        return count._replace(days=(*count.days, (row.owner, row.figure.day)))
    if row.part == "unknown":
        return count._replace(unknown=int(number))
    if row.part == "unread":
        return count._replace(unread=int(number))
    if row.line:
        return count._replace(lines=(*count.lines, (row.line, number)))
    return count._replace(number=number)


def _faults(row: ScoredRow, plan: Plan) -> Iterator[Finding]:
    figure, criterion = row.figure, plan.criterion(row.owner)
    if criterion is None or figure.number is not None:
        return
    if figure.state is State.BLANK:
        yield _gone(figure, row, criterion)
    else:
        kind = BARRING.get(figure.state, Kind.FIGURE_TEXT)
        facts = {"column": _name(row), "value": figure.text or "công thức chưa tính"}
        yield kind.at(figure.cell, criterion.code, criterion.official, **facts, wanted="số", wanted_en="a number")


def _gone(figure: Figure, row: ScoredRow, criterion: Criterion) -> Finding:
    why = f"ô «{_name(row)}» của bảng điểm đã bị xóa trống"
    facts = {"why": why, "due": "", "maximum": plain(criterion.maximum)}
    return Kind.FIGURE_MISSING.at(figure.cell, criterion.code, criterion.official, **facts)


def _name(row: ScoredRow) -> str:
    return f"{forms.PARTS[row.part]} – {row.line}" if row.line else forms.PARTS[row.part]
