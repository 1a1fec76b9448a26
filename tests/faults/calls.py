"""The calls that a run makes of the file system, the store and the mail server, one after the other; each is told."""

import fcntl
import os
import smtplib
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from cchc_xl.files import PREFIX
from cchc_xl.pipeline.nightly_run import KEPT

KINDS = {".xlsx": "result", ".eml": "letter", ".json": "state", ".sqlite": "store", ".khoa": "lock"}
SMTP = ("connect", "starttls", "auth", "mail", "rcpt")
Tell = Callable[[str], None]


@contextmanager
def told(tell: Tell) -> Iterator[None]:
    """Have ``tell`` called with the name of each call before it is made; what it raises, the call raises.

    A file is written in two halves, and told of between them. Processes that are forked here are not listened to.
    """
    here = os.getpid()

    def mine(label: str) -> None:
        if os.getpid() == here:
            tell(label)

    patches = [patch.object(owner, name, _telling(mine, getattr(owner, name), say)) for owner, name, say in _calls()]
    patches += [patch.object(os, "fdopen", _opening(mine)), patch.object(os, "close", _closing(mine))]
    patches += [patch.object(sqlite3, "connect", _connecting(mine)), patch.object(smtplib.SMTP, "send", _sending(mine))]
    for one in patches:
        one.start()
    try:
        yield
    finally:
        for one in patches:
            one.stop()


def kind_of(path: object) -> str:
    """Say what a file is to a run."""
    one = Path(os.fsdecode(path))
    if one.name.startswith(PREFIX) and one.suffix == ".tmp":
        return "temporary"
    if one.parent.name == KEPT:
        return "copy"
    return KINDS.get(one.suffix, "lock" if one.name == ".khoa" else "folder")


def _calls():
    yield Path, "read_bytes", lambda path: f"read {kind_of(path)}"
    yield os, "open", lambda path, *_, **__: f"open {kind_of(path)}"
    yield os, "replace", lambda _, to, **__: f"replace {kind_of(to)}"
    yield os, "rename", lambda _, to, **__: f"rename {kind_of(to)}"
    yield os, "unlink", lambda path, **__: f"unlink {kind_of(path)}"
    for module, name in ((os, "mkdir"), (os, "fsync"), (os, "chmod"), (os, "umask"), (fcntl, "flock")):
        yield module, name, lambda *_, name=name, **__: name
    for name in SMTP:
        yield smtplib.SMTP, name, lambda *_, name=name, **__: f"smtp {name}"


def _telling(tell, usual, say):
    def call(*words, **named):
        tell(say(*words, **named))
        return usual(*words, **named)

    return call


def _closing(tell):
    usual = os.close

    def close(handle):
        usual(handle)  # it is closed whatever comes of it
        tell("close")

    return close


def _opening(tell):
    usual = os.fdopen
    return lambda *words, **named: _File(usual(*words, **named), tell)


def _connecting(tell):
    usual = sqlite3.connect

    class Connection(sqlite3.Connection):
        def execute(self, words, *more):
            tell(f"sql {words.split()[0]}")
            return super().execute(words, *more)

        def executemany(self, words, *more):
            tell(f"sql {words.split()[0]}")
            return super().executemany(words, *more)

    return lambda *words, **named: usual(*words, factory=Connection, **named)


def _sending(tell):
    usual = smtplib.SMTP.send

    def send(self, content):
        if content.endswith(b"\r\n.\r\n" if isinstance(content, bytes) else "\r\n.\r\n"):
            tell("smtp content")
        return usual(self, content)

    return send


class _File:
    """A file that is being written, which tells of it."""

    def __init__(self, file, tell: Tell):
        self._file, self._tell = file, tell

    def __enter__(self):
        return self

    def __exit__(self, *why):
        self._file.close()
        self._tell("close")

    def write(self, content: bytes) -> None:
        half = len(content) // 2
        self._file.write(content[:half])
        self._file.flush()
        self._tell("write")
        self._file.write(content[half:])

    def flush(self) -> None:
        self._tell("flush")
        self._file.flush()

    def fileno(self) -> int:
        return self._file.fileno()
