"""Exact numbers: Decimal in, Fraction for ratios, and the one place that rounds."""

import operator
import re
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any

Number = Decimal | Fraction | int

COMPARE: Mapping[str, Callable[[Any, Any], bool]] = {
    ">=": operator.ge,
    ">": operator.gt,
    "<=": operator.le,
    "<": operator.lt,
    "=": operator.eq,
}
LONGEST = 40  # characters of a number; Excel keeps 15 digits
GROUPED = r"[+-]?\d{1,3}(\s\d{3})+([.,]\d+)?"  # \s knows the no-break spaces too
VIETNAMESE = str.maketrans(",.", ".,")
SIGN = {">=": "≥", ">": ">", "<=": "≤", "<": "<", "=": "="}


def compares(left: Number, sign: str, right: Number) -> bool:
    """Compare exactly; ``sign`` is one of ``>=  >  <=  <  =``."""
    return bool(COMPARE[sign](left, right))


def rounded(value: Number, decimals: int) -> Decimal:
    """Round half away from zero, as a person and as Excel's ROUND does."""
    numerator, denominator = value.as_integer_ratio()  # far faster than to calculate with fractions
    whole = (2 * abs(numerator) * 10**decimals + denominator) // (2 * denominator)
    return Decimal(whole if numerator >= 0 else -whole).scaleb(-decimals)


def ratio(part: Number, whole: Number) -> Fraction:
    """Give the exact share of a part in a whole, which is not zero."""
    (above, below), (top, bottom) = part.as_integer_ratio(), whole.as_integer_ratio()
    return Fraction(above * bottom, below * top)  # far faster than to divide fractions


def as_excel_shows(value: float) -> Decimal:
    """Turn a cell's binary number into the decimal of 15 digits that Excel shows."""
    shown = Decimal(f"{value:.15g}")
    return Decimal(int(shown)) if shown == shown.to_integral_value() else shown


def number_in(text: str) -> Decimal | None:
    """Read a number written the Vietnamese way (``1.234,5``); None where it is no number or could mean two."""
    tight = text.strip()
    if len(tight) > LONGEST:
        return None
    if re.fullmatch(GROUPED, tight):
        tight = re.sub(r"\s", "", tight)
    if re.fullmatch(r"[+-]?\d{1,3}(\.\d{3})+(,\d+)?", tight) and (tight.count(".") > 1 or "," in tight):
        tight = tight.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"[+-]?\d+,\d+", tight):
        tight = tight.replace(",", ".")
    elif not re.fullmatch(r"[+-]?(\d+(\.\d{1,2}|\.\d{4,})?|0\.\d+)", tight):
        return None
    try:
        return Decimal(tight)
    except InvalidOperation:  # pragma: no cover - the patterns above admit only decimals
        return None


def two_readings(text: str) -> tuple[str, str] | None:
    """Give both numbers that a text like ``1.234`` may mean: ``1234`` and ``1,234``; None where it has one meaning."""
    tight = text.strip()
    ambiguous = number_in(tight) is None and re.fullmatch(r"[+-]?\d{1,3}\.\d{3}", tight)
    return (tight.replace(".", ""), tight.replace(".", ",")) if ambiguous else None


def percent_in(text: str) -> Decimal | None:
    """Read a percentage written with its sign: ``95,5 %`` is 95,5; None for anything else."""
    tight = text.strip()
    return number_in(tight[:-1]) if tight.endswith("%") else None


def is_number(text: str) -> bool:
    """Whether text is a number as the plan writes it, with a point: ``99.5``."""
    try:
        return Decimal(text).is_finite()
    except InvalidOperation:
        return False


def decimals_of(value: Decimal) -> int:
    """Give how many decimals a number has."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def plain(value: Number) -> str:
    """Write a number the Vietnamese way without needless zeros: ``1.234,5``."""
    numerator, denominator = value.as_integer_ratio()
    if denominator == 1:
        return f"{numerator:,}".replace(",", ".")
    places = next((n for n in range(1, 7) if 10**n % denominator == 0), 6)
    return fixed(value, places).rstrip("0").rstrip(",")


def fixed(value: Number, decimals: int) -> str:
    """Write a number the Vietnamese way with so many decimals: ``1,50``."""
    english = f"{rounded(value, decimals):,.{decimals}f}"
    return english.translate(VIETNAMESE)


def percent(share: Number, beside: tuple[Number, ...] = ()) -> str:
    """Write a share as ``75,00%``, with more decimals where two would make it look equal to a number in ``beside``."""
    exact = ratio(share, Fraction(1, 100))
    for decimals in range(2, 12):
        shown = rounded(exact, decimals)
        if shown == exact or shown not in beside:
            return fixed(exact, decimals) + "%"
    return fixed(exact, 12) + "%"
