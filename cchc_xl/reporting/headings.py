"""Heads and signature blocks, laid out as Nghị định 30/2020/NĐ-CP asks."""

from cchc_xl.books.book import Page
from cchc_xl.model.plan import Plan
from cchc_xl.reporting import specimen_line

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"


def write_heading(page: Page, plan: Plan, issuer: str, last: int, title: str) -> int:
    """Write issuer, nation, place line, title and specimen line; gives the next free row."""
    middle = last // 2
    page.merge(0, (0, middle), issuer, "center.bold")
    page.merge(0, (middle + 1, last), NATION, "center.bold")
    page.merge(1, (middle + 1, last), MOTTO, "center.bold")
    place = f"{plan.office.place}, ngày      tháng      năm {plan.end.year}"
    page.merge(2, (middle + 1, last), place, "center.italic")
    page.merge(4, (0, last), title, "title")
    page.height(4, 40)
    if line := specimen_line(plan):
        page.merge(5, (0, last), line, "warning.line")
    return 7


def write_signature(page: Page, plan: Plan, row: int, last: int, signer: tuple[str, str, str]) -> None:
    """Write the receivers on the left and who signs (on whose behalf, title, name) on the right."""
    middle = last // 2
    behalf, title, name = signer
    page.put(row, 0, "Nơi nhận:", "italic")
    for line, receiver in enumerate(filter(None, plan.office.copies.split(";")), start=1):
        page.put(row + line, 0, f"- {receiver.strip()};", "plain")
    page.merge(row, (middle + 1, last), behalf, "center.bold")
    page.merge(row + 1, (middle + 1, last), title, "center.bold")
    page.merge(row + 6, (middle + 1, last), name, "center.bold")
