"""Things that are counted come whole."""

from decimal import Decimal

import pytest

from cchc_xl.checks import figure_fraction
from cchc_xl.findings import sentence
from tests.cases import reading_of, told
from tests.plans import Target, criterion, plan_of


def found(value, unit="báo cáo", one=None):
    plan = plan_of(one or criterion("1.1", "counted", settings={"each": Decimal(1)}, unit=unit))
    form = f"| Mã | Tiêu chí | Tổng số | Số thực hiện |\n| '1.1 | Một | 10,5 | {value} |"
    return list(figure_fraction.check(reading_of(plan, form), plan))


@pytest.mark.parametrize("value", ["", "0", "3", "'3,0", "ba", "#N/A"])
def test_whole_counts_are_well_and_so_is_what_is_no_number(value):
    assert found(value) == []


def test_half_a_report_is_told():
    findings = found("2,5")

    assert told(findings) == [("F132", "D2")]
    assert sentence(findings[0]) == "Ghi 2,5 báo cáo, không phải số nguyên. Hãy kiểm tra lại dấu phẩy."


@pytest.mark.parametrize("unit", ["%", "triệu đồng", "đồng", "điểm", ""])
def test_shares_money_and_points_may_be_fractions(unit):
    assert found("2,5", unit) == []


def test_the_figures_of_a_ratio_may_be_money():
    assert found("2,5", one=criterion("1.1")) == []


@pytest.mark.parametrize(("unit", "codes"), [("lần", ["F132"]), ("đồng", [])])
def test_counts_of_targets_are_looked_at_too(unit, codes):
    target = Target("T1", "I.1", "Kiểm tra", "Đảm", unit, ">=", "1", "own count")
    plan = plan_of(criterion(), targets=(target,))
    sheet = "| Mã | Nhiệm vụ | Tổng số | Số thực hiện |\n| T1 | Kiểm tra |  | 1,5 |"

    findings = figure_fraction.check(reading_of(plan, sheets={"Chỉ tiêu khác": sheet}), plan)
    assert [one.code for one in findings] == codes
