"""``cchc-xl score``: one entry workbook in, its scoring workbook out."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import click

from cchc_xl.cli.results import tell_result
from cchc_xl.cli.running import (
    DONE,
    RENAMED,
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
from cchc_xl.cli.talk import counted, say, tell_card, tell_findings
from cchc_xl.files import sweep
from cchc_xl.findings import errors_among
from cchc_xl.model.scorecard import Scorecard
from cchc_xl.pipeline.apart import Run, apart
from cchc_xl.pipeline.inputs import entries_among, folder_from, passed_over
from cchc_xl.pipeline.open_files import told_open
from cchc_xl.pipeline.outputs import publish_result
from cchc_xl.pipeline.plans import find_plan, load_plan
from cchc_xl.pipeline.scoring_run import result_beside, score_workbooks

FOLLOWING = ("cchc_xl.reporting.scoring", "cchc_xl.pipeline.own_course", "cchc_xl.improvement.outlook")


@click.command("score", short_help="Chấm điểm một đơn vị.")
@click.argument("workbooks", type=click.Path(path_type=Path), nargs=-1, required=True)
@output_option
@click.option(
    "--with",
    "ranking",
    type=click.Path(path_type=Path),
    help="Bảng tổng hợp của cấp trên (.xlsx): trang «Cải thiện» cho thấy cả thứ hạng nếu thử.",
)
@json_option
@as_of_option
@plan_option
@language_option
@guarded
def command(
    workbooks: Sequence[Path],
    output: Path | None,
    json_path: str | None,
    as_of: datetime | None,
    language: str,
    **beside: Path | None,
) -> int:
    """Chấm điểm một đơn vị từ WORKBOOKS: một tệp, các tệp phần việc của từng người, hoặc thư mục chứa chúng.

    Bảng điểm «‹tên tệp› - bang diem.xlsx» nằm cạnh tệp đầu tiên; của thư mục thì nằm trong đó, mang tên thư mục.
    """
    entries, ranking = entries_among(workbooks), beside["ranking"]
    used = find_plan(entries[0].parent, beside["plan_path"])
    wanted = output or result_beside(workbooks[0])
    sweep(wanted.parent)
    with apart(then=FOLLOWING, first=entries) as run:  # it starts while the plan is loaded
        plan = load_plan(used)
        scored = score_workbooks(entries, plan, day_of(as_of), earlier=wanted, run=run)
        others = _others(ranking, scored.card, run)
    from cchc_xl.improvement.outlook import outlook  # noqa: PLC0415 - see FOLLOWING
    from cchc_xl.pipeline.own_course import own_course  # noqa: PLC0415
    from cchc_xl.reporting.record import score_record  # noqa: PLC0415
    from cchc_xl.reporting.scoring import write_scorecard  # noqa: PLC0415

    inputs = (*entries, used, *((ranking,) if ranking else ()))
    kept_runs, better = own_course(wanted.parent, scored, plan), outlook(scored, plan, others)
    content = write_scorecard(scored, plan, folder_from(wanted, entries), kept_runs.course, better)
    written = publish_result(content, wanted, inputs)
    write_json(json_path, lambda: score_record(scored.card, scored.findings, plan, language), (*inputs, written))
    for line in dict.fromkeys((*passed_over(workbooks), *told_open(entries), *filter(None, (kept_runs.told,)))):
        say(line)
    tell_card(scored.card, plan)
    if kept := sum(one.appraised is not None for one in scored.card.scores):
        say(f"Đã giữ {kept} điểm thẩm định có trong {wanted.name}.")
    say(f"Kiểm tra số liệu: {counted(scored.findings)}")
    tell_findings(scored.findings, language)
    tell_result("Bảng điểm", written, wanted)
    return winner(WITH_ERRORS if errors_among(scored.findings) else DONE, DONE if written == wanted else RENAMED)


def _others(ranking: Path | None, card: Scorecard, run: Run) -> tuple[Decimal, ...]:
    if ranking is None:
        return ()
    from cchc_xl.pipeline.improving_run import others_of  # noqa: PLC0415 - needed only beside a ranking

    return others_of(ranking, card, run)
