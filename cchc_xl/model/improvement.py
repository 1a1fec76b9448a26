"""What could be better: what was lost, what changed since last year, and the steps that win points back."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from cchc_xl.model.advice import Advice, Step
from cchc_xl.model.scorecard import Outcome, Used
from cchc_xl.model.year_on_year import YearOnYear


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
    """What one agency lost, what each criterion could still do, the cheapest way to a goal, and how last year compares.

    There is no way where no goal was set. ``others`` are the indices of the other agencies, where they are known.
    """

    ledger: Ledger
    advice: tuple[tuple[str, Advice], ...]
    way: Way | None = None
    year: YearOnYear = field(default_factory=YearOnYear)
    others: tuple[Decimal, ...] = ()
