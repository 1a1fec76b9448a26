"""One agency: from the bytes of its entry workbook to its scorecard and all findings."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from cchc_xl.errors import CchcError
from cchc_xl.findings import worst_first
from cchc_xl.forms import AGENCY, KIND, PLAN, SCORED_SUFFIX
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan
from cchc_xl.model.reading import Reading
from cchc_xl.model.scorecard import NO_APPRAISALS, Appraisal, Scored
from cchc_xl.pipeline.apart import Run, here
from cchc_xl.pipeline.inputs import named, read_bytes
from cchc_xl.refusals import Refused, Why
from cchc_xl.sheets.properties import custom

Part = tuple[str, bytes]
ENDED = {Why.CRASHED, Why.TIMEOUT, Why.MEMORY}  # of the process apart, which cannot say over which file


class KeptAppraisals(NamedTuple):
    """What the superior office wrote into an earlier result: of which agency, and what could not be taken."""

    agency: str = ""
    appraisals: Mapping[str, Appraisal] = NO_APPRAISALS
    refused: tuple[Finding, ...] = ()


def score_workbook(path: Path, plan: Plan, as_of: date | None = None, run: Run = here) -> Scored:
    """Read, check and score one entry workbook; ``run`` is where it is read, in this process if nothing is said.

    Raises NotAWorkbook, NotAnEntryWorkbook or OtherPlan where there is nothing to score.
    """
    return score_workbooks((path,), plan, as_of, run=run)


def score_workbooks(
    paths: Sequence[Path], plan: Plan, as_of: date | None = None, earlier: Path | None = None, run: Run = here
) -> Scored:
    """Read, check and score the entry workbooks of one agency, its whole and its parts, as one.

    ``earlier`` is a scoring workbook of the agency whose appraisals are kept; one that is not there, or is another's,
    has none. Raises what ``score_workbook`` raises, and OtherAgency where they belong to different agencies.
    """
    parts = [(name, read_bytes(path)) for name, path in named(paths)]
    kept = _kept_in(earlier, plan, run)
    scored = _scored(parts, plan, as_of, kept, run)
    refused = kept.refused if scored.reading.heading.agency == kept.agency else ()
    return replace(scored, findings=worst_first((*scored.findings, *refused)))


def _scored(parts: Sequence[Part], plan: Plan, as_of: date | None, kept: KeptAppraisals, run: Run) -> Scored:
    """Read and score parts together; where that ends the process apart, name the parts that end it alone too."""
    names = "; ".join(name for name, _ in parts)
    try:
        return run(names, read_and_score, parts, plan, as_of, kept)
    except Refused as refused:
        if len(parts) == 1 or refused.why not in ENDED:
            raise
        culprits = [name for name, data in parts if _ends(name, data, plan, as_of, run)]
        raise Refused(refused.why, "; ".join(culprits) or names) from refused


def read_and_score(parts: Sequence[Part], plan: Plan, as_of: date | None, kept: KeptAppraisals) -> Scored:
    """Read the parts of one agency as one and score them, with the appraisals that were kept of that agency."""
    reading = _read(parts, plan, as_of)
    return score(reading, plan, kept.appraisals if reading.heading.agency == kept.agency else NO_APPRAISALS)


def _read(parts: Sequence[Part], plan: Plan, as_of: date | None) -> Reading:
    from cchc_xl.reading import read_parts  # noqa: PLC0415 - what reads is imported where it runs

    return read_parts(parts, plan, as_of)


def _ends(name: str, data: bytes, plan: Plan, as_of: date | None, run: Run) -> bool:
    try:
        run(name, _read, ((name, data),), plan, as_of)
    except Refused as refused:
        return refused.why in ENDED
    except CchcError:  # told when the others are read
        return False
    return False


def check(reading: Reading, plan: Plan) -> tuple[Finding, ...]:
    """Give what is wrong with a reading before it is scored, worst first."""
    from cchc_xl.validation import check_reading  # noqa: PLC0415 - as below

    return worst_first(check_reading(reading, plan))


def score(reading: Reading, plan: Plan, appraisals: Mapping[str, Appraisal] = NO_APPRAISALS) -> Scored:
    """Check and score a reading; what bars a criterion keeps it from a score, never the others."""
    from cchc_xl import scoring  # noqa: PLC0415 - the process apart imports both ahead, and this one needs neither
    from cchc_xl.validation import barred, check_reading, check_scorecard  # noqa: PLC0415

    before = check_reading(reading, plan)
    card = scoring.score(reading, plan, barred(before, plan), appraisals)
    after = check_scorecard(card, reading, plan)
    return Scored(card, reading, worst_first((*before, *after)))


def _kept_in(earlier: Path | None, plan: Plan, run: Run) -> KeptAppraisals:
    """Read what the superior office wrote into an earlier result, so that scoring again loses nothing of it.

    Raises WordsNotFound where that result has lost the place where it was written.
    """
    if earlier is None or not earlier.is_file():
        return KeptAppraisals()
    data = read_bytes(earlier)
    said = custom(data)
    if (said.get(KIND), said.get(PLAN)) != ("scoring", plan.code):
        return KeptAppraisals()
    from cchc_xl.reading.appraisals import read_appraisals  # noqa: PLC0415 - needed only beside an earlier result

    return KeptAppraisals(said.get(AGENCY, ""), *run(earlier.name, read_appraisals, earlier.name, data, plan, ()))


def result_beside(path: Path) -> Path:
    """Give where the scoring workbook goes: ``‹name› - bang diem.xlsx`` beside an entry workbook or in the folder."""
    if path.is_dir():
        return path / f"{path.absolute().name}{SCORED_SUFFIX}.xlsx"
    return path.with_name(f"{path.stem}{SCORED_SUFFIX}.xlsx")
