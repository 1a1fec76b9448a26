"""A workbook of another version of the plan is scored by the current one, and the criteria that changed are named."""

from collections.abc import Iterator

from cchc_xl.findings import Kind
from cchc_xl.model.cell import Cell
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Criterion, Plan
from cchc_xl.model.reading import Entry, Reading
from cchc_xl.rules import rule_of
from cchc_xl.text import folded


def check(reading: Reading, plan: Plan) -> Iterator[Finding]:
    """Compare the versions, and the maximum and method that the form shows with the plan's."""
    theirs = reading.heading.version
    if not theirs or theirs == plan.version:
        return
    changed = [one.code for one in plan.criteria if _changed(one, reading.entries.get(one.code))]
    names = f" (tiêu chí đã đổi: {', '.join(changed)})" if changed else ""
    cell = Cell(reading.sources[0].file)
    yield Kind.OTHER_VERSION.at(cell, theirs=theirs, ours=plan.version, changed=names)


def _changed(criterion: Criterion, entry: Entry | None) -> bool:
    if entry is None:
        return True
    maximum, method = entry.figure("maximum").number, entry.figure("method").text
    stated = method and folded(method) != folded(rule_of(criterion).method(criterion))
    return bool(stated) or (maximum is not None and maximum != criterion.maximum)
