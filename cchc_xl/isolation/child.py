"""The loop of the process apart: it takes a call, runs it within the allowance, and answers."""

import contextlib
import faulthandler
import math
import os
import pickle
import signal
import sys
import traceback
from collections.abc import Callable, Mapping
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path

from cchc_xl.isolation.allowance import CRASHED, MEMORY, Allowance

READY, RESULT, ERROR, ENDED = "ready", "result", "error", "ended"


def serve(
    calls: Connection, talk: Connection, allowance: Allowance, warm: tuple[str, ...], foreign: tuple[Connection, ...]
) -> None:
    """Say that this process is ready, and answer calls until the other side is gone.

    ``talk`` takes what libraries print when they die; ``foreign`` are the ends of the other side, which a forked
    process holds too and must let go, or it would never hear that the other side is gone.
    """
    for connection in foreign:
        connection.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the other side, which ends this one
    faulthandler.disable()  # how this process died is told by the other side, in a sentence
    _redirect_errors(talk)
    _limit_memory(allowance)
    for module in warm:
        import_module(module)
    with contextlib.suppress(EOFError, OSError):
        calls.send(READY)
        while True:
            awaited, function, arguments, named = calls.recv()
            _limit_time(allowance)
            answer = answered(function, arguments, named)
            if awaited:
                calls.send_bytes(answer)


def answered(function: Callable[..., object], arguments: tuple[object, ...], named: Mapping[str, object]) -> bytes:
    """Run a call and pack how it came out: a word above, with the result, the exception and its places, or the end."""
    try:
        return pickle.dumps((RESULT, function(*arguments, **named)))
    except MemoryError:
        return pickle.dumps((ENDED, MEMORY))
    except Exception as error:  # every other one travels back as itself
        return _packed(error)
    except BaseException:  # a panic of a library is no ordinary exception, and cannot travel
        return pickle.dumps((ENDED, CRASHED))


def places(error: Exception) -> str:
    """Give the places in code where an exception rose, never what stood in variables."""
    frames = traceback.extract_tb(error.__traceback__)
    return "\n".join(f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames)


def noted(error: Exception, where: str) -> Exception:
    """Give an exception that a call raised with the places where it rose; not every one keeps a note on its way."""
    error.add_note(where)
    return error


def place_noted(error: Exception) -> str:
    """Give the very place where a call raised an exception; blank for one that no call raised."""
    notes = getattr(error, "__notes__", [""])
    return str(notes[-1]).rpartition("\n")[2]


def _packed(error: Exception) -> bytes:
    where = places(error)
    # A library may have taught every exception to pack these too (tblib does), and they may not travel.
    error.__traceback__ = error.__cause__ = error.__context__ = None
    try:
        packed = pickle.dumps((ERROR, (error, where)))
        pickle.loads(packed)  # noqa: S301 - our own bytes; an exception may be packed and yet not be unpacked
    except Exception:
        return pickle.dumps((ERROR, (RuntimeError(type(error).__name__), where)))
    return packed


def _redirect_errors(talk: Connection) -> None:
    """Send what is printed as an error to the other side; never wait for it to be heard."""
    if sys.platform == "win32":
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 2)
        return
    os.set_blocking(talk.fileno(), False)
    os.dup2(talk.fileno(), 2)


if sys.platform == "win32":

    def _limit_memory(allowance: Allowance) -> None:
        """Leave it: there is no limit to set."""

    def _limit_time(allowance: Allowance) -> None:
        """Leave it: the other side keeps the time."""

else:
    import resource

    def _limit_memory(allowance: Allowance) -> None:
        """Allow so much beyond what the process holds already."""
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        wanted = _held() + allowance.memory
        with contextlib.suppress(ValueError, OSError):  # macOS may not let it be set
            resource.setrlimit(resource.RLIMIT_AS, (wanted if hard < 0 else min(wanted, hard), hard))
            resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))

    def _limit_time(allowance: Allowance) -> None:
        """End a call that hangs even when the other side was killed and cannot."""
        used = resource.getrusage(resource.RUSAGE_SELF)
        most = math.ceil(used.ru_utime + used.ru_stime + allowance.seconds) + 1
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CPU, (most, hard))


def _held() -> int:
    """Give the address space of this process in bytes; nothing where the system does not tell."""
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, AttributeError):
        return 0
