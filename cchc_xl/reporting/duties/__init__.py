"""«Việc cần làm»: what is still to be done, a page for each official, and the facts for the monthly evaluation.

It has figures and documents' names, no row of a register. Its values stand as they were on the day of the figures.
"""

from collections.abc import Sequence

from cchc_xl import forms
from cchc_xl.books.book import Book, Identity, Page, Paper
from cchc_xl.model.duty import Duties
from cchc_xl.model.plan import Official, Plan
from cchc_xl.model.scorecard import Scored
from cchc_xl.reporting.contents import write_contents
from cchc_xl.reporting.duties.evaluation import write_evaluation
from cchc_xl.reporting.duties.names import sheet_names
from cchc_xl.reporting.duties.table import COLUMNS, HEADER_ROW, LAST, WIDTHS, write_duties, write_unmet
from cchc_xl.reporting.headings import letterhead_of, said_of, write_heading
from cchc_xl.text import folded, shown_date

TITLE = "VIỆC CẦN LÀM ĐỂ NÂNG CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM {year}"
OF = "{title}: {name}"
OFFICE = folded("Văn phòng – Thống kê")  # whose official gathers what all the others owe
GATHERED = "Người tổng hợp, đôn đốc: {name}, {title}"


def write_tasks(scored: Scored, everyone: Sequence[Duties], plan: Plan) -> bytes:
    """Write the workbook: all duties by official, one page for each official who has any, and the evaluation.

    The same duties give the same bytes.
    """
    agency = scored.card.agency
    title = f"Việc cần làm – {agency.title} – {plan.year}"
    book = Book(Identity(forms.DUTIES_KIND, plan.code, agency.code, title, scored.card.as_of))
    busy = [one for one in everyone if not one.is_done]
    names = sheet_names([one.name for one in busy])
    overview = book.page(forms.DUTIES)
    _overview(overview, scored, busy, plan)
    write_contents(overview, (HEADER_ROW, LAST + 2), [forms.EVALUATION, *names])
    write_evaluation(book.page(forms.EVALUATION), scored, everyone, plan)
    for name, one in zip(names, busy, strict=True):
        _of_one(book.page(name), scored, one, plan)
    return book.content()


def gatherer(plan: Plan) -> Official | None:
    """Give the official for office and statistics, who gathers what all owe; None where the plan names none."""
    return next((one for one in plan.officials if OFFICE in folded(one.title)), None)


def _overview(page: Page, scored: Scored, busy: Sequence[Duties], plan: Plan) -> None:
    title, gathers = TITLE.format(year=plan.year), gatherer(plan)
    _head(page, scored, plan, title, GATHERED.format(name=gathers.name, title=gathers.title) if gathers else "")
    row = HEADER_ROW + 1
    for one in busy:
        row = write_duties(page, row, one, plan, named=True)
    if not busy:
        page.merge(row, (0, LAST), "Không còn việc nào.", "text.center")
    _look(page, scored, plan, max(row, HEADER_ROW + 2))


def _of_one(page: Page, scored: Scored, one: Duties, plan: Plan) -> None:
    who = OF.format(title=one.title, name=one.name) if one.title and one.title != one.name else one.name
    _head(page, scored, plan, TITLE.format(year=plan.year), who)
    row = write_duties(page, HEADER_ROW + 1, one, plan, named=False)
    last = write_unmet(page, row + 1, one) if one.unmet else row
    _look(page, scored, plan, last)


def _head(page: Page, scored: Scored, plan: Plan, title: str, who: str) -> None:
    page.widths(WIDTHS)
    row = write_heading(page, plan, letterhead_of(scored.card.agency, plan), title, WIDTHS)
    page.merge(row - 2, (0, LAST), said_of(scored, plan), "center.italic")
    page.merge(row, (0, LAST), who, "center.bold")
    over = forms.PERIOD_OVER.format(day=shown_date(plan.end)) if scored.card.as_of >= plan.end else ""
    page.merge(row + 1, (0, LAST), over, "note")
    page.fit(row + 1, [(over, sum(WIDTHS))])
    page.row(HEADER_ROW, [title for title, _, _ in COLUMNS], ["head"] * len(COLUMNS))
    page.height(HEADER_ROW, 50)


def _look(page: Page, scored: Scored, plan: Plan, end: int) -> None:
    page.freeze(HEADER_ROW + 1)
    page.protect()
    footer = f"{scored.card.agency.title} – {plan.year}"
    page.paper(Paper(landscape=True, repeat=(HEADER_ROW, HEADER_ROW), footer=footer, last=(end - 1, LAST)))
