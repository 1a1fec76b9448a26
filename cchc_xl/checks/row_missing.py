"""Every criterion has its row in the form (or in the part of its official), unless a register speaks for it."""

from collections.abc import Iterator

from cchc_xl import forms
from cchc_xl.findings import Kind
from cchc_xl.gathering import gathered, holder_of
from cchc_xl.model.cell import Cell
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan
from cchc_xl.model.reading import Reading


def check(reading: Reading, plan: Plan) -> Iterator[Finding]:
    """Look for the row of each criterion and condition; a form that could not be read at all is told elsewhere."""
    if not any(criterion.code in reading.entries for criterion in plan.criteria):
        return
    for criterion in plan.criteria:
        file = reading.scopes.get(holder_of(criterion)) or reading.scopes.get(forms.WHOLE)
        if file and not gathered(criterion, reading).from_register:
            for row in criterion.conditions or (criterion,):
                if row.code not in reading.entries:
                    facts = {"code": row.code, "title": row.title}
                    yield Kind.ROW_MISSING.at(Cell(file, forms.FORM), criterion.code, criterion.official, **facts)
