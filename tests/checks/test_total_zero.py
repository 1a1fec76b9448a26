"""Nothing can be done of a total of zero."""

from decimal import Decimal

import pytest

from cchc_xl.checks import total_zero
from cchc_xl.findings import sentence
from tests.cases import reading_of, scored, told
from tests.plans import NotApplicable, criterion, plan_of

HEAD = "| Mã | Tiêu chí | Tổng số | Số thực hiện |\n"


def found(one, row):
    plan = plan_of(one)
    return list(total_zero.check(reading_of(plan, HEAD + f"| '1.1 | Một | {row} |"), plan))


@pytest.mark.parametrize("row", ["0 | 0", "0 | ", " | 3", "4 | 3", " | ", "0 | nhiều"])
def test_zero_of_zero_is_well_and_so_is_a_total_above(row):
    assert found(criterion("1.1"), row) == []


@pytest.mark.parametrize("effect", NotApplicable)
@pytest.mark.parametrize("rule", ["proportional", "banded"])
def test_something_done_of_nothing_is_told(effect, rule):
    findings = found(criterion("1.1", rule, not_applicable=effect), "0 | 1200")

    assert told(findings) == [("F105", "C2")]
    assert sentence(findings[0]) == "Tổng số là 0 nhưng số thực hiện là 1.200. Hãy sửa một trong hai ô."


@pytest.mark.parametrize("effect", NotApplicable)
def test_something_done_of_nothing_keeps_the_criterion_from_a_score(effect):
    plan = plan_of(criterion("1.1", not_applicable=effect))
    score = scored(plan, HEAD + "| '1.1 | Một | 0 | 3 |").card.score("1.1")

    assert (score.outcome.value, score.points, score.high) == ("missing", 0, 2)


def test_a_saving_below_nothing_of_nothing_is_told_too():
    assert told(found(criterion("1.1", "banded", may_be_negative=True), "0 | -3")) == [("F105", "C2")]


def test_a_count_has_no_total():
    assert found(criterion("1.1", "counted", settings={"each": Decimal(1)}), "0 | 3") == []
