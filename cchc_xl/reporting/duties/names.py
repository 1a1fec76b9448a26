"""Names of sheets that are made from the names of people."""

import re
from collections.abc import Sequence

from cchc_xl.books.limits import clean, cut

FORBIDDEN = re.compile(r"[\[\]:*?/\\'_]")  # and what may stand for a letter, which no link can say
LONGEST = 31


def sheet_names(names: Sequence[str]) -> list[str]:
    """Give a sheet name for each name: numbered, so that no two are equal, and of letters that Excel takes."""
    return [
        cut(f"{number}. {clean(FORBIDDEN.sub(' ', name))}", LONGEST).strip() for number, name in enumerate(names, 1)
    ]
