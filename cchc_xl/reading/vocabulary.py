"""The words that stand in entry workbooks as we write them: in Unicode, whatever font somebody set later."""

from collections.abc import Iterator

from cchc_xl import forms
from cchc_xl.model.plan import Plan

TABLES = (forms.FORM_COLUMNS, forms.OTHER_COLUMNS, forms.EVIDENCE_COLUMNS, forms.DIFFICULTY_COLUMNS)


def words_of(plan: Plan) -> frozenset[str]:
    """Give the headers, labels and choices of the form and of the plan's registers."""
    return frozenset(_words(plan))


def _words(plan: Plan) -> Iterator[str]:
    yield from (*forms.ANSWERS, forms.WHOLE, *(line.label for line in forms.INFORMATION_LINES))
    yield from (name for columns in TABLES for column in columns for name in column.names)
    for register in plan.registers:
        for column in register.columns:
            yield from (column.name, *column.also_called, *column.values)
