"""Several processes apart, which share the calls between them."""

import queue
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from types import TracebackType
from typing import NamedTuple, ParamSpec, Protocol, Self, TypeVar

from cchc_xl.isolation.allowance import Allowance
from cchc_xl.isolation.worker import Worker

P = ParamSpec("P")
T = TypeVar("T")


class Submit(Protocol):
    """Runs a function somewhere, as ``concurrent.futures.Executor.submit`` does."""

    def __call__(self, function: Callable[P, T], /, *arguments: P.args, **named: P.kwargs) -> "Future[T]":
        """Give its result to come."""


class Engine(NamedTuple):
    """What runs functions, and how many of them at once."""

    submit: Submit
    at_once: int


class Crew:
    """So many processes apart, each driven by a thread of its own; used as a context, at whose end all are gone."""

    def __init__(self, size: int, allowance: Allowance | None = None, warm: Sequence[str] = ()) -> None:
        """Take how many, the allowance of each call, and modules to import ahead."""
        self._workers = [Worker(allowance, warm=warm) for _ in range(size)]
        self._started = ExitStack()
        self._free: queue.SimpleQueue[Worker] = queue.SimpleQueue()
        self._threads = ThreadPoolExecutor(size)

    def __enter__(self) -> Self:
        with ExitStack() as started:
            for worker in self._workers:  # before any thread: a process with threads must not fork
                self._free.put(started.enter_context(worker))
            self._started = started.pop_all()
        return self

    def __exit__(self, kind: type[BaseException] | None, _: object, __: TracebackType | None) -> None:
        if kind is not None:
            for worker in self._workers:
                worker.end()
        with self._started:
            self._threads.shutdown(cancel_futures=True)

    def submit(self, function: Callable[P, T], /, *arguments: P.args, **named: P.kwargs) -> "Future[T]":
        """Run a function of a module in whichever process is free; the future raises what ``Worker.run`` raises."""
        return self._threads.submit(self._run, function, *arguments, **named)

    def _run(self, function: Callable[P, T], /, *arguments: P.args, **named: P.kwargs) -> T:
        worker = self._free.get()
        try:
            return worker.run(function, *arguments, **named)
        finally:
            self._free.put(worker)
