"""The night: one run at a time over a folder, what changed taken in, the result published, kept and sent.

Everything it does may be done twice or three nights late: what is the same is not written, counted or sent again.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from cchc_xl.delivery.letter import Letter, Receiver
from cchc_xl.delivery.night_letters import failure_letter, findings_letter, ranking_letter
from cchc_xl.delivery.states import State
from cchc_xl.errors import AlreadyRunning, CchcError, NotPublished, NotSent
from cchc_xl.files import sweep, why
from cchc_xl.locks import Taken, locked
from cchc_xl.pipeline.commune_run import is_of_one_commune, score_folder
from cchc_xl.pipeline.consolidation_run import run
from cchc_xl.pipeline.night_settings import NightSettings, night_settings
from cchc_xl.pipeline.order import Order
from cchc_xl.pipeline.outputs import publish_copy
from cchc_xl.pipeline.posting_run import post
from cchc_xl.pipeline.ranking_run import Consolidated
from cchc_xl.pipeline.sending_run import Office, office_near
from cchc_xl.pipeline.taking import taken
from cchc_xl.settings import SettingsUnreadable, settings_near

LOCK = ".cchc-dem.khoa"
KEPT = "luu"
DATED = "[!~.]* ????-??-??"  # the copies, also of results that had a second name; neither locks nor anything else
RUNNING = "{folder}: đang có một lần chạy khác trên thư mục này nên lần này không làm gì."
NO_LOCK = "{folder}: không ghi được vào thư mục ({why}) nên lần này không làm gì. Hãy kiểm tra quyền ghi và chỗ trống."
NO_SERVER = "Có địa chỉ trong [nightly] nhưng chưa có máy chủ thư trong [mail] của cchc.toml nên không gửi."

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Night:
    """What a night did: the result (None where nothing was wanted), whether it is new, and letters that wait."""

    written: Path
    is_new: bool
    unsent: int = 0


def nightly(order: Order, say: Say, today: date) -> Night:
    """Do the night's work in a folder, and say line by line what was done.

    Raises AlreadyRunning, NoUsableInput or NotPublished where the folder is not there or cannot be written, or what
    stopped the run, of which the administrator is told by mail where that is set up.
    """
    taken(order.folder)  # a folder that is not there is not made
    with ExitStack() as stack:
        _lock(stack, order.folder)
        return _night(order, say, today)


def _lock(stack: ExitStack, folder: Path) -> None:
    try:
        stack.enter_context(locked(folder / LOCK))
    except Taken as error:
        raise AlreadyRunning(RUNNING.format(folder=folder)) from error
    except OSError as error:
        raise NotPublished(NO_LOCK.format(folder=folder, why=why(error))) from error


def _night(order: Order, say: Say, today: date) -> Night:
    wishes = _wishes(order.folder)
    sweep(order.folder)
    try:
        night, letters = _worked(replace(order, each=wishes.each), wishes, say)
        keep_dated(night.written, today, wishes.keep)
        return replace(night, unsent=_sent(office_near(order.folder), wishes, letters, say))
    except Exception as error:
        with suppress(CchcError, OSError):  # the first trouble is the one to tell
            _tell_admin(office_near(order.folder), wishes, error, today)
        raise


def _wishes(folder: Path) -> NightSettings:
    try:
        return night_settings(settings_near(folder.absolute()))
    except SettingsUnreadable as error:
        raise NotSent(str(error)) from error


def _worked(order: Order, wishes: NightSettings, say: Say) -> tuple[Night, list[Letter]]:
    if is_of_one_commune(order.folder):
        scored = score_folder(order.folder, order.plan_path)
        for line in scored.told:
            say(line)
        say(f"Bảng điểm: {scored.written}")
        return Night(scored.written, scored.is_new), []
    finished = run(replace(order, anew=True), lambda *_: None)  # letters that a crash kept back are written again
    for line in finished.told:
        say(line)
    say(f"Bảng tổng hợp: {finished.written}")
    letters = list(_letters(finished.done, finished.written, wishes)) if finished.done else []
    return Night(finished.written, finished.is_new), letters


def _letters(done: Consolidated, written: Path, wishes: NightSettings) -> Iterator[Letter]:
    plan, ranking = done.plan, done.ranking
    if wishes.office:
        yield ranking_letter(ranking, plan, written.read_bytes(), wishes.office)
    for one in ranking.standings:
        to = wishes.communes.get(one.agency.code, ())
        own = [finding for finding in done.findings if finding.cell.file in {*one.files, one.file}]
        if to and (letter := findings_letter(one, own, plan, to)):
            yield letter


def keep_dated(written: Path, today: date, number: int) -> None:
    """Keep a dated copy beside the result where the last one differs, and drop the oldest beyond the number.

    It is the result that is looked at, not whether it is new: a run may have been killed before it came here.
    """
    folder, content = written.parent / KEPT, written.read_bytes()
    sweep(folder)
    dated = folder / f"{written.stem} {today.isoformat()}{written.suffix}"
    kept = sorted(folder.glob(f"{DATED}{written.suffix}"), key=lambda path: path.stem[-len(today.isoformat()) :])
    if kept and kept[-1].read_bytes() == content:
        return
    publish_copy(content, dated)
    for path in [one for one in kept if one != dated][: -(number - 1) or None]:  # the new one stays, even if dated back
        with suppress(OSError):  # one that is open goes the next night
            path.unlink()


def _sent(office: Office, wishes: NightSettings, letters: list[Letter], say: Say) -> int:
    """Send the letters, and those that wait from before; gives how many wait still."""
    if office.mail.account is None:
        if wishes.sends:
            say(NO_SERVER)
        return 0
    left = 0
    waiting: list[Letter | None] = [*letters]
    for letter in waiting or [None]:
        posted = post(office, letter)
        left = posted.left
        for one in posted.tried:
            if one.state is not State.SENT:
                say(f"«{one.subject}»: {one.why}")
        if posted.trouble:
            say(posted.trouble)
    return left


def _tell_admin(office: Office, wishes: NightSettings, error: Exception, today: date) -> None:
    to: tuple[Receiver, ...] = wishes.admin
    if to and office.mail.account is not None and not isinstance(error, NotSent):
        post(office, failure_letter(_words_of(error), today, to))


def _words_of(error: Exception) -> str:
    if isinstance(error, OSError):
        return f"Không đọc hoặc ghi được ({why(error)})."
    return str(error) if isinstance(error, CchcError) else f"Lỗi ngoài dự kiến ({type(error).__name__})."
