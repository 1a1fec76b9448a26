"""Reading «Minh chứng» and «Khó khăn, kiến nghị»: lists of which every row is optional."""

from collections.abc import Iterator, Sequence

from cchc_xl import forms
from cchc_xl.model.reading import Difficulty, Evidence, Figure
from cchc_xl.sheets.figures import as_date, figure_at
from cchc_xl.sheets.headers import find_header
from cchc_xl.sheets.workbook import Workbook


def read_evidence(book: Workbook) -> tuple[Evidence, ...]:
    """Read the documents that are named in support of criteria."""
    return tuple(
        Evidence(
            criterion=row["criterion"].text,
            number=row["number"].text,
            day=as_date(row["day"]).day,
            summary=row["summary"].text,
            file=row["file"].text,
            page=row["page"].text,
            cell=row["criterion"].cell,
        )
        for row in _rows(book, forms.EVIDENCE, forms.EVIDENCE_COLUMNS)
    )


def read_difficulties(book: Workbook) -> tuple[Difficulty, ...]:
    """Read the difficulties and proposals."""
    return tuple(
        Difficulty(
            content=row["content"].text,
            proposal=row["proposal"].text,
            criterion=row["criterion"].text,
            reporter=row["reporter"].text,
            cell=row["content"].cell,
        )
        for row in _rows(book, forms.DIFFICULTIES, forms.DIFFICULTY_COLUMNS)
    )


def _rows(book: Workbook, name: str, columns: Sequence[forms.Column]) -> Iterator[dict[str, Figure]]:
    sheet = book.sheet(name)
    header = find_header(sheet, {column.key: column.names for column in columns}) if sheet else None
    if sheet is None or header is None:
        return
    for number in range(header.row + 1, len(sheet.rows)):
        row = {column.key: figure_at(sheet, number, header.columns.get(column.key)) for column in columns}
        if any(figure.text for figure in row.values()):
            yield row
