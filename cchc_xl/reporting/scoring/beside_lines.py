"""The lines of «Số liệu» that no formula reads: what a workbook must say so that scoring it again gives the same.

What was typed where a register speaks or no rule asks, answers that are not offered, rows that a register leaves in
doubt, due dates, and how many rows each register has; never a row.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from cchc_xl import forms
from cchc_xl.gathering import Gathered
from cchc_xl.model.plan import Shape, Target
from cchc_xl.model.reading import Count, Entry, Reading, State
from cchc_xl.reporting.scoring.figure_line import STATES, FigureLine, answer_line, typed_line

TYPED = ("total", "done", "day")
NUMBER = STATES[State.NUMBER]
DOUBTS = {
    "unknown": "Số dòng chưa biết số lượng",
    "unread": "Số dòng chưa tính vì có ô không đọc được",
}

Owner = tuple[str, str]


def beside_criterion(figures: Gathered, reading: Reading) -> Iterator[FigureLine]:
    """Give the lines of one criterion."""
    owner = figures.criterion.code, figures.criterion.title
    yield from _typed(figures.entry, owner, () if figures.from_register else figures.parts)
    if figures.from_register and figures.entry.figure("answer").state is not State.BLANK:
        yield answer_line(figures.entry, owner, part="typed_answer")
    yield from _not_counted(figures, owner)
    yield from _doubts(figures.counts, owner)
    due = reading.counts.get(("", "due"))
    for code, day in due.days if due else ():
        if due and code == owner[0]:
            yield FigureLine(*_head(owner, "due"), day, STATES[State.DATE], register=due.register)


def beside_target(target: Target, shown: Sequence[str], reading: Reading) -> Iterator[FigureLine]:
    """Give the lines of one target, of which some parts are shown."""
    owner = target.code, target.task
    if entry := reading.entries.get(target.code):
        yield from _typed(entry, owner, shown)
    counts = {part: reading.counts.get((target.code, part)) for part in ("total", "done")}
    yield from _doubts({part: count for part, count in counts.items() if count}, owner)


def register_lines(reading: Reading) -> Iterator[FigureLine]:
    """Give the number of rows of each register that has some."""
    for name, rows in reading.rows.items():
        if rows:
            content = "Số dòng đếm được trong sổ"
            yield FigureLine("", "rows", "", Decimal(rows), NUMBER, content=content, register=name)


def _typed(entry: Entry, owner: Owner, shown: Sequence[str]) -> Iterator[FigureLine]:
    for part in TYPED:
        figure = entry.figure(part)
        if part not in shown and figure.state is not State.BLANK:
            yield typed_line(owner, f"typed_{part}", figure, "Ô nhập tay, không dùng để tính điểm")


def _not_counted(figures: Gathered, owner: Owner) -> Iterator[FigureLine]:
    """Give answers that the criterion does not offer, and numbers below zero in a line without a total."""
    register = figures.criterion.register
    offered = {option.label for option in figures.criterion.options}
    for label, number in _lines(figures, "answers"):
        if number and label not in offered:
            yield FigureLine(*_head(owner, "other_answers"), number, NUMBER, label, register=register)
    totals = {label for label, _ in _lines(figures, "total")}
    for label, number in _lines(figures, "done") if figures.shape is Shape.LINES else ():
        if number < 0 and label not in totals:
            yield FigureLine(*_head(owner, "other_done"), number, NUMBER, label, register=register)


def _lines(figures: Gathered, part: str) -> Sequence[tuple[str, Decimal]]:
    count = figures.counts.get(part)
    return count.lines if count else ()


def _doubts(counts: Mapping[str, Count], owner: Owner) -> Iterator[FigureLine]:
    for part, count in counts.items():
        for doubt, number in (("unknown", count.unknown), ("unread", count.unread)):
            if number:
                yield FigureLine(
                    *_head(owner, doubt), Decimal(number), NUMBER, forms.PARTS[part], DOUBTS[doubt],
                    register=count.register,
                )  # fmt: skip


def _head(owner: Owner, part: str) -> tuple[str, str, str]:
    return owner[0], part, owner[1]
