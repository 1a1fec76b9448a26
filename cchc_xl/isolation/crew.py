"""Several processes apart, which share the calls between them."""

import queue
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import ParamSpec, Self, TypeVar

from cchc_xl.isolation.allowance import Allowance
from cchc_xl.isolation.worker import Worker

P = ParamSpec("P")
T = TypeVar("T")


class Crew:
    """So many processes apart, each driven by a thread of its own; used as a context, at whose end all are gone."""

    def __init__(self, size: int, allowance: Allowance | None = None, warm: str = "") -> None:
        """Take how many, the allowance of each call, and a module to import ahead."""
        self._workers = [Worker(allowance, warm=warm) for _ in range(size)]
        self._free: queue.SimpleQueue[Worker] = queue.SimpleQueue()
        self._threads = ThreadPoolExecutor(size)

    def __enter__(self) -> Self:
        for worker in self._workers:  # before any thread: a process with threads must not fork
            self._free.put(worker.__enter__())
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        self._threads.shutdown(wait=kind is None, cancel_futures=True)
        for worker in self._workers:
            worker.__exit__(kind, error, trace)

    def submit(self, function: Callable[P, T], /, *arguments: P.args, **named: P.kwargs) -> "Future[T]":
        """Run a function of a module in whichever process is free; the future raises what ``Worker.run`` raises."""
        return self._threads.submit(self._run, function, *arguments, **named)

    def _run(self, function: Callable[P, T], /, *arguments: P.args, **named: P.kwargs) -> T:
        worker = self._free.get()
        try:
            return worker.run(function, *arguments, **named)
        finally:
            self._free.put(worker)
