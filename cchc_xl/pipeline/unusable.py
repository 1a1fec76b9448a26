"""Files that could not be used: whose they are, as far as anything tells."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cchc_xl.consolidation.circumstances import Refusal
from cchc_xl.consolidation.refusals import agency_of_refused
from cchc_xl.errors import CchcError, NotAnEntryWorkbook, NotAScoringWorkbook, OtherPlan
from cchc_xl.findings import Kind
from cchc_xl.model.cell import Cell
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan
from cchc_xl.model.ranking import Status
from cchc_xl.pipeline.receiving import Arrival
from cchc_xl.pipeline.taking import name_of

GUESSED = "Đơn vị của tệp này được đoán theo tên tệp."


@dataclass(frozen=True, slots=True)
class Unusable:
    """Refused files: by agency those of which nothing else could be used, and those ``beside`` a good one.

    ``strays`` are all but the first, with those of which nobody knows whose they are.
    """

    of_agencies: Mapping[str, Refusal]
    beside: Mapping[str, Refusal]
    strays: tuple[Refusal, ...]


def unusable(arrived: Sequence[Arrival], used: Container[str], before: Mapping[str, str], plan: Plan) -> Unusable:
    """Sort out whose the refused files are; ``used`` are agencies with a good one, ``before`` the agencies of files by
    name when they could be read last.
    """
    tied: dict[str, Refusal] = {}
    beside: dict[str, Refusal] = {}
    strays: list[Refusal] = []
    for path, error in _refused(arrived):
        code, refusal = _refusal(name_of(path), error, before, plan)
        if code in used:
            beside.setdefault(code, refusal)
        if code and code not in used and code not in tied:
            tied[code] = refusal
        else:
            strays.append(refusal)
    return Unusable(tied, beside, tuple(strays))


def about_refused(arrived: Sequence[Arrival]) -> Iterator[Finding]:
    """Give a finding for each refused file."""
    return (Kind.FILE_REFUSED.at(Cell(name_of(path)), why=str(error)) for path, error in _refused(arrived))


def _refusal(file: str, error: CchcError, before: Mapping[str, str], plan: Plan) -> tuple[str, Refusal]:
    """Give the agency code of a refused file, blank where nobody knows it, and what is told of it."""
    wrong = isinstance(error, (OtherPlan, NotAnEntryWorkbook, NotAScoringWorkbook))
    said = (error.agency if isinstance(error, OtherPlan) else "") or before.get(file, "")
    agency = agency_of_refused(file, said, plan)
    reason = str(error) if said or agency is None else f"{error} {GUESSED}"
    return agency.code if agency else "", Refusal(file, Status.WRONG_PLAN if wrong else Status.UNREADABLE, reason)


def _refused(arrived: Sequence[Arrival]) -> Iterator[tuple[Path, CchcError]]:
    return ((one.path, one.result) for one in arrived if isinstance(one.result, CchcError))
