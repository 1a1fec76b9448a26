"""Runs of the command that meet their fate: each in a process of its own, forked from one that has all it needs.

``python -m tests.faults.runs`` takes one order a line as JSON and answers each with how its runs ended.
"""

import contextlib
import ctypes
import errno
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import NoReturn

from cchc_xl.delivery.password import VARIABLE
from tests.delivery.servers import PASSWORD

ROOT = Path(__file__).parent.parent.parent
NEEDED = (
    "cchc_xl.cli.nightly", "cchc_xl.cli.score", "cchc_xl.cli.consolidate", "cchc_xl.reading", "cchc_xl.reporting.scoring",
    "cchc_xl.reporting.record", "cchc_xl.scoring", "cchc_xl.validation", "cchc_xl.pipeline.receipt",
    "cchc_xl.pipeline.consolidation", "python_calamine", "tomllib", "tests.faults.calls",
)  # fmt: skip
SUBREAPER = 36  # prctl: orphans below this process become its children
LONGEST = 30  # seconds that a process may live on after the run that started it


@dataclass(frozen=True, slots=True)
class Fate:
    """What happens to a run: at its n-th call (0: none) it is killed, or the call fails, or ``removed`` is deleted.

    ``after`` seconds it is killed wherever it is; ``pragma`` is how its store is opened; ``trace`` names a file for the
    names of all calls.
    """

    at: int = 0
    error: str = ""
    removed: str = ""
    after: float = 0
    pragma: str = ""
    trace: str = ""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run ended: its exit code (negative: the signal that killed it), what it said, and after how long."""

    code: int
    said: str
    seconds: float


class Runner:
    """A process that runs commands when told to."""

    def __init__(self, process: "subprocess.Popen[str]"):
        self._process = process

    def run(self, words: Sequence[object], fate: Fate = Fate()) -> Ended:
        """Run one command."""
        return self.together([words], fate)[0]

    def together(self, runs: Sequence[Sequence[object]], fate: Fate = Fate()) -> list[Ended]:
        """Run commands at the same time."""
        order = {"runs": [[str(word) for word in words] for words in runs], "fate": asdict(fate)}
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        return [Ended(**one) for one in json.loads(self._process.stdout.readline())]

    def trace(self, words: Sequence[object], into: Path) -> list[str]:
        """Run a command undisturbed, and give the names of its calls."""
        self.run(words, Fate(trace=str(into)))
        return into.read_text(encoding="utf-8").splitlines()


@contextmanager
def running() -> Iterator[Runner]:
    """Start a process that runs commands."""
    command = (sys.executable, "-m", "tests.faults.runs")
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, VARIABLE: PASSWORD}, **pipes)
    with process:
        yield Runner(process)
        process.stdin.close()


def _serve() -> None:
    ctypes.CDLL(None).prctl(SUBREAPER, 1, 0, 0, 0)
    for module in NEEDED:
        import_module(module)
    for line in sys.stdin:
        order = json.loads(line)
        fate = Fate(**order["fate"])
        begun = time.monotonic()
        started = [_started(words, fate) for words in order["runs"]]
        ended = [_waited(*one, fate, begun) for one in started]
        _wait_for_orphans()
        print(json.dumps([asdict(one) for one in ended]), flush=True)


def _started(words: Sequence[str], fate: Fate) -> tuple[int, Path]:
    said = Path(tempfile.gettempdir()) / f"cchc-faults-{os.getpid()}-{time.monotonic_ns()}"
    child = os.fork()
    if not child:
        _run(words, fate, said)
    return child, said


def _waited(child: int, said: Path, fate: Fate, begun: float) -> Ended:
    if fate.after:
        time.sleep(max(0, begun + fate.after - time.monotonic()))
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    words = said.read_text(encoding="utf-8", errors="replace") if said.exists() else ""
    said.unlink(missing_ok=True)
    return Ended(os.waitstatus_to_exitcode(status), words, time.monotonic() - begun)


def _wait_for_orphans() -> None:
    """What a killed run had started ends by itself, soon."""
    until = time.monotonic() + LONGEST
    with contextlib.suppress(ChildProcessError):
        while time.monotonic() < until:
            if os.waitpid(-1, os.WNOHANG) == (0, 0):
                time.sleep(0.005)
        sys.exit("a process lives on after the run that started it")


def _run(words: Sequence[str], fate: Fate, said: Path) -> NoReturn:
    """Run the command in this process, with its fate, and end."""
    os.dup2(os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), 2)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    sys.argv = ["cchc-xl", *words]
    code = 70
    try:
        _command(fate)
    except SystemExit as error:
        code = error.code if isinstance(error.code, int) else 0
    finally:
        sys.stderr.flush()
        os._exit(code)


def _command(fate: Fate) -> None:
    from cchc_xl.cli import main
    from tests.faults.calls import told

    if fate.pragma:
        _open_stores_with(fate.pragma)
    if not (fate.at or fate.trace):
        main()
        return
    calls: list[str] = []

    def tell(label: str) -> None:
        calls.append(label)
        if len(calls) == fate.at:
            _meet(fate, label)

    with told(tell):
        try:
            main()
        finally:
            if fate.trace:
                Path(fate.trace).write_text("\n".join(calls), encoding="utf-8")


def _open_stores_with(pragma: str) -> None:
    from cchc_xl.history import store

    usual = store._connected

    def connected(path: Path, patience: float | None) -> sqlite3.Connection:
        connection = usual(path, patience)
        connection.execute(f"PRAGMA {pragma}")
        return connection

    store._connected = connected


def _meet(fate: Fate, label: str) -> None:
    if fate.error:
        raise error_of(fate.error, label)
    if fate.removed:
        shutil.rmtree(fate.removed)
    else:
        os.kill(os.getpid(), signal.SIGKILL)


def error_of(name: str, label: str) -> Exception:
    """Give the error that a call gives when this is wrong."""
    if label.startswith("sql"):
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorname = "SQLITE_IOERR"
        return error
    number = getattr(errno, name)
    return OSError(number, os.strerror(number))


def killed(at: int) -> Fate:
    """Give the fate of a run that is killed at its n-th call."""
    return replace(Fate(), at=at)


if __name__ == "__main__":
    _serve()
