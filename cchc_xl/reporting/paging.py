"""Where a page must begin so that what belongs together is not torn: a signature from its table, a block of rows."""

from collections.abc import Sequence
from itertools import pairwise

LANDSCAPE = 515.0  # points of rows that a landscape A4 holds when our tables are one page wide
SPARE = 1.15  # office programs set rows a little higher or lower
A_LITTLE = 1.08  # the same, where a page that is not filled costs more than one that is torn


def break_before_signature(heights: Sequence[float], header: float, signature: float, kept: int = 3) -> int | None:
    """Give the row before which a page must begin, or None where the signature falls on the page of the last rows.

    ``heights`` are those of all rows in points, ``header`` that of the rows repeated on each page; the last ``kept``
    rows stay with the signature below them.
    """
    first, used = len(heights) - kept, 0.0
    for height in heights[:first]:
        used = used + height if used + height <= LANDSCAPE else header + height
    needed = sum(heights[first:]) + signature
    return first if used + needed * SPARE > LANDSCAPE else None


def breaks_between(heights: Sequence[float], header: int, starts: Sequence[int]) -> tuple[int, ...]:
    """Give the rows before which a page must begin so that what begins at ``starts`` is not torn where it fits a page.

    ``header`` is the row that is repeated on each page; the last of ``starts`` is the row after the last.
    """
    breaks: list[int] = []
    used = sum(heights[: starts[0]]) * A_LITTLE
    for first, after in pairwise(starts):
        needed = sum(heights[first:after]) * A_LITTLE
        if used + needed > LANDSCAPE:
            breaks.append(first)
            used = heights[header] * A_LITTLE
        used = (used + needed) % LANDSCAPE
    return tuple(breaks)
