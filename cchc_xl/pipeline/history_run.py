"""What the history beside the results says; it is only read, and never made."""

from pathlib import Path

from cchc_xl.errors import NoUsableInput, StoreBusy
from cchc_xl.history.agency_then import agency_then
from cchc_xl.history.glance import reading
from cchc_xl.history.own import own_agencies, own_plan
from cchc_xl.history.pasts import pasts
from cchc_xl.history.store import BUSY, NAME, Broken, Store, is_busy, why
from cchc_xl.model.course import Course
from cchc_xl.model.plan import Agency, Plan

NO_FOLDER = "{folder}: không có thư mục này. Hãy chỉ đúng thư mục chứa bảng tổng hợp."
UNREADABLE = (
    "{path}: không đọc được lịch sử ({why}). Hãy chạy tổng hợp lại: tệp hỏng sẽ được để riêng và lịch sử bắt đầu lại."
)


def has_history(folder: Path) -> bool:
    """Whether something was consolidated into a folder; raises NoUsableInput where there is no such folder."""
    if not folder.is_dir():
        raise NoUsableInput(NO_FOLDER.format(folder=folder))
    return (folder / NAME).is_file()


def course_of(folder: Path, plan: Plan, agency: Agency | None = None) -> Course:
    """Give the runs of a plan whose results lie in a folder, and what an agency was in each where one is asked for.

    In the folder of an agency, where nothing was ranked, these are its own runs.

    Raises NoUsableInput where the history cannot be read, StoreBusy, or StoreTooNew.
    """
    path = folder / NAME
    try:
        with reading(path) as store:
            if store is None:
                return Course(agency=agency)
            if runs := pasts(store, plan):
                return Course(runs, agency, tuple(agency_then(store, plan, agency.code)) if agency else ())
            return _own(store, plan, agency)
    except Broken as error:
        if is_busy(error):
            raise StoreBusy(BUSY.format(path=path)) from error
        raise NoUsableInput(UNREADABLE.format(path=path, why=why(error))) from error


def _own(store: Store, plan: Plan, asked: Agency | None) -> Course:
    known = [agency for code in own_agencies(store, plan) if (agency := plan.agency_of(code))]
    agency = asked or next(iter(known), None)
    then = agency_then(store, own_plan(plan, agency.code), agency.code) if agency else ()
    return Course(agency=agency, then=tuple(then))
