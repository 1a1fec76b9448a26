"""``cchc-xl history``: how the index went from run to run, as the history beside the results says."""

from pathlib import Path

import click

from cchc_xl.cli.history_words import told
from cchc_xl.cli.running import DONE, guarded, json_option, plan_option, write_json
from cchc_xl.cli.talk import one_line, say
from cchc_xl.history.store import NAME
from cchc_xl.model.course import Course
from cchc_xl.model.plan import Agency, Plan
from cchc_xl.pipeline.history_run import course_of, has_history
from cchc_xl.pipeline.plans import find_plan, load_plan
from cchc_xl.reporting.course_record import course_record
from cchc_xl.text import visible

NOTHING_YET = "{folder}: chưa có lần tổng hợp nào trong thư mục này."
NOTHING_OF_PLAN = "{folder}: chưa có lần tổng hợp nào theo kế hoạch {plan}."
NO_SUCH_AGENCY = "Kế hoạch không có đơn vị mã «{code}». Các mã: {codes}."
MOST_CODES = 20


@click.command("history", short_help="Diễn biến chỉ số qua các lần tổng hợp.")
@click.argument("folder", type=click.Path(path_type=Path), default=".")
@click.option("--agency", "code", default="", metavar="CODE", help="Mã đơn vị: chỉ số, lĩnh vực, tiêu chí đổi điểm.")
@json_option
@plan_option
@guarded
def command(folder: Path, code: str, json_path: str | None, plan_path: Path | None) -> int:
    """In diễn biến chỉ số qua các lần tổng hợp có kết quả trong FOLDER (mặc định là thư mục hiện tại).

    Chỉ đọc lịch sử (cchc.sqlite), không ghi tệp nào, trừ --json.
    """
    if not has_history(folder):
        say(NOTHING_YET.format(folder=folder.absolute()))
        write_json(json_path, lambda: course_record(Course(), None))
        return DONE
    used = find_plan(folder, plan_path)
    plan = load_plan(used)
    course = course_of(folder, plan, _agency(code, plan) if code else None)
    write_json(json_path, lambda: course_record(course, plan), (used, folder / NAME))
    if not (course.runs or course.then):
        say(NOTHING_OF_PLAN.format(folder=folder.absolute(), plan=plan.code))
    elif json_path != "-":  # where the table would stand among the JSON
        for line in told(course, plan):
            click.echo(visible(one_line(line)))
    return DONE


def _agency(code: str, plan: Plan) -> Agency:
    if agency := plan.agency_of(code):
        return agency
    codes = [one.code for one in plan.roster]
    shown = ", ".join(codes[:MOST_CODES]) + (", …" if len(codes) > MOST_CODES else "")
    raise click.UsageError(NO_SUCH_AGENCY.format(code=code, codes=shown))
