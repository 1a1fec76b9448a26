"""The scoring workbook of each agency beside the consolidated one, with the appraisals that count."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from cchc_xl.errors import NotAWorkbook, NoUsableInput, WouldOverwriteInput
from cchc_xl.files import sweep
from cchc_xl.findings import Severity, severity_of
from cchc_xl.forms import KIND
from cchc_xl.history.pasts import troubles
from cchc_xl.improvement.outlook import outlook
from cchc_xl.model.course import AgencyThen
from cchc_xl.model.scorecard import Appraisal
from cchc_xl.pipeline.inputs import folder_from, read_bytes
from cchc_xl.pipeline.links import way_to
from cchc_xl.pipeline.memory import Memory
from cchc_xl.pipeline.outputs import publish_result
from cchc_xl.pipeline.ranking_run import Consolidated, Each
from cchc_xl.pipeline.receipt import reading_of
from cchc_xl.pipeline.receiving import Reader, ahead, answer
from cchc_xl.pipeline.scoring_run import score
from cchc_xl.pipeline.shipped import Parts, plan_in
from cchc_xl.pipeline.tables import FOLDER, set_aside
from cchc_xl.pipeline.taking import name_of
from cchc_xl.reporting.scoring import write_scorecard
from cchc_xl.sheets.properties import custom

NOT_MADE = "{agency}: chưa lập được bảng điểm riêng ({why})."
CHANGED = "{file}: tệp đã thay đổi trong lúc tổng hợp. Hãy tổng hợp lại."

Courses = Mapping[str, Sequence[AgencyThen]]
Beside = tuple[str, Sequence[AgencyThen]]  # the way to the entry workbooks, and the runs that are known


@dataclass(frozen=True, slots=True)
class _Wanted:
    code: str
    files: Mapping[Path, str]  # with their SHA-256 as they were scored
    to: Path


def write_each(done: Consolidated, output: Path, how: Reader, memory: Memory) -> tuple[Sequence[Each], tuple[str, ...]]:
    """Write the scoring workbook of each agency that sent something, with how it came out from run to run.

    Gives what was written, and a sentence for each that could not be made. One that would be the same is left as it
    is. Raises NotPublished where one cannot be written.
    """
    sweep(output.parent / FOLDER)
    courses = _courses(done, memory)
    written: list[Each] = []
    told: list[str] = []
    for one, future in ahead(((one, _begun(one, done, how, courses)) for one in _wanted(done, output)), how.ahead):
        content = answer(future, "; ".join(map(name_of, one.files)))
        try:
            if isinstance(content, NoUsableInput):
                raise content
            told += set_aside(one.to) if one.to.name in memory.lost else ()
            written.append(_published(one, content, output))
        except (NoUsableInput, WouldOverwriteInput) as error:
            told.append(NOT_MADE.format(agency=one.to.stem, why=error))
    return written, tuple(told)


def scored_again(
    parts: Parts, shipped: bytes, as_of: date | None, said: tuple[str, Mapping[str, Appraisal]], beside: Beside
) -> bytes:
    """Score workbooks again for an agency, with what was said of it, and write the scoring workbook.

    It is that agency's whatever code the workbooks have, for what is typed there is said of it. This runs in a process
    apart.
    """
    plan, (agency, appraisals) = plan_in(shipped), said
    reading = reading_of(parts, plan, as_of, custom(parts[0][1]).get(KIND))
    reading = replace(reading, heading=reading.heading._replace(agency=agency))
    scored = score(reading, plan, appraisals)
    return write_scorecard(scored, plan, *beside, outlook(scored, plan))


def _wanted(done: Consolidated, output: Path) -> Iterator[_Wanted]:
    arrived = {name_of(one.path): one for one in done.sent.arrived}
    for code, one in sorted(done.sent.used.items()):
        files = {arrived[file].path: arrived[file].sha256 for file in one.files}
        yield _Wanted(code, files, output.parent / way_to(one.card.agency))


def _begun(one: _Wanted, done: Consolidated, how: Reader, courses: Courses) -> "Future[bytes]":
    try:
        parts = [_as_scored(path, digest) for path, digest in one.files.items()]
    except NotAWorkbook as error:
        gone: Future[bytes] = Future()
        gone.set_exception(error)
        return gone
    beside = (folder_from(one.to, list(one.files)), courses[one.code])
    return how.submit(scored_again, parts, how.shipped, how.as_of, (one.code, done.said.of(one.code)), beside)


def _as_scored(path: Path, digest: str) -> tuple[str, bytes]:
    data = read_bytes(path, name_of(path))
    if sha256(data).hexdigest() != digest:
        raise NotAWorkbook(CHANGED.format(file=name_of(path)))
    return name_of(path), data


def _courses(done: Consolidated, memory: Memory) -> Courses:
    """Give how each agency came out from run to run; the findings, of which there are many, are counted once."""
    found = Counter((one.cell.file, severity_of(one).value) for one in done.findings)
    run = (done.ranking.number, done.ranking.as_of or memory.plan.end)
    return {
        one.agency.code: memory.course_of(one.card, run, troubles(_of_files({*one.files, one.file}, found)))
        for one in done.ranking.standings
        if one.card
    }


def _of_files(files: Iterable[str], found: Counter[tuple[str, str]]) -> Counter[str]:
    return Counter({one.value: sum(found[file, one.value] for file in files) for one in Severity})


def _published(one: _Wanted, content: bytes, output: Path) -> Each:
    same = one.to.is_file() and one.to.read_bytes() == content
    written = one.to if same else publish_result(content, one.to, tuple(one.files))
    return Each(one.code, written.relative_to(output.parent).as_posix(), sha256(content).hexdigest())
