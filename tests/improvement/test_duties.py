"""The duties of each official: what lacks points or evidence, overdue first, and the facts of how they stand."""

from datetime import date
from decimal import Decimal

from cchc_xl.improvement import duties_of, ledger
from cchc_xl.model.duty import Facts
from cchc_xl.model.plan import Official, Target
from cchc_xl.pipeline.scoring_run import score_workbook
from tests.cases import scored
from tests.plans import SAMPLE, criterion, plan_of, real_plan

JUNE = date(2024, 6, 30)
PLAN = plan_of(
    criterion("1.1", maximum="4"),
    criterion("1.2", rule="met", maximum="1", due=JUNE),
    criterion("1.3", rule="met", maximum="1", official="Xuân", due=JUNE),
    criterion("1.4", rule="met", maximum="1", official="Xuân", evidence="required", due=JUNE),
    criterion("1.5", rule="met", maximum="1", official=""),
    targets=(
        Target("T1", "III.1", "Làm hết", "Xuân", "%", ">=", "100", "ratio", ("1.1",)),
        Target("T2", "III.2", "Làm một nửa", "Đảm", "%", ">=", "50", "ratio", ("1.1",)),
    ),
    officials=(Official("Đảm", "Văn phòng"), Official("Xuân", "Kế toán", email="xuan@example.vn")),
)
FORM = """
    | Mã  | Tiêu chí | Tổng số | Số thực hiện | Kết quả (Có/Không) | Điểm năm trước |
    |-----|----------|---------|--------------|--------------------|----------------|
    | 1.1 | Tỷ lệ    | 4       | 3            |                    | 3,5            |
    | 1.2 | Một      |         |              | Không              | 0              |
    | 1.3 | Hai      |         |              | Có                 | 0              |
    | 1.4 | Ba       |         |              | Có                 | 1              |
    | 1.5 | Bốn      |         |              | Có                 |                |
"""


def duties():
    return duties_of(scored(PLAN, FORM), PLAN)


def test_who_has_overdue_points_stands_first_and_overdue_duties_before_the_others():
    assert [
        (one.name, one.overdue, [(duty.loss.criterion, duty.overdue) for duty in one.duties]) for one in duties()
    ] == [
        ("Đảm", 1, [("1.2", True), ("1.1", False)]),
        ("Xuân", 0, [("1.4", False)]),
        ("Chưa phân công", 0, []),
    ]


def test_a_duty_says_what_is_needed_and_what_it_wins():
    of_dam, of_xuan, _ = duties()

    assert [(duty.needed, duty.gain) for duty in of_dam.duties] == [
        ("Thực hiện được việc này → Có → +1,00 điểm", 1),
        ("Thêm 1 đã làm → 4/4 = 100,00% → +1,00 điểm", 1),
    ]
    assert [(duty.needed, duty.gain, duty.loss.lost) for duty in of_xuan.duties] == [
        ("Bổ sung tài liệu kiểm chứng", None, 0)
    ]


def test_the_facts_count_what_was_held_won_lost_and_done_in_time():
    assert [one.facts for one in duties()] == [
        Facts(2, Decimal(5), Decimal(3), Decimal(2), 2, 0, (), (), (("1.1", Decimal("-0.5")),)),
        Facts(2, Decimal(2), Decimal(2), Decimal(0), 2, 2, ("1.3", "1.4"), (("1.3", Decimal(1)),), ()),
        Facts(1, Decimal(1), Decimal(1), Decimal(0), 1, 1, ("1.5",), (), ()),
    ]


def test_targets_that_are_not_met_stand_with_their_official_and_why():
    assert [[(unmet.target.code, unmet.reason) for unmet in one.unmet] for one in duties()] == [
        [],
        [("T1", "3/4 = 75,00%, yêu cầu ≥ 100%")],
        [],
    ]
    assert [(one.title, one.address) for one in duties()] == [
        ("Văn phòng", ""),
        ("Kế toán", "xuan@example.vn"),
        ("", ""),
    ]


def test_a_task_done_on_a_day_is_in_time_by_that_day():
    plan = real_plan()
    of_ngoc = next(one for one in duties_of(score_workbook(SAMPLE, plan), plan) if one.name == "Ngọc")

    assert (of_ngoc.facts.due, of_ngoc.facts.in_time) == (4, 3)  # 2.1 was done on 8 November, due on 31 October


def test_the_sums_agree_with_the_ledger():
    plan = real_plan()
    sample = score_workbook(SAMPLE, plan)
    everyone, book = duties_of(sample, plan), ledger(sample, plan)

    assert {one.name: one.facts.lost for one in everyone} == dict(book.by_official)
    assert sorted(duty.loss.criterion for one in everyone for duty in one.duties if duty.loss.lost) == sorted(
        loss.criterion for loss in book.losses
    )
