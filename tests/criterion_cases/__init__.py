"""Cases that an official could read: figures in, points and reason out, for every criterion of the real plan.

One Markdown file for each area, worked out by hand from the plan. A heading names the criterion, the line below it says
how the plan scores it, and each row of the table is one case:

- «Trường hợp» says what the case shows; «Tính đến ngày» is the figures-as-of, the end of the year where blank;
- the columns of «Bảng tự chấm» stand under their headers, and a column headed by a condition («1.9.1 Có dự toán riêng»)
  is «Kết quả (Có/Không)» of that row of the form;
- «Tình trạng», «Điểm đạt» and «Vì sao được điểm này» are what «Bảng chấm điểm» then prints.

A second table holds the rows of the criterion's register, by case: «Số dòng» rows alike (one where blank), columns under
their headers; a row without its first column is numbered. Cells are written as ``tests.tables`` writes them.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from cchc_xl import forms
from cchc_xl.model.plan import Criterion, Plan
from tests.cases import YEAR_END

FOLDER = Path(__file__).parent
NAME, AS_OF, ROWS = "Trường hợp", "Tính đến ngày", "Số dòng"
STATE, POINTS, REASON = "Tình trạng", "Điểm đạt", "Vì sao được điểm này"
ANSWER = forms.FORM_HEADERS["answer"]
FORM = tuple(column.header for column in forms.FORM_COLUMNS if column.typed)

Record = Mapping[str, str]
Cases = Sequence["Case"]


@dataclass(frozen=True)
class Case:
    """One row of a table: the criterion, what stands in the row, and the register rows that belong to it."""

    criterion: str
    cells: Record
    rows: tuple[Record, ...] = ()

    @property
    def name(self) -> str:
        """The criterion and what the case shows: «2.1 trễ một ngày»."""
        return f"{self.criterion} {self.cells[NAME]}"

    @property
    def as_of(self) -> str:
        """The figures-as-of."""
        return self.cells.get(AS_OF) or YEAR_END

    @property
    def points(self) -> Decimal | None:
        """The points that are expected; None for a criterion that leaves the scale."""
        shown = self.cells[POINTS]
        return Decimal(shown.replace(",", ".")) if shown else None


@dataclass(frozen=True)
class Section:
    """One criterion in a file: its code and title, how it is scored, its cases."""

    code: str
    title: str
    method: str
    cases: tuple[Case, ...]


def sections() -> tuple[Section, ...]:
    """Give the sections of all files, in the order of the areas."""
    return tuple(one for file in sorted(FOLDER.glob("*.md")) for one in sections_in(file.read_text(encoding="utf-8")))


def sections_in(text: str) -> Iterator[Section]:
    """Read the sections of one file."""
    for part in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        heading, method, *_ = filter(None, part.splitlines())
        code, _, title = heading.partition(" ")
        shown, *registers = (_records(table) for table in re.findall(r"(?:^\|.*\n?)+", part, flags=re.MULTILINE))
        yield Section(code, title, method, tuple(_cases(code, shown, registers[0] if registers else [])))


def _records(table: str) -> list[Record]:
    lines = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()]
    return [dict(zip(lines[0], line, strict=True)) for line in lines[2:]]


def _cases(code: str, shown: Iterable[Record], rows: Sequence[Record]) -> Iterator[Case]:
    names = [cells[NAME] for cells in shown]
    if stray := {row[NAME] for row in rows} - set(names):
        raise ValueError(f"{code}: register rows of no case: {sorted(stray)}")
    if twice := [name for name, number in Counter(names).items() if number > 1]:
        raise ValueError(f"{code}: cases of one name: {twice}")
    for cells in shown:
        yield Case(code, cells, tuple(row for row in rows if row[NAME] == cells[NAME]))


def packed(cases: Iterable[Case], plan: Plan) -> list[list[Case]]:
    """Put cases that do not touch into one workbook: of one day, of different criteria and different registers."""
    books: dict[tuple[str, int], list[Case]] = {}
    taken: Counter[tuple[str, str]] = Counter()
    for case in cases:
        lane = case.as_of, _criterion(case, plan).register or case.criterion
        books.setdefault((case.as_of, taken[lane]), []).append(case)
        taken[lane] += 1
    return list(books.values())


def form_of(cases: Iterable[Case], plan: Plan) -> str:
    """Write the form of these cases, with the rows of their conditions."""
    rows = [row for case in cases for row in _form_rows(case, _criterion(case, plan))]
    return _table(("Mã", *FORM), rows)


def sheets_of(cases: Iterable[Case], plan: Plan) -> dict[str, str]:
    """Write the registers of these cases; one that no case fills has no rows."""
    filled = {_criterion(case, plan).register: case.rows for case in cases if case.rows}
    return {one.name: _register(plan, one.name, filled.get(one.name, ())) for one in plan.registers}


def unread(case: Case, plan: Plan) -> set[str]:
    """Give the headers of a case that nobody reads, so that no cell is written in vain."""
    criterion, register = _criterion(case, plan), plan.register(_criterion(case, plan).register)
    columns = [column.name for column in register.columns if not column.computed_from] if register else []
    known = {NAME, AS_OF, STATE, POINTS, REASON, *FORM, *_conditions(criterion)}
    return (set(case.cells) - known) | (set().union(*case.rows) - {NAME, ROWS, *columns})


def _form_rows(case: Case, criterion: Criterion) -> Iterator[Record]:
    yield {"Mã": f"'{case.criterion}", **case.cells}
    for header, code in _conditions(criterion).items():
        yield {"Mã": f"'{code}", ANSWER: case.cells.get(header, "")}


def _conditions(criterion: Criterion) -> dict[str, str]:
    return {f"{one.code} {one.title}": one.code for one in criterion.conditions}


def _register(plan: Plan, name: str, rows: Iterable[Record]) -> str:
    register = plan.register(name)
    columns = [column.name for column in register.columns if not column.computed_from] if register else []
    copies = [row for row in rows for _ in range(int(row.get(ROWS) or 1))]
    numbered = [{**row, columns[0]: row.get(columns[0]) or str(number)} for number, row in enumerate(copies, start=1)]
    return _table(columns, numbered)


def _table(columns: Sequence[str], rows: Iterable[Record]) -> str:
    lines = [list(columns), *([row.get(column, "") for column in columns] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _criterion(case: Case, plan: Plan) -> Criterion:
    criterion = plan.criterion(case.criterion)
    if criterion is None:
        raise ValueError(f"{case.name}: the plan has no such criterion")
    return criterion
