"""What the superior office typed into the consolidated workbooks of earlier runs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from glob import escape
from pathlib import Path

from cchc_xl.errors import CchcError
from cchc_xl.forms import KIND, PLAN, RUN
from cchc_xl.isolation.allowance import Ended
from cchc_xl.model.appraisal import Key
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan
from cchc_xl.model.scorecard import Appraisal
from cchc_xl.pipeline.inputs import read_bytes
from cchc_xl.pipeline.receiving import Reader, plan_in
from cchc_xl.reading.appraisals import read_consolidated_appraisals
from cchc_xl.refusals import Refused, Why
from cchc_xl.sheets.properties import custom

LOST = "{path}: không đọc được bảng tổng hợp này nên chưa lấy được điểm thẩm định ghi trong đó ({why})."

Rows = Mapping[Key, Appraisal]


@dataclass(frozen=True, slots=True)
class Typed:
    """The tables by the number of the run that wrote them, what is wrong in them, and which could not be read."""

    tables: tuple[tuple[int, Rows], ...] = ()
    findings: tuple[Finding, ...] = ()
    told: tuple[str, ...] = ()


def tables_beside(output: Path, how: Reader) -> Typed:
    """Read the results of earlier runs that lie where the result goes, also under a second name."""
    tables: list[tuple[int, Rows]] = []
    findings: list[Finding] = []
    told: list[str] = []
    for path, data, run in _tables_of(output, how.plan):
        try:
            rows, found = _read(path, data, how)
        except CchcError as error:
            told.append(LOST.format(path=path, why=error))
        else:
            tables.append((run, rows))
            findings += found
    return Typed(tuple(sorted(tables, key=lambda one: one[0])), tuple(findings), tuple(told))


def read_table(file: str, data: bytes, shipped: bytes) -> tuple[Rows, tuple[Finding, ...]]:
    """Read one table under a plan that was packed; this runs in a process apart."""
    by_agency, findings = read_consolidated_appraisals(file, data, plan_in(shipped))
    return {(agency, one): said for agency, rows in by_agency.items() for one, said in rows.items()}, findings


def _tables_of(output: Path, plan: Plan) -> Iterator[tuple[Path, bytes, int]]:
    for path in sorted(output.parent.glob(f"{escape(output.stem)}*{escape(output.suffix)}")):
        data = read_bytes(path)
        says = custom(data)
        if (says.get(KIND), says.get(PLAN)) == ("consolidated", plan.code):
            run = says.get(RUN, "")
            yield path, data, int(run) if run.isdecimal() else 0


def _read(path: Path, data: bytes, how: Reader) -> tuple[Rows, tuple[Finding, ...]]:
    try:
        return how.submit(read_table, path.name, data, how.shipped).result()
    except Ended as ended:
        raise Refused(Why[ended.how], path.name) from ended
