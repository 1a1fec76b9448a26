"""«Số liệu»: every figure a point stands on, one to a row, with where it comes from.

The formulas of all other sheets read the figures here, and the superior office reads them back from here.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from cchc_xl import forms
from cchc_xl.books.book import Page, Paper, reference
from cchc_xl.books.limits import Value, clean, holdable
from cchc_xl.model.cell import Cell, address
from cchc_xl.model.scorecard import Scored
from cchc_xl.reporting.links import link_target
from cchc_xl.reporting.scoring.figure_line import FigureLine
from cchc_xl.sealing import seal

HEADER_ROW = 4
AS_OF = (2, 4)
PLACES = {column.key: place for place, column in enumerate(forms.FIGURE_COLUMNS)}
LAST = len(forms.FIGURE_COLUMNS) - 1


def rows_of(lines: Sequence[FigureLine]) -> Mapping[tuple[str, str], tuple[int, int]]:
    """Give the first and last row of each part of each owner."""
    rows: dict[tuple[str, str], tuple[int, int]] = {}
    for row, line in enumerate(lines, start=HEADER_ROW + 1):
        first, _ = rows.get((line.owner, line.part), (row, row))
        rows[line.owner, line.part] = first, row
    return rows


def write_figures(page: Page, lines: Sequence[FigureLine], scored: Scored, rows: Mapping[str, str]) -> None:
    """Write the figures, each with a link to its cell and, where ``rows`` has it, to its row in the form."""
    page.widths([column.width for column in forms.FIGURE_COLUMNS])
    page.merge(0, (0, LAST), "SỐ LIỆU DÙNG ĐỂ CHẤM ĐIỂM", "title")
    page.merge(
        1, (0, LAST), "Mọi điểm trong tệp này được tính bằng công thức từ các ô «Giá trị» dưới đây.", "center.italic"
    )
    page.merge(AS_OF[0], (0, AS_OF[1] - 1), forms.AS_OF, "area")
    page.put(*AS_OF, scored.card.as_of, "date")
    page.row(HEADER_ROW, [column.header for column in forms.FIGURE_COLUMNS], ["head"] * (LAST + 1))
    page.height(HEADER_ROW, 34)
    for row, line in enumerate(lines, start=HEADER_ROW + 1):
        _row(page, row, line, first=row == HEADER_ROW + 1 or line.title != lines[row - HEADER_ROW - 2].title)
        if line.register and len(scored.card.sources) == 1:
            register = Cell(scored.card.sources[0].file, line.register)
            page.link(row, PLACES["register"], link_target(register), line.register)
        if target := rows.get(line.owner):
            page.link(row, PLACES["code"], target, line.owner, "link.center")
    page.freeze(HEADER_ROW + 1, 2)
    page.filter((HEADER_ROW, 0), (HEADER_ROW + max(len(lines), 1), LAST))
    page.protect()
    page.paper(Paper(landscape=True, repeat=(HEADER_ROW, HEADER_ROW), footer=forms.FIGURES))


def seal_of(lines: Sequence[FigureLine], as_of: date) -> str:
    """Give the seal of the figures and of the day that they are as of."""
    figures = ((line.owner, forms.PARTS[line.part], line.line, holdable(line.value)) for line in lines)
    return seal(((as_of,), *(tuple(_cleaned(value) for value in row) for row in figures)))


def cell_of(row: int) -> str:
    """Name the value in a row, as formulas of other sheets do."""
    return reference(forms.FIGURES, address(row, PLACES["value"], absolute=True))


def _cleaned(value: Value) -> Value:
    return clean(value) if isinstance(value, str) else value


def _row(page: Page, row: int, line: FigureLine, *, first: bool) -> None:
    number = isinstance(line.value, (int, Decimal))
    style = "date" if isinstance(line.value, date) else "number" if number else "text.center"
    values = (
        line.owner,
        line.title if first else None,
        forms.PARTS[line.part],
        line.line,
        line.value,
        line.unit,
        line.state,
    )
    page.row(row, (*values, line.register, line.content), ("text.center", *["text"] * 3, style, *["text"] * 4))
    if line.cell:
        page.link(row, PLACES["source"], link_target(line.cell), line.source)
    else:
        page.put(row, PLACES["source"], line.source)
    widths = {column.key: column.width for column in forms.FIGURE_COLUMNS}
    page.fit(
        row,
        [
            (line.title if first else "", widths["title"]),
            (forms.PARTS[line.part], widths["part"]),
            (line.line, widths["line"]),
            (line.content, widths["content"]),
            (line.source, widths["source"]),
        ],
    )
