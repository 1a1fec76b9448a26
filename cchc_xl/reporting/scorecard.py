"""The scoring workbook of one agency: what the chairman, the superior office and the officials read."""

from collections.abc import Sequence

from cchc_xl.books.book import Book, Identity
from cchc_xl.findings import errors_among
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan
from cchc_xl.model.scorecard import Scorecard
from cchc_xl.numbers import fixed
from cchc_xl.reporting.finding_table import write_findings
from cchc_xl.reporting.score_table import write_scores
from cchc_xl.reporting.summary import write_summary
from cchc_xl.reporting.target_table import write_targets

SUMMARY = "Tổng hợp"
SCORES = "Bảng chấm điểm"
TARGETS = "Chỉ tiêu"
FINDINGS = "Kiểm tra số liệu"


def write_scorecard(card: Scorecard, findings: Sequence[Finding], plan: Plan) -> bytes:
    """Write the scoring workbook; the same scorecard gives the same bytes."""
    title = f"Bảng chấm điểm – {card.agency.title} – {plan.year}"
    facts = {"index": _index(card, plan), "errors": str(len(errors_among(findings)))}
    book = Book(Identity("scoring", plan.code, card.agency.code, title, card.as_of, facts))
    write_summary(book.page(SUMMARY), card, findings, plan)
    write_scores(book.page(SCORES), card, plan)
    write_targets(book.page(TARGETS), card, plan)
    write_findings(book.page(FINDINGS), findings)
    return book.content()


def _index(card: Scorecard, plan: Plan) -> str:
    return "-" if card.totals.index is None else fixed(card.totals.index, plan.policy.decimals)
