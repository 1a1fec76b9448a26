"""What scoring gives: a score for each criterion, a judgement of each target, and their sums."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import NamedTuple

from cchc_xl.model.cell import Cell
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Agency
from cchc_xl.model.reading import Difficulty, Evidence, Heading, Reading, Source


class Outcome(Enum):
    """How a criterion came out; only EXCLUDED leaves the denominator."""

    SCORED = "scored"
    FULL = "full"
    EXCLUDED = "excluded"
    AWAITING = "awaiting"
    NOT_DUE = "not_due"
    MISSING = "missing"
    ERROR = "error"

    @property
    def is_open(self) -> bool:
        """Whether points may still come, so that the index has bounds."""
        return self in {Outcome.AWAITING, Outcome.NOT_DUE, Outcome.MISSING, Outcome.ERROR}


class Line(NamedTuple):
    """One line of a mean: a plan, a tax."""

    label: str
    done: Decimal
    total: Decimal


@dataclass(frozen=True, slots=True)
class Given:
    """What a rule is given; only the fields of its shape are filled."""

    done: Decimal = Decimal(0)
    total: Decimal = Decimal(0)
    day: date | None = None
    lines: tuple[Line, ...] = ()
    met: tuple[bool, ...] = ()
    answers: Mapping[str, Decimal] = field(default_factory=dict)


class Earned(NamedTuple):
    """What a rule gives: exact points, and the working in Vietnamese up to the arrow."""

    points: Fraction
    working: str


class Used(NamedTuple):
    """A figure that a score stands on, and where it comes from."""

    part: str
    label: str
    value: Decimal | date | str | None
    source: str
    cell: Cell | None = None


class Score(NamedTuple):
    """The score of one criterion: claimed, computed, surveyed and appraised stand side by side; ``points`` counts."""

    criterion: str
    outcome: Outcome
    maximum: Decimal
    points: Decimal
    low: Decimal
    high: Decimal
    reason: str
    claimed: Decimal | None = None
    computed: Decimal | None = None
    surveyed: Decimal | None = None
    appraised: Decimal | None = None
    last_year: Decimal | None = None
    due: date | None = None
    given: Given | None = None
    barred: bool = False
    figures: tuple[Used, ...] = ()
    evidence: str = ""
    explanation: str = ""
    remark: str = ""
    state: str = ""
    refused: str = ""

    @property
    def applies(self) -> bool:
        """Whether the criterion stays in the scale: only an excluded one leaves it, unless it was appraised."""
        return self.outcome is not Outcome.EXCLUDED or self.appraised is not None

    @property
    def points_apply(self) -> Decimal | None:
        """The points that count; None for a criterion that left the scale."""
        return self.points if self.applies else None

    @property
    def lost(self) -> Decimal:
        """Points below the maximum; none for an excluded criterion."""
        return self.maximum - self.points if self.applies else Decimal(0)


class Judgement(NamedTuple):
    """Whether a target is met; ``met`` is None where it cannot be known, and ``reason`` says why."""

    target: str
    met: bool | None
    figure: Fraction | None
    reason: str


class AreaSum(NamedTuple):
    """The points of one area, out of what applies there."""

    code: str
    points: Decimal
    maximum: Decimal
    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class Totals:
    """Points and index of an agency, with the lowest and highest index still possible (all exact)."""

    points: Decimal
    maximum: Decimal
    index: Fraction | None
    low: Fraction | None
    high: Fraction | None
    areas: tuple[AreaSum, ...] = ()


@dataclass(frozen=True, slots=True)
class Scorecard:
    """All scores of one agency as of one date."""

    plan: str
    agency: Agency
    heading: Heading
    as_of: date
    sources: tuple[Source, ...]
    scores: tuple[Score, ...]
    totals: Totals
    targets: tuple[Judgement, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    difficulties: tuple[Difficulty, ...] = ()

    def score(self, criterion: str) -> Score:
        """Give the score of one criterion; raises KeyError for a code that the plan does not have."""
        for score in self.scores:
            if score.criterion == criterion:
                return score
        raise KeyError(criterion)


class Appraisal(NamedTuple):
    """What the superior office says of one criterion: its points (None where it only remarks), its remark, its cell.

    ``state`` is how far the appraisal of this criterion is, one of ``forms.APPRAISAL_STATES`` or blank; another one is
    kept as it was typed. ``refused`` is what was typed in the place of points and is none, kept to be corrected.
    """

    criterion: str
    points: Decimal | None
    remark: str
    cell: Cell
    state: str = ""
    refused: str = ""


NO_APPRAISALS: Mapping[str, Appraisal] = {}


@dataclass(frozen=True, slots=True)
class Scored:
    """A scorecard, the reading it stands on, and what was found, worst first."""

    card: Scorecard
    reading: Reading
    findings: tuple[Finding, ...]
