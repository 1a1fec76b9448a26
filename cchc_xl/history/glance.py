"""A glance at the store that changes nothing: for whoever only wants to know whether it is there and what it says."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import NamedTuple

from cchc_xl.errors import StoreTooNew
from cchc_xl.history.store import SCHEMA_VERSION, TOO_NEW, Store

LAST = "SELECT number, day FROM run ORDER BY number DESC LIMIT 1"
RANKED = "SELECT count(DISTINCT agency) FROM standing WHERE run = ? AND card IS NOT NULL"

WAIT = 5  # seconds, while another run writes down what it kept


class Last(NamedTuple):
    """The last run: its number, the day its figures are as of, and how many agencies had a score."""

    number: int
    day: date
    ranked: int


def last(path: Path) -> Last | None:
    """Give the last run of any plan; raises sqlite3.Error where the file is no store, or cannot be read."""
    with closing(_connected(path)) as connection:
        row = connection.execute(LAST).fetchone()
        if row is None:
            return None
        (ranked,) = connection.execute(RANKED, row[:1]).fetchone()
        return Last(row[0], date.fromisoformat(row[1]), ranked)


@contextmanager
def reading(path: Path) -> Iterator[Store | None]:
    """Open a store to read it alone, as it is at one moment; None where the file is still blank.

    Raises StoreTooNew, and sqlite3.Error where the file is no store, or cannot be read.
    """
    with closing(_connected(path)) as connection:
        connection.execute("BEGIN")
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version > SCHEMA_VERSION:
            raise StoreTooNew(TOO_NEW.format(path=path))
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        yield Store(connection) if tables else None


def _connected(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", timeout=WAIT, uri=True, isolation_level=None)
