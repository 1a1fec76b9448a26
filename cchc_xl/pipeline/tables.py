"""What the superior office typed into what earlier runs wrote: consolidated workbooks and the scoring workbooks."""

from collections.abc import Container, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from glob import escape
from hashlib import sha256
from pathlib import Path

from cchc_xl.errors import NoUsableInput
from cchc_xl.forms import AGENCY, ANNOTATED, APPRAISED, KIND, PLAN, RUN, UNUSABLE
from cchc_xl.model.appraisal import Key
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan
from cchc_xl.model.scorecard import Appraisal
from cchc_xl.pipeline.inputs import read_bytes
from cchc_xl.pipeline.receiving import Reader, answer
from cchc_xl.pipeline.shipped import plan_in
from cchc_xl.pipeline.taking import name_of
from cchc_xl.sheets.properties import custom

LOST = "{path}: không đọc được kết quả này nên chưa lấy được điểm thẩm định ghi trong đó ({why})."

ASIDE = "{path}: tệp cũ ở đây không phải kết quả đọc được của kế hoạch này nên đã đổi tên thành «{name}»."
MOST_ASIDE = 1000
SCORING_KIND = "scoring"
NOT_RESULTS = {"entry", "plan", ANNOTATED}
FOLDER = "bang diem"  # where the scoring workbooks of each lie, beside the consolidated one
OF_EACH = -1  # in the place of a run: these are written over and over
LONGEST = 16  # digits of the number of a run

Rows = Mapping[Key, Appraisal]


@dataclass(frozen=True, slots=True)
class TableFile:
    """One table: the run that wrote it (0 where it does not say, OF_EACH for a scoring workbook), its name, and what
    stands in it now.
    """

    run: int
    file: str
    rows: Rows


@dataclass(frozen=True, slots=True)
class Typed:
    """The tables, the oldest first, what is wrong in them, and the names of those that could not be read, told."""

    tables: tuple[TableFile, ...] = ()
    findings: tuple[Finding, ...] = ()
    lost: frozenset[str] = frozenset()
    told: tuple[str, ...] = ()


def tables_beside(output: Path, how: Reader, results: Container[str] = ()) -> Typed:
    """Read the results of earlier runs that lie where the result goes, also under a second name.

    Likewise the scoring workbooks of each that were written beside it. One whose SHA-256 is among ``results`` is as it
    was written, so that nothing new stands in it; it is read where something in it is still to be corrected.
    """
    tables: list[TableFile] = []
    findings: list[Finding] = []
    lost: dict[str, str] = {}
    for path, is_of_each in _candidates(output):
        try:
            data = read_bytes(path)
            run = _run_of(data, how.plan)
            if run is not None and (run == OF_EACH) is is_of_each and not _is_as_written(data, run, results):
                table, found = _read(path, data, run, how)
                tables.append(table)
                findings += found
        except NoUsableInput as error:
            lost[path.name] = LOST.format(path=path, why=error)
    ordered = sorted(tables, key=lambda one: one.run)
    return Typed(tuple(ordered), tuple(findings), frozenset(lost), tuple(lost.values()))


def read_table(file: str, data: bytes, shipped: bytes) -> tuple[Rows, tuple[Finding, ...]]:
    """Read one table under a plan that was packed; this runs in a process apart.

    In a scoring workbook a blank place says something only where it was not blank when the workbook was written: an old
    copy takes nothing away.
    """
    from cchc_xl.reading.appraisals import (  # noqa: PLC0415 - what reads is imported where it runs
        read_appraisals,
        read_consolidated_appraisals,
    )

    plan, says = plan_in(shipped), custom(data)
    if says.get(KIND) == SCORING_KIND:
        rows, findings = read_appraisals(file, data, plan, says.get(APPRAISED, "").split())
        return {(says.get(AGENCY, ""), one): said for one, said in rows.items()}, findings
    by_agency, findings = read_consolidated_appraisals(file, data, plan)
    return {(agency, one): said for agency, rows in by_agency.items() for one, said in rows.items()}, findings


def make_room(output: Path, inputs: Iterable[Path], plan: Plan, lost: Container[str]) -> tuple[str, ...]:
    """Rename what lies where the result goes and is no earlier result that was read: words may stand in it.

    ``lost`` names results that could not be read. Gives a sentence about it. What is read as an input stays, and so
    does what people fill in.
    """
    if not output.is_file() or any(path.exists() and output.samefile(path) for path in inputs):
        return ()
    data = output.read_bytes()
    was_read = _run_of(data, plan) not in {None, OF_EACH} and output.name not in lost
    if was_read or custom(data).get(KIND) in NOT_RESULTS:
        return ()
    return set_aside(output)


def set_aside(path: Path) -> tuple[str, ...]:
    """Rename a file in which words may stand that were not read, and say so."""
    names = (path.with_stem(f"{path.stem} (bản cũ {number})") for number in range(1, MOST_ASIDE))
    if other := next((name for name in names if not name.exists()), None):
        with suppress(OSError):  # it is open: the result gets a second name
            path.rename(other)
            return (ASIDE.format(path=path, name=other.name),)
    return ()


def tables_of(output: Path) -> tuple[Path, ...]:
    """Give the files that may be consolidated workbooks of earlier runs: those of this name, with or without more."""
    return tuple(sorted(output.parent.glob(f"{escape(output.stem)}*{escape(output.suffix)}")))


def _candidates(output: Path) -> Iterator[tuple[Path, bool]]:
    """Give the files that may be tables, each with whether it lies among the scoring workbooks of each."""
    yield from ((path, True) for path in sorted((output.parent / FOLDER).glob("*.xlsx")))
    yield from ((path, False) for path in tables_of(output))


def _is_as_written(data: bytes, run: int, results: Container[str]) -> bool:
    """Whether there is nothing to tell of a table: nothing new, and nothing that is still to be corrected."""
    return sha256(data).hexdigest() in results and (run == OF_EACH or UNUSABLE not in custom(data))


def _run_of(data: bytes, plan: Plan) -> int | None:
    """Give the run that wrote a table, 0 where it does not say; None where it is none of this plan."""
    says = custom(data)
    if says.get(PLAN) != plan.code or says.get(KIND) not in {"consolidated", SCORING_KIND}:
        return None
    if says.get(KIND) == SCORING_KIND:
        return OF_EACH if plan.agency_of(says.get(AGENCY, "")) else None
    run = says.get(RUN, "")
    return int(run) if run.isascii() and run.isdecimal() and len(run) < LONGEST else 0


def _read(path: Path, data: bytes, run: int, how: Reader) -> tuple[TableFile, tuple[Finding, ...]]:
    name = f"{FOLDER}/{name_of(path)}" if run == OF_EACH else name_of(path)
    found = answer(how.submit(read_table, name, data, how.shipped), path.name)
    if isinstance(found, NoUsableInput):
        raise found
    rows, findings = found
    return TableFile(run, name, rows), findings
