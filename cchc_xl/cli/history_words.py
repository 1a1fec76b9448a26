"""What ``history`` prints: the runs, or one agency from run to run with what changed and why, as plain tables."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from cchc_xl.model.course import AgencyThen, Course, Past
from cchc_xl.model.plan import Plan
from cchc_xl.model.ranking import Change
from cchc_xl.numbers import fixed
from cchc_xl.text import shown_date

UNKNOWN = "–"
OUT_OF_SCALE = "ngoài thang điểm"
RUN_HEADS = (
    "Lần", "Số liệu đến", "Số đơn vị", "Trung bình", "Hạng nhất", "Hạng {goal}", "Lỗi", "Cảnh báo", "Đứng đầu",
)  # fmt: skip
SAME = "Lần {number} so với lần {since}: không tiêu chí nào đổi điểm."
CHANGED = "Lần {number} so với lần {since}: {count} tiêu chí đổi điểm."


def told(course: Course, plan: Plan) -> Iterator[str]:
    """Give the lines: one agency's where one was asked for, else the runs as a whole."""
    if course.agency is None:
        heads = [head.format(goal=plan.goal.place or "mục tiêu") for head in RUN_HEADS]
        yield from _table(heads, [_run(one, plan) for one in course.runs])
        return
    yield course.agency.title
    heads = ["Lần", "Số liệu đến", "Chỉ số", "Hạng", *(area.code for area in plan.areas), "Lỗi", "Cảnh báo", "Ghi chú"]
    yield from _table(heads, [_agency(one, plan) for one in course.then])
    yield "Lĩnh vực: " + "; ".join(f"{area.code} {area.title}" for area in plan.areas)
    for then in course.then:
        if then.since is not None:
            yield from _changes(then, plan)


def _run(past: Past, plan: Plan) -> Sequence[str]:
    moment, decimals = past.moment, plan.policy.decimals
    indices = (_shown(one, decimals) for one in (moment.mean, moment.first, moment.goal))
    found = (str(past.troubles.errors), str(past.troubles.warnings))
    return (
        str(moment.number), shown_date(moment.day), str(moment.ranked), *indices, *found, ", ".join(past.leaders),
    )  # fmt: skip


def _agency(then: AgencyThen, plan: Plan) -> Sequence[str]:
    decimals = plan.policy.decimals
    place = UNKNOWN if then.stood.place is None else str(then.stood.place)
    areas = (_shown(then.areas.get(area.code), decimals) for area in plan.areas)
    stood = (str(then.number), shown_date(then.day), _shown(then.stood.index, decimals), place)
    return (*stood, *areas, str(then.troubles.errors), str(then.troubles.warnings), then.reason)


def _changes(then: AgencyThen, plan: Plan) -> Iterator[str]:
    said = CHANGED if then.changes else SAME
    yield said.format(number=then.number, since=then.since, count=len(then.changes))
    titles = {one.code: one.title for one in plan.criteria}
    for change in then.changes:
        yield f"  {change.criterion} {titles[change.criterion]}: {_change(change, plan.policy.decimals)}"


def _change(change: Change, decimals: int) -> str:
    before, now = (
        OUT_OF_SCALE if one is None else f"{fixed(one, decimals)} điểm" for one in (change.before, change.now)
    )
    return f"{before} → {now}; {change.reason}" if change.reason else f"{before} → {now}"


def _shown(number: Decimal | None, decimals: int) -> str:
    return UNKNOWN if number is None else fixed(number, decimals)


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Give the lines of a table, its columns as wide as they need; the last, which holds words, to the left."""
    lines = [[" ".join(cell.split()) for cell in row] for row in (heads, *rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for *cells, words in lines:
        padded = (cell.rjust(width) for cell, width in zip(cells, widths, strict=False))
        yield "  ".join((*padded, words)).rstrip()
