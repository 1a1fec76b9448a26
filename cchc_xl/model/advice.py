"""The least changes of one criterion that earn more points, and what is out of reach."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from cchc_xl.model.scorecard import Given


class Aim(Enum):
    """What a step reaches; TARGET is the very share that the plan asks for, where rounding gives its points sooner."""

    NEXT = "next"
    BETWEEN = "between"
    FULL = "full"
    TARGET = "target"


class Change(NamedTuple):
    """One figure that changes: ``part`` as in the figures of a score, or a condition's code; None is a blank."""

    part: str
    label: str
    before: Decimal | date | str | None
    after: Decimal | date | str | None


@dataclass(frozen=True, slots=True)
class Room:
    """What may still change as of a date.

    ``fixed`` names the parts that stand as they are («done»: a case that missed has missed; a condition by its code).
    ``grows`` says whether new cases may come, so that a share may rise beside the ones that missed. Without ``every``
    only the first and the last step are looked for, where the last earns the maximum.
    """

    as_of: date
    decimals: int = 2
    fixed: frozenset[str] = frozenset()
    grows: bool = True
    every: bool = True


@dataclass(frozen=True, slots=True)
class Step:
    """A least change of one criterion: ``units`` fewer by one would not earn these ``points``.

    ``then`` is what the rule is given after it. A step of ``next_time`` cannot be taken in this period: a survey is
    not changed, only held again.
    """

    criterion: str
    aim: Aim
    changes: tuple[Change, ...]
    units: Decimal
    points: Decimal
    gain: Decimal
    sentence: str
    then: Given
    next_time: bool = False


class Advice(NamedTuple):
    """The steps of one criterion, fewest units first, each earning more; ``limit`` says what is out of reach, and why.

    The last steps may be one that gives the maximum and one that reaches the target's very share.
    """

    steps: tuple[Step, ...] = ()
    limit: str = ""

    @property
    def milestones(self) -> tuple[Step, ...]:
        """The next step, the one that earns most, and that to the target's very share; there may be hundreds."""
        climb = [step for step in self.steps if step.aim is not Aim.TARGET]
        return (*climb[:1], *climb[1:][-1:], *(step for step in self.steps if step.aim is Aim.TARGET))
