"""Points that people type lie between the least and the most that the criterion gives."""

from decimal import Decimal

import pytest

from cchc_xl.checks import points_outside
from cchc_xl.findings import sentence
from tests.cases import reading_of, scored, told
from tests.plans import criterion, plan_of


def found(claimed, one=None):
    form = f"| Mã | Tiêu chí | Tổng số | Số thực hiện | Điểm tự chấm |\n| '1.1 | Một | 4 | 4 | {claimed} |"
    findings = scored(plan_of(one or criterion("1.1")), form).findings
    return [one for one in findings if one.code in {"F133", "S101"}]


@pytest.mark.parametrize("claimed", ["2", "", "hai"])
def test_what_the_criterion_can_give_is_well(claimed):
    assert found(claimed) == []


@pytest.mark.parametrize("claimed", ["2,5", "20", "-0,5"])
def test_what_it_cannot_give_is_told_once(claimed):
    findings = found(claimed)

    assert told(findings) == [("F133", "E2")]
    assert sentence(findings[0]) == f"«Điểm tự chấm» ghi {claimed}, phải từ 0 đến 2. Hãy sửa điểm tự chấm."


def test_points_below_zero_may_be_claimed_where_the_rule_gives_them():
    strict = criterion("1.1", "deducted", settings={"each": Decimal(1), "floor": Decimal(-1)})

    assert [one.code for one in found("-1", strict)] == []
    assert [one.code for one in found("-2", strict)] == ["F133"]


PLAN = plan_of(criterion("1.1", maximum="1.5"))


def found_of_last_year(points):
    form = f"| Mã | Tiêu chí | Số thực hiện | Điểm năm trước |\n| '1.1 | Một | | {points} |"
    return list(points_outside.check(reading_of(PLAN, form), PLAN))


@pytest.mark.parametrize("points", ["", "0", "1,5"])
def test_last_years_points_within_the_maximum_are_well_and_so_are_none(points):
    assert found_of_last_year(points) == []


@pytest.mark.parametrize("points", ["30", "1,51", "-1"])
def test_last_years_points_outside_it_are_told(points):
    assert told(found_of_last_year(points)) == [("F113", "D2")]


def test_its_sentence_says_what_can_be():
    assert sentence(found_of_last_year("30")[0]) == "«Điểm năm trước» ghi 30, phải từ 0 đến 1,5. Hãy kiểm tra lại."
