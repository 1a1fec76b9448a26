"""``cchc-xl send``: a mail draft with the scoring workbook attached."""

from pathlib import Path

import click

from cchc_xl.cli.results import tell_result
from cchc_xl.cli.running import DONE, guarded, plan_option
from cchc_xl.pipeline.plans import find_plan, load_plan
from cchc_xl.pipeline.sending_run import draft_mail, leave_draft


@click.command("send", short_help="Soạn thư gửi bảng điểm.")
@click.argument("workbook", type=click.Path(path_type=Path))
@click.option("--anyway", is_flag=True, help="Vẫn soạn thư khi bảng điểm còn lỗi.")
@click.option("--dry-run", is_flag=True, help="In thư ra màn hình, không ghi tệp.")
@plan_option
@guarded
def command(workbook: Path, plan_path: Path | None, *, anyway: bool, dry_run: bool) -> int:
    """Soạn thư nháp (.eml) gửi WORKBOOK cho cơ quan nhận của kế hoạch; mở tệp nháp để kiểm tra rồi bấm gửi."""
    plan = load_plan(find_plan(workbook.parent, plan_path))
    mail = draft_mail(workbook, plan, anyway=anyway)
    if dry_run:
        click.echo(mail)
        return DONE
    tell_result(f"Thư nháp gửi {plan.office.receiver} <{plan.office.receiver_email}>", leave_draft(workbook, mail))
    return DONE
