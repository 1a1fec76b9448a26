"""A glance at the store that changes nothing: for whoever only wants to know whether it is there and what was last."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import NamedTuple

LAST = "SELECT number, day FROM run ORDER BY number DESC LIMIT 1"
RANKED = "SELECT count(DISTINCT agency) FROM standing WHERE run = ? AND card IS NOT NULL"


class Last(NamedTuple):
    """The last run: its number, the day its figures are as of, and how many agencies had a score."""

    number: int
    day: date
    ranked: int


def last(path: Path) -> Last | None:
    """Give the last run of any plan; raises sqlite3.Error where the file is no store, or cannot be read."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        row = connection.execute(LAST).fetchone()
        if row is None:
            return None
        (ranked,) = connection.execute(RANKED, row[:1]).fetchone()
        return Last(row[0], date.fromisoformat(row[1]), ranked)
