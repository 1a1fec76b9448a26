"""What each file of a folder gave: read and scored apart, several at once, in the order of the files.

Only what changed is read: what the same bytes gave under the same plan and program is kept in a cache.
"""

import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import ParamSpec, TypeVar

from cchc_xl._version import VERSION
from cchc_xl.errors import CchcError, NoUsableInput
from cchc_xl.history.cache import Cache
from cchc_xl.history.packing import unpacked
from cchc_xl.isolation.allowance import Ended
from cchc_xl.isolation.child import noted, place_noted, places
from cchc_xl.isolation.crew import Submit
from cchc_xl.model.plan import Plan
from cchc_xl.model.received import Received
from cchc_xl.pipeline.apart import refused_by
from cchc_xl.pipeline.inputs import read_bytes
from cchc_xl.pipeline.shipped import Parts
from cchc_xl.pipeline.taking import name_of
from cchc_xl.refusals import Refused, Why

UNKNOWN_DAY = date.max  # any day that is seen later is earlier, and stands
AHEAD = 6  # files, or two for each process: one there, and one in memory that waits for it

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reader:
    """How files are read: under which plan, as of when, where, what is known already, and how many are begun ahead."""

    plan: Plan
    as_of: date | None
    submit: Submit
    cache: Cache | None = None
    shipped: bytes = field(default=b"", repr=False)
    ahead: int = AHEAD


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file with its bytes' SHA-256, its day, and what it gave; None for a workbook of ours that nobody sends."""

    path: Path
    sha256: str
    day: date
    result: Received | CchcError | None = None


@dataclass(frozen=True, slots=True)
class _Begun:
    arrival: Arrival
    key: str = ""
    future: "Future[bytes] | None" = None


def reader(plan: Plan, as_of: date | None, submit: Submit, cache: Cache | None = None, at_once: int = 1) -> Reader:
    """Make ready to read many files under one plan, so many at once."""
    return Reader(plan, as_of, submit, cache, pickle.dumps(plan), max(AHEAD, 2 * at_once))


def here(function: Callable[P, T], /, *arguments: P.args, **named: P.kwargs) -> "Future[T]":
    """Run a function in this process, at once."""
    future: Future[T] = Future()
    try:
        future.set_result(function(*arguments, **named))
    except Exception as error:  # it comes where the result is asked for
        future.set_exception(noted(error, places(error)))
    return future


def arrivals(files: Iterable[Path], how: Reader) -> Iterator[Arrival]:
    """Give what each file gave, in their order; a file that cannot be read gives the error that says so."""
    return (_arrived(begun, how) for begun in ahead((_begun(path, how) for path in files), how.ahead))


def ahead(begun: Iterable[T], most: int = AHEAD) -> Iterator[T]:
    """Give things in their order, of which so many are begun before the first one is waited for."""
    waiting: deque[T] = deque()
    for one in begun:
        waiting.append(one)
        if len(waiting) > most:
            yield waiting.popleft()
    yield from waiting


def together(paths: Sequence[Path], how: Reader) -> Received | CchcError:
    """Give what the parts of one agency give as one."""
    try:
        parts = [(name_of(path), read_bytes(path, name_of(path))) for path in paths]
    except CchcError as error:
        return error
    key = _key([(name, sha256(data).hexdigest()) for name, data in parts], how)
    known = how.cache.get(key) if how.cache else None
    if known:
        return known
    names = "; ".join(name for name, _ in parts)
    result = _result(how.submit(receive, parts, how.shipped, how.as_of), names, key, how)
    return result or Refused(Why.TYPE, names)


def _begun(path: Path, how: Reader) -> _Begun:
    try:
        data = read_bytes(path, name_of(path))
    except CchcError as error:
        return _Begun(Arrival(path, "", UNKNOWN_DAY, error))
    arrival = Arrival(path, sha256(data).hexdigest(), _day_of(path))
    key = _key([(name_of(path), arrival.sha256)], how)
    if known := how.cache.get(key) if how.cache else None:
        return _Begun(replace(arrival, result=known))
    return _Begun(arrival, key, how.submit(receive, [(name_of(path), data)], how.shipped, how.as_of))


def _arrived(begun: _Begun, how: Reader) -> Arrival:
    if begun.future is None:
        return begun.arrival
    return replace(begun.arrival, result=_result(begun.future, name_of(begun.arrival.path), begun.key, how))


def answer(future: "Future[T]", files: str) -> T | NoUsableInput:
    """Wait for what came of files; where they are to blame that there is nothing, this is the error that says so."""
    try:
        return future.result()
    except Ended as ended:
        return refused_by(ended, files)
    except NoUsableInput as error:
        return error
    except Exception as error:
        if place := place_noted(error):
            return Refused(Why.FAULT, f"{files} ({type(error).__name__}, {place})")
        raise  # no file is to blame, but what should have read it


def _result(future: "Future[bytes]", files: str, key: str, how: Reader) -> Received | CchcError | None:
    content = answer(future, files)
    if isinstance(content, NoUsableInput):
        return content
    if content and how.cache:
        how.cache.put(key, content)
    return unpacked(content) if content else None


def _day_of(path: Path) -> date:
    """Give the day on which a file was saved where it lies."""
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, tz=UTC).astimezone().date()
    except (OSError, ValueError, OverflowError):  # it is gone, or its day is none of any calendar
        return UNKNOWN_DAY


def _key(files: Sequence[tuple[str, str]], how: Reader) -> str:
    return sha256(repr((VERSION, how.plan.fingerprint, how.as_of, list(files))).encode()).hexdigest()


def receive(parts: Parts, shipped: bytes, as_of: date | None) -> bytes:
    """Read, check and score workbooks, and pack what a ranking needs of it; see ``receipt``."""
    from cchc_xl.pipeline.receipt import received  # noqa: PLC0415 - what reads is imported where it runs

    return received(parts, shipped, as_of)
