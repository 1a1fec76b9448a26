"""What a criterion's figures allow: a rule can be asked, or the outcome is settled without one.

One function for each shape of figures; the states are those of the plan (blank, zero, «không áp dụng» never merge).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cchc_xl.gathering import Gathered
from cchc_xl.model.plan import NotApplicable, Shape
from cchc_xl.model.reading import Answer
from cchc_xl.model.scorecard import Given, Line, Outcome

NO_CASE = "không phát sinh"


@dataclass(frozen=True, slots=True)
class Settled:
    """An outcome without a rule, and why."""

    outcome: Outcome
    why: str


Decision = Given | Settled


def decide(gathered: Gathered, as_of: date) -> Decision:
    """Give what the rule is asked with, or the outcome that stands without it."""
    return DECIDE[gathered.shape](gathered, as_of)


def _ratio(gathered: Gathered, _as_of: date) -> Decision:
    if not gathered.from_register and gathered.entry.answer is Answer.NOT_APPLICABLE:
        return _not_applicable(gathered, "ghi «Không áp dụng»")
    done, total = gathered.figure("done").number, gathered.figure("total").number
    if total == 0 and not done:
        return _not_applicable(gathered, "tổng số bằng 0")
    if total is None:
        return _missing("chưa có «Tổng số»")
    if done is None:
        return _missing("chưa có «Số thực hiện»")
    return Given(done=done, total=total)


def _count(gathered: Gathered, _as_of: date) -> Decision:
    if not gathered.from_register and gathered.entry.answer is Answer.NOT_APPLICABLE:
        return _not_applicable(gathered, "ghi «Không áp dụng»")
    done = gathered.figure("done").number
    return _missing("chưa có «Số thực hiện»") if done is None else Given(done=done)


def _lines(gathered: Gathered, _as_of: date) -> Decision:
    if not gathered.from_register:
        return _without_register(gathered, Outcome.MISSING, f"chưa có số liệu trong sổ «{gathered.criterion.register}»")
    if why := _unknown_amounts(gathered):
        return _missing(why)
    done = dict(gathered.counts["done"].lines) if "done" in gathered.counts else {}
    total = gathered.counts["total"].lines if "total" in gathered.counts else ()
    lines = tuple(Line(label, done.get(label, Decimal(0)), number) for label, number in total if number)
    return Given(lines=lines) if lines else _missing("mọi dòng trong sổ có tổng số bằng 0")


def _answers(gathered: Gathered, _as_of: date) -> Decision:
    if not gathered.from_register:
        return _without_register(gathered, Outcome.AWAITING, "chưa có kết quả khảo sát")
    if why := _unknown_amounts(gathered):
        return _missing(why)
    options = {option.label for option in gathered.criterion.options}
    answers = {label: number for label, number in gathered.counts["answers"].lines if label in options}
    return Given(answers=answers) if any(answers.values()) else Settled(Outcome.AWAITING, "chưa có kết quả khảo sát")


def _conditions(gathered: Gathered, _as_of: date) -> Decision:
    if gathered.entry.answer is Answer.NOT_APPLICABLE:
        return _not_applicable(gathered, "ghi «Không áp dụng»")
    entries = gathered.conditions or (gathered.entry,)
    for entry in entries:
        if entry.answer not in {Answer.YES, Answer.NO}:
            return _missing(f"chưa chọn Có hoặc Không ở dòng {entry.code}")
    return Given(met=tuple(entry.answer is Answer.YES for entry in entries))


def _date(gathered: Gathered, as_of: date) -> Decision:
    day, answer = gathered.figure("day").day, gathered.entry.answer
    if day is not None:
        return Given(day=day)
    if answer is Answer.NOT_APPLICABLE:
        return _not_applicable(gathered, "ghi «Không áp dụng»")
    if answer is Answer.NO:
        return Given(day=None)
    if answer is Answer.YES:
        return _missing("ghi «Có» nhưng chưa có ngày thực hiện")
    due = gathered.criterion.settings.get("due")
    if isinstance(due, date) and as_of <= due:
        return Settled(Outcome.NOT_DUE, "chưa đến hạn")
    return _missing("đã quá hạn mà chưa có ngày thực hiện")


DECIDE: dict[Shape, Callable[[Gathered, date], Decision]] = {
    Shape.RATIO: _ratio,
    Shape.COUNT: _count,
    Shape.LINES: _lines,
    Shape.ANSWERS: _answers,
    Shape.CONDITIONS: _conditions,
    Shape.DATE: _date,
}


def _unknown_amounts(gathered: Gathered) -> str:
    rows = max((count.unknown for count in gathered.counts.values()), default=0)
    return f"sổ «{gathered.criterion.register}» có {rows} ô số còn trống hoặc không đọc được" if rows else ""


def _without_register(gathered: Gathered, otherwise: Outcome, why: str) -> Decision:
    if gathered.entry.answer is Answer.NOT_APPLICABLE:
        return _not_applicable(gathered, "ghi «Không áp dụng»")
    return Settled(otherwise, why)


def _not_applicable(gathered: Gathered, why: str) -> Decision:
    match gathered.criterion.not_applicable:
        case NotApplicable.FULL:
            return Settled(Outcome.FULL, f"{NO_CASE} ({why}): tính đủ điểm")
        case NotApplicable.EXCLUDED:
            return Settled(Outcome.EXCLUDED, f"{NO_CASE} ({why}): không tính vào thang điểm")
        case _:
            return _missing(f"{why}, tiêu chí này không được «Không áp dụng»")


def _missing(why: str) -> Settled:
    return Settled(Outcome.MISSING, why)
