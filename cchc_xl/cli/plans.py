"""``cchc-xl plan``: the plan as text, and its faults."""

from dataclasses import replace
from pathlib import Path

import click

from cchc_xl.cli.running import DONE, RENAMED, guarded, language_option, plan_option
from cchc_xl.cli.talk import counted, finding_line, say
from cchc_xl.errors import NoUsableInput
from cchc_xl.findings import worst_first
from cchc_xl.pipeline.inputs import read_bytes
from cchc_xl.pipeline.outputs import publish_result
from cchc_xl.pipeline.plans import find_plan, load_plan
from cchc_xl.plan.loading import load
from cchc_xl.plan.renewing import changes, empty, renewed
from cchc_xl.plan.showing import show
from cchc_xl.plan.writing import write


@click.group("plan", short_help="Xem và kiểm tra kế hoạch.")
def command() -> None:
    """Xem và kiểm tra tệp kế hoạch."""


@command.command("show")
@click.argument("workbook", type=click.Path(path_type=Path), required=False)
@plan_option
@guarded
def show_command(workbook: Path | None, plan_path: Path | None) -> int:
    """In toàn bộ kế hoạch dưới dạng văn bản."""
    plan = load_plan(find_plan(Path(), workbook or plan_path))
    click.echo(show(plan), nl=False)
    return DONE


@command.command("check")
@click.argument("workbook", type=click.Path(path_type=Path), required=False)
@plan_option
@language_option
@guarded
def check_command(workbook: Path | None, plan_path: Path | None, language: str) -> int:
    """Liệt kê mọi lỗi của kế hoạch, mỗi lỗi một dòng kèm ô."""
    path = find_plan(Path(), workbook or plan_path)
    plan, findings = load(path.name, read_bytes(path))
    for finding in worst_first(findings):
        say(finding_line(finding, language))
    say(f"{path.name}: {counted(findings)}" + (". Kế hoạch dùng được." if plan else ". Hãy sửa các lỗi trên."))
    return DONE if plan else NoUsableInput.exit_code


@command.command("new")
@click.option("--from", "last", type=click.Path(path_type=Path), help="Kế hoạch năm trước (.xlsx); trống: bắt đầu mới.")
@click.option("--year", type=click.IntRange(2000, 2999), required=True, help="Năm của kế hoạch mới.")
@click.option("--code", default="", help="Mã kế hoạch mới, ngắn, không dấu.")
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="Tệp kế hoạch sẽ tạo.")
@guarded
def new_command(last: Path | None, year: int, code: str, output: Path) -> int:
    """Bắt đầu kế hoạch của một năm: trống có hướng dẫn, hoặc từ kế hoạch năm trước với các ô đã đổi được đánh dấu."""
    old = load_plan(last) if last else None
    plan = renewed(old, year) if old else empty(code or f"ke-hoach-{year}", year)
    plan = replace(plan, code=code or plan.code)
    written = publish_result(write(plan, changes(old, plan) if old else ()), output, (last,) if last else ())
    say(f"Kế hoạch mới: {written}. Hãy sửa bằng Excel rồi chạy «plan check».")
    return DONE if written == output else RENAMED
