"""Codes in «Minh chứng» and «Khó khăn, kiến nghị» that the plan does not have are told."""

import pytest

from cchc_xl.checks import evidence_unknown
from cchc_xl.findings import sentence
from tests.cases import reading_of
from tests.plans import Condition, criterion, plan_of

PLAN = plan_of(criterion("1.1"), criterion("1.2", "met", conditions=(Condition("1.2.1", "Đã có"),)))


def found(code):
    sheets = {
        "Minh chứng": f"| Mã tiêu chí | Số, ký hiệu | Trích yếu |\n| {code} | 1/KH | Kế hoạch |",
        "Khó khăn, kiến nghị": f"| Khó khăn, vướng mắc | Mã tiêu chí liên quan |\n| Thiếu người | {code} |",
    }
    findings = evidence_unknown.check(reading_of(PLAN, sheets=sheets), PLAN)
    return [(one.code, one.cell.sheet, sentence(one).partition(" nên")[0]) for one in findings]


@pytest.mark.parametrize("code", ["", "'1", "'1.1", "'1.2.1", "1.1; 1.2"])
def test_codes_of_the_plan_are_well_and_so_is_none(code):
    assert found(code) == []


def test_a_code_that_the_plan_does_not_have_is_told_where_it_stands():
    said = "Mã tiêu chí «9.9» không có trong kế hoạch"
    assert found("'9.9") == [("E103", "Minh chứng", said), ("E103", "Khó khăn, kiến nghị", said)]
