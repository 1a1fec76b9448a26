"""What is told once of a workbook: the fonts that were turned into Unicode, what its format hides, a wrong name."""

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from cchc_xl.findings import Kind
from cchc_xl.model.cell import Cell, address
from cchc_xl.model.finding import Finding
from cchc_xl.sheets.formats import SUFFIXES
from cchc_xl.sheets.workbook import Workbook


def oddities(books: Sequence[Workbook]) -> Iterator[Finding]:
    """Tell of every workbook what a reader of the result must know; call when all its sheets were read."""
    for book in books:
        yield from _formats(book)
        yield from _suffix(book)
        yield from _reworded(book)


def _formats(book: Workbook) -> Iterator[Finding]:
    if book.format.hides:
        fonts = ", ".join(book.format.fonts)
        about = f" Tệp có phông {fonts}: chữ viết bằng phông này không đọc đúng." if fonts else ""
        about_en = f" Text in the fonts {fonts} is not read right." if fonts else ""
        yield Kind.FORMAT_HIDES.at(Cell(book.file), format=book.format.name, fonts=about, fonts_en=about_en)


def _suffix(book: Workbook) -> Iterator[Finding]:
    """A workbook of one format under the name of another is read by what it is."""
    suffix, real = PurePath(book.file).suffix.lower(), book.format.name
    if suffix in SUFFIXES and suffix != real and (suffix, real) != (".xlsm", ".xlsx"):
        yield Kind.SUFFIX_DIFFERS.at(Cell(book.file), suffix=suffix, format=real)


def _reworded(book: Workbook) -> Iterator[Finding]:
    for sheet, done in book.reworded.items():
        place = Cell(book.file, sheet, address(*done.first))
        yield Kind.FONT_REWORDED.at(place, count=done.count, fonts=", ".join(done.fonts))
