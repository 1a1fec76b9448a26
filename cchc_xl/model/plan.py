"""The plan of a year: what is scored, how, by when and by whom (all of it data from the plan workbook)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

SettingValue = Decimal | date | str

FIGURES_DAY = "ngày số liệu"  # what a test of a register row names to compare with the figures-as-of


class Shape(Enum):
    """What a rule needs to be given."""

    RATIO = "ratio"
    COUNT = "count"
    LINES = "lines"
    CONDITIONS = "conditions"
    DATE = "date"
    ANSWERS = "answers"


class NotApplicable(Enum):
    """What «Không áp dụng» does to a criterion."""

    FULL = "full"
    EXCLUDED = "excluded"
    REFUSED = "refused"


class Setting(NamedTuple):
    """One setting of a rule: its name in code, its column in the plan workbook, its kind."""

    name: str
    header: str
    kind: str = "number"
    required: bool = False


class Area(NamedTuple):
    """A group of criteria; ``outside`` marks bonus and penalty points outside the scale."""

    code: str
    title: str
    maximum: Decimal
    clause: str
    outside: bool = False


class Band(NamedTuple):
    """A step of a scale: a share in percent (or a count) that compares so with the threshold earns the points."""

    operator: str
    threshold: Decimal
    points: Decimal


class Condition(NamedTuple):
    """One of several yes/no conditions of a criterion; without points of its own, all must hold."""

    code: str
    title: str
    points: Decimal | None = None


class Option(NamedTuple):
    """One answer of a survey and its weight in percent."""

    label: str
    weight: Decimal


@dataclass(frozen=True, slots=True)
class Criterion:
    """What is scored: out of ``maximum`` points, by ``rule`` with ``settings``, owed by ``official``."""

    code: str
    area: str
    clause: str
    title: str
    maximum: Decimal
    rule: str
    settings: Mapping[str, SettingValue] = field(default_factory=dict)
    bands: tuple[Band, ...] = ()
    conditions: tuple[Condition, ...] = ()
    options: tuple[Option, ...] = ()
    not_applicable: NotApplicable = NotApplicable.REFUSED
    done: str = ""
    total: str = ""
    unit: str = ""
    due: date | None = None
    register: str = ""
    targets: tuple[str, ...] = ()
    official: str = ""
    surveyed: bool = False
    evidence: str = ""
    may_be_negative: bool = False
    effort: Decimal | None = None
    proposed_official: str = ""

    def number(self, name: str, otherwise: Decimal = Decimal(0)) -> Decimal:
        """Give a numeric setting, or ``otherwise`` where the plan leaves it blank."""
        value = self.settings.get(name)
        return value if isinstance(value, Decimal) else otherwise


class Target(NamedTuple):
    """What the plan document demands: judged as ``judged_by`` says, from ``criteria``, a register or typed figures."""

    code: str
    clause: str
    task: str
    official: str
    unit: str
    operator: str
    value: str
    judged_by: str
    criteria: tuple[str, ...] = ()
    done: str = ""
    total: str = ""


class Official(NamedTuple):
    """A person (or group) who owes criteria and targets."""

    name: str
    title: str
    plan_lines: str = ""
    email: str = ""


class Agency(NamedTuple):
    """A body that is scored, while it exists."""

    code: str
    name: str
    kind: str
    valid_from: date | None = None
    valid_to: date | None = None
    successor: str = ""

    @property
    def title(self) -> str:
        """The agency as people write it: «Xã Phú Phương»."""
        return f"{self.kind.capitalize()} {self.name}".strip()


class RegisterColumn(NamedTuple):
    """One column of a register: its header, kind, allowed values and other names of the header."""

    name: str
    kind: str
    values: tuple[str, ...] = ()
    may_be_blank: bool = False
    key: bool = False
    personal: bool = False
    also_called: tuple[str, ...] = ()
    computed_from: tuple[str, ...] = ()


class Register(NamedTuple):
    """A list that officials keep; its rows are counted and never leave the reading."""

    name: str
    columns: tuple[RegisterColumn, ...]

    def column(self, name: str) -> RegisterColumn | None:
        """Give the column of that name, or None."""
        return next((column for column in self.columns if column.name == name), None)


class Test(NamedTuple):
    """One test of a register row; tests of one named group hold together, one group is enough."""

    column: str
    operator: str
    values: tuple[str, ...] = ()
    other_column: str = ""
    group: str = ""


class Measure(NamedTuple):
    """A figure counted from a register; ``owner`` is a criterion or target code, blank for every criterion."""

    owner: str
    part: str
    register: str
    operation: str
    of: str = ""
    for_each: str = ""
    where: tuple[Test, ...] = ()


class Remark(NamedTuple):
    """A contradiction or gap of the plan document that its readers should know of."""

    clause: str
    text: str


class Class(NamedTuple):
    """One class of the index («Xuất sắc», «Tốt», …)."""

    operator: str
    threshold: Decimal
    name: str


class Office(NamedTuple):
    """The plan's own words for heads, signatures and receivers."""

    issuer: str = ""
    signer: str = ""
    signer_title: str = ""
    on_behalf: str = ""
    place: str = ""
    copies: str = ""
    receiver: str = ""
    receiver_email: str = ""
    superior: str = ""
    superior_signer: str = ""
    superior_signer_title: str = ""


class Goal(NamedTuple):
    """The place that is aimed at, and the places of the two years before."""

    place: int | None = None
    last_place: int | None = None
    place_before: int | None = None


class Policy(NamedTuple):
    """How points become an index: decimals, ties, missing evidence, cap, scale."""

    scale: Decimal = Decimal(100)
    decimals: int = 2
    ties: str = ""
    missing_evidence: str = ""
    change_threshold: Decimal = Decimal(30)
    cap: Decimal = Decimal(100)


@dataclass(frozen=True, slots=True)
class Plan:
    """A year's plan; ``fingerprint`` is the SHA-256 of its text, so formatting a workbook changes nothing."""

    code: str
    title: str
    year: int
    version: str
    status: str
    agency: str
    start: date
    end: date
    submit_by: date | None
    policy: Policy
    goal: Goal
    office: Office
    areas: tuple[Area, ...]
    criteria: tuple[Criterion, ...]
    targets: tuple[Target, ...]
    officials: tuple[Official, ...]
    roster: tuple[Agency, ...]
    classes: tuple[Class, ...]
    registers: tuple[Register, ...]
    measures: tuple[Measure, ...]
    remarks: tuple[Remark, ...] = ()
    fingerprint: str = ""

    @property
    def is_specimen(self) -> bool:
        """Whether outputs must say that this is not the official table."""
        return self.status != "chính thức"

    def criterion(self, code: str) -> Criterion | None:
        """Give the criterion of that code, or None."""
        return next((criterion for criterion in self.criteria if criterion.code == code), None)

    def register(self, name: str) -> Register | None:
        """Give the register of that name, or None."""
        return next((register for register in self.registers if register.name == name), None)

    def in_area(self, code: str) -> tuple[Criterion, ...]:
        """Give the criteria of one area in the plan's order."""
        return tuple(criterion for criterion in self.criteria if criterion.area == code)

    def agency_of(self, code: str) -> Agency | None:
        """Give the agency of that code in the roster, or None."""
        return next((agency for agency in self.roster if agency.code == code), None)

    def measures_of(self, owner: str) -> tuple[Measure, ...]:
        """Give the measures that count figures for one criterion or target."""
        return tuple(measure for measure in self.measures if measure.owner == owner)
