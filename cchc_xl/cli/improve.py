"""``cchc-xl improve``: what one agency lost, who owes it, what changed in a year, and the cheapest way to a goal."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cchc_xl.cli.improvement_words import told
from cchc_xl.cli.running import DONE, WITH_ERRORS, as_of_option, day_of, guarded, json_option, plan_option, write_json
from cchc_xl.cli.talk import counted, say, tell_card
from cchc_xl.findings import errors_among
from cchc_xl.improvement import improve
from cchc_xl.model.plan import Plan
from cchc_xl.model.scorecard import Scored
from cchc_xl.numbers import number_in, plain
from cchc_xl.pipeline.apart import Run, apart
from cchc_xl.pipeline.improving_run import Aimed, goal_of
from cchc_xl.pipeline.inputs import entries_among
from cchc_xl.pipeline.plans import find_plan, load_plan
from cchc_xl.pipeline.scoring_run import result_beside, score_workbooks
from cchc_xl.reporting.improvement_record import improvement_record

if TYPE_CHECKING:
    from cchc_xl.pipeline.year_on_year_run import LastRead

GOAL_TWICE = "Chỉ chọn một trong hai: --goal, hoặc --goal-place cùng --with."
WITH_MISSING = "--goal-place cần bảng tổng hợp: thêm --with TỆP-TỔNG-HỢP.xlsx."
LAST_MISSING = "--last-plan chỉ dùng cùng --last-year: hãy thêm --last-year TỆP-NĂM-TRƯỚC.xlsx."
NO_INDEX = "Mục tiêu phải là một chỉ số, ví dụ 95 hoặc 95,5."
TOO_HIGH = "Mục tiêu {goal} cao hơn trần {cap} điểm của kế hoạch. Hãy chọn mục tiêu thấp hơn."


def _index(_context: click.Context, parameter: click.Parameter, value: str | None) -> Decimal | None:
    """Read an index, written with a comma or a point."""
    if value is None:
        return None
    number = number_in(value)
    if number is None or number < 0:
        raise click.BadParameter(NO_INDEX, param=parameter)
    return number


@click.command("improve", short_help="Điểm đã mất và cách ít việc nhất để đạt mục tiêu.")
@click.argument("workbooks", type=click.Path(path_type=Path), nargs=-1, required=True)
@click.option("--goal", callback=_index, help="Chỉ số muốn đạt, ví dụ 95 hoặc 95,5.")
@click.option(
    "--goal-place",
    "place",
    type=click.IntRange(1),
    help="Hạng muốn đạt, theo bảng tổng hợp ở --with; mặc định là hạng mục tiêu của kế hoạch.",
)
@click.option("--with", "ranking", type=click.Path(path_type=Path), help="Bảng tổng hợp của cấp trên (.xlsx).")
@click.option(
    "--last-year",
    "last",
    type=click.Path(path_type=Path),
    help="Tệp nhập số liệu hoặc bảng điểm năm trước (hoặc thư mục các phần của tệp ấy), để so với năm nay.",
)
@click.option("--last-plan", type=click.Path(path_type=Path), help="Kế hoạch năm trước; trống thì tìm cạnh tệp ấy.")
@json_option
@as_of_option
@plan_option
@guarded
def command(
    workbooks: Sequence[Path],
    json_path: str | None,
    as_of: datetime | None,
    plan_path: Path | None,
    **more: Any,  # noqa: ANN401 - each option has its type
) -> int:
    """Nêu điểm đã mất theo WORKBOOKS của một đơn vị, ai phụ trách, và cách ít việc nhất để đạt mục tiêu.

    Có điểm năm trước (đã nhập, hoặc từ tệp ở --last-year) thì nêu thêm điều gì tăng, giảm, và hạn chế nào đã cải thiện.

    Không ghi tệp nào, trừ --json.
    """
    aimed, last = _aimed(more["goal"], more["place"], more["ranking"]), (more["last"], more["last_plan"])
    if last[1] and not last[0]:
        raise click.UsageError(LAST_MISSING)
    entries = entries_among(workbooks)
    used = find_plan(entries[0].parent, plan_path)
    with apart(first=entries) as run:  # it starts while the plan is loaded
        plan = load_plan(used)
        if aimed.index is not None and aimed.index > plan.policy.cap:
            raise click.UsageError(TOO_HIGH.format(goal=plain(aimed.index), cap=plain(plan.policy.cap)))
        scored = score_workbooks(entries, plan, day_of(as_of), earlier=result_beside(workbooks[0]), run=run)
        goal = goal_of(aimed, scored.card, plan, run)
        read = _read_last(*last, scored, plan, run) if last[0] else None
    found = improve(scored, plan, goal, read.before if read else None)
    inputs = (*entries, used, *((aimed.ranking,) if aimed.ranking else ()), *(read.files if read else ()))
    write_json(json_path, lambda: improvement_record(scored, found, plan), inputs)
    tell_card(scored.card, plan)
    for line in told(scored, found, plan):
        say(line)
    say(f"Kiểm tra số liệu: {counted(scored.findings)}")
    if read:
        say(f"Kiểm tra tệp năm trước: {counted(read.findings)}")
    return WITH_ERRORS if errors_among(scored.findings) else DONE


def _aimed(index: Decimal | None, place: int | None, ranking: Path | None) -> Aimed:
    if index is not None and place is not None:
        raise click.UsageError(GOAL_TWICE)
    if place is not None and ranking is None:
        raise click.UsageError(WITH_MISSING)
    if ranking is not None and index is not None:
        raise click.UsageError(GOAL_TWICE)
    return Aimed(index, place, ranking)


def _read_last(path: Path, old_plan: Path | None, scored: Scored, plan: Plan, run: Run) -> "LastRead":
    """Read last year's workbook; what that takes is not loaded where none is named."""
    from cchc_xl.pipeline.rolling_run import Last  # noqa: PLC0415
    from cchc_xl.pipeline.year_on_year_run import read_last  # noqa: PLC0415

    return read_last(Last(path, old_plan, "--last-plan"), scored, plan, run)
