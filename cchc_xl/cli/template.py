"""``cchc-xl template``: the blank entry workbook of an agency, or the new year's from last year's workbook."""

from collections.abc import Sequence
from pathlib import Path

import click

from cchc_xl.cli.running import DONE, RENAMED, guarded, plan_option
from cchc_xl.cli.talk import counted, say
from cchc_xl.errors import NoUsableInput
from cchc_xl.forms import CARRIED, UNASSIGNED
from cchc_xl.model.plan import Agency, Plan
from cchc_xl.model.rollover import Left
from cchc_xl.pipeline.outputs import publish_result
from cchc_xl.pipeline.plans import find_plan, load_plan
from cchc_xl.reporting.entry import Contents, write_entry
from cchc_xl.text import folded

UNKNOWN = "Mã đơn vị «{code}» không có trong danh sách của kế hoạch. Các mã: {codes}."
UNKNOWN_OFFICIAL = "Người phụ trách «{name}» không có trong kế hoạch. Các tên: {names}."
FROM_MISSING = "--from-plan chỉ dùng cùng --from: hãy thêm --from TỆP-NĂM-TRƯỚC.xlsx."
CARRIED_OVER = "Đã chuyển từ năm trước: {figures} số liệu, {points} điểm của {agency}; các sổ và minh chứng để trống."
NOT_AS_IT_WAS = "Không chuyển được nguyên vẹn ({number} mục, cũng ghi ở trang «{sheet}»):"


@click.command("template", short_help="Tạo tệp nhập số liệu trống, hoặc từ tệp năm trước.")
@click.option("--agency", "code", help="Mã đơn vị; bỏ trống thì lấy đơn vị của kế hoạch (hoặc của tệp năm trước).")
@click.option("--official", default="", help="Chỉ phần việc của người này (tên trong kế hoạch, hoặc «Chưa phân công»).")
@click.option("--from", "last", type=click.Path(path_type=Path), help="Tệp nhập số liệu hoặc bảng điểm năm trước.")
@click.option("--from-plan", type=click.Path(path_type=Path), help="Kế hoạch năm trước; trống thì tìm cạnh tệp ấy.")
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="Tệp nhập số liệu sẽ tạo.")
@plan_option
@guarded
def command(
    code: str | None, official: str, last: Path | None, from_plan: Path | None, output: Path, plan_path: Path | None
) -> int:
    """Tạo tệp nhập số liệu trống cho một đơn vị, hoặc chỉ phần việc của một người phụ trách.

    Với --from, số liệu và điểm năm trước được điền sẵn bên cạnh các ô mới.
    """
    if from_plan and not last:
        raise click.UsageError(FROM_MISSING)
    used = find_plan(output.parent, plan_path, Path())
    plan = load_plan(used)
    if last:
        agency, contents, inputs = _from_last_year(last, from_plan, plan, code)
    else:
        agency, contents, inputs = _agency(plan, code), None, ()
    content = write_entry(plan, agency, contents, official=_official(plan, official))
    written = publish_result(content, output, (used, *inputs))
    say(f"Tệp nhập số liệu: {written}")
    return DONE if written == output else RENAMED


def _from_last_year(
    last: Path, from_plan: Path | None, plan: Plan, code: str | None
) -> tuple[Agency, Contents, tuple[Path, ...]]:
    """Read last year's workbook apart, and tell what went along and what did not."""
    from cchc_xl.pipeline.apart import apart  # noqa: PLC0415 - a blank workbook needs no reading
    from cchc_xl.pipeline.rolling_run import Last, contents_of, old_plan_of, rolled, score_last  # noqa: PLC0415

    named = old_plan_of(Last(last, from_plan))
    old = load_plan(named)
    with apart() as run:
        scored = score_last(last, old, run)
    found = rolled(scored, old, plan, code)
    counts = [sum(getattr(one, key) is not None for one in found.values.values()) for key in ("figure", "points")]
    say(CARRIED_OVER.format(figures=counts[0], points=counts[1], agency=found.agency.title))
    say(f"Kiểm tra tệp năm trước: {counted(scored.findings)}")
    _tell(found.left)
    return found.agency, contents_of(scored, found), (last, named)


def _tell(left: Sequence[Left]) -> None:
    if left:
        say(NOT_AS_IT_WAS.format(number=len(left), sheet=CARRIED))
    for one in left:
        say(f"  {' '.join(filter(None, (one.kind, one.code, one.name)))}: {one.said}")


def _official(plan: Plan, name: str) -> str:
    names = {folded(name): name for name in (*(one.name for one in plan.officials), UNASSIGNED)}
    if name and folded(name) not in names:
        raise NoUsableInput(UNKNOWN_OFFICIAL.format(name=name, names=", ".join(names.values())))
    return names.get(folded(name), "")


def _agency(plan: Plan, code: str | None) -> Agency:
    agency = plan.agency_of(code or plan.agency)
    if agency is None:
        codes = ", ".join(f"{one.code} {one.name}" for one in plan.roster)
        raise NoUsableInput(UNKNOWN.format(code=code or plan.agency, codes=codes))
    return agency
