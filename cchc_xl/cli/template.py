"""``cchc-xl template``: the blank entry workbook of an agency."""

from pathlib import Path

import click

from cchc_xl.cli.running import DONE, RENAMED, guarded, plan_option
from cchc_xl.cli.talk import say
from cchc_xl.errors import NoUsableInput
from cchc_xl.forms import UNASSIGNED
from cchc_xl.model.plan import Agency, Plan
from cchc_xl.pipeline.outputs import publish_result
from cchc_xl.pipeline.plans import find_plan, load_plan
from cchc_xl.reporting.entry import write_entry
from cchc_xl.text import folded

UNKNOWN = "Mã đơn vị «{code}» không có trong danh sách của kế hoạch. Các mã: {codes}."
UNKNOWN_OFFICIAL = "Người phụ trách «{name}» không có trong kế hoạch. Các tên: {names}."


@click.command("template", short_help="Tạo tệp nhập số liệu trống.")
@click.option("--agency", "code", help="Mã đơn vị; bỏ trống thì lấy đơn vị của kế hoạch.")
@click.option("--official", default="", help="Chỉ phần việc của người này (tên trong kế hoạch, hoặc «Chưa phân công»).")
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="Tệp nhập số liệu sẽ tạo.")
@plan_option
@guarded
def command(code: str | None, official: str, output: Path, plan_path: Path | None) -> int:
    """Tạo tệp nhập số liệu trống cho một đơn vị, hoặc chỉ phần việc của một người phụ trách."""
    used = find_plan(output.parent, plan_path, Path())
    plan = load_plan(used)
    content = write_entry(plan, _agency(plan, code), official=_official(plan, official))
    written = publish_result(content, output, (used,))
    say(f"Tệp nhập số liệu: {written}")
    return DONE if written == output else RENAMED


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
