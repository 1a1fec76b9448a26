"""What «Minh chứng» and «Khó khăn, kiến nghị» name are criteria of the plan."""

from collections.abc import Iterator

from cchc_xl.findings import Kind
from cchc_xl.meaning import code_hint
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan
from cchc_xl.model.reading import Reading


def check(reading: Reading, plan: Plan) -> Iterator[Finding]:
    """Look for codes of criteria that the plan does not have; areas, conditions and targets may be named too."""
    known = {area.code for area in plan.areas} | {target.code for target in plan.targets}
    for criterion in plan.criteria:
        known |= {criterion.code, *(held.code for held in criterion.conditions)}
    named = [(one.criterion, one.cell) for one in reading.evidence]
    named += [(one.criterion, one.cell) for one in reading.difficulties]
    for codes, cell in named:
        for code in (part.strip() for part in codes.replace(",", ";").split(";")):
            if code and code not in known:
                yield Kind.EVIDENCE_UNKNOWN.at(cell, code=code, meant=code_hint(code, known))
