"""What a scoring workbook says on its first page, and what it found wrong: as a letter about it tells."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class AreaLine:
    """One area: its points out of its applicable maximum; None where the workbook has no number."""

    code: str
    title: str
    points: Decimal | None
    maximum: Decimal | None


@dataclass(frozen=True, slots=True)
class FindingLine:
    """One finding as it is written: «Lỗi», «Cảnh báo» or «Ghi chú», the criterion, what and what to do."""

    severity: str
    criterion: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Summary:
    """Index, class, bounds, points out of the applicable maximum, areas in order, findings worst first, sheet names."""

    index: Decimal | None = None
    named: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    points: Decimal | None = None
    maximum: Decimal | None = None
    areas: tuple[AreaLine, ...] = ()
    findings: tuple[FindingLine, ...] = ()
    sheets: tuple[str, ...] = ()
