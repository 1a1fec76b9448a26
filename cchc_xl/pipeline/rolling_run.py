"""The new year's entry workbook from last year's workbook: read by last year's plan, written by the new one."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cchc_xl.books.limits import Value
from cchc_xl.errors import NoUsableInput, PlanNotFound
from cchc_xl.forms import KIND, PLAN
from cchc_xl.improvement.next_year import roll_over
from cchc_xl.model.plan import Agency, Plan
from cchc_xl.model.rollover import RollOver
from cchc_xl.model.scorecard import Scored
from cchc_xl.pipeline.apart import Run, here
from cchc_xl.pipeline.inputs import entries_among, read_bytes
from cchc_xl.pipeline.plans import find_plan_of
from cchc_xl.pipeline.scoring_run import result_beside, score, score_workbooks
from cchc_xl.reading import read_scoring
from cchc_xl.reading.appraisals import read_appraisals
from cchc_xl.reporting.entry import Contents
from cchc_xl.sheets.properties import custom

NOT_LATER = (
    "Kế hoạch mới là của năm {new}, tệp năm trước thuộc kế hoạch năm {old}. Hãy chọn kế hoạch của năm sau bằng --plan."
)
NO_OLD_PLAN = (
    "{file}: cần kế hoạch năm trước để tính lại số liệu và điểm năm trước. Hãy chỉ rõ tệp kế hoạch ấy bằng {option}."
)
NO_AGENCY = (
    "Đơn vị «{code}» của tệp năm trước không có trong danh sách của kế hoạch mới. Hãy chọn mã đơn vị bằng --agency."
)
CARRIED_PERSONS = ("prepared_by", "contact")


@dataclass(frozen=True, slots=True)
class Last:
    """Last year's workbook (or a folder of its parts), last year's plan where it was named, and the option for it."""

    path: Path
    plan: Path | None = None
    option: str = "--from-plan"


def old_plan_of(last: Last) -> Path:
    """Give the plan that last year's workbook was filled in by: the one named, else the one near it of its code.

    Raises NoUsableInput where it cannot be told.
    """
    if last.plan:
        return last.plan
    file = entries_among((last.path,))[0] if last.path.is_dir() else last.path
    code = custom(read_bytes(file)).get(PLAN, "")
    try:
        return find_plan_of(code, file.parent, Path())
    except PlanNotFound as error:
        raise NoUsableInput(NO_OLD_PLAN.format(file=file.name, option=last.option)) from error


def score_last(last: Path, plan: Plan, run: Run = here) -> Scored:
    """Score last year's workbook by last year's plan: an entry workbook, a folder of parts, or a scoring workbook.

    Appraised points count: those in a scoring workbook, or in the one beside an entry workbook.
    """
    if last.is_dir() or custom(read_bytes(last)).get(KIND) != "scoring":
        return score_workbooks(entries_among((last,)), plan, earlier=result_beside(last), run=run)
    data = read_bytes(last)
    appraisals, _ = run(last.name, read_appraisals, last.name, data, plan)
    return score(run(last.name, read_scoring, last.name, data, plan), plan, appraisals)


def rolled(scored: Scored, old: Plan, new: Plan, code: str | None = None) -> RollOver:
    """Give what goes into the new year; ``code`` names the agency where it has another one now.

    Raises NoUsableInput where the new plan is not later, or has no such agency.
    """
    if new.year <= old.year:
        raise NoUsableInput(NOT_LATER.format(new=new.year, old=old.year))
    return roll_over(scored, old, new, _agency(scored.card.agency, code, old, new))


def contents_of(scored: Scored, found: RollOver) -> Contents:
    """Give what is filled in already: who prepares it, last year's values, and what did not go along."""
    heading = scored.card.heading
    information: Mapping[str, Value] = {key: getattr(heading, key) or None for key in CARRIED_PERSONS}
    rows = {code: {"last_figure": one.figure, "last_points": one.points} for code, one in found.values.items()}
    left = [{"kind": one.kind, "code": one.code, "name": one.name, "said": one.said} for one in found.left]
    return Contents(information=information, rows=rows, carried=left)


def heirs(agency: Agency, *plans: Plan) -> tuple[str, ...]:
    """Give the codes that an agency goes on under: its own, then its successor's by these plans' rosters."""
    listed = (plan.agency_of(agency.code) for plan in plans)
    return (agency.code, *(one.successor for one in listed if one and one.successor))


def _agency(agency: Agency, code: str | None, old: Plan, new: Plan) -> Agency:
    """Give the agency of the new roster: the one named, else the same, else its successor."""
    wanted = (code,) if code else heirs(agency, old)
    found = next((one for one in map(new.agency_of, wanted) if one), None)
    if found is None:
        raise NoUsableInput(NO_AGENCY.format(code=code or agency.code))
    return found
