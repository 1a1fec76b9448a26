"""What is still to be done, by whom: the duties of each official, and the facts of how they have done so far."""

from dataclasses import dataclass
from decimal import Decimal

from cchc_xl.model.improvement import Loss
from cchc_xl.model.plan import Target


@dataclass(frozen=True, slots=True)
class Duty:
    """A criterion that lacks points or evidence: what stands now, what is needed, and the points that wins."""

    loss: Loss
    needed: str
    gain: Decimal | None

    @property
    def overdue(self) -> bool:
        """Whether it lacks points though its day is past."""
        return self.loss.overdue and self.loss.lost > 0


@dataclass(frozen=True, slots=True)
class Unmet:
    """A target of the plan that is not met, and why."""

    target: Target
    reason: str


@dataclass(frozen=True, slots=True)
class Facts:
    """How an official stands: criteria held that apply, their points, and how many that fell due were done in time.

    ``due`` counts the criteria whose day has come, ``in_time`` those of them that were done by it: by the day they were
    done on where the figures have one, else by having all their points. ``full``, ``risen`` and ``fallen`` name
    criteria, the last two with the change of points since last year.
    """

    held: int
    maximum: Decimal
    won: Decimal
    lost: Decimal
    due: int
    in_time: int
    full: tuple[str, ...]
    risen: tuple[tuple[str, Decimal], ...]
    fallen: tuple[tuple[str, Decimal], ...]


@dataclass(frozen=True, slots=True)
class Duties:
    """All of one official: who they are, what is to be done (overdue first), targets not met, and how they stand."""

    name: str
    title: str
    address: str
    duties: tuple[Duty, ...]
    unmet: tuple[Unmet, ...]
    facts: Facts

    @property
    def overdue(self) -> Decimal:
        """The points that are lost though their day is past."""
        return sum((one.loss.lost for one in self.duties if one.overdue), Decimal(0))

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to be done."""
        return not self.duties and not self.unmet
