"""Reading the registers: rows become counts here and go no further."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from cchc_xl.findings import Kind
from cchc_xl.model.cell import Cell
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Measure, Plan, Register, RegisterColumn
from cchc_xl.model.reading import Count
from cchc_xl.reading.measuring import Row, Tally, columns_of, sources_of, tally_of
from cchc_xl.reading.settlement import contradicts, settlement
from cchc_xl.reading.values import Parser, Unreadable, Value, parser_for
from cchc_xl.sheets.headers import Header, find_header
from cchc_xl.sheets.workbook import Sheet, Workbook

ROWS_NAMED = 5

Counts = Mapping[tuple[str, str], Count]


@dataclass(slots=True)
class Remarks:
    """What was noticed in a register, by kind, with the Excel rows."""

    values: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    twice: list[int] = field(default_factory=list)
    contradicting: list[int] = field(default_factory=list)

    def note(self, column: RegisterColumn, problem: str, row: int) -> None:
        """Note that a cell of a zero-based row cannot be used."""
        self.values.setdefault((column.name, problem), []).append(row + 1)


def read_registers(book: Workbook, plan: Plan, as_of: date) -> tuple[Mapping[str, int], Counts, tuple[Finding, ...]]:
    """Count the plan's measures over every register; gives rows by register, counts, and what is wrong in the rows."""
    rows: dict[str, int] = {}
    counts: dict[tuple[str, str], Count] = {}
    findings: list[Finding] = []
    for register in plan.registers:
        measures = [measure for measure in plan.measures if measure.register == register.name]
        rows[register.name], found, remarks = _read_register(book, register, measures, plan, as_of)
        counts |= found
        findings += remarks
    return rows, counts, tuple(findings)


def _read_register(
    book: Workbook, register: Register, measures: Sequence[Measure], plan: Plan, as_of: date
) -> tuple[int, Counts, tuple[Finding, ...]]:
    sheet = book.sheet(register.name)
    if sheet is None:
        return 0, {}, (Kind.REGISTER_MISSING.at(Cell(book.file), register=register.name),)
    typed = [column for column in register.columns if not column.computed_from]
    header = find_header(sheet, {column.name: (column.name, *column.also_called) for column in typed})
    missing = _missing(register, measures, header)
    if header is None or missing:
        place = Cell(book.file, sheet.name)
        named = missing or [typed[0].name]
        return (
            0,
            {},
            tuple(Kind.REGISTER_COLUMN_MISSING.at(place, register=register.name, column=name) for name in named),
        )
    places = {column.name: place for place, column in enumerate(register.columns)}
    tallies = [tally_of(measure, places, plan, as_of) for measure in measures]
    remarks = Remarks()
    number = _count(_RowsOf(sheet, header, register, plan, as_of, remarks, places), tallies)
    counted = {(tally.measure.owner, tally.measure.part): tally.count(number) for tally in tallies if number}
    return number, counted, _findings(sheet, header, remarks)


def _missing(register: Register, measures: Sequence[Measure], header: Header | None) -> list[str]:
    needed = sources_of(register, set().union(*(columns_of(measure) for measure in measures)))
    found = header.columns if header else {}
    return [column.name for column in register.columns if column.name in needed and column.name not in found]


def _count(rows: "_RowsOf", tallies: Sequence[Tally]) -> int:
    number = 0
    for row in rows:
        number += 1
        for tally in tallies:
            tally.take(row)
    return number


@dataclass(slots=True)
class _RowsOf:
    """The rows of one register, read and computed, equal ones once."""

    sheet: Sheet
    header: Header
    register: Register
    plan: Plan
    as_of: date
    remarks: Remarks
    places: Mapping[str, int]

    def __iter__(self) -> Iterator[Row]:
        seen: dict[tuple[Value, ...], Row] = {}
        parsers = [(column, parser_for(column, self.plan)) for column in self.register.columns]
        keys = [self.places[column.name] for column in self.register.columns if column.key]
        for number in range(self.header.row + 1, len(self.sheet.rows)):
            if not self._filled(number):
                continue
            row = self._row(number, parsers)
            key = tuple(row[place] for place in keys)
            first = seen.setdefault(key, row) if any(part is not None for part in key) else row
            if first is row:
                yield row
            elif first != row:
                self.remarks.twice.append(number + 1)

    def _filled(self, number: int) -> bool:
        values = self.sheet.rows[number]
        places = self.header.columns.values()
        cells = (values[place] for place in places if place < len(values))
        if any(str(cell).strip() for cell in cells):
            return True
        return any((number, place) in self.sheet.marks for place in places)

    def _row(self, number: int, parsers: Sequence[tuple[RegisterColumn, Parser]]) -> Row:
        row = [None if column.computed_from else self._value(number, column, parser) for column, parser in parsers]
        for place, (column, _) in enumerate(parsers):
            if column.computed_from:
                row[place] = self._computed(number, column, [row[self.places[name]] for name in column.computed_from])
        return row

    def _value(self, number: int, column: RegisterColumn, parser: Parser) -> Value:
        place = self.header.columns.get(column.name)
        if place is None:
            return None
        if (number, place) in self.sheet.marks:
            self.remarks.note(column, "ô báo lỗi hoặc công thức chưa tính", number)
            return None
        try:
            value = parser(self.sheet.value(number, place))
        except Unreadable as error:
            self.remarks.note(column, str(error), number)
            return None
        if value is None and not column.may_be_blank:
            self.remarks.note(column, "còn trống", number)
        return value

    def _computed(self, number: int, column: RegisterColumn, sources: Sequence[Value]) -> Value:
        if column.kind == "first date":
            return next((source for source in sources if source is not None), None)
        due, result, status = _day(sources[0]), _day(sources[1]), str(sources[2] or "")
        if contradicts(result, status, self.as_of):
            self.remarks.contradicting.append(number + 1)
        return settlement(due, result, status, self.as_of)


def _day(value: Value) -> date | None:
    return value if isinstance(value, date) else None


def _findings(sheet: Sheet, header: Header, remarks: Remarks) -> tuple[Finding, ...]:
    found = [
        Kind.REGISTER_VALUE.at(
            sheet.cell(rows[0] - 1, header.columns.get(column)), column=column, problem=problem, **_named(rows)
        )
        for (column, problem), rows in remarks.values.items()
    ]
    for kind, rows in ((Kind.REGISTER_TWICE, remarks.twice), (Kind.STATUS_CONTRADICTS, remarks.contradicting)):
        if rows:
            found.append(kind.at(sheet.cell(rows[0] - 1, 0), **_named(rows)))
    return tuple(found)


def _named(rows: Sequence[int]) -> dict[str, str]:
    shown = ", ".join(str(row) for row in rows[:ROWS_NAMED])
    return {"count": str(len(rows)), "rows": shown + (", …" if len(rows) > ROWS_NAMED else "")}
