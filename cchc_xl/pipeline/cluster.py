"""Reading on an engine of several machines, whose futures are waited for as those of processes here.

The bytes of each file travel with its task; a task whose machine was lost is given to another by the engine, and one
that kills several, or takes too long, is refused like a file that does so to its reader here.
"""

import logging
import pickle
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from contextlib import contextmanager
from importlib import import_module
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, ParamSpec, TypeVar

from cchc_xl.errors import NotPublished, NoUsableInput
from cchc_xl.isolation.allowance import CRASHED, TIMEOUT, Allowance, Ended
from cchc_xl.isolation.child import ENDED, RESULT, answered, noted
from cchc_xl.isolation.crew import Engine

P = ParamSpec("P")
T = TypeVar("T")

NOT_INSTALLED = "Để dùng --cluster, hãy cài thêm: pip install cchc_xl[cluster]"
NOT_THERE = "{address}: không kết nối được cụm máy tính ({why}). Hãy kiểm tra địa chỉ, hoặc chạy không có --cluster."
LOST = (
    "{address}: cụm máy tính không đọc tiếp được ({why}) nên chưa lập bảng tổng hợp mới. "
    "Hãy kiểm tra cụm máy rồi chạy lại, hoặc chạy không có --cluster."
)
PATIENCE = 20  # seconds to find the engine


@contextmanager
def cluster(address: str, allowance: Allowance | None = None) -> Iterator[Engine]:
    """Give what runs functions on the dask engine at an address; raises NoUsableInput where there is none.

    Its futures raise what the functions raise, Ended as those of a process apart do, and NotPublished where the engine
    was lost. Of the allowance only the time is kept to: of its memory an engine takes care itself.
    """
    try:
        distributed: Any = import_module("distributed")  # optional, and heavy
    except ImportError as error:
        raise NoUsableInput(NOT_INSTALLED) from error
    try:
        client = distributed.Client(address, timeout=PATIENCE)
    except (OSError, TimeoutError, ValueError) as error:
        raise NoUsableInput(NOT_THERE.format(address=address, why=error)) from error
    for name in ("distributed", "distributed.client"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # a loss is told in a sentence, without traceback
    seconds = (allowance or Allowance()).seconds
    with client:

        def submit(function: Callable[P, T], /, *arguments: P.args, **named: P.kwargs) -> "Future[T]":
            ours: Future[T] = Future()

            def done(theirs: "Future[bytes]") -> None:
                try:
                    _settle(ours, theirs.result())
                except distributed.KilledWorker:
                    ours.set_exception(Ended(CRASHED))
                except BaseException as error:  # a loss is no ordinary exception there; and somebody waits for ours
                    ours.set_exception(NotPublished(LOST.format(address=address, why=type(error).__name__)))

            client.submit(_answered_in_time, seconds, function, arguments, named, pure=False).add_done_callback(done)
            return ours

        yield Engine(submit, sum(client.nthreads().values()))


def _settle(future: "Future[T]", answer: bytes) -> None:
    kind, given = pickle.loads(answer)  # noqa: S301 - from the engine, which is believed as it believes us
    if kind == RESULT:
        future.set_result(given)
    else:
        future.set_exception(Ended(given) if kind == ENDED else noted(*given))


def _answered_in_time(
    seconds: float, function: Callable[..., object], arguments: tuple[object, ...], named: Mapping[str, object]
) -> bytes:
    """Run a call there; one that takes too long is left to itself, and its place given to the next."""
    answers: SimpleQueue[bytes] = SimpleQueue()
    Thread(target=lambda: answers.put(answered(function, arguments, named)), daemon=True).start()
    try:
        return answers.get(timeout=seconds)
    except Empty:
        return pickle.dumps((ENDED, TIMEOUT))
