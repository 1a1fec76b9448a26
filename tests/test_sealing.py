"""A seal is the same for what a workbook keeps, and differs for all else."""

from datetime import date
from decimal import Decimal

import pytest

from cchc_xl.sealing import seal

ROWS = (("1.1", "done", Decimal("7.5")), ("1.2", "day", date(2024, 3, 1)), ("1.3", "answer", None))


def test_the_order_of_rows_and_what_a_workbook_does_not_keep_do_not_matter():
    kept = (("1.3", "answer", ""), ("1.1", "done", Decimal("7.50")), ("1.2 ", "day", date(2024, 3, 1)))

    assert seal(kept) == seal(ROWS)
    assert seal([(Decimal(1) / 3,)]) == seal([(Decimal("0.333333333333333"),)])
    assert seal([(3,)]) == seal([(Decimal("3.0"),)])


@pytest.mark.parametrize(
    "changed",
    [
        (("1.1", "done", Decimal("7.6")), *ROWS[1:]),
        (*ROWS[:2], ("1.3", "answer", "Có")),
        (ROWS[0], ("1.2", "day", date(2024, 3, 2)), ROWS[2]),
        ROWS[:2],
        (*ROWS, ROWS[0]),
    ],
)
def test_any_other_value_or_row_gives_another_seal(changed):
    assert seal(changed) != seal(ROWS)
