"""Letters through the outbox to the mail server."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cchc_xl.delivery.entry import Entry
from cchc_xl.delivery.letter import Letter
from cchc_xl.delivery.outbox import FOLDER, entries, opened
from cchc_xl.delivery.posting import Clock, Post, put_in, send_due
from cchc_xl.delivery.states import State
from cchc_xl.errors import NotSent
from cchc_xl.pipeline.sending_run import Office

NOT_SET_UP = (
    "Chưa có máy chủ thư ([mail] của cchc.toml chưa có dòng host) nên không có hàng chờ nào để gửi. "
    "Hãy xem docs/thu.md."
)


def now() -> datetime:
    """Give this moment in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Posted:
    """What became of letters.

    ``entry`` is that of the letter given and ``is_new`` whether there was anything to send of it; ``tried`` are all
    that were tried, ``left`` how many are not sent, ``aside`` what was damaged and set aside, ``trouble`` why none
    could be tried.
    """

    entry: Entry | None
    is_new: bool
    tried: tuple[Entry, ...] = ()
    left: int = 0
    aside: tuple[str, ...] = ()
    trouble: str = ""


def post(office: Office, letter: Letter | None = None, *, again: bool = False, clock: Clock = now) -> Posted:
    """Put a letter into the outbox (None: only what is there), and try all that are due.

    Raises NotSent where nothing is set up, another run works on the outbox, or it cannot be written.
    """
    if office.mail.account is None:
        raise NotSent(NOT_SET_UP)
    if letter is None and not outbox_of(office).is_dir():
        return Posted(None, is_new=False)
    tried: list[Entry] = []
    trouble = ""
    with opened(office.folder) as outbox:
        mine = Post(outbox, office.mail.account, clock)
        entry, is_new = put_in(mine, letter, again=again) if letter else (None, False)
        try:
            tried.extend(send_due(mine))
        except NotSent as error:
            trouble = str(error)
        left = sum(one.state is not State.SENT for one in entries(outbox))
    latest = next((one for one in tried if entry and one.name == entry.name), entry)
    return Posted(latest, is_new, tuple(tried), left, outbox.aside, trouble)


def outbox_of(office: Office) -> Path:
    """Give the folder where letters wait."""
    return office.folder / FOLDER
