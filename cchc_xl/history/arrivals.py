"""Which files were here before: the first day on which their bytes were seen, and whose they were."""

from collections.abc import Iterable, Mapping
from datetime import date

from cchc_xl.history.store import Store


def first_seen(store: Store, digest: str, day: date) -> date:
    """Give the first day on which these bytes were here: the one that was kept, or this one where it is earlier."""
    row = store.connection.execute("SELECT day FROM arrival WHERE sha256 = ?", (digest,)).fetchone()
    return min(day, date.fromisoformat(row[0])) if row else day


def agencies(store: Store) -> Mapping[str, str]:
    """Give the agency code of each file by its name, as it was last read."""
    return dict(store.connection.execute("SELECT file, agency FROM arrival WHERE agency <> '' ORDER BY rowid"))


def digests(store: Store) -> frozenset[str]:
    """Give the SHA-256 of all files that were ever here."""
    return frozenset(row[0] for row in store.connection.execute("SELECT sha256 FROM arrival"))


def keep(store: Store, arrived: Iterable[tuple[str, str, str, date]]) -> None:
    """Write down files: SHA-256, name, agency code (blank where it is not known), and day."""
    words = "INSERT INTO arrival VALUES (?, ?, ?, ?) ON CONFLICT (sha256) DO UPDATE SET day = min(day, excluded.day)"
    rows = ((digest, file, agency, day.isoformat()) for digest, file, agency, day in arrived)
    store.connection.executemany(words, rows)
