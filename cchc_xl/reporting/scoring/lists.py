"""«Minh chứng» and «Khó khăn, kiến nghị» as they were given, for the superior office to read beside the scores."""

from collections.abc import Sequence

from cchc_xl import forms
from cchc_xl.books.book import Page, Paper
from cchc_xl.books.limits import Value
from cchc_xl.model.cell import Cell
from cchc_xl.model.scorecard import Scorecard
from cchc_xl.reporting.links import link_target

HEADER_ROW = 2
PLACE = ("Ô trong tệp nhập số liệu (bấm để mở)", 44)
PAGE = 108.0
LEAST = {"day": 10.5, "criterion": 8.0}


def write_evidence(page: Page, card: Scorecard) -> None:
    """Write the documents that were named in support of criteria."""
    rows = [
        ((one.criterion, one.number, one.day, one.summary, one.file, one.page), one.cell)
        for one in card.evidence
    ]  # fmt: skip
    _write(page, forms.EVIDENCE_COLUMNS, rows)


def write_difficulties(page: Page, card: Scorecard) -> None:
    """Write the difficulties and proposals."""
    rows = [((one.content, one.proposal, one.criterion, one.reporter), one.cell) for one in card.difficulties]
    _write(page, forms.DIFFICULTY_COLUMNS, rows)


def _widths(columns: Sequence[forms.Column]) -> list[float]:
    """Share the page among the columns of the form and the place that they came from."""
    wanted = [*(column.width for column in columns), PLACE[1]]
    least = [LEAST.get(column.key, 0.0) for column in columns]
    return [max(width * PAGE / sum(wanted), narrow) for width, narrow in zip(wanted, [*least, 0.0], strict=True)]


def _write(page: Page, columns: Sequence[forms.Column], rows: Sequence[tuple[tuple[Value, ...], Cell]]) -> None:
    last = len(columns)
    widths = _widths(columns)
    page.widths(widths)
    page.merge(0, (0, last), page.name.upper(), "title")
    page.row(HEADER_ROW, [*(column.header for column in columns), PLACE[0]], ["head"] * (last + 1))
    page.height(HEADER_ROW, 34)
    for row, (values, cell) in enumerate(rows, start=HEADER_ROW + 1):
        page.row(row, values, ["date" if column.key == "day" else "text" for column in columns])
        page.link(row, last, link_target(cell), str(cell))
        page.fit(row, list(zip((*values, str(cell)), widths, strict=True)))
    if not rows:
        page.merge(HEADER_ROW + 1, (0, last), forms.NOTHING_LISTED, "text.center")
    page.freeze(HEADER_ROW + 1)
    page.protect()
    page.paper(Paper(landscape=True, repeat=(HEADER_ROW, HEADER_ROW), footer=page.name))
