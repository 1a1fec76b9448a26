"""Last year's points that cannot be are told."""

import pytest

from cchc_xl.checks import last_points
from cchc_xl.findings import sentence
from tests.cases import reading_of, told
from tests.plans import criterion, plan_of

PLAN = plan_of(criterion("1.1", maximum="1.5"))


def found(points):
    form = f"| Mã | Tiêu chí | Số thực hiện | Điểm năm trước |\n| '1.1 | Một | | {points} |"
    return list(last_points.check(reading_of(PLAN, form), PLAN))


@pytest.mark.parametrize("points", ["", "0", "1,5"])
def test_points_within_the_maximum_are_well_and_so_are_none(points):
    assert found(points) == []


@pytest.mark.parametrize("points", ["30", "1,51", "-1"])
def test_points_outside_it_are_told(points):
    assert told(found(points)) == [("F113", "D2")]


def test_the_sentence_says_what_can_be():
    assert sentence(found("30")[0]) == "«Điểm năm trước» ghi 30, phải từ 0 đến 1,5. Hãy kiểm tra lại."
