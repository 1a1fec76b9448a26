"""``cchc-xl consolidate``: a folder of entry workbooks in, one ranked workbook out."""

from datetime import datetime
from pathlib import Path

import click

from cchc_xl.cli.running import (
    DONE,
    RENAMED,
    SOME_REFUSED,
    WITH_ERRORS,
    as_of_option,
    day_of,
    guarded,
    json_option,
    language_option,
    output_option,
    plan_option,
    winner,
    write_json,
)
from cchc_xl.cli.talk import counted, say
from cchc_xl.errors import CchcError, NoUsableInput
from cchc_xl.findings import errors_among
from cchc_xl.model.plan import Plan
from cchc_xl.model.scorecard import Scored
from cchc_xl.numbers import fixed
from cchc_xl.pipeline.apart import apart
from cchc_xl.pipeline.consolidating_run import consolidate_folder
from cchc_xl.pipeline.inputs import passed_over, workbooks_in
from cchc_xl.pipeline.outputs import publish_result
from cchc_xl.pipeline.plans import find_plan, load_plan
from cchc_xl.reporting.consolidated import write_ranking
from cchc_xl.reporting.record import ranking_record

NOTHING = "{folder}: không có tệp nhập số liệu nào dùng được. Hãy đặt các tệp .xlsx của các xã vào thư mục này."


@click.command("consolidate", short_help="Tổng hợp, xếp hạng các xã trong một thư mục.")
@click.argument("folder", type=click.Path(path_type=Path))
@output_option
@json_option
@as_of_option
@plan_option
@language_option
@guarded
def command(
    folder: Path,
    output: Path | None,
    json_path: str | None,
    as_of: datetime | None,
    plan_path: Path | None,
    language: str,
) -> int:
    """Chấm mọi tệp nhập số liệu trong FOLDER, xếp hạng và ghi một tệp tổng hợp."""
    used = find_plan(folder, plan_path)
    with apart() as run:  # it starts while the plan is loaded
        plan = load_plan(used)
        result = consolidate_folder(folder, plan, day_of(as_of), lambda *done: _tell(plan, *done), run)
    wanted = output or folder / f"tong hop {plan.code}.xlsx"
    if not any(standing.card for standing in result.ranking.standings):
        raise NoUsableInput(NOTHING.format(folder=folder))
    written = publish_result(write_ranking(result.ranking, result.findings, plan), wanted, (used,))
    inputs = (used, written, *workbooks_in(folder))
    write_json(json_path, lambda: ranking_record(result.ranking, result.findings, plan, language), inputs)
    for line in passed_over((folder,)):
        say(line)
    say(f"Kiểm tra số liệu: {counted(result.findings)}")
    say(f"Bảng tổng hợp: {written}")
    return winner(
        SOME_REFUSED if result.refused else DONE,
        WITH_ERRORS if errors_among(result.findings) else DONE,
        DONE if written == wanted else RENAMED,
    )


def _tell(plan: Plan, number: int, total: int, file: str, result: Scored | CchcError) -> None:
    if isinstance(result, CchcError):
        say(f"[{number}/{total}] {file} … không dùng được: {result}")
        return
    index = result.card.totals.index
    points = "chưa có chỉ số" if index is None else f"{fixed(index, plan.policy.decimals)} điểm"
    say(f"[{number}/{total}] {result.card.agency.title} … {points}, {counted(result.findings)}")
