"""The process apart as its owner sees it: started once, kept for many calls, replaced when it ended."""

import contextlib
import multiprocessing
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Any, Literal, ParamSpec, Self, TypeVar

from cchc_xl.isolation.allowance import CRASHED, MEMORY, TIMEOUT, Allowance, Ended
from cchc_xl.isolation.child import ENDED, ERROR, READY, noted, serve

Method = Literal["fork", "spawn"]
P = ParamSpec("P")
T = TypeVar("T")

SAID_OF_MEMORY = b"memory allocation"  # what a Rust library prints before it aborts
MOST_TALK = 2**16
STARTING = 120  # seconds by which a process must be ready, whatever else the machine has to do


def best_method() -> Method:
    """Give how to start a process: by fork, the fastest, where it is safe: on Linux, without threads."""
    return "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"


class Worker:
    """A process apart; used as a context, at whose end the process is gone."""

    def __init__(
        self,
        allowance: Allowance | None = None,
        method: Method | None = None,
        warm: Sequence[str] = (),
        meanwhile: Iterable[str] = (),
    ) -> None:
        """Take the allowance of each call and how to start (else the best way).

        ``warm`` names modules to import there ahead of the first call, ``meanwhile`` modules to import here during it.
        """
        self._allowance, self._warm, self._meanwhile = allowance or Allowance(), tuple(warm), list(meanwhile)
        self._method = method
        self._process: Any = None
        self._over = False
        self._fresh = True  # no call was answered yet by the process that runs
        self._ready = False
        self._calls: Connection
        self._talk: Connection

    def __enter__(self) -> Self:
        self._start()
        return self

    def __exit__(self, kind: type[BaseException] | None, _: object, __: TracebackType | None) -> None:
        self._stop()

    def run(self, function: Callable[P, T], /, *arguments: P.args, **named: P.kwargs) -> T:
        """Run a function of a module there; raises what it raises, and Ended where it gave no answer.

        Raises OSError where no process could be started; the time of a call begins when its process is ready.

        A process that answered before and then died is not believed: a fresh one is asked, so that no call is blamed
        for what an earlier one left behind.
        """
        call = (True, function, arguments, named)
        try:
            kind, answer = self._tried(call)
        except Ended as ended:
            if ended.how == TIMEOUT or self._fresh or self._over:
                raise
            kind, answer = self._tried(call)
        self._fresh = False
        if kind == ERROR:
            raise noted(*answer)
        result: T = answer
        return result

    def ahead(self, function: Callable[P, object], /, *arguments: P.args, **named: P.kwargs) -> None:
        """Let a function prepare the next call there; its answer is not waited for, and how it ends is not told."""
        self._fresh = False
        self._send((False, function, arguments, named))

    def end(self) -> None:
        """End the process for good, from any thread: the call that runs there raises Ended, and every later one too."""
        self._over = True
        with contextlib.suppress(AttributeError, ValueError):  # there is none, or its end was just seen to
            self._process.kill()

    def _tried(self, call: object) -> tuple[str, Any]:
        try:
            self._send(call)
            while self._meanwhile:
                import_module(self._meanwhile.pop(0))
            return self._answer()
        except BaseException:  # Ctrl-C too: what still runs there must not answer a later call
            self._stop()
            raise

    def _send(self, call: object) -> None:
        """Hand over a call; a process that died since the last one is replaced."""
        if self._process is None or not self._process.is_alive():
            self._restart()
        try:
            self._calls.send(call)
        except OSError:
            self._restart()
            self._calls.send(call)

    def _answer(self) -> tuple[str, Any]:
        try:
            self._await_ready()
            if not self._calls.poll(self._allowance.seconds):
                raise Ended(TIMEOUT)
            kind, answer = self._calls.recv()
        except (EOFError, ConnectionError):
            raise Ended(self._how_it_died()) from None
        if kind == ENDED:
            raise Ended(answer)
        return kind, answer

    def _await_ready(self) -> None:
        if self._ready:
            return
        if not self._calls.poll(STARTING):
            raise TimeoutError(f"no process within {STARTING} s")  # no call is to blame
        self._ready = self._calls.recv() == READY

    def _how_it_died(self) -> str:
        self._process.join(1)
        if sys.platform != "win32" and self._process.exitcode == -signal.SIGXCPU:
            return TIMEOUT
        said = b""
        with contextlib.suppress(EOFError, OSError):
            said = _all_said(self._talk)
        return MEMORY if SAID_OF_MEMORY in said else CRASHED

    def _restart(self) -> None:
        self._stop()
        self._start()

    def _start(self) -> None:
        method = self._method or best_method()  # of now: where threads run beside, a process is replaced by spawn
        context = multiprocessing.get_context(method)
        near_calls, calls = context.Pipe()
        near_talk, talk = context.Pipe(duplex=False)
        foreign = (near_calls, near_talk) if method == "fork" else ()
        words = (calls, talk, self._allowance, self._warm, foreign)
        process = context.Process(target=serve, args=words, daemon=True)  # type: ignore[attr-defined]
        try:
            with _interrupts_later():
                process.start()
        except BaseException:
            near_calls.close()
            near_talk.close()
            raise
        finally:
            calls.close()
            talk.close()
        self._process, self._calls, self._talk = process, near_calls, near_talk
        self._fresh, self._ready = True, False
        if self._over:  # it was ended while this one started
            raise Ended(CRASHED)

    def _stop(self) -> None:
        """End the process at once and take leave of it, so that no dead one is left in the list of processes."""
        if self._process is None:
            return
        process, self._process = self._process, None
        self._calls.close()
        self._talk.close()
        process.kill()
        process.join()
        process.close()


@contextlib.contextmanager
def _interrupts_later() -> Iterator[None]:
    """Hold Ctrl-C back while a process starts: the new one inherits that, and never hears of it."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _all_said(talk: Connection) -> bytes:
    """Read what was printed; the far end is closed, so this never waits."""
    with open(talk.fileno(), "rb", buffering=0, closefd=False) as bytes_said:
        return bytes_said.read(MOST_TALK) or b""
