"""The weaknesses that a plan names: which criteria, points then and now, and whether each has improved."""

from dataclasses import replace
from decimal import Decimal

import pytest

from cchc_xl.improvement import year_on_year
from cchc_xl.model.plan import Target
from cchc_xl.pipeline.scoring_run import score, score_workbook
from tests.cases import scored
from tests.other_plan import other_plan
from tests.plans import SAMPLE, criterion, plan_of, real_plan

FORM = """
    | Mã  | Tiêu chí | Tổng số | Số thực hiện | Điểm năm trước |
    |-----|----------|---------|--------------|----------------|
    | 1.1 | a        | 4       | 3            | 2              |
    | 1.2 | b        | 4       | 2            | 2              |
    | 1.3 | c        | 4       | 4            | 4              |
    | 1.4 | d        | 4       |              | 3              |
    | 1.5 | e        | 4       | 3            |                |
"""


def more(code, *criteria, operator=">", judged_by="points rise"):
    return Target(code, "II, L7", f"Nâng {code}", "", "điểm", operator, "năm trước", judged_by, criteria)


def plan(*targets):
    return plan_of(*(criterion(f"1.{number}", maximum="4") for number in range(1, 6)), targets=targets)


def judged(*targets):
    asked = plan(*targets)
    return [
        (one.target, one.before, one.points, one.maximum, one.improved, one.reason)
        for one in year_on_year(scored(asked, FORM), asked).weaknesses
    ]


def test_a_weakness_has_improved_where_its_criteria_together_have_more_points():
    assert judged(more("A", "1.1", "1.2"), more("B", "1.2"), more("C", "1.2", operator=">=")) == [
        ("A", 4, 5, 8, True, ""),
        ("B", 2, 2, 4, False, ""),
        ("C", 2, 2, 4, True, ""),
    ]


def test_what_stood_at_the_maximum_and_held_it_is_no_weakness_any_more():
    assert judged(more("A", "1.3")) == [("A", 4, 4, 4, True, "")]


def test_one_criterion_that_cannot_be_compared_leaves_it_unknown():
    assert judged(more("A", "1.1", "1.4"), more("B", "1.5", "1.1")) == [
        ("A", 5, None, 8, None, "1.4: Năm nay chưa có điểm"),
        ("B", None, 6, 8, None, "1.5: Chưa có điểm năm trước"),
    ]


def test_a_whole_area_and_targets_judged_otherwise_are_no_weaknesses():
    assert judged(more("A", "1"), more("B", "1.1", "1"), more("C", "1.1", judged_by="full")) == []


def test_a_plan_without_such_targets_has_none():
    assert year_on_year(scored(other_plan()), other_plan()).weaknesses == ()


@pytest.mark.parametrize("changed", ["", "1.7", "5.5", "3.4"])
def test_each_is_judged_as_its_target_is_whatever_row_is_blank(changed):
    sample = score_workbook(SAMPLE, real_plan())
    entries = {
        code: replace(one, figures={}) if code == changed else one for code, one in sample.reading.entries.items()
    }
    again = score(replace(sample.reading, entries=entries), real_plan())
    met = {one.target: one.met for one in again.card.targets}
    found = year_on_year(again, real_plan()).weaknesses

    assert [one.target for one in found] == ["T06a", "T06b", "T06c", "T06d", "T06e", "T06f"]
    assert {one.target: one.improved for one in found} == {one.target: met[one.target] for one in found}


def test_the_weaknesses_of_the_sample():
    found = year_on_year(score_workbook(SAMPLE, real_plan()), real_plan()).weaknesses

    assert [(one.target, one.before, one.points, one.improved) for one in found] == [
        ("T06a", Decimal("6.25"), Decimal("6.93"), True),
        ("T06b", Decimal("4.30"), Decimal("5.33"), True),
        ("T06c", 0, Decimal("0.75"), True),
        ("T06d", Decimal("3.25"), Decimal("6.75"), True),
        ("T06e", 0, 0, False),
        ("T06f", Decimal("1.33"), Decimal("1.33"), False),
    ]
