"""Reading the registers: rows become counts here and go no further."""

from collections.abc import Container, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date

from cchc_xl import forms
from cchc_xl.findings import Kind, first_few, kind_of
from cchc_xl.gathering import is_owed
from cchc_xl.meaning import hint
from cchc_xl.model.cell import Cell
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Measure, Plan, Register, RegisterColumn
from cchc_xl.model.reading import Count
from cchc_xl.reading.measuring import Table, columns_of, sources_of
from cchc_xl.reading.person_months import person_months
from cchc_xl.reading.remarks import Remark, is_sum, remarks
from cchc_xl.reading.settlement import computed, settled_and_pending
from cchc_xl.reading.values import Parser, Unreadable, Value, parser_for
from cchc_xl.sheets.headers import Header, find_header, strange_headers
from cchc_xl.sheets.workbook import Sheet, Workbook

BLANK = "còn trống"
MARKED = "ô báo lỗi hoặc công thức chưa tính"

Counts = Mapping[tuple[str, str], Count]
Columns = Mapping[str, list[Value]]


@dataclass(slots=True)
class Part:
    """One sheet of a register: where its header and rows stand, its columns, and what was noticed, by Excel row."""

    sheet: Sheet
    header: Header
    rows: list[int]
    columns: Sequence[Sequence[object]] = ()
    sums: list[int] = field(default_factory=list)
    unreadable: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    twice: list[int] = field(default_factory=list)
    remarked: dict[Remark, list[int]] = field(default_factory=dict)

    def note(self, column: RegisterColumn, problem: str, row: int) -> None:
        """Note that a cell of a zero-based row cannot be used."""
        self.unreadable.setdefault((column.name, problem), []).append(row + 1)

    def unreadable_cells(self) -> Iterator[tuple[str, int]]:
        """Give the cells that cannot be used as column and Excel row."""
        return ((column, row) for (column, _), rows in self.unreadable.items() for row in rows)


Place = tuple[Part, int]


def read_registers(
    books: Sequence[Workbook], plan: Plan, as_of: date, scopes: Container[str]
) -> tuple[Mapping[str, int], Counts, tuple[Finding, ...]]:
    """Count the plan's measures over every register, whole or in parts.

    Gives the rows of each register, the counts by owner and part, and what is wrong in the rows. A key that stands in
    two places counts once; with other content it is told, and the first counts. Where a column is missing, only the
    owners whose measures need it have no count. Parts (``scopes``) need only the registers behind what they owe.
    """
    rows: dict[str, int] = {}
    counts: dict[tuple[str, str], Count] = {}
    findings: list[Finding] = []
    for register in plan.registers:
        measures = [measure for measure in plan.measures if measure.register == register.name]
        parts, missing, faults = _parts(books, register, measures)
        table = _table(parts, register, plan, as_of)
        rows[register.name] = table.rows
        if table.rows:
            countable = _countable(register, measures, missing)
            counts |= {(measure.owner, measure.part): table.count(measure) for measure in countable}
        if not (forms.WHOLE in scopes or is_owed(register, scopes, plan)):
            faults = [fault for fault in faults if kind_of(fault) is not Kind.REGISTER_MISSING]
        findings += (*faults, *(finding for part in parts for finding in _findings(part)))
        findings += (*_still_pending(parts, table, register), *_months_missing(parts, table, register))
    return rows, counts, tuple(findings)


def _parts(
    books: Sequence[Workbook], register: Register, measures: Sequence[Measure]
) -> tuple[list[Part], set[str], list[Finding]]:
    """Find the sheets of a register; gives also the columns that one of them lacks though measures need them."""
    parts: list[Part] = []
    lacking: set[str] = set()
    faults: list[Finding] = []
    found = [(book, sheet) for book in books if (sheet := book.sheet(register.name))]
    if not found:
        meant = hint(register.name, [name for book in books for name in book.names])
        faults.append(Kind.REGISTER_MISSING.at(Cell(books[0].file), register=register.name, meant=meant))
    for book, sheet in found:
        header = _header(sheet, register)
        missing = _missing(register, measures, header)
        place = Cell(book.file, sheet.name)
        if header is None:
            faults.append(Kind.REGISTER_HEADER.at(place, register=register.name, columns=", ".join(missing)))
        else:
            faults += _columns_missing(place, register, missing, strange_headers(sheet, header))
        lacking.update(missing)
        if header:
            parts.append(_part(sheet, header))
    return parts, lacking, faults


def _columns_missing(
    place: Cell, register: Register, missing: Sequence[str], strangers: Sequence[str]
) -> Iterator[Finding]:
    for name in missing:
        meant = hint(name, strangers)
        yield Kind.REGISTER_COLUMN_MISSING.at(place, register=register.name, column=name, meant=meant)


def _countable(register: Register, measures: Sequence[Measure], missing: Set[str]) -> list[Measure]:
    """Leave out the measures of owners that need a missing column: half of a ratio is no figure."""
    without = {one.owner for one in measures if missing & sources_of(register, columns_of(one))}
    return [measure for measure in measures if measure.owner not in without]


def _header(sheet: Sheet, register: Register) -> Header | None:
    """Find the header, also of an export that was pasted whole below ours."""
    names = {one.name: (one.name, *one.also_called) for one in register.columns if not one.computed_from}
    return find_header(sheet, names, lowest=True)


def _missing(register: Register, measures: Sequence[Measure], header: Header | None) -> list[str]:
    needed = sources_of(register, set[str]().union(*(columns_of(measure) for measure in measures)))
    found = header.columns if header else {}
    missing = [column.name for column in register.columns if column.name in needed and column.name not in found]
    return missing if header or missing else [register.columns[0].name]


def _part(sheet: Sheet, header: Header) -> Part:
    """Find the rows of a sheet, and the lines that only add them up (by zero-based row): these are no rows."""
    filled = list(_filled(sheet, header))
    sums = {number for number in filled if is_sum(sheet.rows[number])}
    rows = [number for number in filled if number not in sums]
    return Part(sheet, header, rows, list(zip(*(sheet.rows[number] for number in rows), strict=True)), sorted(sums))


def _filled(sheet: Sheet, header: Header) -> Iterator[int]:
    first, *others = header.columns.values()
    marked = {row for row, column in sheet.marks if column == first or column in others}
    top = header.row + 1
    for number, values in enumerate(sheet.rows[top:], start=top):  # nearly every row says something at first
        if _says_something(values[first]) or number in marked or any(_says_something(values[one]) for one in others):
            yield number


def _says_something(value: object) -> bool:
    return value != "" and (not isinstance(value, str) or value.strip() != "")


def _table(parts: Sequence[Part], register: Register, plan: Plan, as_of: date) -> Table:
    columns = {
        column.name: [value for part in parts for value in _values(part, column, parser_for(column, plan))]
        for column in register.columns
        if not column.computed_from
    }
    places = [(part, number) for part in parts for number in part.rows]
    kept = list(_first_of_each_key(columns, register, places))
    if len(kept) < len(places):
        columns = {name: [values[row] for row in kept] for name, values in columns.items()}
        places = [places[row] for row in kept]
    unread = _unread(parts, places)
    for column in register.columns:
        if column.computed_from:
            columns[column.name], unclear = computed(column, columns, unread, as_of)
            if any(unclear):
                unread[column.name] = unclear
    table = Table(columns, len(places), plan, as_of, unread)
    for remark, row in remarks(table, register):
        part, number = places[row]
        part.remarked.setdefault(remark, []).append(number + 1)
    return table


def _unread(parts: Sequence[Part], places: Sequence[Place]) -> dict[str, Sequence[bool]]:
    """Mark the rows whose cells cannot be used, for each column that has such cells."""
    marked = {(column, id(part), row) for part in parts for column, row in part.unreadable_cells()}
    columns = {column for column, _, _ in marked}
    return {name: [(name, id(part), number + 1) in marked for part, number in places] for name in columns}


def _values(part: Part, column: RegisterColumn, parser: Parser) -> list[Value]:
    """Read one column of a sheet; a value that stood before is not read again."""
    place = part.header.columns.get(column.name)
    if place is None:
        return [None] * len(part.rows)
    raws: Sequence[object] = part.columns[place] if part.rows else ()
    distinct: Mapping[object, object] = dict(zip(raws, raws, strict=True))
    keys = raws
    if 0 in distinct or 1 in distinct:  # which FALSE and TRUE are equal to
        keys = [(raw.__class__, raw) for raw in raws]
        distinct = dict(zip(keys, raws, strict=True))
    read, problems = _read(distinct, column, parser)
    marked = {row for row, marked_place in part.sheet.marks if marked_place == place}
    values = list(map(read.__getitem__, keys))
    if marked or problems:
        for row, (number, key) in enumerate(zip(part.rows, keys, strict=True)):
            if number in marked:
                values[row] = None
            if problem := MARKED if number in marked else problems.get(key):
                part.note(column, problem, number)
    return values


def _read(
    raws: Mapping[object, object], column: RegisterColumn, parser: Parser
) -> tuple[dict[object, Value], dict[object, str]]:
    """Read what stands in a column, each once, by its key; gives also what is wrong with those that cannot be used."""
    values: dict[object, Value] = {}
    problems: dict[object, str] = {}
    for key, raw in raws.items():
        try:
            values[key] = value = parser(raw)
        except Unreadable as error:
            values[key], problems[key] = None, str(error)
            continue
        if value is None and not column.may_be_blank:
            problems[key] = BLANK
    return values, problems


def _first_of_each_key(columns: Columns, register: Register, places: Sequence[Place]) -> Iterator[int]:
    """Give the rows whose key did not stand before (one with a blank part is no key); other content is told."""
    keys = [columns[column.name] for column in register.columns if column.key]
    if not keys:
        yield from range(len(places))
        return
    seen: dict[tuple[Value, ...], int] = {}
    for row, key in enumerate(zip(*keys, strict=True)):
        first = seen.setdefault(key, row)
        if first == row or any(part is None for part in key):
            yield row
        elif any(values[row] != values[first] for values in columns.values()):
            part, number = places[row]
            part.twice.append(number + 1)


def _findings(part: Part) -> Iterator[Finding]:
    sheet, columns = part.sheet, part.header.columns
    for (column, problem), rows in sorted(part.unreadable.items(), key=lambda item: item[1][0]):
        place = sheet.cell(rows[0] - 1, columns.get(column))
        yield Kind.REGISTER_VALUE.at(place, column=column, problem=problem, **_named(rows))
    if part.twice:
        yield Kind.REGISTER_TWICE.at(sheet.cell(part.twice[0] - 1, 0), **_named(part.twice))
    if part.sums:
        rows = [number + 1 for number in part.sums]
        yield Kind.REGISTER_SUM.at(sheet.cell(part.sums[0], 0), **_named(rows))
    for remark, rows in part.remarked.items():
        place = sheet.cell(rows[0] - 1, columns.get(remark.column, 0))
        yield remark.kind.at(place, **_named(rows), **dict(remark.facts))


def _still_pending(parts: Sequence[Part], table: Table, register: Register) -> Iterator[Finding]:
    """Tell what the rate of the settled does not show: how many are pending, and overdue."""
    for column in register.columns:
        if column.kind == "settlement" and parts:
            numbers = settled_and_pending(table.columns[column.name])
            facts = {name: str(number) for name, number in numbers.items()} | {"register": register.name}
            if numbers["pending"]:
                yield Kind.REGISTER_PENDING.at(Cell(parts[0].sheet.file, parts[0].sheet.name), **facts)


def _months_missing(parts: Sequence[Part], table: Table, register: Register) -> Iterator[Finding]:
    """Tell where a register of people and months lacks lines, which no share that is counted from it shows."""
    numbers = person_months(table, register) if parts else None
    if numbers and numbers["missing"] > 0:
        place = Cell(parts[0].sheet.file, parts[0].sheet.name)
        facts = {name: str(number) for name, number in numbers.items()}
        yield Kind.PERSON_MONTHS.at(place, register=register.name, **facts)


def _named(rows: Sequence[int]) -> dict[str, str]:
    return {"count": str(len(rows)), "rows": first_few([str(row) for row in rows])}
