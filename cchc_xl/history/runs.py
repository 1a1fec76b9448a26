"""Runs in the store: what each consolidation said, and the last one that said something else."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from hashlib import sha256

from cchc_xl._version import VERSION
from cchc_xl.findings import Kind, Severity, sentence, severity_of
from cchc_xl.history import cards
from cchc_xl.history.store import Store
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan
from cchc_xl.model.ranking import Earlier, Ranking, Standing
from cchc_xl.model.scorecard import Scorecard
from cchc_xl.tally import rank_key
from cchc_xl.text import encodable


@dataclass(frozen=True, slots=True)
class Run:
    """One run: its number, the day its figures are as of, what it stood on, and its result's SHA-256."""

    number: int
    day: date
    digest: str
    result: str = ""
    places: Mapping[str, Earlier] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Trouble:
    """Whether files were refused, and whether there were errors."""

    refused: bool
    errors: bool


def last_run(store: Store, plan: Plan) -> Run | None:
    """Give the last run of a plan."""
    return _run(store, "plan = ?", plan.code)


def last_different(store: Store, plan: Plan, digest: str) -> Run | None:
    """Give the last run of a plan that stood on something else."""
    return _run(store, "plan = ? AND digest <> ?", plan.code, digest)


def last_year(store: Store, plan: Plan) -> Run | None:
    """Give the last run of any plan of the year before."""
    return _run(store, "year = ?", plan.year - 1)


def record(store: Store, plan: Plan, run: Run, ranking: Ranking, kept: Mapping[str, Scorecard]) -> None:
    """Write a run; ``kept`` are the scorecards before appraisal by agency. Only a run that differs is written."""
    values = (run.number, plan.code, plan.year, plan.fingerprint, VERSION, run.day.isoformat(), run.digest, run.result)
    store.connection.execute("INSERT INTO run VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)
    numbers = {agency: cards.keep(store, card) for agency, card in kept.items()}
    rows = (_standing(run.number, one, numbers) for one in ranking.standings)
    store.connection.executemany("INSERT INTO standing VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)


def record_findings(store: Store, number: int, findings: Iterable[Finding]) -> None:
    """Write what a run found; what an earlier one found in the same words is not written again."""
    rows = {_number_of(row): row for row in map(_finding, findings)}
    words = "INSERT OR IGNORE INTO finding VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
    store.connection.executemany(words, ((key, *row) for key, row in rows.items()))
    store.connection.executemany("INSERT INTO found VALUES (?, ?)", ((number, key) for key in rows))


def tell_result(store: Store, number: int, result: str) -> None:
    """Keep the SHA-256 of the workbook that a run gave, once it is published."""
    store.connection.execute("UPDATE run SET result = ? WHERE number = ?", (result, number))


def is_known(store: Store, number: int) -> bool:
    """Whether a run of this number is here."""
    return store.connection.execute("SELECT 1 FROM run WHERE number = ?", (number,)).fetchone() is not None


def results(store: Store) -> frozenset[str]:
    """Give the SHA-256 of all workbooks that runs gave."""
    return frozenset(row[0] for row in store.connection.execute("SELECT DISTINCT result FROM run"))


def trouble_of(store: Store, number: int) -> Trouble:
    """Say whether a run refused files, and whether it found errors."""
    words = "SELECT EXISTS (SELECT 1 FROM found JOIN finding ON id = finding WHERE run = ? AND {})"
    asked = ("code = ?", Kind.FILE_REFUSED.code), ("severity = ?", Severity.ERROR.value)
    found = (store.connection.execute(words.format(where), (number, value)).fetchone()[0] for where, value in asked)
    return Trouble(*map(bool, found))


def next_number(store: Store) -> int:
    """Give the number of the next run."""
    (last,) = store.connection.execute("SELECT max(number) FROM run").fetchone()
    return (last or 0) + 1


def _run(store: Store, where: str, *values: object) -> Run | None:
    words = f"SELECT number, day, digest, result FROM run WHERE {where} ORDER BY number DESC LIMIT 1"  # noqa: S608
    row = store.connection.execute(words, values).fetchone()
    if row is None:
        return None
    number, day, digest, result = row
    return Run(number, date.fromisoformat(day), digest, result, _places(store, number))


def _places(store: Store, number: int) -> Mapping[str, Earlier]:
    words = 'SELECT agency, "index", place FROM standing WHERE run = ? AND card IS NOT NULL'
    return {
        agency: Earlier(None if index is None else Decimal(index), place)
        for agency, index, place in store.connection.execute(words, (number,))
    }


def _standing(run: int, one: Standing, numbers: Mapping[str, int]) -> Sequence[object]:
    index = one.card.totals.index if one.card else None
    card = numbers.get(one.agency.code) if one.card else None
    key = None if index is None else str(rank_key(index))
    return (run, one.agency.code, one.status.value, card, one.place, key, one.file, encodable(one.reason))


def _number_of(row: Sequence[str]) -> int:
    """Give a finding's number, which is the same wherever and whenever it is found."""
    return int.from_bytes(sha256("\0".join(row).encode()).digest()[:8], signed=True)


def _finding(one: Finding) -> Sequence[str]:
    place = (one.cell.file, one.cell.sheet, one.cell.address)
    return [
        encodable(text)
        for text in (one.code, severity_of(one).value, *place, one.criterion, one.official, sentence(one))
    ]
