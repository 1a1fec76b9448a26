"""A plan as text: one section for each sheet, one line for each row, so that a change is a readable difference."""

from hashlib import sha256

from cchc_xl.model.plan import Plan
from cchc_xl.plan.layout import SETTINGS, SHEETS, Column, PlanSheet
from cchc_xl.plan.rows import shown
from cchc_xl.plan.unbuilding import RowValues, rows_of

SETTING_KINDS = {label: Column(key, label, kind) for key, label, kind, _ in SETTINGS}


def show(plan: Plan) -> str:
    """Write the whole plan as tab-separated text under one heading for each sheet."""
    rows = rows_of(plan)
    return "\n".join(_section(sheet, rows[sheet.key]) for sheet in SHEETS)


def fingerprint(plan: Plan) -> str:
    """Give the SHA-256 of the plan's text."""
    return sha256(show(plan).encode()).hexdigest()


def cells_of(sheet: PlanSheet, row: RowValues) -> list[str]:
    """Write the values of one row as text, in the order of the sheet's columns."""
    if sheet.key == "settings":
        label = str(row["key"])
        return [label, shown(SETTING_KINDS[label], row["value"]), str(row["note"])]
    return [shown(column, row.get(column.key)) for column in sheet.columns]


def _section(sheet: PlanSheet, rows: list[RowValues]) -> str:
    head = "\t".join(column.header for column in sheet.columns)
    lines = "".join("\t".join(cells_of(sheet, row)).rstrip() + "\n" for row in rows)
    return f"# {sheet.name}\n{head}\n{lines}"
