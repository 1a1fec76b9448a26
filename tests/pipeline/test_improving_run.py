"""The goal of an agency: an index, or a place that another one holds and the least above it."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from cchc_xl.errors import NoUsableInput
from cchc_xl.model.plan import Goal
from cchc_xl.pipeline.improving_run import Aimed, goal_of, others_of
from tests.cases import scored
from tests.plans import criterion, plan_of
from tests.tables import workbook

PLAN = plan_of(criterion("1.1", maximum="4"))
FORM = "| Mã | Tiêu chí | Tổng số | Số thực hiện |\n| 1.1 | a | 8 | 7 |"
RANKING = (
    "| Hạng | Đơn vị | Chỉ số |\n| 1 | Xã A | 95,5 |\n| 2 | Xã B | 91,123456 |\n| 3 | Xã C | 87,5 |\n| 4 | Xã D | 80 |"
)


@pytest.fixture
def ranking(tmp_path):
    path = tmp_path / "tổng hợp.xlsx"
    path.write_bytes(workbook({"Xếp hạng": RANKING}))
    return path


@pytest.fixture
def rounded_ranking(tmp_path):
    path = tmp_path / "làm tròn.xlsx"
    path.write_bytes(workbook({"Xếp hạng": RANKING.replace("91,123456", "91,12")}))
    return path


def goal(aimed, index=None):
    card = scored(PLAN, FORM).card
    if index is not None:
        card = replace(card, totals=replace(card.totals, index=Fraction(index)))
    return goal_of(aimed, card, PLAN)


def test_an_index_is_aimed_at_as_it_is_and_nothing_without_one():
    assert (goal(Aimed(index=Decimal(95))), goal(Aimed())) == (Decimal(95), None)


def test_a_place_asks_for_more_than_a_rounded_index_can_hide(rounded_ranking):
    assert goal(Aimed(place=1, ranking=rounded_ranking)) == Decimal("95.505")


def test_a_place_asks_for_the_last_compared_decimal_above_an_exact_index(ranking):
    assert goal(Aimed(place=2, ranking=ranking)) == Decimal("91.12345601")
    assert goal(Aimed(place=1, ranking=ranking)) == Decimal("95.50000001")


def test_who_is_in_that_place_already_has_reached_it(ranking, rounded_ranking):
    assert goal(Aimed(place=3, ranking=ranking)) == Decimal("87.5")
    assert goal(Aimed(place=3, ranking=ranking), "87.4999") == Decimal("87.50000001")
    assert goal(Aimed(place=3, ranking=rounded_ranking), "87.4999") == Decimal("87.4999")
    assert goal(Aimed(place=4, ranking=ranking)) == 80


def test_without_a_place_the_plans_goal_is_meant(ranking):
    assert PLAN.goal.place == 5
    with pytest.raises(NoUsableInput, match="chưa có hạng 5"):
        goal(Aimed(ranking=ranking))
    with pytest.raises(NoUsableInput, match="Kế hoạch không nêu «Hạng mục tiêu»"):
        goal_of(Aimed(ranking=ranking), scored(PLAN, FORM).card, replace(PLAN, goal=Goal()))


def test_a_place_that_nobody_has_is_refused(ranking):
    with pytest.raises(NoUsableInput, match="mới có 4 đơn vị được xếp hạng"):
        goal(Aimed(place=5, ranking=ranking))


def test_the_others_are_all_that_are_ranked_but_this_agency(ranking):
    card = scored(PLAN, FORM).card
    second = replace(card, agency=card.agency._replace(name="B"))

    assert others_of(ranking, card) == (Decimal("95.5"), Decimal("91.123456"), Decimal("87.5"), Decimal(80))
    assert others_of(ranking, second) == (Decimal("95.5"), Decimal("87.5"), Decimal(80))
