"""How runs followed each other: what each gave as a whole, and one agency in each of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from cchc_xl.model.plan import Agency
from cchc_xl.model.ranking import Change, Earlier, Moment


@dataclass(frozen=True, slots=True)
class Troubles:
    """How many errors and warnings were found."""

    errors: int = 0
    warnings: int = 0


@dataclass(frozen=True, slots=True)
class Past:
    """One run: how all stood, the names of those in the first place, and what was found."""

    moment: Moment
    leaders: tuple[str, ...]
    troubles: Troubles


@dataclass(frozen=True, slots=True)
class AgencyThen:
    """One agency in one run: index and place (None where it had none), points by area, and what changed.

    An area in which nothing counted has None; where there was no scorecard there are no areas, and ``reason`` says why.
    ``changes`` are counted from the run ``since``, the one before in which it had a scorecard; None where none had.
    """

    number: int
    day: date
    stood: Earlier
    areas: Mapping[str, Decimal | None] = field(default_factory=dict)
    troubles: Troubles = Troubles()
    changes: tuple[Change, ...] = ()
    since: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Course:
    """What the history says, the oldest run first; ``agency`` and ``then`` where one agency was asked for."""

    runs: tuple[Past, ...] = ()
    agency: Agency | None = None
    then: tuple[AgencyThen, ...] = ()
