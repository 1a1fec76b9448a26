"""What goes from one year's workbook into the next: figures and points by criterion, and what could not go along."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from cchc_xl.model.plan import Agency


@dataclass(frozen=True, slots=True)
class LastYear:
    """What stands beside the new cells of one criterion: last year's figure (a share in percent) and its points."""

    figure: Decimal | None = None
    points: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Left:
    """Something of last year's plan that did not go along as it was: what, its code, its name, what became of it."""

    kind: str
    code: str
    name: str
    said: str


@dataclass(frozen=True, slots=True)
class RollOver:
    """The agency in the new year, last year's values by the new criterion's code, and all that changed on the way."""

    agency: Agency
    values: Mapping[str, LastYear]
    left: tuple[Left, ...]
