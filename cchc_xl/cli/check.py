"""``cchc-xl check``: what is wrong in entry workbooks, without a result."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import click

from cchc_xl.cli.running import (
    DONE,
    WITH_ERRORS,
    as_of_option,
    day_of,
    guarded,
    json_option,
    language_option,
    plan_option,
    write_json,
)
from cchc_xl.cli.talk import counted, finding_line, say
from cchc_xl.findings import errors_among, worst_first
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan
from cchc_xl.pipeline.apart import Run, apart
from cchc_xl.pipeline.evidence_files import absent_evidence
from cchc_xl.pipeline.plans import find_plan, load_plan
from cchc_xl.pipeline.scoring_run import score_workbook
from cchc_xl.reporting.record import finding_records


@click.command("check", short_help="Kiểm tra số liệu mà không ghi bảng điểm.")
@click.argument("workbooks", type=click.Path(path_type=Path), nargs=-1, required=True)
@json_option
@as_of_option
@plan_option
@language_option
@guarded
def command(
    workbooks: Sequence[Path],
    json_path: str | None,
    as_of: datetime | None,
    plan_path: Path | None,
    language: str,
) -> int:
    """Kiểm tra từng tệp nhập số liệu trong WORKBOOKS và nói rõ ô nào cần sửa."""
    used = find_plan(workbooks[0].parent, plan_path)
    with apart() as run:  # it starts while the plan is loaded
        plan = load_plan(used)
        found = {str(path): _findings(path, plan, day_of(as_of), run) for path in workbooks}
    for file, findings in found.items():
        say(f"{file}: {counted(findings)}")
        for finding in findings:
            say(f"  {finding_line(finding, language)}")
    write_json(
        json_path, lambda: {file: finding_records(one, language) for file, one in found.items()}, tuple(workbooks)
    )
    return WITH_ERRORS if any(errors_among(findings) for findings in found.values()) else DONE


def _findings(path: Path, plan: Plan, as_of: date | None, run: Run) -> tuple[Finding, ...]:
    """Give what scoring would tell, and which of the named documents do not lie beside the workbook."""
    scored = score_workbook(path, plan, as_of, run)
    return worst_first((*scored.findings, *absent_evidence(scored.reading.evidence, (path,))))
