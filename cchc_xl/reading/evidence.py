"""Reading «Minh chứng» and «Khó khăn, kiến nghị»: lists of which every row is optional."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from cchc_xl import forms
from cchc_xl.model.cell import Cell
from cchc_xl.model.reading import Difficulty, Evidence, Figure
from cchc_xl.sheets.figures import as_date, figure_at
from cchc_xl.sheets.headers import find_header
from cchc_xl.sheets.workbook import Workbook

NOWHERE = Cell("")

Row = TypeVar("Row", Evidence, Difficulty)


def read_evidence(books: Sequence[Workbook]) -> tuple[Evidence, ...]:
    """Read the documents that are named in support of criteria; one that stands in two parts is one."""
    return _each_once(
        Evidence(
            criterion=row["criterion"].text,
            number=row["number"].text,
            day=as_date(row["day"]).day,
            summary=row["summary"].text,
            file=row["file"].text,
            page=row["page"].text,
            cell=row["criterion"].cell,
        )
        for row in _rows(books, forms.EVIDENCE, forms.EVIDENCE_COLUMNS)
    )


def read_difficulties(books: Sequence[Workbook]) -> tuple[Difficulty, ...]:
    """Read the difficulties and proposals; one that stands in two parts is one."""
    return _each_once(
        Difficulty(
            content=row["content"].text,
            proposal=row["proposal"].text,
            criterion=row["criterion"].text,
            reporter=row["reporter"].text,
            cell=row["content"].cell,
        )
        for row in _rows(books, forms.DIFFICULTIES, forms.DIFFICULTY_COLUMNS)
    )


def _each_once(rows: Iterable[Row]) -> tuple[Row, ...]:
    first: dict[Row, Row] = {}
    for row in rows:
        first.setdefault(row._replace(cell=NOWHERE), row)
    return tuple(first.values())


def _rows(books: Sequence[Workbook], name: str, columns: Sequence[forms.Column]) -> Iterator[dict[str, Figure]]:
    return (row for book in books for row in _rows_of(book, name, columns))


def _rows_of(book: Workbook, name: str, columns: Sequence[forms.Column]) -> Iterator[dict[str, Figure]]:
    sheet = book.sheet(name)
    header = find_header(sheet, {column.key: column.names for column in columns}) if sheet else None
    if sheet is None or header is None:
        return
    for number in range(header.row + 1, len(sheet.rows)):
        row = {column.key: figure_at(sheet, number, header.columns.get(column.key)) for column in columns}
        if any(figure.text for figure in row.values()):
            yield row
