"""The figures-as-of lies in the period, and not after the day on which the workbook is owed."""

from dataclasses import replace

import pytest

from cchc_xl.checks import as_of_outside
from cchc_xl.findings import sentence
from tests.cases import reading_of
from tests.plans import criterion, plan_of

PLAN = plan_of(criterion())


def found(as_of, plan=PLAN):
    return list(as_of_outside.check(reading_of(plan, as_of=as_of), plan))


@pytest.mark.parametrize("as_of", ["01/01/2024", "30/06/2024", "31/12/2024"])
def test_a_day_of_the_period_is_well(as_of):
    assert found(as_of) == []


@pytest.mark.parametrize(
    ("as_of", "code", "said"),
    [
        ("31/12/2023", "W131", "trước kỳ báo cáo (01/01/2024 – 31/12/2024)"),
        ("05/01/2025", "W132", "sau ngày cuối kỳ 31/12/2024"),
        ("10/01/2025", "W132", "sau ngày cuối kỳ 31/12/2024"),
        ("11/01/2025", "W133", "sau hạn nộp 10/01/2025 nên tệp này nộp muộn"),
    ],
)
def test_another_day_is_told_once(as_of, code, said):
    (finding,) = found(as_of)

    assert (finding.code, finding.cell.sheet) == (code, "Thông tin chung")
    assert said in sentence(finding)


def test_without_a_day_on_which_it_is_owed_nothing_is_late():
    assert [one.code for one in found("11/01/2026", replace(PLAN, submit_by=None))] == ["W132"]
