"""What the superior office said of a criterion, when, where, and of which score."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from cchc_xl.model.scorecard import Appraisal, Score

TABLE, SCORING, EXPLAINED = "table", "scoring", "explained"

Key = tuple[str, str]  # agency and criterion


@dataclass(frozen=True, slots=True)
class Said:
    """An appraisal as it was said.

    ``source`` is the office's own table, a scoring workbook, or that the agency explained itself when asked to;
    ``seen`` is the reason and explanation of the score that it was said of; ``day`` is when it was read, None
    until it is kept.
    """

    appraisal: Appraisal
    source: str
    seen: str = ""
    day: date | None = None


def following(known: Mapping[Key, Said], words: Iterable[tuple[Key, Said]]) -> Iterator[tuple[Key, Said]]:
    """Give words said one after the other; where points are none, those that counted before go on."""
    before = dict(known)
    for key, said in words:
        points = before[key].appraisal.points if key in before and said.appraisal.refused else said.appraisal.points
        before[key] = replace(said, appraisal=said.appraisal._replace(points=points))
        yield key, before[key]


def seen_of(score: Score) -> str:
    """Give what an appraisal of a score is said of: its reason, and below it the agency's explanation."""
    return f"{score.reason}\n{score.explanation}"
