"""Many agencies in order: who stands where, and who could not be ranked, with the reason."""

from dataclasses import dataclass
from enum import Enum

from cchc_xl.model.plan import Agency
from cchc_xl.model.scorecard import Scorecard


class Status(Enum):
    """What came from an agency."""

    RECEIVED = "received"
    UNREADABLE = "unreadable"
    WRONG_PLAN = "wrong_plan"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Standing:
    """One agency's line: its place and scorecard, or the reason why it has none."""

    agency: Agency
    status: Status
    file: str = ""
    card: Scorecard | None = None
    place: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Ranking:
    """All agencies of the roster, the ranked first in their order."""

    standings: tuple[Standing, ...]
    goal: int | None = None
