"""Heads and signature blocks, laid out as Nghị định 30/2020/NĐ-CP asks."""

from collections.abc import Sequence
from itertools import accumulate

from cchc_xl.books.book import Page
from cchc_xl.model.plan import Plan
from cchc_xl.reporting import specimen_line

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
ROWS = 7


def write_heading(page: Page, plan: Plan, issuer: str, title: str, widths: Sequence[float]) -> int:
    """Write issuer, nation, place line, title and specimen line; gives the next free row."""
    middle, last = _middle(widths), len(widths) - 1
    page.merge(0, (0, middle - 1), issuer, "center.bold")
    page.merge(0, (middle, last), NATION, "center.bold")
    page.merge(1, (middle, last), MOTTO, "center.underlined")
    place = f"{plan.office.place}, ngày ..... tháng ..... năm ........"
    page.merge(2, (middle, last), place, "center.italic")
    page.merge(4, (0, last), title, "title")
    page.height(4, 40)
    if line := specimen_line(plan):
        page.merge(5, (0, last), line, "warning.line")
    return ROWS


def write_signature(page: Page, plan: Plan, row: int, signer: Sequence[str], widths: Sequence[float]) -> None:
    """Write the receivers on the left and who signs (on whose behalf, title, name) on the right."""
    middle, last = _middle(widths), len(widths) - 1
    page.put(row, 0, "Nơi nhận:", "bold.italic")
    for line, receiver in enumerate(filter(None, plan.office.copies.split(";")), start=1):
        page.put(row + line, 0, f"- {receiver.strip()};", "plain")
    for line, words in zip((0, 1, 6), signer, strict=True):
        page.merge(row + line, (middle, last), words, "center.bold")


def _middle(widths: Sequence[float]) -> int:
    """Give the column where the right half begins."""
    total = sum(widths)
    return next(place for place, reached in enumerate(accumulate(widths), start=1) if reached >= total * 0.47)
