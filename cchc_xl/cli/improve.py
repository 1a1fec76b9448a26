"""``cchc-xl improve``: what one agency lost, who owes it, and the cheapest way to a goal."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from cchc_xl.cli.improvement_words import told
from cchc_xl.cli.running import DONE, WITH_ERRORS, as_of_option, day_of, guarded, json_option, plan_option, write_json
from cchc_xl.cli.talk import counted, say, tell_card
from cchc_xl.findings import errors_among
from cchc_xl.improvement import improve
from cchc_xl.numbers import number_in, plain
from cchc_xl.pipeline.apart import apart
from cchc_xl.pipeline.improving_run import Aimed, goal_of
from cchc_xl.pipeline.inputs import entries_among
from cchc_xl.pipeline.plans import find_plan, load_plan
from cchc_xl.pipeline.scoring_run import result_beside, score_workbooks
from cchc_xl.reporting.improvement_record import improvement_record

GOAL_TWICE = "Chỉ chọn một trong hai: --goal, hoặc --goal-place cùng --with."
WITH_MISSING = "--goal-place cần bảng tổng hợp: thêm --with TỆP-TỔNG-HỢP.xlsx."
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
@json_option
@as_of_option
@plan_option
@guarded
def command(
    workbooks: Sequence[Path],
    json_path: str | None,
    as_of: datetime | None,
    plan_path: Path | None,
    **aim: Any,  # noqa: ANN401 - each option has its type
) -> int:
    """Nêu điểm đã mất theo WORKBOOKS của một đơn vị, ai phụ trách, và cách ít việc nhất để đạt mục tiêu.

    Không ghi tệp nào, trừ --json.
    """
    aimed = _aimed(aim["goal"], aim["place"], aim["ranking"])
    entries = entries_among(workbooks)
    used = find_plan(entries[0].parent, plan_path)
    with apart(first=entries) as run:  # it starts while the plan is loaded
        plan = load_plan(used)
        if aimed.index is not None and aimed.index > plan.policy.cap:
            raise click.UsageError(TOO_HIGH.format(goal=plain(aimed.index), cap=plain(plan.policy.cap)))
        scored = score_workbooks(entries, plan, day_of(as_of), earlier=result_beside(workbooks[0]), run=run)
        goal = goal_of(aimed, scored.card, plan, run)
    found = improve(scored, plan, goal)
    inputs = (*entries, used, *((aimed.ranking,) if aimed.ranking else ()))
    write_json(json_path, lambda: improvement_record(scored, found, plan), inputs)
    tell_card(scored.card, plan)
    for line in told(scored, found, plan):
        say(line)
    say(f"Kiểm tra số liệu: {counted(scored.findings)}")
    return WITH_ERRORS if errors_among(scored.findings) else DONE


def _aimed(index: Decimal | None, place: int | None, ranking: Path | None) -> Aimed:
    if index is not None and place is not None:
        raise click.UsageError(GOAL_TWICE)
    if place is not None and ranking is None:
        raise click.UsageError(WITH_MISSING)
    if ranking is not None and index is not None:
        raise click.UsageError(GOAL_TWICE)
    return Aimed(index, place, ranking)
