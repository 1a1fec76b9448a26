"""The figures of a criterion that can be tried: their names, what they are now, and the slots of the rule they fill."""

from collections.abc import Iterator
from typing import NamedTuple

from cchc_xl import forms
from cchc_xl.books.limits import Value
from cchc_xl.model.plan import Criterion, NotApplicable, Plan, Shape
from cchc_xl.model.scorecard import Score
from cchc_xl.reporting.scoring import figures
from cchc_xl.reporting.scoring.places import Places
from cchc_xl.reporting.scoring.score_formulas import asks_for_evidence
from cchc_xl.rules import rule_of

PARTS = {
    Shape.RATIO: ("total", "done"),
    Shape.COUNT: ("done",),
    Shape.LINES: ("total", "done"),
    Shape.DATE: ("day",),
    Shape.ANSWERS: ("answers",),
    Shape.CONDITIONS: (),
}
YES, NO, NOT_APPLICABLE = forms.ANSWERS
EVIDENCE = "Tài liệu kiểm chứng hoặc giải trình"


class Try(NamedTuple):
    """A figure that can be tried: ``cell`` has what it is now, blank where nothing was counted yet.

    ``words`` are the answers that can be chosen, none where a number or a day is due.
    """

    slot: str
    label: str
    cell: str = ""
    now: Value = None
    words: tuple[str, ...] = ()
    is_day: bool = False


def tries_of(criterion: Criterion, score: Score, plan: Plan, places: Places) -> tuple[Try, ...]:
    """Give the figures that can be tried, those of one slot below each other; none where points were appraised."""
    if score.appraised is not None:
        return ()
    return (
        *_figures(criterion, places),
        *_survey(criterion, places),
        *_conditions(criterion, places),
        *_answer(criterion, places),
        *_evidence(criterion, score, plan, places),
    )


def _figures(criterion: Criterion, places: Places) -> Iterator[Try]:
    shape = rule_of(criterion).shape(criterion)
    for part in PARTS[shape]:
        lines = places.lines.get((criterion.code, part), ())
        first, _ = places.figures.get((criterion.code, part), (0, 0))
        slot = f"lines.{part}" if shape is Shape.LINES else part
        for row, line in enumerate(lines, start=first):
            content = line.line if shape is Shape.ANSWERS else " – ".join(filter(None, (line.content, line.line)))
            label = f"{forms.PARTS[part]}: {content}" if content else forms.PARTS[part]
            yield Try(slot, label, figures.cell_of(row), line.value, is_day=part == "day")


def _survey(criterion: Criterion, places: Places) -> Iterator[Try]:
    """Give the answers of a survey that was not held yet."""
    if rule_of(criterion).shape(criterion) is Shape.ANSWERS and (criterion.code, "answers") not in places.lines:
        for option in criterion.options:
            yield Try("answers", f"{forms.PARTS['answers']}: {option.label}")


def _conditions(criterion: Criterion, places: Places) -> Iterator[Try]:
    for place, held in enumerate(criterion.conditions, start=1):
        if cell := places.figure(held.code, "answer"):
            said = places.lines[held.code, "answer"][0].value
            yield Try(f"condition.{place}", f"{held.code} {held.title}", cell, said, (YES, NO))


def _answer(criterion: Criterion, places: Places) -> Iterator[Try]:
    """Give «Kết quả» where the rule asks for it, or where it says something that may have to be unsaid."""
    cell = places.figure(criterion.code, "answer")
    shape = rule_of(criterion).shape(criterion)
    if cell is None:
        return
    said = places.lines[criterion.code, "answer"][0].value
    asked = shape is Shape.DATE or (shape is Shape.CONDITIONS and not criterion.conditions)
    if asked or said:
        refused = criterion.not_applicable is NotApplicable.REFUSED
        yield Try("answer", forms.PARTS["answer"], cell, said, (YES, NO) if refused else forms.ANSWERS)


def _evidence(criterion: Criterion, score: Score, plan: Plan, places: Places) -> Iterator[Try]:
    if asks_for_evidence(criterion, plan):
        cell = "&".join(places.score(criterion.code, key) for key in ("evidence", "explanation"))
        yield Try("evidence", EVIDENCE, cell, YES if score.evidence or score.explanation else None, (YES, NO))
