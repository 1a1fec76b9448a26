"""Results as JSON: exact numbers as decimal strings, null for what is unknown, stable codes and keys."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from cchc_xl.findings import sentence, severity_of
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Agency, Criterion, Plan, Target
from cchc_xl.model.ranking import Ranking, Standing
from cchc_xl.model.scorecard import AreaSum, Judgement, Score, Scorecard, Totals
from cchc_xl.numbers import rounded
from cchc_xl.rules import rule_of

SCHEMA = 1
INDEX_DECIMALS = 8

Json = dict[str, Any]


def score_record(card: Scorecard, findings: Sequence[Finding], plan: Plan, language: str = "vi") -> Json:
    """Give one agency's scorecard as JSON."""
    return {
        "schema": SCHEMA,
        "plan": _plan(plan),
        "agency": _agency(card.agency),
        "as_of": card.as_of.isoformat(),
        **_totals(card.totals),
        "criteria": [_criterion(one, score) for one, score in zip(plan.criteria, card.scores, strict=True)],
        "targets": [_target(one, judged) for one, judged in zip(plan.targets, card.targets, strict=True)],
        "findings": finding_records(findings, language),
    }


def ranking_record(ranking: Ranking, findings: Sequence[Finding], plan: Plan, language: str = "vi") -> Json:
    """Give the ranking as JSON."""
    return {
        "schema": SCHEMA,
        "plan": _plan(plan),
        "goal": ranking.goal,
        "ranking": [_standing(standing) for standing in ranking.standings],
        "findings": finding_records(findings, language),
    }


def finding_records(findings: Iterable[Finding], language: str = "vi") -> list[Json]:
    """Give findings as JSON."""
    return [
        {
            "code": finding.code,
            "severity": severity_of(finding).value,
            "file": finding.cell.file,
            "sheet": finding.cell.sheet or None,
            "cell": finding.cell.address or None,
            "criterion": finding.criterion or None,
            "official": finding.official or None,
            "message": sentence(finding, language),
        }
        for finding in findings
    ]


def _plan(plan: Plan) -> Json:
    return {"id": plan.code, "year": plan.year, "version": plan.version, "fingerprint": plan.fingerprint}


def _agency(agency: Agency) -> Json:
    return {"code": agency.code, "name": agency.title}


def _totals(totals: Totals) -> Json:
    return {
        "index": _exact(totals.index),
        "points": _text(totals.points),
        "maximum": _text(totals.maximum),
        "bounds": {"low": _exact(totals.low), "high": _exact(totals.high)},
        "areas": [_area(area) for area in totals.areas],
    }


def _area(area: AreaSum) -> Json:
    return {"code": area.code, "points": _text(area.points), "maximum": _text(area.maximum)}


def _criterion(criterion: Criterion, score: Score) -> Json:
    return {
        "code": criterion.code,
        "title": criterion.title,
        "maximum": _text(criterion.maximum),
        "claimed": _text(score.claimed),
        "computed": _text(score.computed),
        "surveyed": _text(score.surveyed),
        "appraised": _text(score.appraised),
        "points": _text(score.points),
        "lost": _text(score.lost),
        "outcome": score.outcome.value,
        "reason": score.reason,
        "method": rule_of(criterion).method(criterion),
        "official": criterion.official or None,
        "clause": criterion.clause,
        "figures": {used.part: _text(used.value) for used in score.figures},
        "sources": {used.part: used.source for used in score.figures},
    }


def _target(target: Target, judged: Judgement) -> Json:
    return {
        "id": target.code,
        "met": judged.met,
        "figure": _exact(judged.figure),
        "operator": target.operator,
        "value": target.value,
        "reason": judged.reason,
        "official": target.official or None,
    }


def _standing(standing: Standing) -> Json:
    totals = standing.card.totals if standing.card else None
    return {
        "place": standing.place,
        "agency": _agency(standing.agency) if standing.agency.code else None,
        "file": standing.file or None,
        "status": standing.status.value,
        "reason": standing.reason or None,
        **(_totals(totals) if totals else {"index": None, "points": None, "areas": [], "bounds": None}),
    }


def _exact(value: Fraction | None) -> str | None:
    return None if value is None else f"{rounded(value, INDEX_DECIMALS):f}"


def _text(value: Decimal | date | str | None) -> str | None:
    if value is None:
        return None
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat() if isinstance(value, date) else value
