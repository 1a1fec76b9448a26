"""The rows of «Số liệu» of a scoring workbook: every figure with its owner and part, found by headers and codes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cchc_xl import forms
from cchc_xl.findings import Kind
from cchc_xl.meaning import hint
from cchc_xl.model.cell import Cell
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan
from cchc_xl.model.reading import Figure, State
from cchc_xl.reading.codes import code_in
from cchc_xl.sealing import seal
from cchc_xl.sheets.figures import as_date, as_number, figure_at
from cchc_xl.sheets.headers import Header, find_header
from cchc_xl.sheets.workbook import Sheet
from cchc_xl.text import folded

NEEDED = ("code", "part", "line", "value", "state", "register")
PARTS = {folded(words): part for part, words in forms.PARTS.items()}
STATES = {folded(words): State(state) for state, words in forms.FIGURE_STATES.items()}
HEADERS = {column.key: column.header for column in forms.FIGURE_COLUMNS}


@dataclass(frozen=True, slots=True)
class ScoredRow:
    """One row: whose figure, which part and line of it, the figure, its register, and where the row stands."""

    owner: str
    part: str
    line: str
    figure: Figure
    register: str
    cell: Cell


@dataclass(frozen=True, slots=True)
class ScoredFigures:
    """All rows of «Số liệu», the day that they are as of, their seal as they stand, and what is wrong with them."""

    rows: Sequence[ScoredRow]
    as_of: Figure
    seal: str
    findings: tuple[Finding, ...]


def missing_headers(sheet: Sheet) -> tuple[str, ...]:
    """Name the headers without which no figure can be read."""
    header = _header(sheet)
    return tuple(HEADERS[key] for key in NEEDED if header is None or key not in header.columns)


def is_uncalculated(sheet: Sheet) -> bool:
    """Whether codes are links that no program calculated, so that nobody can say whose figures these are."""
    header = _header(sheet) or Header(0, {})
    rows = range(header.row + 1, len(sheet.rows))
    return any(_at(sheet, row, header, "code").state is State.UNCALCULATED for row in rows)


def read_scored_rows(sheet: Sheet, plan: Plan) -> ScoredFigures:
    """Read all rows; call where no header is missing. A code or part that is not known is told, once each."""
    header = _header(sheet) or Header(0, {})
    titles = _titles(plan)
    rows: list[ScoredRow] = []
    findings: dict[str, Finding] = {}
    numbers = [row for row in range(header.row + 1, len(sheet.rows)) if _is_filled(sheet, row, header)]
    for number in numbers:
        row = _row(sheet, number, header, titles)
        if isinstance(row, Finding):
            findings.setdefault(f"{row.code} {dict(row.facts)}", row)
        else:
            rows.append(row)
    day = _day(sheet, header)
    kept = (
        tuple(_at(sheet, number, header, key).value for key in ("code", "part", "line", "value")) for number in numbers
    )
    return ScoredFigures(rows, as_date(day), seal(((as_date(day).value,), *kept)), tuple(findings.values()))


def _titles(plan: Plan) -> Mapping[str, str]:
    titles = {target.code: target.task for target in plan.targets}
    titles |= {held.code: held.title for criterion in plan.criteria for held in criterion.conditions}
    return titles | {criterion.code: criterion.title for criterion in plan.criteria}


def _header(sheet: Sheet) -> Header | None:
    return find_header(sheet, {column.key: column.names for column in forms.FIGURE_COLUMNS}, least=3)


def _is_filled(sheet: Sheet, row: int, header: Header) -> bool:
    return any(_at(sheet, row, header, key).state is not State.BLANK for key in ("code", "part", "value"))


def _at(sheet: Sheet, row: int, header: Header, key: str) -> Figure:
    return figure_at(sheet, row, header.columns.get(key))


def _row(sheet: Sheet, number: int, header: Header, titles: Mapping[str, str]) -> ScoredRow | Finding:
    code, said, line, figure, state, register = (_at(sheet, number, header, key) for key in NEEDED)
    part = PARTS.get(folded(said.text))
    if part is None:
        meant = hint(said.text, forms.PARTS.values())
        return Kind.PART_UNKNOWN.at(said.cell, column=HEADERS["part"], value=said.text, meant=meant)
    owner, finding = ("", None) if part == "rows" else code_in(code, "", titles, ())
    if finding:
        return finding
    as_stated = _as_stated(figure, STATES.get(folded(state.text), State.TEXT))
    return ScoredRow(owner, part, line.text, _as_wanted(as_stated, part), register.text, code.cell)


def _as_stated(figure: Figure, state: State) -> Figure:
    """Give what stood in the entry workbook: text in «Giá trị» may be an error, a date or a number out of place."""
    if figure.state is not State.TEXT:
        return figure
    match state:
        case State.NUMBER:
            return as_number(Figure(State.TEXT, figure.cell, figure.text.replace(".", "")))
        case State.DATE:
            return as_date(figure)
        case State.ERROR if figure.text.startswith("#"):
            return Figure(State.ERROR, figure.cell, figure.text)
        case State.UNCALCULATED if figure.text == forms.UNCALCULATED:
            return Figure(State.UNCALCULATED, figure.cell, "")
        case _:
            return figure


def _as_wanted(figure: Figure, part: str) -> Figure:
    """Read a figure as the form does, where a person typed another one."""
    kind = part.removeprefix("typed_")
    if kind in {"answer", "barred"}:
        return figure
    return as_date(figure) if kind in {"day", "due"} else as_number(figure)


def _day(sheet: Sheet, header: Header) -> Figure:
    """Find the figures-as-of above the table: the first cell that is filled to the right of its label."""
    for row in range(header.row):
        for column, value in enumerate(sheet.rows[row]):
            if isinstance(value, str) and folded(value) == folded(forms.AS_OF):
                beside = [figure_at(sheet, row, place) for place in range(column + 1, len(sheet.rows[row]))]
                return next(
                    (one for one in beside if one.state is not State.BLANK), beside[0] if beside else _none(sheet)
                )
    return _none(sheet)


def _none(sheet: Sheet) -> Figure:
    return Figure(State.BLANK, Cell(sheet.file, sheet.name))
