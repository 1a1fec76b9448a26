"""A folder of entry workbooks: each scored on its own, all ranked, none able to stop the others."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cchc_xl.consolidation import rank
from cchc_xl.errors import CchcError, NotAnEntryWorkbook, OtherPlan
from cchc_xl.findings import Kind, worst_first
from cchc_xl.forms import KIND
from cchc_xl.model.cell import Cell
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Agency, Plan
from cchc_xl.model.ranking import Ranking, Standing, Status
from cchc_xl.model.scorecard import Scorecard
from cchc_xl.pipeline.inputs import read_bytes, workbooks_in
from cchc_xl.pipeline.scoring_run import Scored, score_workbook
from cchc_xl.sheets.properties import custom

OURS = {"plan", "scoring", "consolidated"}

Told = Callable[[int, int, str, Scored | CchcError], None]


@dataclass(frozen=True, slots=True)
class Consolidated:
    """A ranking, what was found in all files, and how many files were refused."""

    ranking: Ranking
    findings: tuple[Finding, ...]
    refused: int


def consolidate_folder(folder: Path, plan: Plan, as_of: date | None, tell: Told) -> Consolidated:
    """Score every entry workbook of a folder and rank them; ``tell`` hears of each file as it is done."""
    files = tuple(_entries(folder))
    cards: list[Scorecard] = []
    refused: list[Standing] = []
    findings: list[Finding] = []
    for number, path in enumerate(files, start=1):
        result = _scored(path, plan, as_of)
        tell(number, len(files), path.name, result)
        if isinstance(result, CchcError):
            refused.append(_refusal(path, result))
            findings.append(Kind.FILE_REFUSED.at(Cell(path.name), why=str(result)))
        else:
            cards.append(result.card)
            findings += result.findings
    ranking, twice = rank(cards, plan, refused)
    return Consolidated(ranking, worst_first((*findings, *twice)), len(refused))


def _entries(folder: Path) -> Iterator[Path]:
    """Pass over the workbooks that this program writes itself; a file that cannot be read is not passed over."""
    for path in workbooks_in(folder):
        if not _is_ours(path):
            yield path


def _is_ours(path: Path) -> bool:
    try:
        return custom(read_bytes(path)).get(KIND) in OURS
    except CchcError:
        return False


def _scored(path: Path, plan: Plan, as_of: date | None) -> Scored | CchcError:
    try:
        return score_workbook(path, plan, as_of)
    except CchcError as error:
        return error


def _refusal(path: Path, error: CchcError) -> Standing:
    wrong = isinstance(error, (OtherPlan, NotAnEntryWorkbook))
    return Standing(Agency("", "", ""), Status.WRONG_PLAN if wrong else Status.UNREADABLE, path.name, reason=str(error))
