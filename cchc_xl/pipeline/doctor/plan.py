"""The plan workbook that would be used, and its faults."""

from collections.abc import Iterator

from cchc_xl.errors import CchcError
from cchc_xl.pipeline.doctor.seen import Seen, Where
from cchc_xl.pipeline.plans import find_plan, load_plan

FOUND = "{path}: {code}, năm {year}, phiên bản {version}"
NOT_USABLE = "chưa dùng được"


def look(where: Where) -> Iterator[Seen]:
    """Find the plan and load it."""
    try:
        path = find_plan(where.folder, where.plan)
        plan = load_plan(path)
    except CchcError as error:
        yield Seen(NOT_USABLE, str(error))
        return
    yield Seen(FOUND.format(path=path, code=plan.code, year=plan.year, version=plan.version))
