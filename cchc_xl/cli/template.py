"""``cchc-xl template``: the blank entry workbook of an agency."""

from pathlib import Path

import click

from cchc_xl.cli.running import DONE, RENAMED, guarded, plan_option
from cchc_xl.cli.talk import say
from cchc_xl.errors import NoUsableInput
from cchc_xl.model.plan import Agency, Plan
from cchc_xl.pipeline.outputs import publish_result
from cchc_xl.pipeline.plans import find_plan, load_plan
from cchc_xl.reporting.entry import write_entry

UNKNOWN = "Mã đơn vị «{code}» không có trong danh sách của kế hoạch. Các mã: {codes}."


@click.command("template", short_help="Tạo tệp nhập số liệu trống.")
@click.option("--agency", "code", help="Mã đơn vị; bỏ trống thì lấy đơn vị của kế hoạch.")
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="Tệp nhập số liệu sẽ tạo.")
@plan_option
@guarded
def command(code: str | None, output: Path, plan_path: Path | None) -> int:
    """Tạo tệp nhập số liệu trống cho một đơn vị."""
    used = find_plan(output.parent, plan_path)
    plan = load_plan(used)
    written = publish_result(write_entry(plan, _agency(plan, code)), output, (used,))
    say(f"Tệp nhập số liệu: {written}")
    return DONE if written == output else RENAMED


def _agency(plan: Plan, code: str | None) -> Agency:
    agency = plan.agency_of(code or plan.agency)
    if agency is None:
        codes = ", ".join(f"{one.code} {one.name}" for one in plan.roster)
        raise NoUsableInput(UNKNOWN.format(code=code or plan.agency, codes=codes))
    return agency
