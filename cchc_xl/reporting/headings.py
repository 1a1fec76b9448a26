"""Heads and signature blocks, laid out as Nghị định 30/2020/NĐ-CP asks."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from cchc_xl.books.book import Page
from cchc_xl.gathering import absent_officials
from cchc_xl.model.plan import Agency, Plan
from cchc_xl.model.scorecard import Scored
from cchc_xl.reporting import specimen_line
from cchc_xl.text import shown_date
from cchc_xl.wrapping import lines_of

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
ROWS = 7


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who issues a table, where, who receives it, and who signs: on whose behalf, title, name.

    ``above`` is the body that the issuer belongs to, which stands above it.
    """

    issuer: str
    place: str
    copies: str
    signer: tuple[str, str, str]
    above: str = ""


def letterhead_of(agency: Agency, plan: Plan) -> Letterhead:
    """Give the letterhead of an agency: the plan's own signs by name, any other of the roster has its name alone."""
    office = plan.office
    if agency.code == plan.agency:
        return Letterhead(
            office.issuer, office.place, office.copies, (office.on_behalf, office.signer_title, office.signer)
        )
    issuer = f"ỦY BAN NHÂN DÂN {agency.title.upper()}"
    return Letterhead(issuer, agency.name, "", (office.on_behalf, office.signer_title, ""))


def letterhead_of_superior(plan: Plan) -> Letterhead:
    """Give the letterhead of the superior office, which ranks the agencies: «UBND HUYỆN … – PHÒNG …» is two lines."""
    office = plan.office
    above, _, issuer = office.superior.rpartition(" – ")
    return Letterhead(issuer, "", "", ("", office.superior_signer_title, office.superior_signer), above)


def said_of(scored: Scored, plan: Plan) -> str:
    """Say whom a table is about, for which period, as of when, and whose parts are not in it."""
    card, absent = scored.card, absent_officials(scored.reading, plan)
    said = f"{card.agency.title}; {card.heading.period or f'Năm {plan.year}'}"
    said = f"{said}; số liệu tính đến ngày {shown_date(card.as_of)}"
    return f"{said}. CHƯA ĐỦ: thiếu phần việc của {', '.join(absent)}" if absent else said


def write_heading(page: Page, plan: Plan, letterhead: Letterhead, title: str, widths: Sequence[float]) -> int:
    """Write issuer, nation, place line, title and specimen line; gives the next free row.

    The row below the title (the last but one above the free one) is left for what the table is about.
    """
    middle, last = _middle(widths), len(widths) - 1
    if letterhead.above:
        page.merge(0, (0, middle - 1), letterhead.above, "center")
    page.merge(1 if letterhead.above else 0, (0, middle - 1), letterhead.issuer, "center.bold")
    page.merge(0, (middle, last), NATION, "center.bold")
    page.merge(1, (middle, last), MOTTO, "center.underlined")
    place = f"{letterhead.place or '...............'}, ngày ..... tháng ..... năm ........"
    page.merge(2, (middle, last), place, "center.italic")
    page.merge(4, (0, last), title, "title")
    page.height(3, 6)
    page.height(4, 24)
    if line := specimen_line(plan):
        page.merge(2, (0, middle - 1), line, "warning.line")
        if lines_of(line, sum(widths[:middle])) > 1:
            page.height(2, 33)
    page.height(ROWS - 1, 6)
    return ROWS


def write_signature(page: Page, row: int, letterhead: Letterhead, widths: Sequence[float]) -> None:
    """Write the receivers on the left and who signs (on whose behalf, title, name) on the right."""
    middle, last = _middle(widths), len(widths) - 1
    if letterhead.copies:
        page.put(row, 0, "Nơi nhận:", "bold.italic")
    for line, receiver in enumerate(filter(None, letterhead.copies.split(";")), start=1):
        page.put(row + line, 0, f"- {receiver.strip()};", "plain")
    for line, words in zip((0, 1, 5), letterhead.signer, strict=True):
        page.merge(row + line, (middle, last), words, "center.bold")


def _middle(widths: Sequence[float]) -> int:
    """Give the column where the right half begins."""
    total = sum(widths)
    return next(place for place, reached in enumerate(accumulate(widths), start=1) if reached >= total * 0.47)
