"""What was sent, as far as the files tell: one result for each agency, and whose file could not be used."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cchc_xl.consolidation.choosing import chosen
from cchc_xl.consolidation.identity import is_ranked
from cchc_xl.model.finding import Finding
from cchc_xl.model.received import Received
from cchc_xl.model.scorecard import Appraisal
from cchc_xl.pipeline.memory import Memory
from cchc_xl.pipeline.order import Told
from cchc_xl.pipeline.receiving import UNKNOWN_DAY, Arrival, Reader, arrivals
from cchc_xl.pipeline.results import about_whose, results_of
from cchc_xl.pipeline.taking import name_of
from cchc_xl.pipeline.unusable import Unusable, about_refused, unusable


@dataclass(frozen=True, slots=True)
class Sent:
    """All that arrived; ``used`` is one result for each agency, ``strangers`` belong to no agency of the roster.

    ``passed`` are workbooks of ours that nobody sends.
    """

    arrived: tuple[Arrival, ...]
    used: Mapping[str, Received]
    strangers: tuple[Received, ...]
    unusable: Unusable
    appraisals: tuple[tuple[str, Appraisal], ...]
    findings: tuple[Finding, ...]
    passed: tuple[Path, ...] = ()

    def handed_in(self, memory: Memory) -> Mapping[str, date]:
        """Give the day on which the last of the files of each agency came, where it is known."""
        days = {name_of(one.path): memory.first_seen(one.sha256, one.day) for one in self.arrived}
        last = {code: max(days[file] for file in one.files) for code, one in self.used.items()}
        return {code: day for code, day in last.items() if day != UNKNOWN_DAY}


def sent(files: Sequence[Path], how: Reader, tell: Told, memory: Memory) -> Sent:
    """Read all files of a folder and sort out who sent what."""
    came = tuple(_told(files, how, tell))
    arrived = tuple(one for one in came if one.result is not None)
    results = list(results_of(arrived, how))
    counting, about_others = chosen(results)
    used = {code: one for one in counting if is_ranked(code := one.card.agency.code, how.plan)}
    return Sent(
        arrived=arrived,
        used=used,
        strangers=tuple(one for one in counting if one.card.agency.code not in used),
        unusable=unusable(arrived, used, memory.whose(), how.plan),
        appraisals=_appraisals(results, used),
        findings=(*about_refused(arrived), *_found(results, counting), *about_others),
        passed=tuple(one.path for one in came if one.result is None),
    )


def _appraisals(results: Sequence[Received], used: Mapping[str, Received]) -> tuple[tuple[str, Appraisal], ...]:
    """Give what stands in scoring workbooks of agencies of the roster, that of the results that count last."""
    counting = set(map(id, used.values()))
    of_roster = [one for one in results if one.card.agency.code in used]
    ordered = sorted(of_roster, key=lambda one: id(one) in counting)
    return tuple((one.card.agency.code, said) for one in ordered for said in (one.appraisals or {}).values())


def _found(results: Sequence[Received], counting: Sequence[Received]) -> Iterator[Finding]:
    """Give what was found in the results that count, and of the others what tells whose they are."""
    counts = set(map(id, counting))
    return (found for one in results for found in (one.findings if id(one) in counts else about_whose(one)))


def _told(files: Sequence[Path], how: Reader, tell: Told) -> Iterator[Arrival]:
    for number, one in enumerate(arrivals(files, how), start=1):
        tell(number, len(files), name_of(one.path), one.result)
        yield one
