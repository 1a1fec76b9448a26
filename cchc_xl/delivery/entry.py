"""One letter in the outbox: what its small state file says."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from cchc_xl.delivery.states import Result, State

SCHEMA = 1
WAITS = tuple(timedelta(minutes=minutes) for minutes in (5, 15, 60, 240, 720))
MOST_TRIES = 20  # more than a week
GIVEN_UP = "Đã thử {number} lần mà không được, nên không tự gửi nữa. {why}"


class Damaged(Exception):
    """What stands in the outbox is no letter of ours, or not as we wrote it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A letter's identity, and how far it has come.

    ``waiting`` are the addresses that have not got it, ``refused`` those among them that a server does not know.
    ``sha256`` is that of the mail beside it; times are in UTC.
    """

    name: str
    message_id: str
    subject: str
    sender: str
    receivers: tuple[str, ...]
    sha256: str
    queued: datetime
    due: datetime
    waiting: tuple[str, ...]
    state: State = State.QUEUED
    refused: Mapping[str, str] = field(default_factory=dict)
    tries: int = 0
    tried: datetime | None = None
    why: str = ""

    @property
    def next_receivers(self) -> tuple[str, ...]:
        """Give whom the next try is for."""
        return tuple(address for address in self.waiting if address not in self.refused)

    def is_due(self, now: datetime) -> bool:
        """Whether it is to be tried now by itself; a clock that was set back does not make it wait for years."""
        open_ = self.state not in {State.SENT, State.FAILED}
        return open_ and not now < self.due <= now + WAITS[-1]


def begun(entry: Entry, now: datetime) -> Entry:
    """Note that a try hands it over now: whoever dies from here on leaves it unknown."""
    return replace(entry, state=State.UNKNOWN, tries=entry.tries + 1, tried=now, due=now + WAITS[0], why="")


def after(entry: Entry, result: Result, now: datetime) -> Entry:
    """Note what a try gave, and when the next one is due."""
    tries, refused = entry.tries + 1, {**entry.refused, **result.refused}
    left = (*result.later, *result.refused) if result.state is State.SENT else entry.next_receivers
    waiting = tuple(address for address in entry.waiting if address in left or address in entry.refused)
    again = tuple(address for address in waiting if address not in refused)
    state = (State.DEFERRED if again else State.FAILED) if waiting and result.state is State.SENT else result.state
    why = result.why
    if state in {State.DEFERRED, State.UNKNOWN} and tries >= MOST_TRIES:
        state, why = State.FAILED, GIVEN_UP.format(number=tries, why=why)
    due = now + WAITS[min(tries, len(WAITS)) - 1]
    return replace(entry, state=state, waiting=waiting, refused=refused, tries=tries, tried=now, due=due, why=why)


def asked_for(entry: Entry, now: datetime) -> Entry:
    """Make an unsent letter due now for everybody who has not got it: somebody asked, perhaps after a cure."""
    state = State.QUEUED if entry.state is State.FAILED else entry.state
    return replace(entry, state=state, due=now, refused={}, tries=0 if entry.state is State.FAILED else entry.tries)


def as_json(entry: Entry) -> bytes:
    """Write the state file."""
    said: dict[str, Any] = {"schema": SCHEMA}
    for key in Entry.__slots__:
        value = getattr(entry, key)
        said[key] = value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode("utf-8", errors="backslashreplace")


def from_json(data: bytes) -> Entry:
    """Read a state file; raises Damaged for anything that was not written so."""
    try:
        said = json.loads(data)
        if said.pop("schema") != SCHEMA or set(said) != set(Entry.__slots__):
            raise Damaged("schema")
        entry = _entry(said)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise Damaged(type(error).__name__) from error
    return entry


def _entry(said: Mapping[str, Any]) -> Entry:
    words = {key: _text(said[key]) for key in ("name", "message_id", "subject", "sender", "sha256", "why")}
    return Entry(
        **words,
        receivers=tuple(map(_text, said["receivers"])),
        waiting=tuple(map(_text, said["waiting"])),
        refused={_text(address): _text(why) for address, why in said["refused"].items()},
        queued=_time(said["queued"]),
        due=_time(said["due"]),
        tried=None if said["tried"] is None else _time(said["tried"]),
        state=State(said["state"]),
        tries=_number(said["tries"]),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(type(value).__name__)
    return value


def _number(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError(type(value).__name__)
    return value


def _time(value: str) -> datetime:
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None:
        raise ValueError(value)
    return moment
