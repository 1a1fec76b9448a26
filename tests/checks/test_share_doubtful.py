"""A share typed where a number of things or a percentage belongs is asked about, never turned."""

from decimal import Decimal

import pytest

from cchc_xl.checks import share_doubtful
from cchc_xl.findings import sentence
from cchc_xl.model.plan import Target
from tests.cases import reading_of, told
from tests.plans import criterion, plan_of

HEAD = "| Mã | Tiêu chí | Tổng số | Số thực hiện |\n"
COUNTED = criterion("1.1", "counted", settings={"each": Decimal(1)}, unit="%")


def found(one, row):
    plan = plan_of(one)
    return list(share_doubtful.check(reading_of(plan, HEAD + f"| '1.1 | Một | {row} |"), plan))


@pytest.mark.parametrize("row", ["120 | 0,95", "120 | '0,95", "120 | 0,98", "1 | 0,5"])
def test_a_share_typed_for_a_number_of_things_is_asked_about(row):
    assert told(found(criterion("1.1"), row)) == [("F145", "D2")]


@pytest.mark.parametrize("row", ["120 | 95", "120 | 0", "120 | 1", "120 | 1,5", "0,98 | 0,95", "120 |", "120 | nhiều"])
def test_numbers_and_small_sums_of_money_are_well(row):
    assert found(criterion("1.1"), row) == []


def test_the_sentence_says_what_to_type():
    assert sentence(found(criterion("1.1"), "120 | 0,95")[0]) == (
        "Ô «Số thực hiện» ghi 0,95. Nếu là 95%, hãy gõ số lượng đã thực hiện, không gõ tỷ lệ."
    )
    assert sentence(found(COUNTED, " | 0,985")[0]) == "Ô «Số thực hiện» ghi 0,985. Nếu là 98,5%, hãy gõ 98,5."


def test_a_typed_target_in_percent_is_asked_about_too():
    plan = plan_of(targets=(Target("T1", "I.1", "Họp", "Đảm", "%", ">=", "100", "own ratio"),))
    others = "| Mã | Nhiệm vụ | Tổng số | Số thực hiện |\n| T1 | Họp | 12 | 0,9 |"
    findings = list(share_doubtful.check(reading_of(plan, sheets={"Chỉ tiêu khác": others}), plan))

    assert [(one.code, one.official) for one in findings] == [("F145", "Đảm")]
