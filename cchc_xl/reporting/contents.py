"""Links to all sheets of a workbook, beside its first page, where they do not print."""

from collections.abc import Sequence

from cchc_xl.books.book import Page
from cchc_xl.reporting.links import link_inside


def write_contents(page: Page, place: tuple[int, int], names: Sequence[str]) -> None:
    """Write the links below each other, from a place on."""
    row, column = place
    page.put(row, column, "MỤC LỤC", "bold")
    for below, name in enumerate(names, start=row + 1):
        page.link(below, column, link_inside(name, "A1"), name, "contents")
