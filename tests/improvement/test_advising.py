"""What each criterion could still do: what the plan lets change, and what is out of reach."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from cchc_xl.improvement import improve
from cchc_xl.improvement.advising import advice_of
from cchc_xl.improvement.room import room_of
from cchc_xl.model.advice import Room
from cchc_xl.model.plan import Condition, NotApplicable
from cchc_xl.model.scorecard import Appraisal, Outcome, Score
from cchc_xl.pipeline.scoring_run import score, score_workbook
from tests.cases import reading_of, scored
from tests.plans import SAMPLE, criterion, plan_of, real_plan

HEAD = "| Mã | Tiêu chí | Tổng số | Số thực hiện | Kết quả (Có/Không) | Ngày thực hiện |\n"
MAY = date(2024, 5, 31)
STANDS, MOVES, NO_NEW = frozenset({"done"}), frozenset(), False


def room(code, as_of=MAY, due=None, plan=None):
    plan = plan or real_plan()
    zero = Decimal(0)
    return room_of(plan.criterion(code), Score(code, Outcome.SCORED, zero, zero, zero, zero, "", due=due), as_of, plan)


@pytest.mark.parametrize(
    ("code", "fixed", "grows"),
    [
        ("3.6", STANDS, True),  # a late dossier stays late; new ones come
        ("3.7", MOVES, True),  # an apology may still be written
        ("3.8", STANDS, True),  # a petition settled too late stays so
        ("7.1", STANDS, True),  # a dossier on paper stays on paper
        ("7.2", MOVES, True),  # one that was not scanned may still be
        ("5.1", MOVES, False),  # a month that was not evaluated may still be
        ("8.1", MOVES, False),  # an indicator may still reach what was given
        ("1.4", MOVES, False),
    ],
)
def test_what_a_register_counts_says_what_may_still_change(code, fixed, grows):
    assert room(code) == Room(MAY, 2, fixed, grows)


def test_after_the_period_no_new_case_comes():
    assert [room(code, date(2024, 12, 31)).grows for code in ("3.6", "7.1", "7.8")] == [False, False, False]


@pytest.mark.parametrize(
    ("code", "due", "expected"),
    [
        ("6.1", date(2024, 12, 31), Room(MAY, 2, MOVES, grows=False)),  # in time, as long as it is not due
        ("6.1", date(2024, 4, 30), Room(MAY, 2, STANDS, grows=False)),
        ("7.8", date(2024, 12, 31), Room(MAY, 2, STANDS, grows=True)),  # more tasks fall due
        ("1.6", date(2024, 4, 30), Room(MAY, 2, MOVES, grows=False)),
        ("5.3", None, Room(MAY, 2, STANDS)),  # what was violated was violated
        ("5.4", None, Room(MAY, 2, MOVES)),
        ("1.9", date(2024, 12, 31), Room(MAY, 2, MOVES)),
        ("1.9", date(2024, 1, 31), Room(MAY, 2, frozenset({"1.9.2"}))),  # «Bố trí trước hạn»
    ],
)
def test_of_typed_figures_the_words_of_the_plan_say_what_may_still_change(code, due, expected):
    assert room(code, due=due) == expected


def steps(plan, form, **more):
    return {score.criterion: shown(found) for score, found in advice_of(scored(plan, form, **more), plan)}


def shown(found):
    return [step.sentence for step in found.steps], found.limit


def test_only_criteria_that_lost_points_are_advised():
    plan = plan_of(criterion("1.1", rule="met", maximum="1"), criterion("1.2", rule="met", maximum="1"))
    form = HEAD + "| 1.1 | a | | | Có |\n| 1.2 | b | | | Không |"

    assert steps(plan, form) == {"1.2": (["thực hiện được việc này → Có → +1,00 điểm"], "")}


def test_what_has_no_figures_says_what_it_may_come_to():
    plan = plan_of(criterion("1.1", maximum="4"))
    assert steps(plan, HEAD + "| 1.1 | a | 8 |  |") == {
        "1.1": ([], "Chưa có «Số thực hiện»: khi có số liệu, được từ 0,00 đến 4,00 điểm")
    }


def test_what_is_not_due_yet_is_to_be_done_by_its_day():
    plan = plan_of(criterion("2.1", rule="timely", maximum="2", settings={"due": date(2024, 10, 31)}))
    assert steps(plan, HEAD + "| 2.1 | a |  |  |  |  |", as_of="30/06/2024") == {
        "2.1": (["thực hiện chậm nhất ngày 31/10/2024 → đúng hạn → +2,00 điểm"], "")
    }


def test_what_did_not_arise_is_neither_lost_nor_advised():
    plan = plan_of(criterion("1.1", not_applicable=NotApplicable.EXCLUDED), criterion("1.2", rule="met"))
    form = HEAD + "| 1.1 | a | | | Không áp dụng |\n| 1.2 | b | | | Có |"
    assert steps(plan, form) == {}


def test_appraised_points_are_not_changed_by_figures():
    plan = plan_of(criterion("1.1", rule="met", maximum="1"))
    reading = reading_of(plan, HEAD + "| 1.1 | a | | | Có |")
    cell = reading.entry("1.1").cell
    found = score(reading, plan, {"1.1": Appraisal("1.1", Decimal("0.5"), "", cell)})

    assert [shown(advice) for _, advice in advice_of(found, plan)] == [
        ([], "Điểm đã được thẩm định: thay đổi số liệu không làm thay đổi điểm, chỉ có thể giải trình")
    ]


STRICT = plan_of(criterion("1.1", maximum="4", evidence="required", done="Văn bản đã làm"))
STRICT = replace(STRICT, policy=STRICT.policy._replace(missing_evidence="0 điểm"))


def test_under_a_plan_that_gives_nothing_without_evidence_it_comes_first():
    found = improve(scored(STRICT, HEAD + "| 1.1 | a | 4 | 2 |"), STRICT, Decimal(100))

    ((code, advice),) = found.advice
    assert (code, shown(advice)[0]) == (
        "1.1",
        [
            "bổ sung tài liệu kiểm chứng → +2,00 điểm",
            "bổ sung tài liệu kiểm chứng; thêm 1 văn bản đã làm → 3/4 = 75,00% → +3,00 điểm",
            "bổ sung tài liệu kiểm chứng; thêm 2 văn bản đã làm → 4/4 = 100,00% → +4,00 điểm",
        ],
    )
    assert [(step.units, step.points, step.gain) for step in advice.steps] == [(1, 2, 2), (2, 3, 3), (3, 4, 4)]
    assert (found.way.index, found.way.cost, found.way.reachable) == (100, 3, True)


def test_conditions_of_time_that_were_missed_are_out_of_reach():
    conditions = (Condition("1.9.1", "Có dự toán riêng"), Condition("1.9.2", "Bố trí trước hạn"))
    plan = plan_of(criterion("1.9", rule="met", maximum="1", conditions=conditions, due=date(2024, 1, 31)))
    form = HEAD + "| 1.9 | a | | |  |\n| 1.9.1 | b | | | Có |\n| 1.9.2 | c | | | Không |"

    assert steps(plan, form) == {"1.9": ([], "Điều kiện về thời hạn đã lỡ thì không sửa được")}


def test_the_sample_is_advised_in_the_plans_order_and_each_gain_fits_what_was_lost():
    found = improve(score_workbook(SAMPLE, real_plan()), real_plan())
    codes = [criterion.code for criterion in real_plan().criteria]
    lost = {one.criterion: one.lost for one in found.ledger.losses}

    assert [code for code, _ in found.advice] == [code for code in codes if code in lost]
    assert found.way is None
    for code, advice in found.advice:
        assert all(0 < step.gain <= lost[code] for step in advice.steps)
        assert advice.steps or advice.limit
