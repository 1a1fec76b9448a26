"""The headings of a plan sheet: missing, twice, by another name; and sheets that are there twice."""

import re
from collections.abc import Iterator, Sequence

from cchc_xl.findings import Kind
from cchc_xl.model.cell import Cell
from cchc_xl.model.finding import Finding
from cchc_xl.plan.layout import Column, PlanSheet
from cchc_xl.sheets.headers import Header
from cchc_xl.sheets.workbook import Sheet, Workbook
from cchc_xl.text import folded

COPY = re.compile(r"\s*\(\d+\)\s*$")  # what Excel adds to the name of a sheet that is copied

BLANK = "(ô trống)"


def copies(book: Workbook, sheet: Sheet) -> Iterator[Finding]:
    """Sheets that bear the name of the one that is read."""
    for name in book.names:
        if name != sheet.name and folded(COPY.sub("", name)) == folded(COPY.sub("", sheet.name)):
            yield Kind.PLAN_COPY.at(Cell(book.file, name, "A1"), sheet=sheet.name)


def heading_faults(sheet: Sheet, header: Header | None, layout: PlanSheet) -> Iterator[Finding]:
    """What is wrong with the headings of one sheet; a column called otherwise is never taken for a blank one."""
    if header is None:
        for column in layout.columns:
            yield Kind.PLAN_COLUMN.at(Cell(sheet.file, sheet.name), sheet=sheet.name, header=column.header)
        return
    missing = [column for column in layout.columns if column.key not in header.columns]
    yield from _twice(sheet, header, layout)
    yield from _missing(sheet, header, missing)


def _twice(sheet: Sheet, header: Header, layout: PlanSheet) -> Iterator[Finding]:
    keys = {folded(column.header): column.key for column in layout.columns}
    for place, heading in _others(sheet, header):
        if key := keys.get(folded(heading)):
            first = sheet.cell(header.row, header.columns[key]).address
            yield Kind.PLAN_TWICE.at(sheet.cell(header.row, place), code=heading, other=first)


def _missing(sheet: Sheet, header: Header, missing: Sequence[Column]) -> Iterator[Finding]:
    """A column that nothing knows, beside one that is missing, is most likely the missing one."""
    strangers = [(place, heading) for place, heading in _others(sheet, header) if missing]
    names = ", ".join(f"«{column.header}»" for column in missing)
    for place, heading in strangers:
        yield Kind.PLAN_HEADING.at(sheet.cell(header.row, place), heading=heading or BLANK, missing=names)
    corner = sheet.cell(header.row, min(header.columns.values()))
    for column in missing:
        if column.required:
            yield Kind.PLAN_COLUMN.at(corner, sheet=sheet.name, header=column.header)
        elif not strangers:
            yield Kind.PLAN_COLUMN_GONE.at(corner, sheet=sheet.name, header=column.header)


def _others(sheet: Sheet, header: Header) -> Iterator[tuple[int, str]]:
    """Give the columns with a heading or with values that are not read, and what heads them."""
    taken = set(header.columns.values())
    for place in range(max(map(len, sheet.rows), default=0)):
        heading = str(sheet.value(header.row, place))
        below = range(header.row + 1, len(sheet.rows))
        if place not in taken and (heading.strip() or any(sheet.value(row, place) != "" for row in below)):
            yield place, heading
