"""Classes of the index that leave a gap, overlap, or that no index reaches."""

from collections.abc import Iterator

from cchc_xl.findings import Kind
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Band, Plan
from cchc_xl.numbers import plain
from cchc_xl.plan import bands
from cchc_xl.plan.rows import Row, Rows

SHEET = "Xếp loại"
HIGHEST = 100


def classes_that_do_not_fit(plan: Plan, rows: Rows) -> Iterator[Finding]:
    """Every index has one class, and every class an index."""
    steps = [Band(one.operator, one.threshold, one.threshold) for one in plan.classes]
    problems = bands.problems(steps, may_be_negative=False) if steps else ()
    for problem in problems:
        yield Kind.PLAN_BANDS.at(rows["classes"][0].cell("threshold"), what=SHEET, problem=problem)


def classes_beyond_the_index(_plan: Plan, rows: Rows) -> Iterator[Finding]:
    """A class begins between 0 and 100."""
    for row in rows["classes"]:
        threshold = row.points("threshold")
        if not 0 <= threshold <= HIGHEST:
            problem = f"ngưỡng {plain(threshold)} nằm ngoài khoảng 0–100 của chỉ số"
            yield Kind.PLAN_BANDS.at(row.cell("threshold"), what=SHEET, problem=problem)


def classes_twice(_plan: Plan, rows: Rows) -> Iterator[Finding]:
    """A class has a name of its own."""
    seen: dict[str, Row] = {}
    for row in rows["classes"]:
        first = seen.setdefault(row.text("name").casefold(), row)
        if first is not row:
            yield Kind.PLAN_TWICE.at(row.cell("name"), code=row.text("name"), other=first.cell("name").address)
