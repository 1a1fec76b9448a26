"""This year beside the last, as JSON: how each criterion changed, what left the maximum, and the weaknesses."""

from decimal import Decimal

from cchc_xl.model.year_on_year import Compared, Then, Weakness, YearOnYear
from cchc_xl.numbers import rounded
from cchc_xl.reporting.record import INDEX_DECIMALS, Json


def year_record(year: YearOnYear) -> Json:
    """Give a comparison as JSON; ``year`` and ``index_before`` are null where no workbook of last year was given.

    ``criteria`` has every criterion, the groups name them by their codes; a sum stands for those that compare.
    """
    groups = ("risen", "fallen", "same", "unknown", "held", "slipped", "waiting")
    return {
        "year": year.year,
        "index_before": None if year.index is None else f"{rounded(year.index, INDEX_DECIMALS):f}",
        "points_before": _text(year.before),
        "points": _text(year.points),
        **{name: [one.criterion for one in getattr(year, name)] for name in groups},
        "criteria": [_compared(one) for one in (*year.compared, *year.unknown)],
        "weaknesses": [_weakness(one) for one in year.weaknesses],
        "notes": [{"criterion": note.criterion, "said": note.said} for note in year.notes],
        "gone": [_gone(one) for one in year.gone],
    }


def _compared(one: Compared) -> Json:
    return {
        "criterion": one.criterion,
        "points_before": _text(one.before),
        "points": _text(one.points),
        "change": _text(one.change),
        "maximum_before": _text(one.maximum_before),
        "maximum": _text(one.maximum),
        "figure_before": _text(one.figure_before),
        "figure": _text(one.figure),
        "reason": one.reason or None,
    }


def _weakness(one: Weakness) -> Json:
    return {
        "target": one.target,
        "clause": one.clause,
        "task": one.task,
        "criteria": [part.criterion for part in one.parts],
        "points_before": _text(one.before),
        "points": _text(one.points),
        "maximum": _text(one.maximum),
        "improved": one.improved,
        "reason": one.reason or None,
    }


def _gone(one: Then) -> Json:
    return {
        "criterion": one.code,
        "title": one.title,
        "points_before": _text(one.points),
        "maximum_before": _text(one.maximum),
    }


def _text(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"
