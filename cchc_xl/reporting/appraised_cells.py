"""What an appraised cell shows, and the points that it gives to formulas."""

from decimal import Decimal

from cchc_xl.model.scorecard import Score


def shown(score: Score) -> Decimal | str | None:
    """Give what stands in the cell: the points, or what was typed in their place, so that it can be corrected."""
    return score.refused or score.appraised


def in_force(cell: str, score: Score) -> str:
    """Name the points of the cell; where a text that is none stands there, those that counted before go on."""
    if not score.refused or score.appraised is None:
        return cell
    return f'IF(ISTEXT({cell}),{score.appraised},IF(ISNUMBER({cell}),{cell},""))'
