"""«5 rõ»: where the plan wants person, task, progress, responsibility and result clear, what is not, by criterion."""

from collections.abc import Iterator

from cchc_xl.findings import Kind
from cchc_xl.gathering import FIVE, asks_for_five, unclear
from cchc_xl.model.cell import Cell
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan
from cchc_xl.model.reading import Reading
from cchc_xl.model.scorecard import Scorecard


def check(card: Scorecard, reading: Reading, plan: Plan) -> Iterator[Finding]:
    """Tell for each of the five the criteria of which it is not clear; the others make the share of the target."""
    if not asks_for_five(plan):
        return
    lacks = {
        criterion.code: unclear(criterion, score.due, plan)
        for criterion, score in zip(plan.criteria, card.scores, strict=True)
    }
    for what, where in FIVE.items():
        if codes := [code for code, lacking in lacks.items() if what in lacking]:
            facts = {"count": str(len(codes)), "criteria": ", ".join(codes), "what": what, "where": where}
            yield Kind.FIVE_UNCLEAR.at(Cell(reading.sources[0].file), **facts)
