"""Means of columns, and their share of a maximum, as formulas and as the values that these have."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from cchc_xl.model.cell import address
from cchc_xl.numbers import ratio, rounded

DECIMALS = 8


def mean_of(numbers: Sequence[Decimal | None]) -> Decimal | None:
    """Give the mean of the numbers to eight decimals; None where there are none."""
    known = [one for one in numbers if one is not None]
    return rounded(Fraction(sum(known, Decimal(0))) / len(known), DECIMALS) if known else None


def mean_formula(first: tuple[int, int], last: tuple[int, int]) -> str:
    """Give the formula of the mean of the numbers in some cells of the same sheet."""
    cells = f"{address(*first)}:{address(*last)}"
    return f'=IF(COUNT({cells})>0,ROUND(AVERAGE({cells}),{DECIMALS}),"")'


def share_of(mean: Decimal | None, most: Decimal) -> Decimal | None:
    """Give what a mean is of a maximum; None where either is not there."""
    return None if mean is None or not most else rounded(ratio(mean, most), DECIMALS)


def share_formula(mean: tuple[int, int], most: tuple[int, int]) -> str:
    """Give the formula of what a mean is of a maximum."""
    shown, whole = address(*mean), address(*most)
    return f'=IF(AND(ISNUMBER({shown}),N({whole})>0),ROUND({shown}/{whole},{DECIMALS}),"")'
