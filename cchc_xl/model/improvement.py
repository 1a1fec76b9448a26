"""What could be better: what was lost, what may still change, and the steps that win it back."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import NamedTuple

from cchc_xl.model.scorecard import Given, Outcome, Used


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
    ``grows`` says whether new cases may come, so that a share may rise beside the ones that missed.
    """

    as_of: date
    decimals: int = 2
    fixed: frozenset[str] = frozenset()
    grows: bool = True


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


@dataclass(frozen=True, slots=True)
class Loss:
    """A criterion below its maximum: how much, why, who owes it and by when."""

    criterion: str
    title: str
    area: str
    lost: Decimal
    points: Decimal
    maximum: Decimal
    outcome: Outcome
    rule: str
    reason: str
    figures: tuple[Used, ...]
    clause: str
    official: str
    due: date | None
    overdue: bool
    evidence_missing: bool
    last_year: Decimal | None


@dataclass(frozen=True, slots=True)
class Ledger:
    """All lost points of one agency, the worst first, and their sums by area code and by official."""

    losses: tuple[Loss, ...]
    by_area: tuple[tuple[str, Decimal], ...]
    by_official: tuple[tuple[str, Decimal], ...]
    lost: Decimal


@dataclass(frozen=True, slots=True)
class Way:
    """The cheapest steps to a goal, in the plan's order, and the index they lead to.

    Where the goal cannot be reached, ``reachable`` is false and these are the steps to the ``best`` index that can.
    """

    goal: Fraction
    now: Fraction
    index: Fraction
    best: Fraction
    steps: tuple[Step, ...]
    cost: Fraction

    @property
    def reachable(self) -> bool:
        """Whether the steps reach the goal."""
        return self.index >= self.goal


@dataclass(frozen=True, slots=True)
class Improvement:
    """What one agency lost, what each criterion could still do, and the cheapest way to the goal, if one was set."""

    ledger: Ledger
    advice: tuple[tuple[str, Advice], ...]
    way: Way | None = None
