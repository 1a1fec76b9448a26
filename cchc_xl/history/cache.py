"""What files gave the last time they were read, by their bytes: a second file, which may be deleted at any time."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from cchc_xl.history.packing import unpacked
from cchc_xl.history.store import is_busy
from cchc_xl.model.received import Received

NAME = "cchc-cache.sqlite"
PATIENCE = 1  # second; it is not worth more
COLUMNS = "key TEXT PRIMARY KEY, used INTEGER NOT NULL, packed BLOB NOT NULL, digest BLOB NOT NULL"
MOST_RUNS = 2**31  # there never were so many
TROUBLE = (sqlite3.Error, UnicodeDecodeError)  # what the database says of damaged words may be none itself
RUNS_KEPT = 3  # what no run of these asked for is dropped


class Cache:
    """The cache of one run; it forgets what the last runs did not ask for, and is of no use once it is damaged."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        words = "SELECT coalesce(max(used), 0), count(key), count(packed), count(digest) FROM received"
        last, *_ = connection.execute(words).fetchone()
        if not isinstance(last, int) or last >= MOST_RUNS:
            raise sqlite3.DatabaseError(f"used: {last}")
        self._run = last + 1
        self.is_sound = True

    def get(self, key: str) -> Received | None:
        """Give what files gave, or None where it is not known, or is not what was kept."""
        found = self._done("SELECT packed, digest FROM received WHERE key = ?", key)
        self._done("UPDATE received SET used = ? WHERE key = ?", self._run, key)
        with suppress(Exception):  # whatever stands there, it can only be read anew
            [(packed, digest)] = found
            return unpacked(packed) if _digest(key, packed) == digest else None
        return None

    def put(self, key: str, packed: bytes) -> None:
        """Keep what files gave."""
        self._done("INSERT OR REPLACE INTO received VALUES (?, ?, ?, ?)", key, self._run, packed, _digest(key, packed))

    def finish(self) -> bool:
        """Drop what the last runs did not ask for; says whether anything is worth keeping."""
        self._done("DELETE FROM received WHERE used <= ?", self._run - RUNS_KEPT)
        holds_any = self._done("SELECT 1 FROM received LIMIT 1")
        with suppress(sqlite3.Error):
            self._connection.commit()
        return self.is_sound and bool(holds_any)

    def _done(self, words: str, *values: object) -> list[Any]:
        try:
            return self._connection.execute(words, values).fetchall() if self.is_sound else []
        except TROUBLE:
            self.is_sound = False
            return []


@contextmanager
def remembered(path: Path) -> Iterator[Cache | None]:
    """Open the cache for this run alone, anew where it is damaged.

    One that is damaged, or holds nothing, is gone at the end. None where it cannot be kept at all, or another run has
    it, which costs only time.
    """
    try:
        cache, connection = _opened(path)
    except (sqlite3.Error, OSError):
        yield None
        return
    try:
        yield cache
    finally:
        is_worth_keeping = cache.finish()
        connection.close()
        if not is_worth_keeping:
            _remove(path)


def _opened(path: Path) -> tuple[Cache, sqlite3.Connection]:
    try:
        return _begun(path)
    except TROUBLE as error:
        if is_busy(error):
            raise
        path.unlink()
        return _begun(path)


def _begun(path: Path) -> tuple[Cache, sqlite3.Connection]:
    connection = sqlite3.connect(path, timeout=PATIENCE)
    try:
        connection.execute("PRAGMA synchronous = OFF")  # it may be lost
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(f"CREATE TABLE IF NOT EXISTS received ({COLUMNS})")
        return Cache(connection), connection
    except TROUBLE:
        connection.close()
        raise


def _digest(key: str, packed: bytes) -> bytes:
    """Give what a damaged entry no longer agrees with; the key too, for a damaged index leads to that of another."""
    return sha256(key.encode() + packed).digest()


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()
