"""This year beside last year: each criterion then and now, and the weaknesses that the plan names."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple


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


def _sum_of(values: Iterable[Decimal | None]) -> Decimal | None:
    known = list(values)
    return None if None in known else sum((one for one in known if one is not None), Decimal(0))
