"""A folder of entry workbooks: each scored on its own, all ranked, none able to stop the others."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cchc_xl.consolidation import rank
from cchc_xl.errors import CchcError, NotAnEntryWorkbook, OtherPlan
from cchc_xl.findings import Kind, worst_first
from cchc_xl.forms import WHOLE
from cchc_xl.model.cell import Cell
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Agency, Plan
from cchc_xl.model.ranking import Ranking, Standing, Status
from cchc_xl.model.scorecard import Scored
from cchc_xl.pipeline.apart import Run, here
from cchc_xl.pipeline.inputs import is_ours, workbooks_in
from cchc_xl.pipeline.scoring_run import score_workbook, score_workbooks

Told = Callable[[int, int, str, Scored | CchcError], None]


@dataclass(frozen=True, slots=True)
class Consolidated:
    """A ranking, what was found in all files, and how many files were refused."""

    ranking: Ranking
    findings: tuple[Finding, ...]
    refused: int


def consolidate_folder(folder: Path, plan: Plan, as_of: date | None, tell: Told, run: Run = here) -> Consolidated:
    """Score every entry workbook of a folder and rank them; ``tell`` hears of each file as it is done.

    Workbooks that this program writes itself are passed over; a file that cannot be read is not. Parts of one agency
    are scored together. ``run`` is where they are read.
    """
    files = tuple(path for path in workbooks_in(folder) if not is_ours(path))
    scored: dict[Path, Scored] = {}
    refused: list[Standing] = []
    findings: list[Finding] = []
    for number, path in enumerate(files, start=1):
        result = _scored(path, plan, as_of, run)
        tell(number, len(files), path.name, result)
        if isinstance(result, CchcError):
            refused.append(_refusal(path, result))
            findings.append(Kind.FILE_REFUSED.at(Cell(path.name), why=str(result)))
        else:
            scored[path] = result
    together = _parts_together(scored, plan, as_of, run)
    ranking, twice = rank([one.card for one in together], plan, refused)
    found = (finding for one in together for finding in one.findings)
    return Consolidated(ranking, worst_first((*findings, *found, *twice)), len(refused))


def _parts_together(scored: Mapping[Path, Scored], plan: Plan, as_of: date | None, run: Run) -> list[Scored]:
    """Score all the workbooks of an agency as one where one of them is only a part."""
    in_parts = {one.card.agency.code for one in scored.values() if WHOLE not in one.reading.scopes}
    alone = [one for one in scored.values() if one.card.agency.code not in in_parts]
    groups = ([path for path, one in scored.items() if one.card.agency.code == code] for code in sorted(in_parts))
    return [*alone, *(score_workbooks(paths, plan, as_of, run=run) for paths in groups)]


def _scored(path: Path, plan: Plan, as_of: date | None, run: Run) -> Scored | CchcError:
    try:
        return score_workbook(path, plan, as_of, run)
    except CchcError as error:
        return error


def _refusal(path: Path, error: CchcError) -> Standing:
    wrong = isinstance(error, (OtherPlan, NotAnEntryWorkbook))
    return Standing(Agency("", "", ""), Status.WRONG_PLAN if wrong else Status.UNREADABLE, path.name, reason=str(error))
