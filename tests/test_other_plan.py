"""Another office, another year, another table: nothing of the sample plan is built into the program."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from cchc_xl.consolidation import rank
from cchc_xl.findings import severity_of
from cchc_xl.pipeline.plans import load_plan
from cchc_xl.pipeline.scoring_run import score_workbook
from cchc_xl.plan.loading import load
from cchc_xl.plan.writing import write
from cchc_xl.reporting.consolidated import write_ranking
from cchc_xl.reporting.entry import Contents, write_entry
from cchc_xl.reporting.scoring import write_scorecard
from cchc_xl.sheets.workbook import Workbook
from tests.other_plan import WARD, other_plan

LETTERS = [
    {"Số đơn": "1", "Ngày nhận": date(2026, 2, 1), "Hạn": date(2026, 3, 1), "Ngày xong": date(2026, 3, 1)},
    {"Số đơn": "2", "Ngày nhận": date(2026, 2, 1), "Hạn": date(2026, 3, 1), "Ngày xong": date(2026, 3, 2)},
    {"Số đơn": "3", "Ngày nhận": date(2026, 2, 1), "Hạn": date(2026, 12, 20), "Ngày xong": None},
]
VOTES = [
    {"Nhóm": "Người dân", "Trả lời": "Rất tốt", "Số phiếu": 50},
    {"Nhóm": "Doanh nghiệp", "Trả lời": "Tốt", "Số phiếu": 50},
]
FILLED = Contents(
    rows={
        "1.1.1": {"answer": "Có"},
        "1.1.2": {"answer": "Có"},
        "2.1": {"day": date(2026, 7, 1)},
        "4.1": {"done": 4},
        "5.1": {"answer": "Không áp dụng"},
        "6.1": {"done": 3},
        "8.1": {"done": 5},
        "8.2": {"done": 4},
        "M2": {"done": 2},
    },
    registers={"Đơn thư": LETTERS, "Phiếu hỏi": VOTES},
)


@pytest.fixture
def plan(tmp_path):
    """The plan as its own workbook says it."""
    path = tmp_path / "kế hoạch.xlsx"
    path.write_bytes(write(other_plan()))
    return load_plan(path)


@pytest.fixture
def scored(plan, tmp_path):
    path = tmp_path / "tân an.xlsx"
    path.write_bytes(write_entry(plan, WARD, FILLED))
    return score_workbook(path, plan)


def test_its_workbook_loads_without_a_fault():
    plan, findings = load("kế hoạch.xlsx", write(other_plan()))

    assert plan is not None
    assert {severity_of(one).value for one in findings} <= {"note"}


def test_every_criterion_is_scored_by_its_own_rules(scored):
    points = {one.criterion: one.points for one in scored.card.scores}

    assert points == {
        "1.1": Decimal(10),
        "2.1": Decimal(4),  # a day late
        "3.1": Decimal("10.5"),  # 1 of 2 due by 14/12: 20 × 50/95 = 10,526
        "4.1": Decimal(10),
        "5.1": Decimal(0),  # excluded
        "6.1": Decimal(0),  # 7,5 points lost for want of evidence
        "7.1": Decimal("25.5"),  # (50×100 + 50×70)/100 = 85 %
        "8.1": Decimal(3),
        "8.2": Decimal(-2),
    }


def test_bonus_and_penalty_are_added_to_the_index_of_the_scale(scored):
    """60 of 90 points apply inside the scale; 1 point comes from outside."""
    assert scored.card.totals.maximum == 90
    assert scored.card.totals.index == Fraction(60, 90) * 100 + 1


def test_targets_are_judged_by_their_own_codes(scored):
    assert [(one.target, one.met) for one in scored.card.targets] == [("M1", False), ("M2", True)]


def test_an_official_plan_prints_no_specimen_line(scored, plan):
    book = Workbook("a", write_scorecard(scored, plan))

    words = [cell for name in book.names for row in book.sheet(name).rows for cell in row if isinstance(cell, str)]
    assert not [word for word in words if "bảng điểm mẫu" in word.casefold()]


def test_its_communes_are_ranked(scored, plan):
    ranking, findings = rank([scored.card], plan)
    book = Workbook("a", write_ranking(ranking, findings, plan))

    assert [(one.place, one.agency.title) for one in ranking.standings] == [
        (1, "Phường Tân An"),
        (None, "Phường Bình Hòa"),
    ]
    assert "Xếp hạng" in book.names


def test_each_official_gets_a_part_with_the_registers_behind_it(plan):
    names = Workbook("a", write_entry(plan, WARD, official="Minh")).names

    assert "Phiếu hỏi" in names
    assert "Đơn thư" not in names
