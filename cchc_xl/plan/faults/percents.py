"""Shares typed as ``100%``, which Excel keeps as 1: a person must say which of the two is meant."""

from collections.abc import Iterator
from decimal import Decimal

from cchc_xl.findings import Kind
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan
from cchc_xl.numbers import is_number, plain
from cchc_xl.plan.faults.scales import LEAST, TARGET
from cchc_xl.plan.faults.targets import OF_A_SHARE
from cchc_xl.plan.rows import Row, Rows


def shares_that_excel_divided(plan: Plan, rows: Rows) -> Iterator[Finding]:
    """A share of more than nothing and at most one percent is seldom meant."""
    for row, key, header in _shares(plan, rows):
        said = row.number(key)
        value = said if said is not None else Decimal(row.text(key) if is_number(row.text(key)) else 0)
        if 0 < value <= 1:
            yield Kind.PLAN_PERCENT.at(row.cell(key), header=header, value=plain(value), percent=plain(value * 100))


def _shares(plan: Plan, rows: Rows) -> Iterator[tuple[Row, str, str]]:
    of_a_share = {criterion.code for criterion in plan.criteria if criterion.total}
    yield from ((row, key, key) for row in rows["criteria"] for key in (TARGET, LEAST))
    yield from ((row, "threshold", "Ngưỡng") for row in rows["bands"] if row.text("criterion") in of_a_share)
    yield from ((row, "weight", "Trọng số (%)") for row in rows["options"])
    yield from ((row, "value", "Giá trị") for row in rows["targets"] if row.text("judged_by") in OF_A_SHARE)
    yield from ((row, "threshold", "Ngưỡng") for row in rows["classes"])
