"""This year beside the last: what rose and fell, what left the maximum, and what cannot be compared."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as some

from cchc_xl.improvement import duties_of, improve, year_before, year_on_year
from cchc_xl.model.scorecard import Outcome
from cchc_xl.model.year_on_year import Compared, Note, Then, YearBefore, YearOnYear
from cchc_xl.pipeline.scoring_run import score_workbook
from tests.cases import scored
from tests.plans import SAMPLE, criterion, plan_of, real_plan

PLAN = plan_of(
    criterion("1.1", maximum="4"),
    criterion("1.2", maximum="4"),
    criterion("1.3", maximum="4"),
    criterion("1.4", maximum="4"),
    criterion("1.5", maximum="4"),
)
FORM = """
    | Mã  | Tiêu chí     | Tổng số | Số thực hiện | Năm trước | Điểm năm trước |
    |-----|--------------|---------|--------------|-----------|----------------|
    | 1.1 | Tiêu chí 1.1 | 4       | 3            | 50        | 2              |
    | 1.2 | Tiêu chí 1.2 | 4       | 3            |           | 4              |
    | 1.3 | Tiêu chí 1.3 | 4       | 4            |           | 4              |
    | 1.4 | Tiêu chí 1.4 | 4       |              |           | 4              |
    | 1.5 | Tiêu chí 1.5 | 4       | 3            |           |                |
"""
OLD = replace(PLAN, year=2023, code="cũ")


def beside(code, before, points, *more):
    """A criterion out of 4 points in both years."""
    before, points = (None if one is None else Decimal(one) for one in (before, points))
    return Compared(code, f"Tiêu chí {code}", before, points, Decimal(4), Decimal(4), *more)


RISEN = beside("1.1", "2", "3.00", Decimal(50), Decimal(75))
FALLEN = beside("1.2", "4", "3.00", None, Decimal(75))
SAME = beside("1.3", "4", "4.00", None, Decimal(100))
OPEN = beside("1.4", "4", None, None, None, "Năm nay chưa có điểm")
UNTYPED = beside("1.5", None, "3.00", None, Decimal(75), "Chưa có điểm năm trước")


def codes(some):
    return [one.criterion for one in some]


def last_year(form, old=OLD, plan=PLAN):
    return year_before(scored(old, form, as_of="31/12/2023"), old, plan)


def test_each_criterion_is_beside_what_was_typed_of_last_year():
    assert year_on_year(scored(PLAN, FORM), PLAN) == YearOnYear(
        risen=(RISEN,),
        fallen=(FALLEN,),
        same=(SAME,),
        unknown=(OPEN, UNTYPED),
        held=(SAME,),
        slipped=(FALLEN,),
        waiting=(OPEN,),
    )


def test_the_sums_are_of_what_can_be_compared():
    found = year_on_year(scored(PLAN, FORM), PLAN)

    assert [one.change for one in found.compared] == [1, -1, 0]
    assert (found.before, found.points) == (10, 10)


def test_the_largest_changes_stand_first_and_equal_ones_in_the_plans_order():
    form = """
        | Mã  | Tiêu chí | Tổng số | Số thực hiện | Điểm năm trước |
        |-----|----------|---------|--------------|----------------|
        | 1.1 | a        | 4       | 3            | 2              |
        | 1.2 | b        | 4       | 3            | 1              |
        | 1.3 | c        | 4       | 3            | 2              |
        | 1.4 | d        | 4       | 2            | 3              |
        | 1.5 | e        | 4       | 1            | 4              |
    """
    found = year_on_year(scored(PLAN, form), PLAN)

    assert (codes(found.risen), codes(found.fallen)) == (["1.2", "1.1", "1.3"], ["1.5", "1.4"])


def test_points_that_the_criterion_cannot_give_are_not_compared():
    found = year_on_year(scored(PLAN, FORM.replace("| 2              |", "| 5              |")), PLAN)

    assert next((one.criterion, one.reason) for one in found.unknown) == (
        "1.1",
        "Điểm năm trước không thể là điểm của tiêu chí này",
    )


def test_what_leaves_the_scale_this_year_is_not_compared_and_keeps_no_maximum():
    card = scored(PLAN, FORM).card
    scores = tuple(one._replace(outcome=Outcome.EXCLUDED) if one.criterion == "1.3" else one for one in card.scores)
    found = year_on_year(replace(scored(PLAN, FORM), card=replace(card, scores=scores)), PLAN)

    assert (codes(found.held), codes(found.waiting)) == ([], ["1.4"])
    assert [one.reason for one in found.unknown if one.criterion == "1.3"] == ["Năm nay không áp dụng"]


LAST_FORM = """
    | Mã  | Tiêu chí     | Tổng số | Số thực hiện |
    |-----|--------------|---------|--------------|
    | 1.1 | Tiêu chí 1.1 | 4       | 1            |
    | 1.2 | Tiêu chí 1.2 | 4       | 4            |
    | 1.3 | Tiêu chí 1.3 | 4       |              |
    | 1.5 | Tiêu chí 1.5 | 4       | 2            |
"""


def test_last_years_workbook_wins_over_what_was_typed_and_says_where_they_differ():
    found = year_on_year(scored(PLAN, FORM), PLAN, last_year(LAST_FORM))

    assert (found.year, found.index) == (2023, Fraction(35))
    assert [(one.criterion, one.before, one.figure_before) for one in (*found.compared, *found.unknown)] == [
        ("1.1", Decimal("1.00"), 25),
        ("1.5", Decimal("2.00"), 50),
        ("1.2", Decimal("4.00"), 100),
        ("1.3", Decimal(4), None),
        ("1.4", Decimal(4), None),
    ]
    assert found.notes == (
        Note("1.1", "«Điểm năm trước» ghi 2, tệp năm trước có 1 điểm: lấy theo tệp năm trước"),
        Note("1.1", "«Năm trước» ghi 50, tệp năm trước có 25: lấy theo tệp năm trước"),
    )


def test_the_ledger_then_names_the_points_of_last_years_workbook_too():
    found = improve(scored(PLAN, FORM), PLAN, last=last_year(LAST_FORM))

    assert {one.criterion: one.last_year for one in found.ledger.losses} == {
        "1.1": 1,
        "1.2": 4,
        "1.4": 4,
        "1.5": 2,
    }


def test_the_ledger_names_no_points_of_a_criterion_that_gave_more_or_fewer_then():
    old = replace(OLD, criteria=tuple(replace(one, maximum=Decimal(2)) for one in OLD.criteria))
    found = improve(scored(PLAN, FORM), PLAN, last=last_year(LAST_FORM, old))

    assert {one.criterion: one.last_year for one in found.ledger.losses} == {"1.1": 2, "1.2": 4, "1.4": 4, "1.5": None}


def test_a_figure_typed_with_fewer_decimals_is_the_same_figure():
    form = FORM.replace("| 50 ", "| 33,33 ").replace("| 2              |", "| 1,33 |")
    last = last_year(LAST_FORM.replace("| 4       | 1 ", "| 3       | 1 "))

    assert last.values["1.1"].figure == Decimal("33.333333")
    assert year_on_year(scored(PLAN, form), PLAN, last).notes == ()


def test_where_a_criterion_gives_more_or_fewer_points_than_then_it_is_not_compared_but_keeps_or_leaves_its_maximum():
    old = replace(OLD, criteria=tuple(replace(one, maximum=Decimal(2)) for one in OLD.criteria))
    full = LAST_FORM.replace("| 1            |", "| 4            |")
    found = year_on_year(scored(PLAN, FORM), PLAN, last_year(full, old))

    assert (found.compared, found.points) == ((), 0)
    assert [(one.criterion, one.before, one.maximum_before, one.reason) for one in found.unknown][:2] == [
        ("1.1", 2, 2, "Điểm tối đa đổi từ 2 thành 4"),
        ("1.2", 2, 2, "Điểm tối đa đổi từ 2 thành 4"),
    ]
    assert (codes(found.held), codes(found.slipped), codes(found.waiting)) == ([], ["1.1", "1.2"], [])


def test_a_criterion_is_found_by_its_title_else_by_its_code_and_both_are_told():
    moved, renamed = replace(PLAN.criteria[0], code="1.9"), replace(PLAN.criteria[1], title="Việc khác")
    plan = plan_of(moved, renamed, *PLAN.criteria[2:3], criterion("1.8", maximum="4"))
    last = last_year(LAST_FORM, plan=plan)
    found = year_on_year(scored(plan), plan, last)

    assert last.values == {
        "1.9": Then("1.1", "Tiêu chí 1.1", Decimal(4), Decimal("1.00"), Decimal("25.000000")),
        "1.2": Then("1.2", "Tiêu chí 1.2", Decimal(4), Decimal("4.00"), Decimal("100.000000")),
        "1.3": Then("1.3", "Tiêu chí 1.3", Decimal(4), None, None, "Chưa có «Số thực hiện»"),
    }
    assert [(one.code, one.points) for one in found.gone] == [("1.4", None), ("1.5", 2)]
    assert found.notes == (
        Note("1.9", "năm trước có mã 1.1"),
        Note("1.2", "năm trước ghi là «Tiêu chí 1.2»: so theo mã, hãy kiểm tra có cùng nội dung không"),
    )
    assert [(one.criterion, one.reason) for one in found.unknown] == [
        ("1.9", "Năm nay chưa có điểm"),
        ("1.2", "Năm nay chưa có điểm"),
        ("1.3", "Năm trước không có điểm"),
        ("1.8", "Kế hoạch năm trước không có tiêu chí này"),
    ]


def test_the_facts_of_the_officials_name_the_same_changes():
    plan = real_plan()
    sample = score_workbook(SAMPLE, plan)
    year, facts = year_on_year(sample, plan), [one.facts for one in duties_of(sample, plan)]

    for name in ("risen", "fallen"):
        told = {pair for one in facts for pair in getattr(one, name)}
        assert told == {(one.criterion, one.change) for one in getattr(year, name)} != set()


HUNDREDTHS = some.integers(0, 400).map(lambda number: Decimal(number) / 100)
ROW = some.tuples(HUNDREDTHS, some.none() | HUNDREDTHS, some.none() | HUNDREDTHS, some.sampled_from((2, 4)))


@given(some.lists(ROW, min_size=5, max_size=5), some.booleans())
def test_each_criterion_is_in_one_group_and_the_sums_agree(rows, with_workbook):
    whole = scored(PLAN, FORM)
    scores = tuple(
        score._replace(outcome=Outcome.SCORED, points=points, last_year=typed)
        for score, (points, typed, _, _) in zip(whole.card.scores, rows, strict=True)
    )
    last = YearBefore(
        2023,
        values={
            one.code: Then(one.code, one.title, Decimal(most), then and min(then, Decimal(most)))
            for one, (_, _, then, most) in zip(PLAN.criteria, rows, strict=True)
        },
    )
    year = year_on_year(replace(whole, card=replace(whole.card, scores=scores)), PLAN, last if with_workbook else None)

    groups = (year.risen, year.fallen, year.same, year.unknown)
    assert sorted(one.criterion for group in groups for one in group) == [one.code for one in PLAN.criteria]
    assert all(one.change > 0 for one in year.risen)
    assert all(one.change < 0 for one in year.fallen)
    assert not any(one.reason for one in year.compared)
    assert all(one.reason for one in year.unknown)
    assert year.points - year.before == sum((one.change for one in year.compared), Decimal(0))
    was_full = {one.criterion for one in (*year.compared, *year.unknown) if one.was_full}
    assert {one.criterion for one in (*year.held, *year.slipped)} == was_full
    assert not set(year.held) & set(year.slipped)
    assert not set(year.risen) & set(year.slipped)
