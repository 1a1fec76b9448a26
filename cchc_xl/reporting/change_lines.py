"""What grew or fell, live: the difference of two cells of a row, and its colour."""

from cchc_xl.books.book import Page
from cchc_xl.model.cell import address
from cchc_xl.tally import RANK_DECIMALS


def difference(row: int, now: int, before: int) -> str:
    """Give the formula of what the number in one column is above that in another; blank where either is none."""
    after, earlier = address(row, now), address(row, before)
    return f'=IF(AND(ISNUMBER({after}),ISNUMBER({earlier})),ROUND({after}-{earlier},{RANK_DECIMALS}),"")'


def colour_changes(page: Page, first: tuple[int, int], last: tuple[int, int]) -> None:
    """Colour what fell, and what grew."""
    cell = address(*first)
    for sign, style in (("<", "bad"), (">", "good")):
        page.mark_where(first, last, f"AND(ISNUMBER({cell}),{cell}{sign}0)", style)
