"""What was read from one entry workbook: every figure with its cell, register counts, and never a register row."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from cchc_xl.model.cell import Cell
from cchc_xl.model.finding import Finding


class State(Enum):
    """What stands in a cell; these never merge (zero is a number, blank is not)."""

    BLANK = "blank"
    NUMBER = "number"
    DATE = "date"
    TEXT = "text"
    ERROR = "error"
    UNCALCULATED = "uncalculated"


class Answer(Enum):
    """What «Kết quả (Có/Không)» says."""

    YES = "Có"
    NO = "Không"
    NOT_APPLICABLE = "Không áp dụng"


class Figure(NamedTuple):
    """One value that was read, with its state and its cell."""

    state: State
    cell: Cell
    value: Decimal | date | str | None = None

    @property
    def number(self) -> Decimal | None:
        """The number that stands there, or None."""
        return self.value if self.state is State.NUMBER and isinstance(self.value, Decimal) else None

    @property
    def day(self) -> date | None:
        """The date that stands there, or None."""
        return self.value if self.state is State.DATE and isinstance(self.value, date) else None

    @property
    def text(self) -> str:
        """What stands there as text; blank for a blank cell."""
        return "" if self.value is None else str(self.value)


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of «Bảng tự chấm» or «Chỉ tiêu khác», found by its code; ``figures`` by column."""

    code: str
    cell: Cell
    figures: Mapping[str, Figure]
    answer: Answer | None = None
    evidence: str = ""
    explanation: str = ""
    official: str = ""

    def figure(self, part: str) -> Figure:
        """Give the figure of one column; a column that is not there reads as blank."""
        return self.figures.get(part) or Figure(State.BLANK, self.cell)


class Count(NamedTuple):
    """What a measure counted: one number, or one for each value of a column (``lines``).

    ``unknown`` rows had no readable amount to add: their sum is not known. ``unread`` rows were not counted because a
    cell that the measure looks at could not be read; they might belong to it.
    """

    register: str
    rows: int
    number: Decimal = Decimal(0)
    lines: tuple[tuple[str, Decimal], ...] = ()
    days: tuple[tuple[str, date], ...] = ()
    unknown: int = 0
    unread: int = 0


class Evidence(NamedTuple):
    """A document named in support of a criterion."""

    criterion: str
    number: str
    day: date | None
    summary: str
    file: str
    page: str
    cell: Cell


class Difficulty(NamedTuple):
    """A difficulty and what the office proposes."""

    content: str
    proposal: str
    criterion: str
    reporter: str
    cell: Cell


class Heading(NamedTuple):
    """What «Thông tin chung» says of a workbook."""

    plan: str = ""
    version: str = ""
    year: int | None = None
    agency: str = ""
    agency_name: str = ""
    period: str = ""
    as_of: date | None = None
    scope: str = ""
    prepared_by: str = ""
    contact: str = ""
    remark: str = ""


class Source(NamedTuple):
    """A file that was read: its name and the SHA-256 of its bytes."""

    file: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one agency's workbooks say, as of one date; picklable, without register rows.

    ``scopes`` gives what was read («Toàn bộ», or the officials whose parts these are), each with its file; ``said_on``
    names the sheet that the heading stands on. ``stands_on`` are the SHA-256 of the entry workbooks of which this is
    said by a scoring workbook.
    """

    heading: Heading
    as_of: date
    sources: tuple[Source, ...]
    entries: Mapping[str, Entry]
    counts: Mapping[tuple[str, str], Count] = field(default_factory=dict)
    rows: Mapping[str, int] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    difficulties: tuple[Difficulty, ...] = ()
    findings: tuple[Finding, ...] = ()
    scopes: Mapping[str, str] = field(default_factory=dict)
    said_on: str = "Thông tin chung"
    stands_on: tuple[str, ...] = ()

    def entry(self, code: str) -> Entry:
        """Give the row of that code; a row that is not there reads as blank, standing at the file."""
        if entry := self.entries.get(code):
            return entry
        return Entry(code, Cell(self.sources[0].file if self.sources else ""), {})
