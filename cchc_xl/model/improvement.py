"""What could be better: what was lost, what changed since last year, and the steps that win points back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
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


class Then(NamedTuple):
    """A criterion as last year's workbook has it, by its code and title then; ``reason`` says why it had no points."""

    code: str
    title: str
    maximum: Decimal
    points: Decimal | None
    figure: Decimal | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class YearBefore:
    """What last year's workbook says: its index, and by this year's codes the criteria that are still asked for.

    ``gone`` are those that the plan of this year no longer has.
    """

    year: int
    index: Fraction | None = None
    values: Mapping[str, Then] = field(default_factory=dict)
    gone: tuple[Then, ...] = ()


@dataclass(frozen=True, slots=True)
class Compared:
    """A criterion in both years: its points, the most it could give, and its figure (a share in percent).

    Points are None where a year has none. ``reason`` says why the two years cannot be compared, blank where they can.
    """

    criterion: str
    title: str
    before: Decimal | None
    points: Decimal | None
    maximum_before: Decimal
    maximum: Decimal
    figure_before: Decimal | None = None
    figure: Decimal | None = None
    reason: str = ""

    @property
    def change(self) -> Decimal | None:
        """Points won since last year, negative for points lost; None where the years cannot be compared."""
        if self.reason or self.points is None or self.before is None:
            return None
        return self.points - self.before

    @property
    def was_full(self) -> bool:
        """Whether it stood at the maximum of last year."""
        return self.before == self.maximum_before

    @property
    def is_full(self) -> bool:
        """Whether it stands at the maximum of this year."""
        return self.points == self.maximum


@dataclass(frozen=True, slots=True)
class Weakness:
    """What the plan names to do better than last year: its criteria in both years, and whether it ``improved``.

    ``improved`` is None where it cannot be known, and ``reason`` says why; it is true too of what stood at the maximum
    and ``held`` it.
    """

    target: str
    clause: str
    task: str
    parts: tuple[Compared, ...]
    improved: bool | None
    reason: str = ""

    @property
    def before(self) -> Decimal | None:
        """The points of last year; None where one is not known."""
        return _sum_of(part.before for part in self.parts)

    @property
    def points(self) -> Decimal | None:
        """The points of this year; None where one is not known."""
        return _sum_of(part.points for part in self.parts)

    @property
    def maximum(self) -> Decimal:
        """The most that its criteria give this year."""
        return sum((part.maximum for part in self.parts), Decimal(0))

    @property
    def held(self) -> bool:
        """Whether all its criteria stood at the maximum in both years."""
        return all(part.was_full and part.is_full for part in self.parts)


class Note(NamedTuple):
    """What somebody should look at before believing how a criterion compares."""

    criterion: str
    said: str


@dataclass(frozen=True, slots=True)
class YearOnYear:
    """Each criterion beside last year, in one of four groups: ``risen``, ``fallen``, ``same``, or ``unknown``.

    Of those that stood at the maximum of last year, ``held`` still do, ``slipped`` do not, ``waiting`` have no points
    yet. ``year`` is that of last year's workbook, None where last year is only what was typed beside this year's.
    """

    year: int | None = None
    index: Fraction | None = None
    risen: tuple[Compared, ...] = ()
    fallen: tuple[Compared, ...] = ()
    same: tuple[Compared, ...] = ()
    unknown: tuple[Compared, ...] = ()
    held: tuple[Compared, ...] = ()
    slipped: tuple[Compared, ...] = ()
    waiting: tuple[Compared, ...] = ()
    weaknesses: tuple[Weakness, ...] = ()
    notes: tuple[Note, ...] = ()
    gone: tuple[Then, ...] = ()

    @property
    def compared(self) -> tuple[Compared, ...]:
        """The criteria that can be compared."""
        return (*self.risen, *self.fallen, *self.same)

    @property
    def before(self) -> Decimal:
        """The points of last year of those that can be compared."""
        return sum((one.before or Decimal(0) for one in self.compared), Decimal(0))

    @property
    def points(self) -> Decimal:
        """The points of this year of those that can be compared."""
        return sum((one.points or Decimal(0) for one in self.compared), Decimal(0))


@dataclass(frozen=True, slots=True)
class Improvement:
    """What one agency lost, what each criterion could still do, the cheapest way to a goal, and how last year compares.

    There is no way where no goal was set. ``others`` are the indices of the other agencies, where they are known.
    """

    ledger: Ledger
    advice: tuple[tuple[str, Advice], ...]
    way: Way | None = None
    year: YearOnYear = YearOnYear()
    others: tuple[Decimal, ...] = ()


def _sum_of(values: Iterable[Decimal | None]) -> Decimal | None:
    known = list(values)
    return None if None in known else sum((one for one in known if one is not None), Decimal(0))
