"""``cchc-xl send``: a mail draft with the scoring workbook attached, or the mail itself."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cchc_xl.cli.results import tell_result
from cchc_xl.cli.running import DONE, guarded, plan_option
from cchc_xl.cli.talk import say
from cchc_xl.delivery.letter import Letter
from cchc_xl.delivery.mail import text_of
from cchc_xl.delivery.states import STATE_NAMES, State
from cchc_xl.errors import NotSent
from cchc_xl.pipeline.apart import apart
from cchc_xl.pipeline.plans import find_plan, load_plan
from cchc_xl.pipeline.sending_run import Office, leave_draft, letter_for, office_near

if TYPE_CHECKING:
    from cchc_xl.delivery.entry import Entry
    from cchc_xl.pipeline.posting_run import Posted

NOT_ALL_SENT = NotSent.exit_code
ASIDE = (
    "Một thư trong hàng chờ bị hỏng, đã chuyển vào {place}. Hãy xem thư đó đã gửi chưa; nếu chưa, hãy gửi lại "
    "bảng điểm."
)
ALREADY = "Bảng điểm này đã gửi tới {whom} lúc {when} nên không gửi lại. Muốn gửi lần nữa, hãy thêm --again."
SENT = "Đã gửi «{subject}» tới {whom}."
UNSENT = "«{subject}» tới {whom}: {state}. {why}"
STILL = (
    "Còn {number} thư chưa gửi được trong hàng chờ {folder}. Hãy chạy lại send với bảng điểm, hoặc send --queue sau."
)
NOTHING = "Không có thư nào đến lúc gửi."
DRAFT = "Thư nháp gửi {whom}"
OPEN_IT = "Hãy mở tệp này bằng chương trình thư, xem lại rồi bấm gửi."


@click.command("send", short_help="Gửi bảng điểm qua thư điện tử.")
@click.argument("workbook", type=click.Path(path_type=Path), required=False)
@click.option("--queue", is_flag=True, help="Chỉ gửi tiếp các thư đến lúc gửi trong hàng chờ.")
@click.option("--anyway", is_flag=True, help="Vẫn gửi khi bảng điểm còn lỗi.")
@click.option("--again", is_flag=True, help="Gửi lần nữa bảng điểm đã gửi.")
@click.option("--dry-run", is_flag=True, help="In thư ra màn hình, không ghi tệp, không gửi.")
@plan_option
@guarded
def command(
    workbook: Path | None, plan_path: Path | None, *, queue: bool, anyway: bool, again: bool, dry_run: bool
) -> int:
    """Gửi bảng điểm WORKBOOK cho cơ quan nhận của kế hoạch hoặc của cchc.toml.

    Chưa có máy chủ thư trong cchc.toml thì soạn thư nháp (.eml) cạnh bảng điểm: mở bằng chương trình thư rồi bấm gửi.
    Không nêu WORKBOOK, hoặc nêu một thư mục, thì gửi tiếp các thư trong hàng chờ.
    """
    if workbook is None or queue or workbook.is_dir():
        return _send(office_near(_folder(workbook)), None)
    office = office_near(workbook.parent)
    with apart() as run:
        plan = load_plan(find_plan(workbook.parent, plan_path))
        letter = letter_for(workbook, plan, office.mail, anyway=anyway, run=run)
    if dry_run:
        click.echo(_shown(letter), nl=False)
        return DONE
    if office.mail.account is None:
        tell_result(DRAFT.format(whom=_receivers(letter)), leave_draft(workbook, letter))
        say(OPEN_IT)
        return DONE
    return _send(office, letter, again=again)


def _folder(given: Path | None) -> Path:
    if given is None:
        return Path()
    return given if given.is_dir() else given.parent


def _send(office: Office, letter: Letter | None, *, again: bool = False) -> int:
    from cchc_xl.pipeline.posting_run import outbox_of, post  # noqa: PLC0415 - a draft needs no mail server

    posted, folder = post(office, letter, again=again), outbox_of(office)
    for place in posted.aside:
        say(ASIDE.format(place=folder / place))
    for entry in posted.tried:
        say(_told(entry))
    for line in _closing(posted, folder):
        say(line)
    return DONE if _is_all_sent(posted) else NOT_ALL_SENT


def _is_all_sent(posted: "Posted") -> bool:
    mine = (posted.entry,) if posted.entry else ()
    return not posted.trouble and all(one.state is State.SENT for one in (*posted.tried, *mine))


def _closing(posted: "Posted", folder: Path) -> Iterator[str]:
    """Say of the letter that it was sent before or waits, and that there was nothing to do."""
    entry = posted.entry
    if posted.trouble:
        yield posted.trouble
    if entry and not posted.is_new:
        yield ALREADY.format(whom=", ".join(entry.receivers), when=_time(entry.tried))
    elif not entry and not posted.tried and not posted.trouble:
        yield NOTHING
    if posted.left:
        yield STILL.format(number=posted.left, folder=folder)


def _told(entry: "Entry") -> str:
    if entry.state is State.SENT:
        return SENT.format(subject=entry.subject, whom=", ".join(entry.receivers))
    whom = ", ".join(entry.waiting)
    return UNSENT.format(subject=entry.subject, whom=whom, state=STATE_NAMES[entry.state], why=entry.why)


def _receivers(letter: Letter) -> str:
    return ", ".join(one.shown for one in (*letter.to, *letter.cc))


def _time(moment: datetime | None) -> str:
    return f"{moment.astimezone():%H:%M ngày %d/%m/%Y}" if moment else "trước đây"


def _shown(letter: Letter) -> str:
    files = "; ".join(f"{one.name} ({len(one.content)} byte)" for one in letter.attachments)
    heads = f"Đến: {_receivers(letter)}\nTiêu đề: {letter.subject}\nTệp đính kèm: {files}\n\n"
    return heads + text_of(letter)
