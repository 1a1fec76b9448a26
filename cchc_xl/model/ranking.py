"""Many agencies in order: who stands where, how sure that is, and who could not be ranked, with the reason."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from cchc_xl.model.plan import Agency
from cchc_xl.model.reading import Source
from cchc_xl.model.scorecard import Scorecard


class Status(Enum):
    """What came from an agency; OLD has a new file that was refused and keeps its last accepted score."""

    RECEIVED = "received"
    LATE = "late"
    OLD = "old"
    UNREADABLE = "unreadable"
    WRONG_PLAN = "wrong_plan"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Earlier:
    """Where an agency stood before: last year, or in the last run that differs; None where it is not known."""

    index: Decimal | None = None
    place: int | None = None


@dataclass(frozen=True, slots=True)
class Sureness:
    """How sure a place is.

    ``best`` and ``worst`` are the places still possible while points are open; ``low`` and ``high`` hold the place in
    90 of 100 draws of other area weights.
    """

    best: int
    worst: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Standing:
    """One agency's line: its place and scorecard, or the reason why it has none.

    ``files`` are all that came from it; ``result`` leads from the consolidated workbook to its scoring workbook.
    """

    agency: Agency
    status: Status
    file: str = ""
    card: Scorecard | None = None
    place: int | None = None
    reason: str = ""
    files: tuple[str, ...] = ()
    sure: Sureness | None = None
    last_year: Earlier = Earlier()
    last_run: Earlier = Earlier()
    handed_in: date | None = None
    result: str = ""


@dataclass(frozen=True, slots=True)
class Ranking:
    """All agencies of the roster, the ranked first in their order, then files that belong to none.

    ``since`` is the day of the last run that differs, ``number`` counts the runs that differ from the one before, and
    ``words`` say how sure the places are.
    """

    standings: tuple[Standing, ...]
    goal: int | None = None
    as_of: date | None = None
    since: date | None = None
    number: int = 1
    words: str = ""
    sources: tuple[Source, ...] = ()
