"""Results as pandas data frames, for analysis; the only module that imports pandas, and imported only when asked."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from pandas import DataFrame

from cchc_xl.findings import sentence, severity_of
from cchc_xl.model.finding import Finding
from cchc_xl.model.scorecard import Judgement, Score

Row = dict[str, object]


def to_frame(values: Iterable[Score | Judgement | Finding]) -> DataFrame:
    """Give scores, judgements or findings as a data frame, one row each; points and figures are floats.

    Scores have the columns criterion, outcome, maximum, claimed, computed, surveyed, appraised, points, lost, reason;
    judgements target, met, figure, reason; findings code, severity, file, sheet, cell, criterion, official, message.
    """
    return DataFrame([_row(value) for value in values])


def _row(value: Score | Judgement | Finding) -> Row:
    if isinstance(value, Score):
        return _score(value)
    return _judgement(value) if isinstance(value, Judgement) else _finding(value)


def _score(score: Score) -> Row:
    points = ("maximum", "claimed", "computed", "surveyed", "appraised", "points", "lost")
    numbers = {name: _float(getattr(score, name)) for name in points}
    return {"criterion": score.criterion, "outcome": score.outcome.value, **numbers, "reason": score.reason}


def _judgement(judged: Judgement) -> Row:
    return {"target": judged.target, "met": judged.met, "figure": _float(judged.figure), "reason": judged.reason}


def _finding(finding: Finding) -> Row:
    cell = finding.cell
    return {
        "code": finding.code,
        "severity": severity_of(finding).value,
        "file": cell.file,
        "sheet": cell.sheet,
        "cell": cell.address,
        "criterion": finding.criterion,
        "official": finding.official,
        "message": sentence(finding),
    }


def _float(value: Decimal | Fraction | None) -> float | None:
    return None if value is None else float(value)
