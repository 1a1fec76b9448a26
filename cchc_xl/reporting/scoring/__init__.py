"""The scoring workbook of one agency: what the chairman, the superior office and the officials read.

Every score in it is a formula over «Số liệu» and «Thang điểm», with the value that scoring gave beside it.
"""

from collections.abc import Iterator, Sequence

from cchc_xl import forms
from cchc_xl.books.book import LONGEST_LITERAL, Book, Identity
from cchc_xl.findings import errors_among
from cchc_xl.model.course import AgencyThen
from cchc_xl.model.improvement import Improvement
from cchc_xl.model.plan import Plan
from cchc_xl.model.scorecard import Scorecard, Scored
from cchc_xl.numbers import fixed
from cchc_xl.reporting.appraised_cells import shown
from cchc_xl.reporting.contents import write_contents
from cchc_xl.reporting.finding_table import write_findings
from cchc_xl.reporting.scoring.course import write_course
from cchc_xl.reporting.scoring.figure_lines import figure_lines
from cchc_xl.reporting.scoring.figures import seal_of, write_figures
from cchc_xl.reporting.scoring.improvement import write_improvement
from cchc_xl.reporting.scoring.lists import write_difficulties, write_evidence
from cchc_xl.reporting.scoring.method import write_method
from cchc_xl.reporting.scoring.officials import write_officials
from cchc_xl.reporting.scoring.places import places_of
from cchc_xl.reporting.scoring.scale import scale_lines, write_scale
from cchc_xl.reporting.scoring.scores import write_scores
from cchc_xl.reporting.scoring.summary import CONTENTS, write_summary
from cchc_xl.reporting.scoring.targets import write_targets

SHEETS = (
    forms.SUMMARY, forms.SCORES, forms.OFFICIALS, forms.TARGETS, forms.FINDINGS, forms.FIGURES, forms.SCALE,
    forms.EVIDENCE, forms.DIFFICULTIES, forms.METHOD,
)  # fmt: skip


def write_scorecard(
    scored: Scored,
    plan: Plan,
    folder: str = "",
    course: Sequence[AgencyThen] = (),
    improvement: Improvement | None = None,
) -> bytes:
    """Write the scoring workbook; the same scorecard gives the same bytes.

    ``folder`` leads from the scoring workbook to the entry workbooks that it links to; blank where they lie beside it.
    ``course`` are the runs that are known, this one last; without it there is no «Diễn biến chỉ số». ``improvement``
    is what could be better, which is tried in «Cải thiện»; without it there is none.
    """
    card = scored.card
    book = Book(_identity(scored, plan), folder)
    names = tuple(_names(course, improvement))
    pages = {name: book.page(name) for name in names}
    lines, scale = figure_lines(scored, plan), scale_lines(plan)
    places = places_of(plan, lines, scale)
    write_figures(pages[forms.FIGURES], lines, scored, places.links)
    write_scale(pages[forms.SCALE], scale)
    write_scores(pages[forms.SCORES], scored, plan, places)
    write_targets(pages[forms.TARGETS], card, plan, places)
    write_officials(pages[forms.OFFICIALS], card, plan, places)
    if improvement:
        write_improvement(pages[forms.IMPROVEMENT], scored, plan, places, improvement)
    write_summary(pages[forms.SUMMARY], scored, plan, places)
    write_contents(pages[forms.SUMMARY], CONTENTS, names[1:])
    if course:
        write_course(pages[forms.COURSE], course, plan, places)
    write_findings(pages[forms.FINDINGS], scored.findings, places.links)
    write_evidence(pages[forms.EVIDENCE], card)
    write_difficulties(pages[forms.DIFFICULTIES], card)
    write_method(pages[forms.METHOD], scored, plan, seal_of(lines, card.as_of))
    return book.content()


def _names(course: Sequence[AgencyThen], improvement: Improvement | None) -> Iterator[str]:
    for name in SHEETS:
        if course and name == forms.FINDINGS:
            yield forms.COURSE
        yield name
        if improvement and name == forms.OFFICIALS:
            yield forms.IMPROVEMENT


def _identity(scored: Scored, plan: Plan) -> Identity:
    card = scored.card
    index = "-" if card.totals.index is None else fixed(card.totals.index, plan.policy.decimals)
    facts = {"index": index, "errors": str(len(errors_among(scored.findings))), **_appraised(card)}
    title = f"Bảng chấm điểm – {card.agency.title} – {plan.year}"
    return Identity("scoring", plan.code, card.agency.code, title, card.as_of, facts)


def _appraised(card: Scorecard) -> dict[str, str]:
    """Name the criteria of which something was said, so that a cell that is emptied can be told from a blank one."""
    codes = " ".join(one.criterion for one in card.scores if shown(one) is not None or one.remark)
    whole = codes if len(codes) <= LONGEST_LITERAL else codes[:LONGEST_LITERAL].rpartition(" ")[0]
    return {"appraised": whole} if whole else {}
