"""``cchc-xl check``: what is wrong in entry workbooks, without a result."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import click

from cchc_xl.cli.running import (
    DONE,
    RENAMED,
    WITH_ERRORS,
    as_of_option,
    day_of,
    guarded,
    json_option,
    language_option,
    plan_option,
    winner,
    write_json,
)
from cchc_xl.cli.talk import counted, finding_line, say
from cchc_xl.errors import CchcError
from cchc_xl.findings import errors_among, worst_first
from cchc_xl.model.plan import Plan
from cchc_xl.model.scorecard import Scored
from cchc_xl.pipeline.apart import Run, apart
from cchc_xl.pipeline.evidence_files import absent_evidence
from cchc_xl.pipeline.plans import find_plan, load_plan
from cchc_xl.pipeline.scoring_run import score_workbook
from cchc_xl.reporting.record import finding_records

MARKED = "Bản rà soát: {path}"
LISTED = "Phiếu rà soát: {path} (không đánh dấu vào bản sao, vì bản sao sẽ mất: {lost})"


@click.command("check", short_help="Kiểm tra số liệu mà không ghi bảng điểm.")
@click.argument("workbooks", type=click.Path(path_type=Path), nargs=-1, required=True)
@click.option(
    "--annotate",
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help="Ghi vào thư mục này bản sao của từng tệp, mỗi lỗi đánh dấu ngay tại ô.",
)
@json_option
@as_of_option
@plan_option
@language_option
@guarded
def command(
    workbooks: Sequence[Path],
    folder: Path | None,
    json_path: str | None,
    as_of: datetime | None,
    plan_path: Path | None,
    language: str,
) -> int:
    """Kiểm tra từng tệp nhập số liệu trong WORKBOOKS và nói rõ ô nào cần sửa."""
    used = find_plan(workbooks[0].parent, plan_path)
    with apart() as run:  # it starts while the plan is loaded
        plan = load_plan(used)
        checked = {path: _checked(path, plan, day_of(as_of), run) for path in workbooks}
    found = {str(path): one.findings for path, one in checked.items()}
    for file, findings in found.items():
        say(f"{file}: {counted(findings)}")
        for finding in findings:
            say(f"  {finding_line(finding, language)}")
    written = _annotate(checked, plan, folder) if folder else DONE
    write_json(
        json_path, lambda: {file: finding_records(one, language) for file, one in found.items()}, tuple(workbooks)
    )
    return winner(WITH_ERRORS if any(errors_among(findings) for findings in found.values()) else DONE, written)


def _checked(path: Path, plan: Plan, as_of: date | None, run: Run) -> Scored:
    """Give what scoring would tell, and which of the named documents do not lie beside the workbook."""
    scored = score_workbook(path, plan, as_of, run)
    absent = absent_evidence(scored.reading.evidence, (path,))
    return replace(scored, findings=worst_first((*scored.findings, *absent)))


def _annotate(checked: Mapping[Path, Scored], plan: Plan, folder: Path) -> int:
    """Annotate each workbook, past those that cannot be; give the exit code."""
    from cchc_xl.pipeline.annotating_run import annotate, names_of  # noqa: PLC0415 - openpyxl only where it is used

    codes = []
    for path, name in names_of(tuple(checked)).items():
        try:
            done = annotate(path, name, checked[path], plan, folder)
        except CchcError as error:
            say(str(error))
            codes.append(error.exit_code)
            continue
        say((LISTED if done.lost else MARKED).format(path=done.path, lost="; ".join(done.lost)))
        codes.append(DONE if done.path == done.wanted else RENAMED)
    return winner(*codes)
