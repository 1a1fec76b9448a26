"""Last year's workbook for the comparison with this year's: it must be of an earlier year, and of the same agency."""

from pathlib import Path
from typing import NamedTuple

from cchc_xl.errors import NoUsableInput
from cchc_xl.improvement import year_before
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Agency, Plan
from cchc_xl.model.scorecard import Scored
from cchc_xl.model.year_on_year import YearBefore
from cchc_xl.pipeline.apart import Run, here
from cchc_xl.pipeline.inputs import entries_among
from cchc_xl.pipeline.plans import load_plan
from cchc_xl.pipeline.rolling_run import Last, heirs, old_plan_of, score_last

NOT_EARLIER = (
    "{file}: tệp này thuộc kế hoạch năm {old}, không phải năm trước của kế hoạch năm {new}. "
    "Hãy chọn tệp năm trước ở --last-year."
)
ANOTHER = "{file}: tệp này là của {old}, không phải của {new}. Hãy chọn tệp năm trước của đúng đơn vị ấy ở --last-year."


class LastRead(NamedTuple):
    """Last year's workbook as it was read: what it says, what was found in it, and the files that this stands on."""

    before: YearBefore
    findings: tuple[Finding, ...]
    files: tuple[Path, ...]


def read_last(last: Last, scored: Scored, plan: Plan, run: Run = here) -> LastRead:
    """Read last year's workbook beside this year's score, by its own plan.

    Raises NoUsableInput where it is of the same year or a later one, or where it is another agency's.
    """
    named = old_plan_of(last)
    old = load_plan(named)
    if old.year >= plan.year:
        raise NoUsableInput(NOT_EARLIER.format(file=last.path.name, old=old.year, new=plan.year))
    found = score_last(last.path, old, run)
    before, now = found.card.agency, scored.card.agency
    if not _goes_on_as(before, now, old, plan):
        raise NoUsableInput(ANOTHER.format(file=last.path.name, old=before.title, new=now.title))
    return LastRead(year_before(found, old, plan), found.findings, (*entries_among((last.path,)), named))


def _goes_on_as(before: Agency, now: Agency, old: Plan, plan: Plan) -> bool:
    """Whether an agency is the same or a successor, which last year's roster may name, or this year's."""
    return now.code in heirs(before, old, plan)
