"""What came of one file, or of all the parts of one agency: as little as a ranking needs, and no register row."""

from collections.abc import Mapping
from dataclasses import dataclass

from cchc_xl.model.finding import Finding
from cchc_xl.model.scorecard import Appraisal, Scorecard


@dataclass(frozen=True, slots=True)
class Received:
    """A scorecard without its figures, what was found, and what the superior office typed into a scoring workbook.

    ``part`` names the officials whose part of the work this is, blank for a whole; ``scoring`` tells a scoring
    workbook from an entry workbook; ``stands_on`` are the SHA-256 of the entry workbooks that it was made from.
    """

    card: Scorecard
    findings: tuple[Finding, ...]
    part: str = ""
    scoring: bool = False
    appraisals: Mapping[str, Appraisal] | None = None
    stands_on: tuple[str, ...] = ()

    @property
    def files(self) -> tuple[str, ...]:
        """The names of the files that it came from."""
        return tuple(source.file for source in self.card.sources)
