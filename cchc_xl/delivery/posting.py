"""Which letter is tried when: each content once, unless asked for again; trouble is tried again, ever more rarely."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from cchc_xl.delivery.account import Account
from cchc_xl.delivery.door import Parcel, hand_over
from cchc_xl.delivery.entry import Entry, after, asked_for, begun
from cchc_xl.delivery.letter import Letter
from cchc_xl.delivery.outbox import Outbox, content_of, editions_of, enqueue, entries, save
from cchc_xl.delivery.password import Secret, secret_for
from cchc_xl.delivery.states import Result, State
from cchc_xl.errors import NotSent

UNNOTED = "Thư «{subject}» đã gửi nhưng không ghi lại được, nên lần sau có thể gửi trùng với cùng mã thư. {why}"
Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Post:
    """An outbox, the account that its letters go through, and a clock in UTC."""

    outbox: Outbox
    account: Account
    clock: Clock


def put_in(post: Post, letter: Letter, *, again: bool = False) -> tuple[Entry, bool]:
    """Put a letter into the outbox and make it due; give its entry and whether there is anything to send.

    One that has been sent is left as it is, unless it is wanted ``again``: then it gets a new message id.
    """
    editions = editions_of(post.outbox, letter)
    if not editions or (again and editions[-1].state is State.SENT):
        return enqueue(post.outbox, letter, post.account.sender, post.clock()), True
    if editions[-1].state is State.SENT:
        return editions[-1], False
    entry = asked_for(editions[-1], post.clock())
    save(post.outbox, entry)
    return entry, True


def send_due(post: Post) -> Iterator[Entry]:
    """Try all letters that are due, the first queued first, and give each as it is then.

    It ends early where the others would meet the same trouble (network, certificate, password), so that a wrong
    password is tried once. Raises NotSent where there is no password, or the outbox cannot be written.
    """
    due = [entry for entry in entries(post.outbox) if entry.is_due(post.clock())]
    if not due:
        return
    secret = secret_for(post.account)
    yield from _sent(post, secret, due)


def _sent(post: Post, secret: Secret | None, due: Iterable[Entry]) -> Iterator[Entry]:
    for entry in due:
        now = post.clock()
        parcel = Parcel(post.account.sender.address, entry.next_receivers, content_of(post.outbox, entry))
        started = begun(entry, now)

        def note(started: Entry = started) -> None:
            save(post.outbox, started)

        result = hand_over(post.account, secret, parcel, note)
        done = after(entry, result, now)
        _note(post.outbox, done, result)
        yield done
        if result.stops:
            return


def _note(outbox: Outbox, done: Entry, result: Result) -> None:
    try:
        save(outbox, done)
    except NotSent as error:
        if result.state is State.SENT:
            raise NotSent(UNNOTED.format(subject=done.subject, why=error)) from error
        raise
