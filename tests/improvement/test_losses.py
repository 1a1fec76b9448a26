"""The ledger of lost points: what, why, who and by when, the worst first, and sums that agree with the score."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random

import pytest

from cchc_xl.gathering import holder_of
from cchc_xl.improvement import ledger
from cchc_xl.model.plan import Area
from cchc_xl.model.scorecard import Outcome
from cchc_xl.pipeline.scoring_run import score_workbook
from cchc_xl.reading import read
from cchc_xl.reporting.entry import write_entry
from tests.cases import scored, scored_reading
from tests.plans import SAMPLE, criterion, plan_of, real_plan
from tests.samples.commune import commune_of
from tests.samples.entry import unclaimed
from tests.samples.form_rows import form_rows

PLAN = replace(
    plan_of(
        criterion("1.1", maximum="4", evidence="required", clause="III.1(a)-3"),
        criterion("1.2", rule="met", maximum="1", official="Xuân"),
        criterion(
            "2.1", rule="counted", maximum="2", official="", settings={"each": Decimal(1)}, due=date(2024, 6, 30)
        ),
        criterion("2.2", rule="met", maximum="1"),
    ),
    areas=(Area("1", "Chỉ đạo", Decimal(5), "III.1"), Area("2", "Văn bản", Decimal(3), "III.2")),
)
FORM = """
    | Mã  | Tiêu chí | Tổng số | Số thực hiện | Kết quả (Có/Không) | Điểm năm trước | Tài liệu kiểm chứng |
    |-----|----------|---------|--------------|--------------------|----------------|---------------------|
    | 1.1 | Tỷ lệ    | 8       | 5            |                    | 3,5            |                     |
    | 1.2 | Có       |         |              | Không              |                | 12/BC-UBND          |
    | 2.1 | Số       |         | 0            |                    |                |                     |
    | 2.2 | Đủ       |         |              | Có                 |                |                     |
"""


def test_each_lost_point_has_its_rule_figures_clause_official_and_due_date_the_worst_first():
    found = ledger(scored(PLAN, FORM), PLAN)

    assert [(one.criterion, one.lost, one.points, one.maximum) for one in found.losses] == [
        ("2.1", 2, 0, 2),
        ("1.1", Decimal("1.5"), Decimal("2.5"), 4),
        ("1.2", 1, 0, 1),
    ]
    share = found.losses[1]
    assert (share.clause, share.official, share.title, share.area) == ("III.1(a)-3", "Đảm", "Tiêu chí 1.1", "1")
    assert (share.rule, share.outcome) == ("Tỷ lệ × 4 điểm", Outcome.SCORED)
    assert share.reason == "Theo tỷ lệ: 5/8 = 62,50%; 4 × 5/8 → 2,50 điểm"
    assert [(used.part, used.value) for used in share.figures] == [("done", 5), ("total", 8)]
    assert [(one.official, one.due, one.overdue) for one in found.losses] == [
        ("Chưa phân công", date(2024, 6, 30), True),
        ("Đảm", date(2024, 12, 31), False),
        ("Xuân", date(2024, 12, 31), False),
    ]
    assert [(one.evidence_missing, one.last_year) for one in found.losses] == [
        (False, None),
        (True, Decimal("3.5")),
        (False, None),
    ]


def test_areas_and_officials_have_their_sums():
    found = ledger(scored(PLAN, FORM), PLAN)

    assert found.by_area == (("1", Decimal("2.5")), ("2", 2))
    assert found.by_official == (("Đảm", Decimal("1.5")), ("Xuân", 1), ("Chưa phân công", 2))
    assert found.lost == Decimal("4.5")


def test_of_equal_losses_the_one_due_first_stands_first():
    early = replace(PLAN.criteria[1], due=date(2024, 3, 1), maximum=Decimal(2))
    plan = replace(PLAN, criteria=(PLAN.criteria[2], early))
    found = ledger(scored(plan, FORM), plan)

    assert [one.criterion for one in found.losses] == ["1.2", "2.1"]


def test_the_sample_loses_what_its_score_lacks():
    agrees(score_workbook(SAMPLE, real_plan()), real_plan())


@pytest.mark.parametrize("seed", range(12))
def test_any_commune_loses_what_its_score_lacks_to_the_last_hundredth(seed):
    plan = real_plan()
    agency = Random(seed).choice(plan.roster)  # noqa: S311 - nothing here is secret
    commune = commune_of(plan, agency, seed)
    data = write_entry(plan, agency, unclaimed(commune, form_rows(commune), dossiers=60))
    agrees(scored_reading(read("xã.xlsx", data, plan), plan), plan)


def agrees(found, plan):
    whole, card = ledger(found, plan), found.card
    assert whole.by_area == tuple((area.code, area.maximum - area.points) for area in card.totals.areas)
    assert whole.lost == card.totals.maximum - card.totals.points == sum(one.lost for one in whole.losses)
    assert sum(lost for _, lost in whole.by_official) == whole.lost
    for name, lost in whole.by_official:
        owed = [card.score(one.code) for one in plan.criteria if holder_of(one) == name]
        assert lost == sum(one.maximum - one.points for one in owed if one.applies)
    lost = [one.lost for one in whole.losses]
    assert lost == sorted(lost, reverse=True)
    assert {one.criterion for one in whole.losses} == {one.criterion for one in card.scores if one.lost > 0}
