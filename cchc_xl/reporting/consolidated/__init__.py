"""The consolidated workbook of the superior office: the ranking, the points behind it, and where they are appraised.

Points, sums, indices and places are formulas over «Thẩm định», each with the value that scoring gave.
"""

from collections.abc import Sequence

from cchc_xl import forms
from cchc_xl.books.book import Book, Identity
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan
from cchc_xl.model.ranking import Ranking
from cchc_xl.reporting.consolidated.appraisals import any_to_correct, write_appraisals
from cchc_xl.reporting.consolidated.areas import write_areas
from cchc_xl.reporting.consolidated.course import write_course
from cchc_xl.reporting.consolidated.deliveries import write_deliveries
from cchc_xl.reporting.consolidated.finding_pages import write_all_findings
from cchc_xl.reporting.consolidated.matrix import write_matrix
from cchc_xl.reporting.consolidated.method import write_method
from cchc_xl.reporting.consolidated.places import LIVE_UP_TO, places_of
from cchc_xl.reporting.consolidated.standings import write_standings
from cchc_xl.reporting.consolidated.summary import CONTENTS, write_summary
from cchc_xl.reporting.contents import write_contents

SHEETS = (
    forms.SUMMARY, forms.PLACES, forms.COURSE, forms.AREAS, forms.MATRIX, forms.APPRAISAL, forms.DELIVERIES,
    forms.FINDINGS, forms.METHOD,
)  # fmt: skip


def write_ranking(ranking: Ranking, findings: Sequence[Finding], plan: Plan) -> bytes:
    """Write the consolidated workbook; the same ranking gives the same bytes."""
    places = places_of(ranking, plan)
    title = f"Tổng hợp chỉ số cải cách hành chính – {plan.year}"
    facts = {"run": str(ranking.number), **({"unusable": "x"} if any_to_correct(places) else {})}
    large = len(ranking.standings) > LIVE_UP_TO
    book = Book(Identity("consolidated", plan.code, "", title, places.as_of, facts), large=large)
    pages = {name: book.page(name) for name in SHEETS}
    write_summary(pages[forms.SUMMARY], places)
    write_contents(pages[forms.SUMMARY], CONTENTS, SHEETS[1:])
    write_course(pages[forms.COURSE], places)
    write_appraisals(pages[forms.APPRAISAL], places)
    for name, write in ((forms.PLACES, write_standings), (forms.AREAS, write_areas), (forms.MATRIX, write_matrix)):
        write(pages[name], places)
        pages[name].finish()
    write_deliveries(pages[forms.DELIVERIES], places, findings)
    pages[forms.DELIVERIES].finish()
    write_all_findings(pages[forms.FINDINGS], findings, places)
    pages[forms.FINDINGS].finish()
    write_method(pages[forms.METHOD], places)
    return book.content()
