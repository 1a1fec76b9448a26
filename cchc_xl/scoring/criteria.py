"""The score of one criterion."""

from datetime import date
from decimal import Decimal

from cchc_xl.findings import kind_of, sentence
from cchc_xl.gathering import Gathered, described, gathered, measure_of
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Criterion, Plan
from cchc_xl.model.reading import Reading
from cchc_xl.model.scorecard import Given, Outcome, Score, Used
from cchc_xl.numbers import fixed, rounded
from cchc_xl.rules import rule_of
from cchc_xl.scoring.outcomes import Settled, decide

NO_POINTS = Decimal(0)


def score_criterion(criterion: Criterion, reading: Reading, plan: Plan, barred: Finding | None = None) -> Score:
    """Score one criterion; a finding that bars it gives its outcome, and the reason is the finding's sentence."""
    figures = gathered(criterion, reading)
    if barred:
        decision: Given | Settled = Settled(kind_of(barred).bars or Outcome.ERROR, sentence(barred))
    else:
        decision = decide(figures, reading.as_of)
    if isinstance(decision, Settled):
        score = _settled(criterion, decision)
    else:
        score = _ruled(criterion, decision, plan.policy.decimals)
    score = _with_facts(score, figures, reading, plan)._replace(barred=barred is not None)
    return _without_evidence(score, criterion, plan)


def due_date(criterion: Criterion, reading: Reading, plan: Plan) -> date:
    """Give the day by which a criterion is due: its own, else the latest of its tasks, else the end of the period."""
    tasks = reading.counts.get(("", "due"))
    return criterion.due or dict(tasks.days if tasks else ()).get(criterion.code) or plan.end


def _ruled(criterion: Criterion, given: Given, decimals: int) -> Score:
    rule = rule_of(criterion)
    earned = rule.points(criterion, given)
    points = rounded(earned.points, decimals)
    reason = f"{rule.NAME.capitalize()}: {earned.working} → {fixed(points, decimals)} điểm"
    score = Score(criterion.code, Outcome.SCORED, criterion.maximum, points, points, points, reason, given=given)
    return _in_its_column(score, criterion, points)


def _settled(criterion: Criterion, settled: Settled) -> Score:
    reason = settled.why[:1].upper() + settled.why[1:]
    low, high, points = rule_of(criterion).floor(criterion), criterion.maximum, NO_POINTS
    computed: Decimal | None = None
    if settled.outcome is Outcome.FULL:
        low = points = computed = criterion.maximum
    elif settled.outcome is Outcome.EXCLUDED:
        low = high = NO_POINTS
    score = Score(criterion.code, settled.outcome, criterion.maximum, points, low, high, reason)
    return _in_its_column(score, criterion, computed)


def _in_its_column(score: Score, criterion: Criterion, points: Decimal | None) -> Score:
    return score._replace(surveyed=points) if criterion.surveyed else score._replace(computed=points)


def _with_facts(score: Score, figures: Gathered, reading: Reading, plan: Plan) -> Score:
    entry = figures.entry
    return score._replace(
        claimed=entry.figure("claimed").number,
        last_year=entry.figure("last_points").number,
        due=due_date(figures.criterion, reading, plan),
        figures=_used(figures, plan),
        evidence=_evidence(figures, reading),
        explanation="; ".join(filter(None, (one.explanation for one in (entry, *figures.conditions)))),
    )


def _without_evidence(score: Score, criterion: Criterion, plan: Plan) -> Score:
    """Under a plan that gives no points without evidence, take them; the sample plan only warns."""
    strict = plan.policy.missing_evidence == "0 điểm" and criterion.evidence == "required"
    if not strict or score.outcome is not Outcome.SCORED or score.evidence or score.explanation:
        return score
    left = min(score.points, NO_POINTS)
    reason = f"{score.reason}; thiếu tài liệu kiểm chứng → {fixed(left, plan.policy.decimals)} điểm"
    return score._replace(points=left, low=left, high=left, reason=reason)


def _evidence(figures: Gathered, reading: Reading) -> str:
    codes = {figures.criterion.code, *(condition.code for condition in figures.criterion.conditions)}
    typed = [one.evidence for one in (figures.entry, *figures.conditions) if one.evidence]
    listed = [one.number or one.summary or one.file for one in reading.evidence if one.criterion in codes]
    more = [number for number in dict.fromkeys(listed) if number and not any(number in words for words in typed)]
    return "; ".join((*dict.fromkeys(typed), *more))


def _used(figures: Gathered, plan: Plan) -> tuple[Used, ...]:
    if figures.from_register:
        return tuple(used for part in figures.counts for used in _counted(figures, part, plan))
    labels = {"done": figures.criterion.done, "total": figures.criterion.total, "day": figures.criterion.done}
    used = [_typed(figures, part, labels[part]) for part in figures.parts]
    for entry, label in zip(figures.conditions, (one.title for one in figures.criterion.conditions), strict=True):
        said = entry.answer.value if entry.answer else None
        used.append(Used(entry.code, label, said, str(entry.figure("answer").cell), entry.figure("answer").cell))
    if figures.entry.answer:
        cell = figures.entry.figure("answer").cell
        used.append(Used("answer", "Kết quả", figures.entry.answer.value, str(cell), cell))
    return tuple(used)


def _typed(figures: Gathered, part: str, label: str) -> Used:
    figure = figures.entry.figure(part)
    return Used(part, label, figure.value, str(figure.cell), figure.cell)


def _counted(figures: Gathered, part: str, plan: Plan) -> tuple[Used, ...]:
    criterion, count = figures.criterion, figures.counts[part]
    measure = measure_of(plan, criterion.code, part)
    source = described(measure) if measure else f"Sổ «{count.register}»"
    label = {"done": criterion.done, "total": criterion.total}.get(part, "")
    if count.lines:
        return tuple(Used(f"{part}: {name}", f"{label} – {name}", number, source) for name, number in count.lines)
    return (Used(part, label, count.number, source),)
