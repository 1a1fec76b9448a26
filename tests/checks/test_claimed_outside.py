"""A claim lies between the least and the most that the criterion gives."""

from decimal import Decimal

import pytest

from cchc_xl.findings import sentence
from tests.cases import scored, told
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
