"""One problem to be shown in a copy, as plain words."""

from collections.abc import Iterable
from dataclasses import dataclass

from cchc_xl.findings import SEVERITY_NAMES, Severity, sentence, severity_of
from cchc_xl.model.cell import Cell
from cchc_xl.model.finding import Finding


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong at one place: how bad, its code, the sentence, and who sees to it."""

    severity: Severity
    code: str
    cell: Cell
    words: str
    official: str

    @property
    def level(self) -> str:
        """How bad it is, in Vietnamese."""
        return SEVERITY_NAMES[self.severity]

    @property
    def remark(self) -> str:
        """What the comment in the cell says."""
        owed = f" [{self.official}]" if self.official else ""
        return f"{self.level} {self.code}: {self.words}{owed}"


def problems(findings: Iterable[Finding]) -> tuple[Problem, ...]:
    """Give each finding as a problem, in their order."""
    return tuple(Problem(severity_of(one), one.code, one.cell, sentence(one), one.official) for one in findings)
