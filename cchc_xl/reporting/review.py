"""«… - phieu ra soat.xlsx»: the findings of one workbook on their own, where no copy of it can be annotated."""

from collections.abc import Sequence
from datetime import date

from cchc_xl.books.book import Book, Identity
from cchc_xl.forms import ANNOTATED, REVIEW
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Agency, Plan
from cchc_xl.reporting.finding_table import write_findings


def write_review(findings: Sequence[Finding], plan: Plan, agency: Agency, day: date, folder: str) -> bytes:
    """Write the list of findings, linked to the file and cell; ``folder`` leads from the list to the file."""
    book = Book(Identity(ANNOTATED, plan.code, agency.code, f"Phiếu rà soát – {agency.title}", day), folder)
    write_findings(book.page(REVIEW), findings)
    return book.content()
