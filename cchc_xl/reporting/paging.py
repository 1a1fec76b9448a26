"""Where a page must begin so that a signature is not torn from the last rows of its table."""

from collections.abc import Sequence

LANDSCAPE = 515.0  # points of rows that a landscape A4 holds when our tables are one page wide
SPARE = 1.15  # office programs set rows a little higher or lower


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
