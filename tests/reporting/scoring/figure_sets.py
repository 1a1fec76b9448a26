"""Random figures for every criterion of a plan: each state that a row, a part or a register can be in comes up.

Cells are written as ``tests.tables`` reads them: ``'12`` is text, ``#N/A`` an error, ``=1+1`` a formula never calculated.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from cchc_xl import forms
from cchc_xl.model.plan import Criterion, Plan, Register, RegisterColumn, Shape, Target
from cchc_xl.model.scorecard import Scored
from cchc_xl.pipeline.scoring_run import score
from cchc_xl.reading import read_parts
from cchc_xl.rules import rule_of
from cchc_xl.text import shown_date
from tests.cases import FILE, entry_workbook

Row = Mapping[str, str]

KEYS = (
    "code", "title", "total", "done", "day", "answer", "last_figure", "last_points", "claimed", "evidence",
    "explanation",
)  # fmt: skip
JUNK = ("chưa có", "'12 hồ sơ", "#N/A", "#DIV/0!", "=1+1", "TRUE", "15/03/2024", "Có")
NUMBERS = ("0", "1", "3", "12", "40", "7,5", "0,3", "'12,5", "'1.234,5", "1234567", "0,00001", "33,333333")
YES, NO, NONE_AROSE = "Có", "Không", "Không áp dụng"
UNKNOWN = ("có thể", "5", "7,5", "#N/A", "=1+1", "15/03/2024", "K.A.D?", "*")
ANSWERS = (YES, YES, NO, NONE_AROSE, "", "x", "đạt", "chưa", "'0", "1", "n/a", *UNKNOWN)
BESIDE = ("", "", "1", "0,75", "2", "-1", "0,12345", "chưa rõ", "#N/A", "15/03/2024", "=1+1")
PAPERS = ("", "Báo cáo số 12/BC-UBND", "")
UNEVEN = 0.1  # how often something about a row or a register is not in order


@dataclass(frozen=True)
class Drawing:
    """One workbook being drawn: its plan, the day of its figures, its chance and its number."""

    plan: Plan
    as_of: date
    chance: Random
    number: int

    def one(self, choices: Sequence[str]) -> str:
        return self.chance.choice(choices)


def drawn(plan: Plan, number: int, seed: int = 2024) -> Scored:
    """Draw one set of figures for each criterion of a plan, in a workbook and a part, read and scored."""
    chance = Random(f"{seed} {plan.code} {number}")  # noqa: S311 - figures, not secrets
    days = (plan.end, plan.start + timedelta(45), plan.start + timedelta(chance.randrange(366)))
    drawing = Drawing(plan, days[number % 3], chance, number)
    form, second = _form(drawing)
    sheets = {register.name: _register(register, drawing) for register in plan.registers}
    kept = {name: shown for name, shown in sheets.items() if shown}
    kept[forms.OTHER_TARGETS] = _table(_target(one, drawing) for one in plan.targets if one.judged_by.startswith("own"))
    day = shown_date(drawing.as_of)
    parts = (
        (FILE, entry_workbook(plan, _table(form), kept, day)),
        ("phần.xlsx", entry_workbook(plan, _table(second), as_of=day)),
    )
    return score(read_parts(parts, plan), plan)


# ---- rows


def _form(drawing: Drawing) -> tuple[list[Row], list[Row]]:
    """Draw the rows of the form, and those of a second part that says otherwise."""
    form: list[Row] = []
    second: list[Row] = []
    for place, criterion in enumerate(drawing.plan.criteria):
        for row in _rows(criterion, place, drawing):
            match drawing.chance.random() / UNEVEN:
                case chance if chance < 0.2:
                    continue  # the row is missing
                case chance if chance < 0.4:
                    form += (row, {**row, "done": "99"})
                case chance if chance < 0.8:
                    form.append(row)
                    second.append({**row, **_otherwise(row, drawing)})
                case _:
                    form.append(row)
    return form, second


def _otherwise(row: Row, drawing: Drawing) -> Row:
    key = drawing.one(("total", "done", "answer", "claimed", "last_points"))
    return {key: {"answer": NO if row.get("answer") == YES else YES}.get(key, "77")}


def _rows(criterion: Criterion, place: int, drawing: Drawing) -> Iterator[Row]:
    states = STATES[rule_of(criterion).shape(criterion)]
    state = states[turn(place, drawing.number, len(states))]
    facts = {key: drawing.one(BESIDE) for key in ("last_figure", "last_points", "claimed")}
    if drawing.chance.random() < 0.4:
        facts["last_points"] = f"{criterion.maximum}".replace(".", ",")
    facts |= {"evidence": drawing.one(PAPERS), "explanation": drawing.one(PAPERS)}
    yield {"code": criterion.code, **facts, **state(criterion, drawing)}
    for held in criterion.conditions:
        answers = ANSWERS if drawing.number % 3 else (YES, NO)
        yield {"code": held.code, "answer": drawing.one(answers), "evidence": drawing.one(PAPERS)}


def turn(place: int, number: int, states: int) -> int:
    """Say whose turn it is: of states handed out over criteria and workbooks, thirteen further in each workbook."""
    return (place + 13 * number) % states


def _target(target: Target, drawing: Drawing) -> Row:
    figures = {key: drawing.one((*NUMBERS, *NUMBERS, "-4", "", drawing.one(JUNK))) for key in ("total", "done")}
    return {"code": target.code, **figures, "answer": drawing.one(("", "", *ANSWERS))}


def _table(rows: Iterator[Row] | Sequence[Row]) -> str:
    heads = {column.key: column.header for column in (*forms.OTHER_COLUMNS, *forms.FORM_COLUMNS)}
    lines = [" | ".join(heads[key] for key in KEYS)]
    lines += (" | ".join(("'" if key == "code" else "") + row.get(key, "") for key in KEYS) for row in rows)
    return "\n".join(f"| {line} |" for line in lines)


# ---- states, by what a rule asks for

State = Callable[[Criterion, Drawing], Row]


def _share(done: str | None, total: str | None, answer: str = "") -> State:
    """Give a share; None stands for any number, «junk» for what is none."""
    return lambda _, drawing: {
        "done": _number(done, drawing), "total": _number(total, drawing), "answer": _answer(answer, drawing),
    }  # fmt: skip


def _day(after: int | None, answer: str = "") -> State:
    """Give a day so long after the due date, or none."""

    def state(criterion: Criterion, drawing: Drawing) -> Row:
        due = criterion.settings.get("due")
        day = shown_date(due + timedelta(after)) if isinstance(due, date) and after is not None else ""
        return {"day": day, "answer": _answer(answer, drawing)}

    return state


def _written(day: str, answer: str = "") -> State:
    return lambda _, drawing: {"day": _number(day, drawing), "answer": _answer(answer, drawing)}


def _after_the_figures(_criterion: Criterion, drawing: Drawing) -> Row:
    return {"day": shown_date(drawing.as_of + timedelta(1)), "answer": drawing.one((YES, NO, ""))}


def _on_the_day(_criterion: Criterion, drawing: Drawing) -> Row:
    return {"day": shown_date(drawing.as_of)}


def _number(wanted: str | None, drawing: Drawing) -> str:
    return drawing.one(NUMBERS) if wanted is None else drawing.one(JUNK) if wanted == "junk" else wanted


def _answer(wanted: str, drawing: Drawing) -> str:
    return drawing.one(UNKNOWN) if wanted == "unknown" else wanted


def _said(answer: str) -> State:
    return _share("", "", answer)


NO_FIGURE: tuple[State, ...] = (_said(""), _said(NONE_AROSE), _said(YES), _said(NO), _said("unknown"), _said("KAD"))
RATIOS: tuple[State, ...] = (
    _share("3", "4"), _share("12", "12"), _share("15", "12"), _share("11", "12"), _share("5", "1000"),
    _share(None, None), _share(None, None), _share("0", "7"), _share("0", "0"), _share("", "0"), _share("5", "0"),
    _share("", "7"), _share("7", ""), _share("junk", "7"), _share("7", "junk"), _share("junk", "0"),
    _share("-3", "7"), _share("3", "-7"), _share("-3", "-7"), _share("-3", "0"), _share("", "-7"), _share("-2", ""),
    _share("3", "4", NONE_AROSE), _share("0", "0", NONE_AROSE), _share("-1", "", NONE_AROSE),
    _share("", "9", NONE_AROSE), _share("junk", "", NONE_AROSE), _share("3", "4", "unknown"), _share("3", "4", YES),
    _share("0", "5", NONE_AROSE), *NO_FIGURE,
)  # fmt: skip
COUNTS: tuple[State, ...] = (
    _share("0", ""), _share("1", ""), _share("2", "9"), _share("40", ""), _share(None, ""), _share(None, ""),
    _share("junk", ""), _share("-2", ""), _share("3", "", NONE_AROSE), _share("0", "", NONE_AROSE),
    _share("-1", "", NONE_AROSE), _share("", "4", NONE_AROSE), _share("2", "", "unknown"), _share("2", "", YES),
    _share("junk", "", NONE_AROSE), _share("1", "chưa có"), *NO_FIGURE,
)  # fmt: skip
DAYS: tuple[State, ...] = (
    _day(-20), _day(-1), _day(0), _day(1), _day(40), _day(-5, YES), _day(0, NO), _day(3, NO), _day(-5, NONE_AROSE),
    _day(-5, "unknown"), _day(None), _day(None, YES), _day(None, NO), _day(None, NONE_AROSE), _day(None, "unknown"),
    _after_the_figures, _on_the_day, _written("chưa rõ"), _written("12"), _written("45300"), _written("45300,5"),
    _written("'15/01/2024"), _written("#N/A"), _written("=1+1"), _written("junk", NO),
    _written("-3"), _written("junk", NONE_AROSE), *[_day(None)] * 3, _written("'16/02/2026"), _written("16/02/2026"),
)  # fmt: skip
ALONE: tuple[State, ...] = (*map(_said, ANSWERS), _share("3", "4", YES), _said("unknown"))
LISTED: tuple[State, ...] = (*NO_FIGURE, _share("3", "4"), _share("junk", "-2", YES), _said(""), _said(NONE_AROSE))

STATES: Mapping[Shape, tuple[State, ...]] = {
    Shape.RATIO: RATIOS,
    Shape.COUNT: COUNTS,
    Shape.DATE: DAYS,
    Shape.CONDITIONS: ALONE,
    Shape.LINES: LISTED,
    Shape.ANSWERS: LISTED,
}


# ---- registers


def _register(register: Register, drawing: Drawing) -> str:
    """Draw a register: not there, empty, without a column, or with rows, of which some may be out of order."""
    lot = drawing.chance.random()
    columns = [column for column in register.columns if not column.computed_from]
    if lot < 2 * UNEVEN:
        return ""
    if lot < 2.5 * UNEVEN:
        columns.remove(drawing.chance.choice(columns))
    amounts = drawing.one(("usual", "usual", "usual", "zero", "some zero", "odd"))
    number = 0 if lot > 1 - UNEVEN else drawing.chance.randint(1, 12)
    lines = [" | ".join(column.name for column in columns)]
    lines += (
        " | ".join(_value(register, column, row, amounts, drawing) for column in columns) for row in range(number)
    )
    return "\n".join(f"| {line} |" for line in lines)


def _value(register: Register, column: RegisterColumn, row: int, amounts: str, drawing: Drawing) -> str:
    chance, plan = drawing.chance, drawing.plan
    if column.may_be_blank and chance.random() < 0.3:
        return ""
    match column.kind:
        case "choice":
            return drawing.one(column.values)
        case "date":
            return shown_date(plan.start + timedelta(chance.randrange((plan.end - plan.start).days)))
        case "yes/no":
            return drawing.one((YES, NO))
        case "month":
            return str(chance.randint(1, 12))
        case "number" | "whole":
            return drawing.one(AMOUNTS[amounts])
        case "official":
            return plan.officials[row % len(plan.officials)].name
        case _:
            return _text(register, column, row, drawing)


AMOUNTS = {
    "usual": ("1", "4", "12", "30", "75"),
    "zero": ("0",),
    "some zero": ("0", "0", "5", "8"),
    "odd": ("5", "-3", "", "chưa rõ", "9", "9", "9", "9"),
}


def _text(register: Register, column: RegisterColumn, row: int, drawing: Drawing) -> str:
    """Give a code of a criterion, a word that a measure asks for, or a name of the row's own."""
    plan = drawing.plan
    asked = [
        value for one in plan.measures if one.register == register.name for test in one.where
        if test.column == column.name for value in test.values
    ]  # fmt: skip
    if asked and drawing.chance.random() < 0.7:
        return drawing.one(asked)
    if "tiêu chí" in column.name:
        return "'" + drawing.chance.choice(plan.criteria).code
    return f"Mục {row}"
