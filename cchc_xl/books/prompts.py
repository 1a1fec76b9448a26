"""What a cell asks for and refuses, in the writer library's words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from cchc_xl.books.limits import clean, units

LONGEST_LIST = 255
LEAST = -(10**12)
FIRST_DAY = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a cell asks for: a title and message shown beside it, and what it refuses.

    ``kind`` is number, date, list or any; ``low`` and ``high`` bound numbers and dates, a text among them is a
    formula; ``choices`` are words or a reference to cells.
    """

    title: str
    message: str
    kind: str = "any"
    low: Decimal | date | str | None = None
    high: Decimal | date | str | None = None
    choices: Sequence[str] | str = ()
    error: str = ""


def rule_of_prompt(prompt: Prompt) -> dict[str, object]:
    """Give the check of a cell that asks for this."""
    words = prompt.choices
    if prompt.kind == "list" and isinstance(words, str):
        return {"validate": "list", "source": words}
    listed = [clean(word) for word in words]
    if prompt.kind == "list" and units(",".join(listed)) <= LONGEST_LIST and not set(',"') & set("".join(listed)):
        return {"validate": "list", "source": listed}
    if prompt.kind in {"any", "list"}:  # Excel has no room for these words: they are only shown
        return {"validate": "any"}
    kind = "decimal" if prompt.kind == "number" else "date"
    low, high = (_bound(bound) for bound in (prompt.low, prompt.high))
    if low is not None and high is not None:
        return {"validate": kind, "criteria": "between", "minimum": low, "maximum": high}
    if low is not None:
        return {"validate": kind, "criteria": ">=", "value": low}
    return {"validate": kind, "criteria": ">=", "value": LEAST if kind == "decimal" else _bound(FIRST_DAY)}


def _bound(bound: Decimal | date | str | None) -> object:
    if isinstance(bound, date):
        return datetime(bound.year, bound.month, bound.day)  # noqa: DTZ001 - Excel has no time zones
    return bound if bound is None or isinstance(bound, str) else float(bound)
