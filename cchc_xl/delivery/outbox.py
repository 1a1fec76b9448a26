"""The outbox: a folder with two files for each letter, the mail and its state; it survives any crash.

Files, not a database: the office can open each mail, a damaged one harms no other, and a replaced file is whole. The
mail is written before its state, each in one step and synced, so that a state always has its mail; a mail without a
state is a letter whose queueing was cut off, and is taken up again. The state is «unknown» from before the content
leaves until the answer is noted.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email.errors import MessageError
from email.policy import SMTP
from hashlib import sha256
from pathlib import Path
from time import sleep

from cchc_xl.delivery.entry import Damaged, Entry, as_json, from_json
from cchc_xl.delivery.letter import Letter, Receiver, is_address, one_line
from cchc_xl.delivery.mail import message_id_of, outgoing
from cchc_xl.errors import NotSent
from cchc_xl.files import publish, why
from cchc_xl.locks import Taken, locked

FOLDER, ASIDE, LOCK = "thu di", "hong", ".khoa"
MAIL, STATE = ".eml", ".json"
WAITS = (0.1, 0.3, 1.0)  # seconds
BUSY = "Một lần gửi thư khác đang chạy ở {folder}. Hãy chờ lần đó xong rồi chạy lại."
UNWRITABLE = "{folder}: không ghi được hàng chờ thư ({why}). Hãy kiểm tra quyền ghi vào thư mục và chỗ trống trên đĩa."


@dataclass(frozen=True, slots=True)
class Outbox:
    """An outbox that this process alone works on; ``aside`` names what was damaged and set aside."""

    folder: Path
    aside: tuple[str, ...] = ()


@contextmanager
def opened(folder: Path) -> Iterator[Outbox]:
    """Open the outbox of a folder, healed: leftovers swept, damage set aside, cut-off letters taken up.

    Raises NotSent where another process works on it or it cannot be written.
    """
    place = folder / FOLDER
    with ExitStack() as stack:
        with _telling(place):
            _lock(stack, place)
            aside = tuple(_healed(place))
        yield Outbox(place, aside)


def _lock(stack: ExitStack, place: Path) -> None:
    try:
        stack.enter_context(locked(place / LOCK))
    except Taken as error:
        raise NotSent(BUSY.format(folder=place)) from error


def entries(outbox: Outbox) -> tuple[Entry, ...]:
    """Give all letters, the first queued first."""
    with _telling(outbox.folder):
        found = [from_json(path.read_bytes()) for path in outbox.folder.glob(f"*{STATE}")]
    return tuple(sorted(found, key=lambda entry: (entry.queued, entry.name)))


def editions_of(outbox: Outbox, letter: Letter) -> tuple[Entry, ...]:
    """Give the entries that have been made of a letter, the first edition first."""
    found: list[Entry] = []
    with _telling(outbox.folder):
        while (path := outbox.folder / f"{_name(letter, len(found) + 1)}{STATE}").exists():
            found.append(from_json(path.read_bytes()))
    return tuple(found)


def enqueue(outbox: Outbox, letter: Letter, sender: Receiver, now: datetime) -> Entry:
    """Put a letter into the outbox, as its next edition where it has been there before."""
    edition = len(editions_of(outbox, letter)) + 1
    message_id = message_id_of(letter, sender, edition)
    content = outgoing(letter, sender, message_id, now)
    name = _name(letter, edition)
    with _telling(outbox.folder):
        _put(content, outbox.folder / f"{name}{MAIL}")
    subject, digest = one_line(letter.subject), sha256(content).hexdigest()
    receivers = letter.addresses
    entry = Entry(name, message_id, subject, sender.address, receivers, digest, now, now, receivers)
    save(outbox, entry)
    return entry


def save(outbox: Outbox, entry: Entry) -> None:
    """Write the state of a letter; raises NotSent where that cannot be done."""
    with _telling(outbox.folder):
        _put(as_json(entry), outbox.folder / f"{entry.name}{STATE}")


def content_of(outbox: Outbox, entry: Entry) -> bytes:
    """Give the mail of an entry."""
    with _telling(outbox.folder):
        return (outbox.folder / f"{entry.name}{MAIL}").read_bytes()


def _put(content: bytes, path: Path) -> None:
    """Write a file in one step; one that a virus scanner or a synchroniser holds is waited for."""
    for wait in WAITS:
        with suppress(PermissionError):
            publish(content, path, second_name=False)
            return
        sleep(wait)
    publish(content, path, second_name=False)


def _name(letter: Letter, edition: int) -> str:
    return f"thu-{letter.key}-{edition}"


def _healed(folder: Path) -> Iterator[str]:
    """Sweep what a crash left, take up letters without a state, and give the names of what was set aside."""
    for left in folder.glob(".cchc-*.tmp"):
        left.unlink()
    for path in sorted(folder.glob(f"*{STATE}")):
        if not _is_sound(path):
            yield _set_aside(path)
    for path in sorted(folder.glob(f"*{MAIL}")):
        if not path.with_suffix(STATE).exists() and not _taken_up(path):
            yield _set_aside(path)


def _is_sound(path: Path) -> bool:
    """Whether a state can be read and its mail is as it was written; a letter that was sent may lack its mail."""
    try:
        entry = from_json(path.read_bytes())
    except Damaged:
        return False
    mail = path.with_suffix(MAIL)
    whole = not entry.waiting or (mail.exists() and sha256(mail.read_bytes()).hexdigest() == entry.sha256)
    return whole and entry.name == path.stem


def _taken_up(path: Path) -> bool:
    """Make the state anew that a mail lacks; False where it is not one that was queued here."""
    content = path.read_bytes()
    try:
        mail = message_from_bytes(content, policy=SMTP)
        receivers = tuple(one.addr_spec for name in ("To", "Cc") if mail[name] for one in mail[name].addresses)
        (sender,) = mail["From"].addresses
        message_id, queued = str(mail["Message-ID"]), mail["Date"].datetime
        ours = message_id.startswith("<") and path.stem.startswith(f"thu-{message_id[1:].partition('@')[0][:24]}-")
        known = bool(receivers) and all(map(is_address, (*receivers, sender.addr_spec)))
        if not (ours and known and queued.tzinfo):
            return False
    except (MessageError, AttributeError, TypeError, ValueError, IndexError):
        return False
    receivers, digest = tuple(dict.fromkeys(receivers)), sha256(content).hexdigest()
    subject = one_line(mail["Subject"])
    entry = Entry(path.stem, message_id, subject, sender.addr_spec, receivers, digest, queued, queued, receivers)
    save(Outbox(path.parent), entry)
    return True


def _set_aside(path: Path) -> str:
    """Move a damaged state and its mail out of the way, under names that are free."""
    aside = path.parent / ASIDE
    aside.mkdir(exist_ok=True)
    number = 1
    while any((aside / f"{path.stem} ({number}){suffix}").exists() for suffix in (MAIL, STATE)):
        number += 1
    for suffix in (STATE, MAIL):
        one = path.with_suffix(suffix)
        if one.exists():
            one.rename(aside / f"{path.stem} ({number}){suffix}")
    return f"{ASIDE}/{path.stem} ({number})"


@contextmanager
def _telling(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise NotSent(UNWRITABLE.format(folder=folder, why=why(error))) from error
