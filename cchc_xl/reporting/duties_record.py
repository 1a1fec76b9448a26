"""What each official still has to do, as JSON: the duties, the targets not met, and the facts for an evaluation."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from cchc_xl.model.duty import Duties, Duty, Facts, Unmet
from cchc_xl.model.plan import Plan
from cchc_xl.model.scorecard import Scored
from cchc_xl.reporting.improvement_record import HEAD, loss_record
from cchc_xl.reporting.record import Json, score_record


def duties_record(scored: Scored, everyone: Sequence[Duties], plan: Plan) -> Json:
    """Give the duties of all officials as JSON, in their order: points as decimal strings, null for what is unknown."""
    score = score_record(scored.card, (), plan)
    return {**{key: score[key] for key in HEAD}, "officials": [_official(one) for one in everyone]}


def _official(one: Duties) -> Json:
    return {
        "name": one.name,
        "title": one.title,
        "overdue": f"{one.overdue:f}",
        "duties": [_duty(duty) for duty in one.duties],
        "unmet": [_unmet(target) for target in one.unmet],
        "facts": _facts(one.facts),
    }


def _duty(duty: Duty) -> Json:
    gain = None if duty.gain is None else f"{duty.gain:f}"
    return {**loss_record(duty.loss), "overdue": duty.overdue, "needed": duty.needed, "gain": gain}


def _unmet(unmet: Unmet) -> Json:
    target = unmet.target
    return {"target": target.code, "clause": target.clause, "task": target.task, "reason": unmet.reason}


def _facts(facts: Facts) -> Json:
    return {
        "held": facts.held,
        "maximum": f"{facts.maximum:f}",
        "won": f"{facts.won:f}",
        "lost": f"{facts.lost:f}",
        "due": facts.due,
        "in_time": facts.in_time,
        "full": list(facts.full),
        "risen": _changes(facts.risen),
        "fallen": _changes(facts.fallen),
    }


def _changes(changes: Iterable[tuple[str, Decimal]]) -> Json:
    return {criterion: f"{change:f}" for criterion, change in changes}
