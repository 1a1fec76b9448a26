"""What could be better, as JSON: losses, the steps of the cheapest way, what each criterion could do, and last year."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction

from cchc_xl.model.advice import Advice, Change, Step
from cchc_xl.model.improvement import Improvement, Ledger, Loss, Way
from cchc_xl.model.plan import Plan
from cchc_xl.model.scorecard import Scored
from cchc_xl.numbers import rounded
from cchc_xl.reporting.record import INDEX_DECIMALS, Json, score_record
from cchc_xl.reporting.year_record import year_record

HEAD = ("schema", "plan", "agency", "as_of", "index", "points", "maximum")


def improvement_record(scored: Scored, improvement: Improvement, plan: Plan) -> Json:
    """Give an improvement as JSON: exact numbers as decimal strings, null for what is unknown or was not asked."""
    score = score_record(scored.card, (), plan)
    way, owed = improvement.way, {loss.criterion: loss for loss in improvement.ledger.losses}
    return {
        **{key: score[key] for key in HEAD},
        "period_over": scored.card.as_of >= plan.end,
        **_ledger(improvement.ledger),
        "goal": _index(way.goal) if way else None,
        "reachable": way.reachable if way else None,
        "steps": [_step(step, owed[step.criterion]) for step in way.steps] if way else [],
        "way": _way(way) if way else None,
        "advice": [_advice(owed[code], advice) for code, advice in improvement.advice],
        "year_on_year": year_record(improvement.year),
    }


def _ledger(ledger: Ledger) -> Json:
    return {
        "lost": _text(ledger.lost),
        "ledger": [loss_record(loss) for loss in ledger.losses],
        "lost_by_area": {code: _text(lost) for code, lost in ledger.by_area},
        "lost_by_official": {name: _text(lost) for name, lost in ledger.by_official},
    }


def loss_record(loss: Loss) -> Json:
    """Give one criterion below its maximum as JSON."""
    return {
        "criterion": loss.criterion,
        "title": loss.title,
        "area": loss.area,
        "lost": _text(loss.lost),
        "points": _text(loss.points),
        "maximum": _text(loss.maximum),
        "outcome": loss.outcome.value,
        "rule": loss.rule,
        "reason": loss.reason,
        "figures": {used.part: _text(used.value) for used in loss.figures},
        "clause": loss.clause,
        "official": loss.official,
        "due": _text(loss.due),
        "overdue": loss.overdue,
        "evidence_missing": loss.evidence_missing,
        "last_year": _text(loss.last_year),
    }


def _way(way: Way) -> Json:
    return {"index": _index(way.index), "best": _index(way.best), "cost": _index(way.cost)}


def _advice(loss: Loss, advice: Advice) -> Json:
    steps = [_step(step, loss) for step in advice.milestones]
    return {"criterion": loss.criterion, "limit": advice.limit or None, "steps": steps}


def _step(step: Step, loss: Loss) -> Json:
    return {
        "criterion": step.criterion,
        "official": loss.official,
        "due": _text(loss.due),
        "aim": step.aim.value,
        "next_time": step.next_time,
        "units": _text(step.units),
        "points": _text(step.points),
        "gain": _text(step.gain),
        "changes": list(_changes(step.changes)),
        "sentence": step.sentence,
    }


def _changes(changes: Iterable[Change]) -> Iterable[Json]:
    return (
        {"part": one.part, "label": one.label, "from": _text(one.before), "to": _text(one.after)} for one in changes
    )


def _index(value: Fraction) -> str:
    return f"{rounded(value, INDEX_DECIMALS):f}"


def _text(value: Decimal | date | str | None) -> str | None:
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat() if isinstance(value, date) else value
