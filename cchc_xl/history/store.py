"""``cchc.sqlite``: opened, or set aside and begun anew where it is damaged."""

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from cchc_xl import files
from cchc_xl.errors import StoreBusy, StoreTooNew
from cchc_xl.locks import held

NAME = "cchc.sqlite"
SCHEMA_VERSION = 1
PATIENCE = 30  # seconds to wait for another run that writes
DAMAGED = "{stem} (hỏng{number}).sqlite"
BUSY = "{path}: đang có một lần tổng hợp khác chạy trên thư mục này. Hãy chờ lần ấy xong rồi chạy lại."
TOO_NEW = "{path}: lịch sử này do phiên bản mới hơn của chương trình ghi. Hãy cập nhật chương trình rồi chạy lại."
Broken = sqlite3.Error
WHY = {
    "SQLITE_FULL": "đĩa đã đầy",
    "SQLITE_READONLY": "tệp chỉ cho đọc",
    "SQLITE_CANTOPEN": "không mở được tệp",
    "SQLITE_IOERR": "ổ đĩa báo lỗi khi đọc hoặc ghi",
    "SQLITE_CORRUPT": "tệp bị hỏng",
}

TABLES = """
CREATE TABLE run (
    number INTEGER PRIMARY KEY, plan TEXT NOT NULL, year INTEGER NOT NULL, fingerprint TEXT NOT NULL,
    version TEXT NOT NULL, day TEXT NOT NULL, digest TEXT NOT NULL, result TEXT NOT NULL
);
CREATE TABLE card (
    id INTEGER PRIMARY KEY, plan TEXT NOT NULL, agency TEXT NOT NULL, name TEXT NOT NULL, day TEXT NOT NULL,
    files TEXT NOT NULL, digest TEXT NOT NULL, UNIQUE (plan, agency, digest)
);
CREATE TABLE score (
    card INTEGER NOT NULL REFERENCES card, criterion TEXT NOT NULL, outcome TEXT NOT NULL, maximum TEXT NOT NULL,
    points TEXT NOT NULL, low TEXT NOT NULL, high TEXT NOT NULL, claimed TEXT, computed TEXT, surveyed TEXT,
    last_year TEXT, reason TEXT NOT NULL, explanation TEXT NOT NULL, PRIMARY KEY (card, criterion)
) WITHOUT ROWID;
CREATE TABLE standing (
    run INTEGER NOT NULL REFERENCES run, agency TEXT NOT NULL, status TEXT NOT NULL, card INTEGER REFERENCES card,
    place INTEGER, "index" TEXT, file TEXT NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (run, agency, file)
) WITHOUT ROWID;
CREATE TABLE finding (
    id INTEGER PRIMARY KEY, code TEXT NOT NULL, severity TEXT NOT NULL, file TEXT NOT NULL, sheet TEXT NOT NULL,
    cell TEXT NOT NULL, criterion TEXT NOT NULL, official TEXT NOT NULL, message TEXT NOT NULL
);
CREATE TABLE found (
    run INTEGER NOT NULL REFERENCES run, finding INTEGER NOT NULL REFERENCES finding, PRIMARY KEY (run, finding)
) WITHOUT ROWID;
CREATE TABLE appraisal (
    id INTEGER PRIMARY KEY, run INTEGER NOT NULL, plan TEXT NOT NULL, agency TEXT NOT NULL, criterion TEXT NOT NULL,
    points TEXT, remark TEXT NOT NULL, state TEXT NOT NULL, day TEXT NOT NULL, source TEXT NOT NULL,
    file TEXT NOT NULL, sheet TEXT NOT NULL, cell TEXT NOT NULL, seen TEXT NOT NULL
);
CREATE INDEX appraisal_of_criterion ON appraisal (plan, agency, criterion);
CREATE TABLE heard (
    plan TEXT NOT NULL, run INTEGER NOT NULL, file TEXT NOT NULL, agency TEXT NOT NULL, criterion TEXT NOT NULL,
    points TEXT, remark TEXT NOT NULL, state TEXT NOT NULL, PRIMARY KEY (plan, run, file, agency, criterion)
) WITHOUT ROWID;
CREATE TABLE arrival (sha256 TEXT PRIMARY KEY, file TEXT NOT NULL, agency TEXT NOT NULL, day TEXT NOT NULL);
"""
NAMES = frozenset(re.findall(r"CREATE TABLE (\w+)", TABLES))


@dataclass(frozen=True, slots=True)
class Store:
    """The open store; ``aside`` names a damaged one that was set aside, blank where there was none."""

    connection: sqlite3.Connection
    aside: str = ""


@contextmanager
def opened(path: Path, patience: float | None = None) -> Iterator[Store]:
    """Open the store for this run alone, and make it where there is none.

    What is written stays only where it is committed; a new store to which nothing was committed is gone again. A file
    that is no store of ours, or is damaged, is renamed and a new one begun, so that it never stops a run. Raises
    StoreBusy where another run holds it for longer than ``patience`` seconds (PATIENCE where nothing is said),
    StoreTooNew, and sqlite3.Error or OSError where it cannot be used at all.
    """
    try:
        aside = _healed(path, patience)
        connection, is_new = _begun(path, patience)
    except sqlite3.OperationalError as error:
        if is_busy(error):
            raise StoreBusy(BUSY.format(path=path)) from error
        raise
    with closing(connection):
        try:
            yield Store(connection, aside)
        finally:
            if is_new and _holds_nothing(connection):
                _take_away(path, connection)


def _begun(path: Path, patience: float | None) -> tuple[sqlite3.Connection, bool]:
    """Take the store before anything is read, and say whether it is new; one taken away meanwhile is made again."""
    connection = _connected(path, patience)
    try:
        return connection, _begin(connection)
    except sqlite3.OperationalError as error:
        connection.close()
        if path.exists() or _name(error).startswith("SQLITE_CANTOPEN"):
            raise
        return _begun(path, patience)
    except sqlite3.Error:
        connection.close()
        raise


def _begin(connection: sqlite3.Connection) -> bool:
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if not _name(error).startswith("SQLITE_READONLY"):
            raise
        connection.execute("BEGIN")  # what was kept can be read all the same
    if _version(connection) != 0:
        return False
    for statement in filter(str.strip, TABLES.split(";")):
        connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    return True


def _holds_nothing(connection: sqlite3.Connection) -> bool:
    with suppress(Broken):
        return connection.in_transaction or _version(connection) == 0
    return False


def _take_away(path: Path, connection: sqlite3.Connection) -> None:
    """Remove a store in which nothing stands, while it is held, so that nobody begins to write into it meanwhile."""
    if os.name == "nt":  # where a file that is open cannot be removed
        connection.close()
    with suppress(OSError):
        path.unlink()


def _connected(path: Path, patience: float | None) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=PATIENCE if patience is None else patience, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _version(connection: sqlite3.Connection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def _is_sound(path: Path, patience: float | None) -> bool:
    try:
        with closing(_connected(path, patience)) as connection:
            connection.execute("BEGIN")  # so that all is of one moment, though another run begins the store just now
            tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            sound = connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
            version = _version(connection)
    except sqlite3.OperationalError:
        raise  # locked, or no right to read it: not damage
    except (sqlite3.DatabaseError, UnicodeDecodeError):  # of damage the database cannot always tell
        return False
    if sound and version > SCHEMA_VERSION and tables >= {"run", "appraisal"}:
        raise StoreTooNew(TOO_NEW.format(path=path))
    return sound and (version == SCHEMA_VERSION and tables >= NAMES if tables else version == 0)


def _healed(path: Path, patience: float | None) -> str:
    """Set a damaged store aside and give its new name; blank where there is none, or another run just did so."""
    try:
        if _is_sound(path, patience):
            return ""
        with held(path) as is_there:  # another run may have found the same damage
            return _set_aside(path) if is_there() and not _is_sound(path, patience) else ""
    except FileNotFoundError:
        return ""


def _set_aside(path: Path) -> str:
    for number in ("", *(f" {number}" for number in range(2, 1000))):
        other = path.with_name(DAMAGED.format(stem=path.stem, number=number))
        if not other.exists():
            path.rename(other)
            return other.name
    raise OSError(f"{path}: quá nhiều tệp hỏng cùng tên")


def commit(store: Store) -> None:
    """Keep what was written so far; raises Broken where that cannot be done."""
    store.connection.execute("COMMIT")


def undo(store: Store) -> None:
    """Forget what was written and not kept, as far as the database did not do so itself."""
    with suppress(Broken):
        store.connection.rollback()


def why(error: Exception) -> str:
    """Say in Vietnamese what the store suffered from; in the system's words where it is something rare."""
    if isinstance(error, OSError):
        return files.why(error)
    name = _name(error)
    return next((words for known, words in WHY.items() if name.startswith(known)), str(error))


def is_busy(error: Exception) -> bool:
    """Whether another run holds the store."""
    return _name(error).startswith("SQLITE_BUSY")


def _name(error: Exception) -> str:
    return getattr(error, "sqlite_errorname", None) or ""
