"""Documents are of the period, or came until the workbook was owed."""

import pytest

from cchc_xl.checks import evidence_day
from cchc_xl.findings import sentence
from tests.cases import YEAR_END, reading_of
from tests.plans import criterion, plan_of

PLAN = plan_of(criterion("1.1"))
HEAD = "| Mã tiêu chí | Số, ký hiệu | Ngày | Trích yếu |\n"


def found(*days, as_of=YEAR_END):
    rows = "\n".join(f"| '1.1 | {row}/KH | {day} | Văn bản |" for row, day in enumerate(days))
    return list(evidence_day.check(reading_of(PLAN, sheets={"Minh chứng": HEAD + rows}, as_of=as_of), PLAN))


@pytest.mark.parametrize("day", ["", "01/01/2024", "31/12/2024", "05/01/2025", "10/01/2025", "chưa rõ"])
def test_what_was_signed_until_the_workbook_was_owed_is_well(day):
    assert found(day) == []


def test_within_the_year_what_was_signed_after_the_figures_is_told():
    assert found("30/06/2024", as_of="30/06/2024") == []
    assert [one.code for one in found("01/07/2024", as_of="30/06/2024")] == ["E105"]


def test_later_and_earlier_ones_are_summed_up():
    later, earlier = found("11/01/2025", "01/02/2024", "12/01/2026", "31/12/2023")

    assert (later.code, later.cell.address, earlier.code, earlier.cell.address) == ("E105", "A2", "E106", "A5")
    assert sentence(later).startswith("2 văn bản ghi ngày sau 10/01/2025, ở hàng 2, 4.")
