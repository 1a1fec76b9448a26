"""Many agencies in order: who stands where, how sure that is, and who could not be ranked, with the reason."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

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


class Change(NamedTuple):
    """A criterion whose points changed since another run, and why it has its points now.

    Points are None where the criterion was out of the scale, or not yet in the plan.
    """

    criterion: str
    before: Decimal | None
    now: Decimal | None
    reason: str


class Moment(NamedTuple):
    """How all agencies stood in one run: its number, the day of its figures, how many were ranked, and indices.

    These are the mean, that of the first, and that at the goal place, to eight decimals; None where there is none.
    """

    number: int
    day: date
    ranked: int
    mean: Decimal | None = None
    first: Decimal | None = None
    goal: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """One agency's line: its place and scorecard, or the reason why it has none.

    ``files`` are those that its scorecard stands on, or that were refused; ``result`` leads from the consolidated
    workbook to its scoring workbook; ``changes`` are counted from the last run that differs, the worst loss first.
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
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Ranking:
    """All agencies of the roster, the ranked first in their order, then files that belong to none.

    ``since`` is the day of the last run that differs, ``number`` counts the runs that differ from the one before,
    ``words`` say how the places still possible and those under other weights were found. ``course`` are the last runs
    that differ, the oldest first and this one last.
    """

    standings: tuple[Standing, ...]
    goal: int | None = None
    as_of: date | None = None
    since: date | None = None
    number: int = 1
    words: tuple[str, str] = ("", "")
    sources: tuple[Source, ...] = ()
    course: tuple[Moment, ...] = ()
