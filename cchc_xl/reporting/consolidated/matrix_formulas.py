"""The sums of a row of «Ma trận điểm» as formulas: points, applicable maximum, index, and its bounds.

A criterion that left the scale is a blank cell, which leaves the maximum too. Which criteria are open is known when
the workbook is written; appraised points settle them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cchc_xl.books.limits import Live
from cchc_xl.model.cell import address
from cchc_xl.model.scorecard import Scorecard
from cchc_xl.numbers import rounded
from cchc_xl.reporting.appraised_cells import in_force
from cchc_xl.reporting.consolidated.appraisals import appraised_cell
from cchc_xl.reporting.consolidated.places import FIRST_CRITERION, LEAST, MAXIMA, Places, Run
from cchc_xl.rules import rule_of
from cchc_xl.tally import RANK_DECIMALS


@dataclass(frozen=True, slots=True)
class Ranges:
    """The columns inside and outside the scale, and what of them is the same in every row."""

    inside: Sequence[Run]
    outside: Sequence[Run]
    floors: Mapping[str, bool]


def ranges_of(places: Places) -> Ranges:
    """Give the columns that the sums are about."""
    floors = {one.code: rule_of(one).floor(one) != 0 for one in places.criteria}
    return Ranges(places.runs(outside=False), places.runs(outside=True), floors)


def sum_formulas(row: int, agency: str, card: Scorecard, places: Places, ranges: Ranges) -> dict[str, Live]:
    """Give each sum of a row: its formula and the value that it has now; above so many communes bounds are values."""
    totals, decimals = card.totals, places.plan.policy.decimals
    index, low, high = (
        None if one is None else rounded(one, RANK_DECIMALS) for one in (totals.index, totals.low, totals.high)
    )
    inside, outside = (_cells(row, runs) for runs in (ranges.inside, ranges.outside))
    most = address(row, places.sum_column("applicable"))
    cap = address(MAXIMA, places.sum_column("index"), absolute=True)
    both = ",".join(filter(None, (inside, outside)))
    found: dict[str, Live] = {
        "points": (f"=ROUND(SUM({both}),{decimals + 2})", totals.points),
        "applicable": (_applicable(row, ranges.inside), totals.maximum),
        "index": (_index((inside, outside), ("", ""), most, cap), index),
    }
    if not places.live:
        return found | {"low": ("", low), "high": ("", high)}
    return found | {
        key: (_index((inside, outside), _gains(agency, card, places, ranges, key), most, cap), value)
        for key, value in (("low", low), ("high", high))
    }


def _cells(row: int, runs: Sequence[Run]) -> str:
    return ",".join(f"{address(row, first)}:{address(row, last)}" for first, last in runs)


def _applicable(row: int, inside: Sequence[Run]) -> str:
    maxima = (f"{_fixed(MAXIMA, first)}:{_fixed(MAXIMA, last)}" for first, last in inside)
    sums = (
        f"SUMPRODUCT(--ISNUMBER({address(row, first)}:{address(row, last)}),{most})"
        for (first, last), most in zip(inside, maxima, strict=True)
    )
    return f"={'+'.join(sums) or '0'}"


def _fixed(row: int, column: int) -> str:
    """Name a cell of the head of the table; its row stays when the formula is copied down."""
    letters, number = address(row, column), str(row + 1)
    return f"{letters[: -len(number)]}${number}"


def _index(cells: tuple[str, str], gains: tuple[str, str], most: str, cap: str) -> str:
    """Points inside the scale by the applicable maximum, and those outside beside them, up to the cap."""
    inside, outside = (f"{f'SUM({own})' if own else '0'}{gained}" for own, gained in zip(cells, gains, strict=True))
    beyond = "" if outside == "0" else f"+{outside}"
    return f'=IF(N({most})>0,ROUND(MIN(({inside})/{most}*100{beyond},{cap}),{RANK_DECIMALS}),"")'


def _gains(agency: str, card: Scorecard, places: Places, ranges: Ranges, key: str) -> tuple[str, str]:
    """What open criteria may still bring, inside and outside the scale: their least, or their maximum."""
    outside = {area.code for area in places.plan.areas if area.outside}
    open_ones = {score.criterion: score for score in card.scores if score.outcome.is_open}
    found: dict[bool, list[str]] = {False: [], True: []}
    for number, criterion in enumerate(places.criteria):
        if criterion.code in open_ones and (key == "high" or ranges.floors[criterion.code]):
            appraised = in_force(appraised_cell(places.blocks[agency] + number), open_ones[criterion.code])
            still = _fixed(MAXIMA if key == "high" else LEAST, FIRST_CRITERION + number)
            found[criterion.area in outside].append(f"+IF(ISNUMBER({appraised}),0,{still})")
    return "".join(found[False]), "".join(found[True])
