"""The history as JSON: exact numbers as decimal strings, null for what is not known."""

from collections.abc import Iterable
from decimal import Decimal

from cchc_xl.model.course import AgencyThen, Course, Past, Troubles
from cchc_xl.model.plan import Plan
from cchc_xl.model.ranking import Change
from cchc_xl.reporting.record import SCHEMA, Json


def course_record(course: Course, plan: Plan | None) -> Json:
    """Give the runs as JSON, the oldest first; ``plan`` is None where nothing was kept yet and none was needed."""
    return {
        "schema": SCHEMA,
        "plan": {"id": plan.code, "year": plan.year} if plan else None,
        "goal": plan.goal.place if plan else None,
        "runs": [_past(one) for one in course.runs],
        "agency": {"code": course.agency.code, "name": course.agency.title} if course.agency else None,
        "agency_runs": [_then(one) for one in course.then],
    }


def _past(past: Past) -> Json:
    moment = past.moment
    return {
        "run": moment.number,
        "as_of": moment.day.isoformat(),
        "ranked": moment.ranked,
        "mean": _text(moment.mean),
        "first": _text(moment.first),
        "leaders": list(past.leaders),
        "goal": _text(moment.goal),
        **_found(past.troubles),
    }


def _then(then: AgencyThen) -> Json:
    return {
        "run": then.number,
        "as_of": then.day.isoformat(),
        "index": _text(then.stood.index),
        "place": then.stood.place,
        "areas": {code: _text(points) for code, points in then.areas.items()},
        "reason": then.reason or None,
        **_found(then.troubles),
        "since": then.since,
        "changes": list(_changes(then.changes)),
    }


def _changes(changes: Iterable[Change]) -> Iterable[Json]:
    return (
        {"criterion": one.criterion, "from": _text(one.before), "to": _text(one.now), "reason": one.reason}
        for one in changes
    )


def _found(troubles: Troubles) -> Json:
    return {"errors": troubles.errors, "warnings": troubles.warnings}


def _text(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"
