"""How a criterion stands, as a formula over its figures: the same states as scoring gives, live.

A figure that is text or an error makes the criterion «Số liệu lỗi»; a blank or impossible one «Thiếu số liệu».
"""

from collections.abc import Callable, Mapping, Sequence

from cchc_xl import forms
from cchc_xl.model.plan import Criterion, NotApplicable, Shape
from cchc_xl.rules import rule_of

Cells = Mapping[str, str]

WORDS = {name: f'"{words}"' for name, words in forms.OUTCOMES.items()}
SCORED, MISSING, ERROR = WORDS["scored"], WORDS["missing"], WORDS["error"]
NOT_APPLICABLE = '"Không áp dụng"'
NOTHING_AROSE = {
    NotApplicable.FULL: WORDS["full"],
    NotApplicable.EXCLUDED: WORDS["excluded"],
    NotApplicable.REFUSED: MISSING,
}


def state_formula(criterion: Criterion, cells: Cells) -> str:
    """Give the formula of a criterion's state; ``cells`` name its figures by part, without those it does not have."""
    formula = STATES[rule_of(criterion).shape(criterion)](criterion, cells)
    if "barred" in cells:
        formula = f'IF({cells["barred"]}<>"",{cells["barred"]},{formula})'
    return formula


def _ratio(criterion: Criterion, cells: Cells) -> str:
    done, total = cells["done"], cells["total"]
    enough = "" if criterion.may_be_negative else f",{done}>=0"
    given = f"IF(AND(ISNUMBER({total}),ISNUMBER({done}),N({total})>0{enough}),{SCORED},{MISSING})"
    nothing = f"AND(ISNUMBER({total}),N({total})=0,N({done})=0)"
    decided = f"IF({nothing},{NOTHING_AROSE[criterion.not_applicable]},{given})"
    return _readable((total, done), cells, _unless_not_applicable(criterion, cells, decided, (total, done)))


def _count(criterion: Criterion, cells: Cells) -> str:
    done = cells["done"]
    possible = f"ISNUMBER({done})" if criterion.may_be_negative else f"AND(ISNUMBER({done}),N({done})>=0)"
    decided = f"IF({possible},{SCORED},{MISSING})"
    return _readable((done,), cells, _unless_not_applicable(criterion, cells, decided, (done,)))


def _date(criterion: Criterion, cells: Cells) -> str:
    day, answer = cells["day"], cells["answer"]
    blank = f'IF({answer}="Có",{MISSING},IF({cells["as_of"]}<={cells["due"]},{WORDS["not_due"]},{MISSING}))'
    undated = f'IF({answer}="Không",{SCORED},{blank})'
    if criterion.not_applicable is not NotApplicable.REFUSED:
        undated = f"IF({answer}={NOT_APPLICABLE},{NOTHING_AROSE[criterion.not_applicable]},{undated})"
    decided = f"IF(ISNUMBER({day}),IF(INT(N({day}))<={cells['as_of']},{SCORED},{MISSING}),{undated})"
    if criterion.not_applicable is NotApplicable.REFUSED:
        decided = f"IF({answer}={NOT_APPLICABLE},{MISSING},{decided})"
    return _readable((day,), cells, decided)


def _conditions(criterion: Criterion, cells: Cells) -> str:
    held = [cells[f"condition.{place}"] for place in range(1, len(criterion.conditions) + 1)] or [cells["answer"]]
    answered = ",".join(f'OR({cell}="Có",{cell}="Không")' for cell in held)
    decided = f"IF(AND({answered}),{SCORED},{MISSING})"
    if "answer" in cells:
        nothing = NOTHING_AROSE[criterion.not_applicable]
        decided = f"IF(IFERROR({cells['answer']}={NOT_APPLICABLE},FALSE),{nothing},{decided})"
    if criterion.conditions:
        refused = ",".join(f"{cell}={NOT_APPLICABLE}" for cell in held)
        decided = f"IF(OR({refused}),{MISSING},{decided})"
    return f"IF(OR({','.join(_unknown(cell) for cell in held)}),{ERROR},{decided})"


def _lines(criterion: Criterion, cells: Cells) -> str:
    if "lines.total" not in cells:
        return _without_register(criterion, cells, MISSING)
    done, total = cells["lines.done"], cells["lines.total"]
    return _of_numbers((done, total), f"IF(SUMPRODUCT(--({total}>0))>0,{SCORED},{MISSING})")


def _answers(criterion: Criterion, cells: Cells) -> str:
    if "answers" not in cells:
        return _without_register(criterion, cells, WORDS["awaiting"])
    answers = cells["answers"]
    return _of_numbers((answers,), f"IF(SUM({answers})>0,{SCORED},{WORDS['awaiting']})")


STATES: Mapping[Shape, Callable[[Criterion, Cells], str]] = {
    Shape.RATIO: _ratio,
    Shape.COUNT: _count,
    Shape.DATE: _date,
    Shape.CONDITIONS: _conditions,
    Shape.LINES: _lines,
    Shape.ANSWERS: _answers,
}


def _without_register(criterion: Criterion, cells: Cells, otherwise: str) -> str:
    return _readable((), cells, _unless_not_applicable(criterion, cells, otherwise, ()))


def _of_numbers(ranges: Sequence[str], decided: str) -> str:
    numbers = ",".join(f"COUNT({one})=ROWS({one})" for one in ranges)
    negative = "+".join(f'COUNTIF({one},"<0")' for one in ranges)
    return f"IF(AND({numbers}),IF({negative}>0,{MISSING},{decided}),{ERROR})"


def _unless_not_applicable(criterion: Criterion, cells: Cells, decided: str, figures: Sequence[str]) -> str:
    """«Không áp dụng» stands only where the plan admits it, and not beside a figure."""
    if "answer" not in cells:
        return decided
    nothing = NOTHING_AROSE[criterion.not_applicable]
    if figures and criterion.not_applicable is not NotApplicable.REFUSED:
        below = cells["done"] if criterion.may_be_negative else ""
        given = ",".join(f"N({cell}){'>' if cell == below else '<>'}0" for cell in figures)
        nothing = f"IF(OR({given}),{MISSING},{nothing})"
    return f"IF({cells['answer']}={NOT_APPLICABLE},{nothing},{decided})"


def _readable(figures: Sequence[str], cells: Cells, decided: str) -> str:
    wrong = [f'IFERROR(AND(NOT(ISNUMBER({cell})),TRIM({cell})<>""),TRUE)' for cell in figures]
    if "answer" in cells:
        wrong.append(_unknown(cells["answer"]))
    return f"IF(OR({','.join(wrong)}),{ERROR},{decided})" if wrong else decided


def _unknown(cell: str) -> str:
    """Whether an answer is none of those that are known; a blank one is known."""
    others = ",".join(f'{cell}<>"{word}"' for word in forms.ANSWERS)
    return f'IFERROR(AND(TRIM({cell})<>"",{others}),TRUE)'
