"""One commune's folder: its workbook, or the parts of its officials, scored as one where something changed."""

from pathlib import Path

from cchc_xl import forms
from cchc_xl.pipeline.apart import apart
from cchc_xl.pipeline.inputs import entries_among, folder_from, read_bytes
from cchc_xl.pipeline.outputs import publish_result
from cchc_xl.pipeline.plans import load_plan
from cchc_xl.pipeline.scoring_run import result_beside, score_workbooks
from cchc_xl.pipeline.taking import taken
from cchc_xl.reporting.scoring import write_scorecard
from cchc_xl.sheets.properties import custom


def is_of_one_commune(folder: Path) -> bool:
    """Whether all entry workbooks of a folder say that they are of one agency."""
    said = [custom(read_bytes(path)) for path in taken(folder).files]
    agencies = {one.get(forms.AGENCY, "") for one in said if one.get(forms.KIND, "entry") == "entry"}
    return len(agencies) == 1 and agencies != {""}


def score_folder(folder: Path, plan_path: Path) -> tuple[Path, bool]:
    """Score a commune's folder; gives the scoring workbook and whether it says anything new."""
    entries, wanted = entries_among((folder,)), result_beside(folder)
    with apart(first=entries) as run:
        plan = load_plan(plan_path)
        scored = score_workbooks(entries, plan, earlier=wanted, run=run)
    content = write_scorecard(scored, plan, folder_from(wanted, entries))
    if wanted.is_file() and wanted.read_bytes() == content:
        return wanted, False
    return publish_result(content, wanted, (*entries, plan_path)), True
