"""``cchc-xl remind``: what each official still has to do, as a workbook to print and as mail drafts."""

from collections.abc import Sequence
from datetime import datetime
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
    output_option,
    plan_option,
    winner,
    write_json,
)
from cchc_xl.cli.talk import counted, say, tell_card
from cchc_xl.files import sweep
from cchc_xl.findings import errors_among
from cchc_xl.improvement import duties_of
from cchc_xl.model.duty import Duties
from cchc_xl.model.plan import Plan
from cchc_xl.numbers import fixed
from cchc_xl.pipeline.apart import apart
from cchc_xl.pipeline.inputs import entries_among
from cchc_xl.pipeline.open_files import told_open
from cchc_xl.pipeline.outputs import publish_result
from cchc_xl.pipeline.plans import find_plan, load_plan
from cchc_xl.pipeline.scoring_run import result_beside, score_workbooks

ONE = "  {name}: {number} việc, mất {lost} điểm{overdue}"
DRAFTS = "Thư nháp: {number}, trong {folder}. Chưa gửi thư nào: hãy mở từng thư, xem lại rồi bấm gửi."
WITHOUT = "Chưa có địa chỉ thư dùng được trong kế hoạch nên không có thư nháp: {names}."


@click.command("remind", short_help="Việc cần làm của từng người; thư nhắc (thư nháp).")
@click.argument("workbooks", type=click.Path(path_type=Path), nargs=-1, required=True)
@output_option
@click.option("--drafts", type=click.Path(path_type=Path), help="Soạn thư nháp (.eml) vào thư mục này.")
@json_option
@as_of_option
@plan_option
@guarded
def command(
    workbooks: Sequence[Path],
    output: Path | None,
    drafts: Path | None,
    json_path: str | None,
    as_of: datetime | None,
    plan_path: Path | None,
) -> int:
    """Lập «Việc cần làm» theo WORKBOOKS của một đơn vị: mỗi người một trang, và dữ kiện đánh giá hằng tháng.

    Tệp «‹tên tệp› - viec can lam.xlsx» nằm cạnh tệp đầu tiên. Không gửi thư nào.
    """
    from cchc_xl.pipeline.reminding_run import duties_beside, leave_drafts  # noqa: PLC0415 - mail is for drafts alone

    entries = entries_among(workbooks)
    used, wanted = find_plan(entries[0].parent, plan_path), output or duties_beside(workbooks[0])
    sweep(wanted.parent)
    with apart(then=("cchc_xl.reporting.duties",), first=entries) as run:  # it starts while the plan is loaded
        plan = load_plan(used)
        scored = score_workbooks(entries, plan, day_of(as_of), earlier=result_beside(workbooks[0]), run=run)
    from cchc_xl.reporting.duties import write_tasks  # noqa: PLC0415 - imported while the workbooks are read
    from cchc_xl.reporting.duties_record import duties_record  # noqa: PLC0415

    everyone = duties_of(scored, plan)
    inputs = (*entries, used)
    written = publish_result(write_tasks(scored, everyone, plan), wanted, inputs)
    write_json(json_path, lambda: duties_record(scored, everyone, plan), (*inputs, written))
    for line in told_open(entries):
        say(line)
    tell_card(scored.card, plan)
    _tell(everyone, plan)
    say(f"Kiểm tra số liệu: {counted(scored.findings)}")
    if drafts:
        left = leave_drafts(scored, everyone, plan, drafts)
        say(DRAFTS.format(number=len(left.drafts), folder=drafts))
        if left.without:
            say(WITHOUT.format(names=", ".join(left.without)))
    tell_result("Việc cần làm", written, wanted)
    return winner(WITH_ERRORS if errors_among(scored.findings) else DONE, DONE if written == wanted else RENAMED)


def _tell(everyone: Sequence[Duties], plan: Plan) -> None:
    for one in everyone:
        lost, overdue = (fixed(points, plan.policy.decimals) for points in (one.facts.lost, one.overdue))
        late = f", trong đó quá hạn {overdue} điểm" if one.overdue else ""
        say(ONE.format(name=one.name, number=len(one.duties), lost=lost, overdue=late))
