"""One commune's folder: its workbook, or the parts of its officials, scored as one where something changed."""

from dataclasses import dataclass
from pathlib import Path

from cchc_xl import forms
from cchc_xl.improvement.outlook import outlook
from cchc_xl.pipeline.apart import apart
from cchc_xl.pipeline.inputs import entries_among, folder_from, passed_over, said_by
from cchc_xl.pipeline.outputs import publish_result
from cchc_xl.pipeline.own_course import own_course
from cchc_xl.pipeline.plans import load_plan
from cchc_xl.pipeline.scoring_run import result_beside, score_workbooks
from cchc_xl.pipeline.taking import taken
from cchc_xl.reporting.scoring import write_scorecard

ENTRY = "entry"


@dataclass(frozen=True, slots=True)
class ScoredFolder:
    """The scoring workbook, whether it says anything new, and sentences about what could not be kept."""

    written: Path
    is_new: bool
    told: tuple[str, ...] = ()


def is_of_one_commune(folder: Path) -> bool:
    """Whether all entry and scoring workbooks of a folder say that they are of one agency, and one is to be scored.

    Its own result is not asked. A file that cannot be read, or does not say whose it is, might be another agency's.
    """
    own = result_beside(folder)
    said = [said_by(path) for path in taken(folder).files if path != own]
    owners = [(one.get(forms.KIND, ENTRY), one.get(forms.AGENCY, "").strip("-")) for one in said]
    agencies = {agency for kind, agency in owners if kind in {ENTRY, "scoring"}}
    return len(agencies) == 1 and "" not in agencies and any(kind == ENTRY for kind, _ in owners)


def score_folder(folder: Path, plan_path: Path) -> ScoredFolder:
    """Score a commune's folder, and keep the run in the history beside its result."""
    entries, wanted = entries_among((folder,)), result_beside(folder)
    with apart(first=entries) as run:
        plan = load_plan(plan_path)
        scored = score_workbooks(entries, plan, earlier=wanted, run=run)
    kept = own_course(wanted.parent, scored, plan)
    way, better = folder_from(wanted, entries), outlook(scored, plan)
    content = write_scorecard(scored, plan, way, kept.course, better)
    told = (*passed_over((folder,)), *filter(None, (kept.told,)))
    if wanted.is_file() and wanted.read_bytes() == content:
        return ScoredFolder(wanted, is_new=False, told=told)
    return ScoredFolder(publish_result(content, wanted, (*entries, plan_path)), is_new=True, told=told)
