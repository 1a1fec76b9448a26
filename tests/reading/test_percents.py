"""A percentage with its sign is read where a percentage is asked for, and told."""

from decimal import Decimal

import pytest

from cchc_xl.findings import sentence
from tests.cases import reading_of, scored, told
from tests.plans import Target, criterion, plan_of

HEAD = "| Mã | Tiêu chí | Tổng số | Số thực hiện |\n"
PLAN = plan_of(criterion("1.1", "counted", settings={"each": Decimal(1)}, unit="%"), criterion("1.2"))


@pytest.mark.parametrize(("said", "number"), [("95%", "95"), ("95,5 %", "95.5"), ("0,5%", "0.5"), ("100%", "100")])
def test_the_sign_is_left_out_where_the_unit_is_percent(said, number):
    reading = reading_of(PLAN, HEAD + f"| '1.1 | Một | | {said} |")

    assert reading.entry("1.1").figure("done").number == Decimal(number)
    assert told(reading.findings) == [("F143", "D2")]


def test_it_is_told_as_it_was_read():
    [note] = reading_of(PLAN, HEAD + "| '1.1 | Một | | 95,5% |").findings

    assert sentence(note) == "Ô «Số thực hiện» ghi «95,5%», đọc là 95,5 (đơn vị tính là %)."


def test_a_share_of_two_numbers_wants_the_numbers():
    findings = scored(PLAN, HEAD + "| '1.1 | Một | | 95 |\n| '1.2 | Hai | 120 | 95% |").findings

    assert [sentence(one) for one in findings if one.code == "F144"] == [
        "Ô «Số thực hiện» ghi «95%», nhưng ở đây cần số lượng, không phải tỷ lệ. Hãy gõ số lượng; tỷ lệ tự tính."
    ]


def test_a_typed_target_in_percent_is_read_too():
    plan = plan_of(targets=(Target("T1", "I.1", "Họp", "Đảm", "%", ">=", "90", "own count"),))
    others = "| Mã | Nhiệm vụ | Tổng số | Số thực hiện |\n| T1 | Họp | | 95% |"

    assert reading_of(plan, sheets={"Chỉ tiêu khác": others}).entry("T1").figure("done").number == 95
