"""The consolidation as the superior office runs it: it remembers, reads only what changed, and keeps what was typed."""

from collections.abc import Container, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from cchc_xl.consolidation.appraisals import NOTHING, anything_typed, says
from cchc_xl.consolidation.identity import identified
from cchc_xl.errors import CchcError
from cchc_xl.forms import KIND
from cchc_xl.history import appraisals, arrivals, runs, store, tables
from cchc_xl.model.appraisal import Key
from cchc_xl.model.received import Received
from cchc_xl.model.scorecard import Appraisal
from cchc_xl.pipeline.inputs import NOT_SENT, read_bytes
from cchc_xl.pipeline.memory import Memory
from cchc_xl.pipeline.ranking_run import Consolidated, digest_of
from cchc_xl.pipeline.receiving import Reader
from cchc_xl.pipeline.tables import OF_EACH, TableFile, tables_beside
from cchc_xl.pipeline.taking import name_of
from cchc_xl.sheets.properties import custom

NOT_KNOWN = "{path}: không dùng được lịch sử ({why}) nên lần này không so được với lần trước."
NOT_KEPT = "{path}: không ghi được lịch sử ({why}); bảng tổng hợp vẫn đủ và mới, lần chạy sau sẽ ghi lịch sử lại."
SET_ASIDE = "{name}: tệp lịch sử bị hỏng nên đã để riêng và bắt đầu lại; điểm thẩm định lấy lại từ các bảng đã lập."

Known = tuple[Memory, tuple[str, ...]]


class Unchanged(NamedTuple):
    """What was wrong in the last run, of which a new one would be the same, and the workbooks of ours beside."""

    trouble: runs.Trouble
    passed: tuple[Path, ...]


@contextmanager
def remembering(output: Path, how: Reader) -> Iterator[Known]:
    """Give what is known of earlier runs whose result lies there, and sentences about what could not be known.

    Raises StoreBusy where another run is at work, StoreTooNew. What goes wrong in the store later on leaves the block
    as Broken.
    """
    with ExitStack() as stack:
        opened, told = _opened(stack, output.parent / store.NAME)
        typed = tables_beside(output, how, _written_by(opened) if opened else ())
        yield Memory(how.plan, opened, typed.tables, typed.findings, typed.lost), (*typed.told, *told)


def forgetting(output: Path, how: Reader, error: Exception) -> Known:
    """Give what is known without a store that broke while it was used, and sentences about what is not."""
    typed = tables_beside(output, how)
    told = NOT_KNOWN.format(path=output.parent / store.NAME, why=store.why(error))
    return Memory(how.plan, None, typed.tables, typed.findings, typed.lost), (*typed.told, told)


def _opened(stack: ExitStack, path: Path) -> tuple[store.Store | None, tuple[str, ...]]:
    try:
        opened = stack.enter_context(store.opened(path))
    except (store.Broken, OSError) as error:
        return None, (NOT_KNOWN.format(path=path, why=store.why(error)),)
    return opened, (SET_ASIDE.format(name=opened.aside),) if opened.aside else ()


def unchanged(files: Iterable[Path], output: Path, how: Reader, memory: Memory) -> Unchanged | None:
    """Give what is known of the last run, where a new one would be the same and its result lies there as written."""
    last = runs.last_run(memory.store, memory.plan) if memory.store else None
    if last is None or memory.store is None or not output.is_file():
        return None
    if sha256(output.read_bytes()).hexdigest() != last.result or anything_typed(memory.words(())):
        return None
    hashes, passed = _hashes(files, arrivals.digests(memory.store))
    if hashes is None or digest_of(hashes, how, memory.known()) != last.digest:
        return None
    return Unchanged(runs.trouble_of(memory.store, last.number), tuple(passed))


def keep(memory: Memory, done: Consolidated, content: bytes, folder: Path) -> tuple[str, ...]:
    """Write down a run whose result was published into a folder; one that stands on the same as the last is that one.

    Gives a sentence where it cannot be kept: the result is whole all the same.
    """
    if memory.store is None:
        return ()
    try:
        _keep(memory, memory.store, done, sha256(content).hexdigest())
        store.commit(memory.store)
    except store.Broken as error:
        store.undo(memory.store)
        return (NOT_KEPT.format(path=folder / store.NAME, why=store.why(error)),)
    return ()


def _keep(memory: Memory, kept: store.Store, done: Consolidated, result: str) -> None:
    plan, number, day = memory.plan, done.ranking.number, done.ranking.as_of or memory.plan.end
    last = runs.last_run(kept, plan)
    if last and last.digest == done.digest:
        runs.tell_result(kept, last.number, result)
    else:
        runs.record(kept, plan, runs.Run(number, day, done.digest, result), done.ranking, done.kept)
        runs.record_findings(kept, number, done.findings)
    appraisals.add(kept, plan, done.said.news, number, datetime.now(tz=UTC).astimezone().date())
    for table, heard in zip(memory.tables, memory.heard(), strict=True):
        tables.keep(kept, plan, (table.run, table.file), _worth_hearing(table, heard))
    arrivals.keep(kept, _arrived(done))
    for each in done.each:
        words = {(each.agency, criterion): one for criterion, one in done.said.of(each.agency).items()}
        tables.keep(kept, plan, (OF_EACH, each.file), words)


def _written_by(kept: store.Store) -> frozenset[str]:
    """Give the SHA-256 of all that was here before and of all results."""
    return runs.results(kept) | arrivals.digests(kept)


def _worth_hearing(table: TableFile, heard: Container[Key]) -> Mapping[Key, Appraisal]:
    """Leave out of a table the places where nothing stands and nothing stood."""
    return {key: one for key, one in table.rows.items() if says(one) != NOTHING or key in heard}


def _arrived(done: Consolidated) -> Iterator[tuple[str, str, str, date]]:
    for one in done.sent.arrived:
        if one.sha256:  # it could be opened
            agency = identified(one.result, done.plan).card.agency.code if isinstance(one.result, Received) else ""
            yield one.sha256, name_of(one.path), agency, one.day
    for each in done.each:
        yield each.sha256, each.file, each.agency, done.ranking.as_of or date.max


def _hashes(files: Iterable[Path], known: frozenset[str]) -> tuple[list[tuple[str, str]] | None, list[Path]]:
    """Give the files that were sent with their SHA-256, None as soon as one was never here; and those nobody sends."""
    found: list[tuple[str, str]] = []
    passed: list[Path] = []
    for path in files:
        try:
            data = read_bytes(path)
        except CchcError:
            return None, passed
        digest = sha256(data).hexdigest()
        if digest in known:
            found.append((name_of(path), digest))
        elif custom(data).get(KIND) in NOT_SENT:
            passed.append(path)
        else:
            return None, passed
    return found, passed
