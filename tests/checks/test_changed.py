"""What differs from last year's by more than the plan's threshold is looked at twice."""

from dataclasses import replace
from decimal import Decimal

import pytest

from cchc_xl.findings import Severity, sentence, severity_of
from tests.cases import scored, told
from tests.plans import criterion, plan_of

COUNTED = criterion("1.1", "counted", settings={"each": Decimal("0.5")}, unit="sáng kiến")
MET = criterion("1.1", "met")


def found(row, one=None, threshold=30):
    plan = plan_of(one or criterion("1.1"))
    plan = replace(plan, policy=plan.policy._replace(change_threshold=Decimal(threshold)))
    head = "| Mã | Tiêu chí | Tổng số | Số thực hiện | Kết quả | Năm trước | Điểm năm trước |\n"
    findings = scored(plan, f"{head}| '1.1 | Một | {row} |").findings
    return [one for one in findings if one.code in {"F134", "F135"}]


@pytest.mark.parametrize(
    "row", ["10 | 8 | | 50 |", "10 | 5 | | 80 | 0", "10 | 8 | | |", "10 | | | 10 |", "10 | 1 | | ? |"]
)
def test_a_ratio_within_the_threshold_is_well_and_so_is_one_that_cannot_be_compared(row):
    assert found(row) == []


@pytest.mark.parametrize("row", ["10 | 8 | | 49,9 |", "10 | 5 | | 80,1 |", "10 | 8 | | 0,8 |"])
def test_a_ratio_further_away_is_a_warning(row):
    (finding,) = found(row)

    assert (*told([finding]), severity_of(finding)) == (("F134", "F2"), Severity.WARNING)


def test_the_sentence_names_both_years():
    assert sentence(found("10 | 8 | | 30 |")[0]) == (
        "Tỷ lệ năm nay 80,00%, năm trước 30,00%: chênh hơn 30 điểm phần trăm. Hãy kiểm tra hoặc giải trình."
    )


def test_the_threshold_is_the_plans():
    assert found("10 | 8 | | 30 |", threshold=50) == []
    assert len(found("10 | 8 | | 70 |", threshold=5)) == 1


@pytest.mark.parametrize(
    ("row", "told_in"), [("| 13 | | 10 |", ""), ("| 14 | | 10 |", "1.1 (10 → 14 sáng kiến)"), ("| 2 | | 0 |", "")]
)
def test_a_count_is_compared_in_percent_of_last_years_as_a_note(row, told_in):
    findings = found(row, COUNTED)

    assert [severity_of(one) for one in findings] == [Severity.NOTE] * bool(told_in)
    assert all(told_in in sentence(one) for one in findings)


@pytest.mark.parametrize(
    ("row", "told_in"), [("| | Có | | 1,5", ""), ("| | Có | | 0,5", "1.1 (0,5 → 2 điểm)"), ("| | Có | | ", "")]
)
def test_where_no_figure_can_be_compared_the_points_are(row, told_in):
    findings = found(row, MET)

    assert [one.code for one in findings] == ["F135"] * bool(told_in)
    assert all(told_in in sentence(one) for one in findings)


def test_many_are_one_note_with_the_first_five():
    plan = plan_of(*(criterion(f"1.{number}", "met") for number in range(1, 8)))
    rows = "\n".join(f"| '1.{number} | Một | | | Có | | 0 |" for number in range(1, 8))
    head = "| Mã | Tiêu chí | Tổng số | Số thực hiện | Kết quả | Năm trước | Điểm năm trước |\n"
    (finding,) = [one for one in scored(plan, head + rows).findings if one.code == "F135"]

    assert dict(finding.facts)["count"] == "7"
    assert dict(finding.facts)["changes"].endswith("1.5 (0 → 2 điểm); …")
