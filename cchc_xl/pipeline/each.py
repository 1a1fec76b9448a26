"""The scoring workbook of each agency beside the consolidated one, with the appraisals that count."""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from cchc_xl.files import sweep
from cchc_xl.model.ranking import Ranking
from cchc_xl.model.scorecard import Appraisal
from cchc_xl.pipeline.consolidating_run import Consolidated
from cchc_xl.pipeline.inputs import folder_from, read_bytes
from cchc_xl.pipeline.outputs import publish_result
from cchc_xl.pipeline.receiving import Parts, Reader, plan_in, reading_of
from cchc_xl.pipeline.scoring_run import score
from cchc_xl.reporting.scoring import write_scorecard

FOLDER = "bang diem"


@dataclass(frozen=True, slots=True)
class _Wanted:
    code: str
    files: Sequence[Path]
    to: Path


def write_each(done: Consolidated, output: Path, how: Reader) -> Mapping[str, str]:
    """Write the scoring workbook of each agency that sent something; gives the way to each from the consolidated one.

    One that would be the same is left as it is. Raises NotPublished where one cannot be written.
    """
    wanted = list(_wanted(done, output))
    sweep(output.parent / FOLDER)
    begun = [(one, _begun(one, done, how)) for one in wanted]
    return {one.code: _published(one, future.result(), output) for one, future in begun}


def linked(ranking: Ranking, results: Mapping[str, str]) -> Ranking:
    """Give the ranking with the way to each scoring workbook."""
    standings = (replace(one, result=results.get(one.agency.code, one.result)) for one in ranking.standings)
    return replace(ranking, standings=tuple(standings))


def scored_again(
    parts: Parts, shipped: bytes, as_of: date | None, appraisals: Mapping[str, Appraisal], folder: str
) -> bytes:
    """Score workbooks again, with their appraisals, and write the scoring workbook; this runs in a process apart."""
    plan = plan_in(shipped)
    return write_scorecard(score(reading_of(parts, plan, as_of), plan, appraisals), plan, folder)


def _wanted(done: Consolidated, output: Path) -> Iterator[_Wanted]:
    paths = {one.path.name: one.path for one in done.sent.arrived}
    for code, one in sorted(done.sent.used.items()):
        name = f"{code} {one.card.agency.title}.xlsx"
        yield _Wanted(code, [paths[file] for file in one.files], output.parent / FOLDER / name)


def _begun(one: _Wanted, done: Consolidated, how: Reader) -> "Future[bytes]":
    parts = [(path.name, read_bytes(path)) for path in one.files]
    return how.submit(
        scored_again, parts, how.shipped, how.as_of, done.said.of(one.code), folder_from(one.to, one.files)
    )


def _published(one: _Wanted, content: bytes, output: Path) -> str:
    same = one.to.is_file() and one.to.read_bytes() == content
    written = one.to if same else publish_result(content, one.to, tuple(one.files))
    return written.relative_to(output.parent).as_posix()
