"""Cells that hold an error, a formula never calculated, or text where a number or date belongs."""

from collections.abc import Iterator

from cchc_xl import forms
from cchc_xl.findings import Kind
from cchc_xl.gathering import Gathered, gathered
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Criterion, NotApplicable, Plan
from cchc_xl.model.reading import Entry, Figure, Reading, State
from cchc_xl.numbers import percent_in, two_readings
from cchc_xl.text import date_fault

BESIDE = ("last_figure", "last_points", "claimed")
ANSWER_KINDS = {State.ERROR: Kind.FIGURE_ERROR, State.UNCALCULATED: Kind.FIGURE_UNCALCULATED}


def check(reading: Reading, plan: Plan) -> Iterator[Finding]:
    """Look at the cells that each rule needs (these bar), and at the others beside them (these warn)."""
    for criterion in plan.criteria:
        figures = gathered(criterion, reading)
        needed = () if figures.from_register else figures.parts
        for part in needed:
            if kind := _kind(figures.entry.figure(part), part):
                yield _finding(kind, figures, part)
        for part in (*BESIDE, *(part for part in figures.parts if part not in needed)):
            if _kind(figures.entry.figure(part), part):
                yield _ignored(figures, part)
        for entry in figures.conditions or (figures.entry,):
            yield from _answer(entry, criterion, needed=not figures.from_register)
    yield from _own_targets(reading, plan)


def _own_targets(reading: Reading, plan: Plan) -> Iterator[Finding]:
    for target in plan.targets:
        entry = reading.entries.get(target.code)
        for part in ("done", "total"):
            if entry and _kind(entry.figure(part), part):
                figure = entry.figure(part)
                yield Kind.FIGURE_IGNORED.at(
                    figure.cell, official=target.official, column=forms.FORM_HEADERS[part], value=figure.text
                )


def _kind(figure: Figure, part: str) -> Kind | None:
    wanted = State.DATE if part == "day" else State.NUMBER
    match figure.state:
        case State.ERROR:
            return Kind.FIGURE_ERROR
        case State.UNCALCULATED:
            return Kind.FIGURE_UNCALCULATED
        case State.BLANK:
            return None
        case state:
            return None if state is wanted else Kind.FIGURE_TEXT


def _finding(kind: Kind, figures: Gathered, part: str) -> Finding:
    figure, criterion = figures.entry.figure(part), figures.criterion
    wanted, wanted_en = ("ngày", "a date") if part == "day" else ("số", "a number")
    facts = {"column": forms.FORM_HEADERS[part], "value": figure.text or "công thức chưa tính"}
    if figure.state is State.TEXT and (said := _explained(figure.text, part)):
        kind, more = said
        return kind.at(figure.cell, criterion.code, criterion.official, **facts, **more)
    return kind.at(figure.cell, criterion.code, criterion.official, **facts, wanted=wanted, wanted_en=wanted_en)


def _ignored(figures: Gathered, part: str) -> Finding:
    figure, criterion = figures.entry.figure(part), figures.criterion
    facts = {"column": forms.FORM_HEADERS[part], "value": figure.text or "công thức chưa tính"}
    return Kind.FIGURE_IGNORED.at(figure.cell, criterion.code, criterion.official, **facts)


def _explained(text: str, part: str) -> tuple[Kind, dict[str, str]] | None:
    """Say more of text that is nearly a date, has two meanings, or is a share where a number is wanted."""
    if part == "day":
        why, why_en = date_fault(text)
        return (Kind.DATE_IMPOSSIBLE, {"why": why, "why_en": why_en}) if why else None
    if readings := two_readings(text):
        return Kind.FIGURE_AMBIGUOUS, dict(zip(("whole", "fraction"), readings, strict=True))
    return None if percent_in(text) is None else (Kind.PERCENT_FOR_NUMBER, {})


def _answer(entry: Entry, criterion: Criterion, *, needed: bool) -> Iterator[Finding]:
    """An answer that is there but means nothing bars, except beside a register that speaks."""
    figure = entry.figure("answer")
    if entry.answer is None and figure.state is not State.BLANK:
        kind = ANSWER_KINDS.get(figure.state, Kind.ANSWER_UNKNOWN) if needed else Kind.FIGURE_IGNORED
        facts = {"column": forms.FORM_HEADERS["answer"], "value": figure.text or "công thức chưa tính"}
        choices = forms.ANSWERS if criterion.not_applicable is not NotApplicable.REFUSED else forms.ANSWERS[:2]
        facts["choices"] = ", ".join(choices[:-1]) + f" hoặc {choices[-1]}"
        yield kind.at(figure.cell, criterion.code, criterion.official, **facts)
