"""What was sent, as far as the files tell: one result for each agency, and whose file could not be used."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from cchc_xl.consolidation.choosing import chosen, current
from cchc_xl.consolidation.circumstances import Refusal
from cchc_xl.consolidation.identity import ABOUT_WHOSE, identified, is_ranked
from cchc_xl.consolidation.refusals import agency_of_refused
from cchc_xl.errors import CchcError, NotAnEntryWorkbook, NotAScoringWorkbook, OtherPlan
from cchc_xl.findings import Kind
from cchc_xl.model.cell import Cell
from cchc_xl.model.finding import Finding
from cchc_xl.model.ranking import Status
from cchc_xl.model.received import Received
from cchc_xl.model.scorecard import Appraisal
from cchc_xl.pipeline.memory import Memory
from cchc_xl.pipeline.order import Told
from cchc_xl.pipeline.receiving import UNKNOWN_DAY, Arrival, Reader, arrivals, together
from cchc_xl.pipeline.taking import name_of

Found = tuple[Path, Received]

GUESSED = "Đơn vị của tệp này được đoán theo tên tệp."


@dataclass(frozen=True, slots=True)
class Sent:
    """All that arrived; ``used`` is one result for each agency, ``refused`` what could not be used of whom.

    ``passed`` are workbooks of ours that nobody sends.

    ``strangers`` are results that belong to no agency of the roster. Of the refused files those of ``refused`` are of
    agencies of which nothing else could be used, those of ``beside`` of agencies that sent a good one too, and
    ``strays`` are all but the first, with those of which nobody knows whose they are.
    """

    arrived: tuple[Arrival, ...]
    used: Mapping[str, Received]
    strangers: tuple[Received, ...]
    refused: Mapping[str, Refusal]
    beside: Mapping[str, Refusal]
    strays: tuple[Refusal, ...]
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
    results = list(_results(arrived, how))
    counting, about_others = chosen(results)
    used = {code: one for one in counting if is_ranked(code := one.card.agency.code, how.plan)}
    refused, beside, strays = _refusals(arrived, used, memory)
    return Sent(
        arrived=arrived,
        used=used,
        strangers=tuple(one for one in counting if one.card.agency.code not in used),
        refused=refused,
        beside=beside,
        strays=strays,
        appraisals=_appraisals(results, used),
        findings=(*_about_refused(arrived), *_found(results, counting), *about_others),
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
    return (found for one in results for found in (one.findings if id(one) in counts else _about_whose(one)))


def _about_whose(result: Received) -> Iterator[Finding]:
    return (finding for finding in result.findings if finding.code in ABOUT_WHOSE)


def _told(files: Sequence[Path], how: Reader, tell: Told) -> Iterator[Arrival]:
    for number, one in enumerate(arrivals(files, how), start=1):
        tell(number, len(files), name_of(one.path), one.result)
        yield one


def _results(arrived: Sequence[Arrival], how: Reader) -> Iterator[Received]:
    """Give the results under their agencies, those of an agency of which one is a part together."""
    entries: dict[object, list[Found]] = {}
    for one in arrived:
        if isinstance(one.result, Received):
            result = identified(one.result, how.plan)
            if result.scoring:
                yield result
            else:
                code = result.card.agency.code
                entries.setdefault(code if how.plan.agency_of(code) else one.path, []).append((one.path, result))
    for found in entries.values():
        yield from _of_one(found, how)


def _of_one(found: Sequence[Found], how: Reader) -> Iterator[Received]:
    """Give the results of one agency; where some are parts, all that is current as one."""
    if len(found) == 1 or not any(result.part for _, result in found):
        yield from (result for _, result in found)
        return
    used, about_others = current([result for _, result in found])
    counting = [(path, result) for path, result in found if any(result is one for one in used)]
    merged = together([path for path, _ in counting], how)
    if isinstance(merged, Received):
        told = (*merged.findings, *about_others, *(one for _, result in found for one in _about_whose(result)))
        yield replace(merged, card=replace(merged.card, agency=found[0][1].card.agency), findings=told)
    else:
        yield from _each_alone(counting, merged)


def _each_alone(found: Sequence[Found], why: CchcError) -> Iterator[Received]:
    """Give parts that could not be read together each on its own, and say so."""
    for path, result in found:
        told = Kind.FILE_REFUSED.at(Cell(name_of(path)), why=str(why))
        yield replace(result, findings=(*result.findings, told))


def _refusals(
    arrived: Sequence[Arrival], used: Mapping[str, Received], memory: Memory
) -> tuple[dict[str, Refusal], dict[str, Refusal], tuple[Refusal, ...]]:
    tied: dict[str, Refusal] = {}
    beside: dict[str, Refusal] = {}
    strays: list[Refusal] = []
    before = memory.whose()
    for path, error in _refused(arrived):
        file, wrong = name_of(path), isinstance(error, (OtherPlan, NotAnEntryWorkbook, NotAScoringWorkbook))
        said = (error.agency if isinstance(error, OtherPlan) else "") or before.get(file, "")
        agency = agency_of_refused(file, said, memory.plan)
        reason = str(error) if said or agency is None else f"{error} {GUESSED}"
        refusal = Refusal(file, Status.WRONG_PLAN if wrong else Status.UNREADABLE, reason)
        if agency and agency.code in used:
            beside.setdefault(agency.code, refusal)
        if agency and agency.code not in {*used, *tied}:
            tied[agency.code] = refusal
        else:
            strays.append(refusal)
    return tied, beside, tuple(strays)


def _about_refused(arrived: Sequence[Arrival]) -> Iterator[Finding]:
    return (Kind.FILE_REFUSED.at(Cell(name_of(path)), why=str(error)) for path, error in _refused(arrived))


def _refused(arrived: Sequence[Arrival]) -> Iterator[tuple[Path, CchcError]]:
    return ((one.path, one.result) for one in arrived if isinstance(one.result, CchcError))
