"""Every criterion has its row in the form (or in the part of its official), unless a register speaks for it."""

from collections.abc import Iterator

from cchc_xl import forms
from cchc_xl.findings import Kind
from cchc_xl.gathering import gathered
from cchc_xl.model.cell import Cell
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan
from cchc_xl.model.reading import Reading


def check(reading: Reading, plan: Plan) -> Iterator[Finding]:
    """Look for the row of each criterion and condition; a form that could not be read at all is told elsewhere."""
    if not reading.entries:
        return
    place = Cell(reading.sources[0].file, forms.FORM)
    whole = forms.WHOLE in reading.scopes
    for criterion in (one for one in plan.criteria if whole or one.official in reading.scopes):
        rows = criterion.conditions or (criterion,)
        if not gathered(criterion, reading).from_register:
            for row in rows:
                if row.code not in reading.entries:
                    yield Kind.ROW_MISSING.at(place, criterion.code, criterion.official, code=row.code, title=row.title)
