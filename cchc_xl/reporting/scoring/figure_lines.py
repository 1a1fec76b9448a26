"""The figures of a scorecard, line by line: what each point stands on, and where it comes from."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from cchc_xl import forms
from cchc_xl.findings import Kind, kind_of
from cchc_xl.gathering import Gathered, described, gathered, measure_of
from cchc_xl.model.plan import Criterion, Plan, Shape, Target
from cchc_xl.model.reading import State
from cchc_xl.model.scorecard import Outcome, Score, Scored
from cchc_xl.reporting.scoring.beside_lines import beside_criterion, beside_target, register_lines
from cchc_xl.reporting.scoring.figure_line import STATES, FigureLine, answer_line, typed_line

UNSEEN = {Kind.CODE_TWICE, Kind.ROW_MISSING, Kind.PARTS_CONFLICT}  # what bars a score and stands in no figure
OWN = {"own ratio": ("total", "done"), "own count": ("done",), "own yes": ()}


def figure_lines(scored: Scored, plan: Plan) -> tuple[FigureLine, ...]:
    """Give all figures in the order of the plan: those of each criterion, of targets alone, of registers."""
    of_criteria = (line for one in plan.criteria for line in _of_criterion(one, scored, plan))
    of_targets = (line for one in plan.targets for line in _of_target(one, scored, plan))
    return (*of_criteria, *of_targets, *register_lines(scored.reading))


def _of_criterion(criterion: Criterion, scored: Scored, plan: Plan) -> Iterator[FigureLine]:
    figures, score = gathered(criterion, scored.reading), scored.card.score(criterion.code)
    if words := _barred(figures, score, scored):
        yield FigureLine(
            criterion.code, "barred", criterion.title, words, "chữ", content="Không chấm được từ số liệu dưới đây"
        )
    if figures.from_register:
        yield from _counted(figures, plan)
    else:
        yield from (_typed(figures, part) for part in figures.parts)
        if figures.entry.answer or not criterion.conditions:
            yield answer_line(figures.entry, (criterion.code, criterion.title))
        for held, entry in zip(criterion.conditions, figures.conditions, strict=True):
            yield answer_line(entry, (held.code, criterion.title), held.title)
    for part in ("claimed", "last_points", "last_figure"):
        figure = figures.entry.figure(part)
        if figure.state is not State.BLANK or part != "last_figure":
            yield typed_line((criterion.code, criterion.title), part, figure)
    yield from beside_criterion(figures, scored.reading)


def _barred(figures: Gathered, score: Score, scored: Scored) -> str:
    """Say how a criterion came out that its figures alone would not show: a finding bars it, or amounts are unknown."""
    codes = {figures.criterion.code, *(held.code for held in figures.criterion.conditions)}
    kinds = {kind_of(one) for one in scored.findings if one.criterion in codes}
    beside = Kind.NOT_APPLICABLE_WITH_FIGURE in kinds and not _has_figure(figures)
    if score.barred and (beside or kinds & UNSEEN):
        return forms.OUTCOMES[score.outcome.value]
    listed = figures.from_register and figures.shape in {Shape.LINES, Shape.ANSWERS}
    return forms.OUTCOMES["missing"] if listed and score.outcome is Outcome.MISSING and not _shows(figures) else ""


def _has_figure(figures: Gathered) -> bool:
    """Whether one of the figures that are shown is above zero; «Không áp dụng» may stand beside one that is not."""
    numbers = (figures.entry.figure(part).number for part in figures.parts)
    return any(number is not None and number > 0 for number in numbers)


def _shows(figures: Gathered) -> bool:
    """Whether the lines that are shown say all: no amount is unknown, and none below zero stands in another line."""
    if any(count.unknown for count in figures.counts.values()):
        return False
    shown = {line for part in figures.counts for line, _ in _numbers(figures, part)}
    hidden = (number for count in figures.counts.values() for line, number in count.lines if line not in shown)
    return not any(number < 0 for number in hidden)


def _typed(figures: Gathered, part: str) -> FigureLine:
    criterion = figures.criterion
    content = criterion.total if part == "total" else criterion.done
    unit = "" if part == "day" or criterion.unit == "%" else criterion.unit
    return typed_line((criterion.code, criterion.title), part, figures.entry.figure(part), content, unit)


def _counted(figures: Gathered, plan: Plan) -> Iterator[FigureLine]:
    criterion = figures.criterion
    parts = ("total", "done") if "total" in figures.counts else tuple(figures.counts)
    for part in parts:
        content = criterion.total if part == "total" else criterion.done
        for line, number in _numbers(figures, part):
            source = _described(plan, criterion.code, part, criterion.register)
            yield FigureLine(
                criterion.code, part, criterion.title, number, STATES[State.NUMBER], line, content,
                "" if criterion.unit == "%" else criterion.unit, criterion.register, source,
            )  # fmt: skip


def _numbers(figures: Gathered, part: str) -> list[tuple[str, Decimal | None]]:
    """Give the numbers of a part by line; the lines of a list are those of its total, the answers those offered."""
    count = figures.counts.get(part)
    by_line = dict(count.lines) if count else {}
    if figures.shape is Shape.LINES:
        return [(line, by_line.get(line, Decimal(0))) for line, _ in figures.counts["total"].lines]
    if figures.shape is Shape.ANSWERS:
        return [(option.label, by_line.get(option.label, Decimal(0))) for option in figures.criterion.options]
    return [("", count.number if count else None)]


def _of_target(target: Target, scored: Scored, plan: Plan) -> Iterator[FigureLine]:
    counted = [measure.part for measure in plan.measures_of(target.code)]
    parts: Sequence[str] = [part for part in ("total", "done") if part in counted]
    for part in parts:
        count = scored.reading.counts.get((target.code, part))
        register = next(one.register for one in plan.measures_of(target.code) if one.part == part)
        value = None if count is None or count.unknown else count.number
        state = STATES[State.BLANK if value is None else State.NUMBER]
        source = _described(plan, target.code, part, register)
        yield FigureLine(target.code, part, target.task, value, state, register=register, source=source)
    if target.judged_by in OWN:
        entry = scored.reading.entry(target.code)
        for part in OWN[target.judged_by]:
            content = target.total if part == "total" else target.done
            yield typed_line((target.code, target.task), part, entry.figure(part), content)
        yield answer_line(entry, (target.code, target.task))
    yield from beside_target(target, OWN.get(target.judged_by, ()), scored.reading)


def _described(plan: Plan, owner: str, part: str, register: str) -> str:
    measure = measure_of(plan, owner, part)
    return described(measure) if measure else f"Sổ «{register}»"
