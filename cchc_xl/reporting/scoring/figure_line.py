"""One line of «Số liệu»: a figure, whose it is, its state as it was read, and where it comes from."""

from dataclasses import dataclass

from cchc_xl import forms
from cchc_xl.books.limits import Value
from cchc_xl.model.cell import Cell
from cchc_xl.model.reading import Entry, Figure, State
from cchc_xl.numbers import plain
from cchc_xl.text import shown_date

STATES = {state: forms.FIGURE_STATES[state.value] for state in State}


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One figure: whose it is, which part (and line of a list), its value, and where it comes from."""

    owner: str
    part: str
    title: str
    value: Value
    state: str
    line: str = ""
    content: str = ""
    unit: str = ""
    register: str = ""
    source: str = ""
    cell: Cell | None = None


def typed_line(owner: tuple[str, str], part: str, figure: Figure, content: str = "", unit: str = "") -> FigureLine:
    """Give the line of a typed cell; ``owner`` is a code and its title. A blank cell has no source."""
    code, title = owner
    cell = None if figure.state is State.BLANK else figure.cell
    value = _value(figure, part.removeprefix("typed_"))
    return FigureLine(code, part, title, value, STATES[figure.state], "", content, unit, "", _place(cell), cell)


def answer_line(entry: Entry, owner: tuple[str, str], content: str = "", part: str = "answer") -> FigureLine:
    """Give the line of «Kết quả»: the answer that was understood, else what stands there."""
    figure = entry.figure("answer")
    code, title = owner
    value = entry.answer.value if entry.answer else _text(figure)
    cell = None if figure.state is State.BLANK else figure.cell
    return FigureLine(code, part, title, value, STATES[figure.state], "", content, source=_place(cell), cell=cell)


def _value(figure: Figure, part: str) -> Value:
    """Give a day where a day belongs and a number where a number does; anything else is text, so formulas refuse it."""
    wanted = figure.day if part == "day" else figure.number
    return _text(figure) if wanted is None else wanted


def _text(figure: Figure) -> str:
    if figure.state is State.UNCALCULATED:
        return forms.UNCALCULATED
    if figure.day is not None:
        return shown_date(figure.day)
    return figure.text if figure.number is None else plain(figure.number)


def _place(cell: Cell | None) -> str:
    return "" if cell is None else f"«{cell.sheet}»!{cell.address}"
