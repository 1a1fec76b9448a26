"""What files gave the last time they were read, by their bytes: a second file, which may be deleted at any time."""

import io
import pickle
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from cchc_xl.model.received import Received

NAME = "cchc-cache.sqlite"
TABLE = "CREATE TABLE IF NOT EXISTS received (key TEXT PRIMARY KEY, used INTEGER NOT NULL, packed BLOB NOT NULL)"
RUNS_KEPT = 3  # what no run of these asked for is dropped
OF_OTHERS = {("decimal", "Decimal"): Decimal, ("fractions", "Fraction"): Fraction, ("datetime", "date"): date}
OURS = "cchc_xl.model."


class Cache:
    """The cache of one run; it forgets what the last runs did not ask for."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        (last,) = connection.execute("SELECT max(used) FROM received").fetchone()
        self._run = (last or 0) + 1

    def get(self, key: str) -> Received | None:
        """Give what files gave, or None where it is not known or not to be unpacked."""
        with suppress(Exception):  # whatever stands there, it can only be read anew
            row = self._connection.execute("SELECT packed FROM received WHERE key = ?", (key,)).fetchone()
            if row is not None:
                self._use(key)
                return unpacked(row[0])
        return None

    def _use(self, key: str) -> None:
        with suppress(sqlite3.Error):  # a full disk: what is known may be used all the same
            self._connection.execute("UPDATE received SET used = ? WHERE key = ?", (self._run, key))

    def put(self, key: str, packed: bytes) -> None:
        """Keep what files gave, where that can be done."""
        with suppress(sqlite3.Error):
            self._connection.execute("INSERT OR REPLACE INTO received VALUES (?, ?, ?)", (key, self._run, packed))

    def forget_unused(self) -> None:
        """Drop what the last runs did not ask for."""
        self._connection.execute("DELETE FROM received WHERE used <= ?", (self._run - RUNS_KEPT,))


@contextmanager
def remembered(path: Path) -> Iterator[Cache | None]:
    """Open the cache, anew where it is damaged; None where it cannot be kept at all, which costs only time."""
    with ExitStack() as stack:
        try:
            connection = stack.enter_context(closing(_opened(path)))
            cache = Cache(connection)
        except (sqlite3.Error, OSError):
            yield None
            return
        yield cache
        with suppress(sqlite3.Error):
            cache.forget_unused()
            connection.commit()


def _opened(path: Path) -> sqlite3.Connection:
    try:
        return _begun(path)
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        path.unlink()
        return _begun(path)


def _begun(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=5)
    try:
        connection.execute("PRAGMA synchronous = OFF")  # it may be lost
        connection.execute(TABLE)
        connection.execute("SELECT count(*) FROM received").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def packed(received: Received) -> bytes:
    """Pack what files gave."""
    return pickle.dumps(received)


def unpacked(content: bytes) -> Received:
    """Unpack it; raises UnpicklingError for anything but plain values of the model, whoever wrote it."""
    received = _Values(io.BytesIO(content)).load()
    if not isinstance(received, Received):
        raise pickle.UnpicklingError(type(received).__name__)
    return received


class _Values(pickle.Unpickler):
    """Knows the frozen values of the model and the numbers and days in them, and nothing that could be run."""

    def find_class(self, module: str, name: str) -> type:
        """Give a class by its name; raises UnpicklingError for one that is no plain value."""
        if (module, name) in OF_OTHERS:
            return OF_OTHERS[module, name]
        found = super().find_class(module, name) if module.startswith(OURS) and "." not in name else None
        if not isinstance(found, type) or found.__module__ != module:
            raise pickle.UnpicklingError(f"{module}.{name}")
        return found
