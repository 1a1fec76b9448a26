"""The least change of numbers, answers, dates and surveys; and what nothing changes any more."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations

from hypothesis import given, strategies

from cchc_xl.model.advice import Aim, Change, Room
from cchc_xl.model.plan import Condition, Option
from cchc_xl.model.scorecard import Given
from tests.plans import criterion
from tests.rules.advice import A_THOUSAND, PAST, advice, climbs_all_the_way, keeps_its_word, one_less, shown, worth

POSTS = criterion("7.5", rule="counted", maximum="1.5", done="Hồ sơ qua bưu chính", settings={"each": Decimal("0.05")})
FAULTS = {"each": Decimal("0.5"), "floor": Decimal("-0.5")}
OFFENCES = criterion("5.3", rule="deducted", maximum="2", done="Số vụ việc vi phạm", settings=FAULTS)
REPORTED = criterion("1.8", rule="met", maximum="1", done="Đã thực hiện")
MONEY = criterion(
    "1.9",
    rule="met",
    maximum="1",
    conditions=(Condition("1.9.1", "Có dự toán riêng"), Condition("1.9.2", "Bố trí trước hạn")),
)
QUALITY = criterion(
    "7.6",
    rule="met",
    maximum="2",
    conditions=(
        Condition("7.6.1", "Đã xây dựng", Decimal("0.5")),
        Condition("7.6.2", "Đã công bố", Decimal("0.5")),
        Condition("7.6.3", "Duy trì, cải tiến", Decimal(1)),
    ),
)
DUE = date(2024, 10, 31)
REVIEW = criterion("2.1", rule="timely", maximum="2", done="Ngày hoàn thành", settings={"due": DUE, "late": Decimal(1)})
CONTENT = criterion(
    "8.3",
    rule="surveyed",
    maximum="3",
    options=(
        Option("Rất hài lòng", Decimal(100)),
        Option("Hài lòng", Decimal(100)),
        Option("Bình thường", Decimal(50)),
        Option("Không hài lòng", Decimal(0)),
    ),
)


def test_each_one_more_counts_up_to_the_maximum():
    found = advice(POSTS, done=Decimal(23))

    assert [step.units for step in found.steps] == [1, 2, 3, 4, 5, 6, 7]
    assert found.steps[-1].sentence == "thêm 7 hồ sơ qua bưu chính → 30 → +0,35 điểm"
    assert (found.steps[-1].aim, found.limit) == (Aim.FULL, "")


def test_points_are_rounded_as_the_plan_rounds_them():
    """With one decimal 0,05 points are 0,1, and the next number of dossiers that shows has two more."""
    found = advice(POSTS, Room(date(2024, 6, 30), decimals=1), done=Decimal(0))

    assert [(step.units, step.points) for step in found.steps[:3]] == [
        (1, Decimal("0.1")),
        (3, Decimal("0.2")),
        (5, Decimal("0.3")),
    ]
    assert found.steps[0].sentence == "thêm 1 hồ sơ qua bưu chính → 1 → +0,1 điểm"


def test_a_fault_that_can_be_taken_back_earns_its_points():
    assert shown(advice(OFFENCES, done=Decimal(2)))[0] == [
        "bớt 1 vụ việc vi phạm → 1 → +0,50 điểm",
        "bớt 2 vụ việc vi phạm → 0 → +1,00 điểm",
    ]


def test_a_fault_that_has_happened_stays():
    assert shown(advice(OFFENCES, PAST, done=Decimal(2))) == (
        [],
        "Việc đã xảy ra thì không sửa được: điểm đã trừ không lấy lại được trong kỳ",
    )


def test_below_the_floor_the_first_faults_fewer_earn_nothing():
    assert advice(OFFENCES, done=Decimal(9)).steps[0].sentence == "bớt 5 vụ việc vi phạm → 4 → +0,50 điểm"


def test_a_no_becomes_a_yes():
    found = advice(REPORTED, met=(False,))
    assert shown(found) == (["thực hiện được việc này → Có → +1,00 điểm"], "")
    assert found.steps[0].changes == (Change("answer", "Kết quả", "Không", "Có"),)


def test_where_all_conditions_must_hold_only_all_of_them_earn():
    assert shown(advice(MONEY, met=(False, False))) == (
        ["thực hiện «Có dự toán riêng», «Bố trí trước hạn» → Có → +1,00 điểm"],
        "",
    )


def test_a_condition_of_time_that_was_missed_keeps_the_maximum_out_of_reach():
    missed = Room(date(2024, 6, 30), fixed=frozenset({"1.9.2"}))
    assert shown(advice(MONEY, missed, met=(False, False))) == ([], "Điều kiện về thời hạn đã lỡ thì không sửa được")
    assert shown(advice(MONEY, missed, met=(False, True)))[0] == ["thực hiện «Có dự toán riêng» → Có → +1,00 điểm"]


def test_the_condition_that_earns_most_comes_first():
    assert shown(advice(QUALITY, met=(True, False, False)))[0] == [
        "thực hiện «Duy trì, cải tiến» → Có → +1,00 điểm",
        "thực hiện «Đã công bố», «Duy trì, cải tiến» → Có → +1,50 điểm",
    ]


def test_what_is_not_done_may_be_done_in_time_until_the_due_date_and_late_after_it():
    assert shown(advice(REVIEW, Room(DUE), day=None)) == (
        ["thực hiện chậm nhất ngày 31/10/2024 → đúng hạn → +2,00 điểm"],
        "",
    )
    assert shown(advice(REVIEW, Room(DUE + timedelta(1)), day=None)) == (
        ["thực hiện ngay → chậm so với hạn 31/10/2024 → +1,00 điểm"],
        "Đã quá hạn 31/10/2024: nhiều nhất còn 1,00 điểm",
    )


def test_where_lateness_earns_nothing_nothing_is_left_to_do():
    strict = replace(REVIEW, settings={"due": DUE})
    assert shown(advice(strict, Room(DUE + timedelta(1)), day=None)) == (
        [],
        "Đã quá hạn 31/10/2024: nhiều nhất còn 0,00 điểm",
    )


def test_what_was_done_late_stays_late():
    assert shown(advice(REVIEW, Room(date(2024, 12, 31)), day=date(2024, 11, 8))) == (
        [],
        "Đã làm ngày 08/11/2024, sau hạn 31/10/2024: không sửa được",
    )


def test_a_survey_is_not_changed_but_says_what_the_next_one_needs():
    answers = {"Rất hài lòng": Decimal(156), "Hài lòng": Decimal(204), "Bình thường": Decimal(30)}
    found = advice(CONTENT, answers={**answers, "Không hài lòng": Decimal(10)})

    assert found.limit == "Phiếu đã khảo sát thì không sửa; chỉ lần khảo sát sau mới cho kết quả khác"
    assert all(step.next_time for step in found.steps)
    assert found.steps[-1].changes == (
        Change("answers: Rất hài lòng", "Rất hài lòng", Decimal(156), Decimal(195)),
        Change("answers: Bình thường", "Bình thường", Decimal(30), Decimal(1)),
        Change("answers: Không hài lòng", "Không hài lòng", Decimal(10), Decimal(0)),
    )
    assert found.steps[-1].sentence == (
        "lần khảo sát sau cần thêm 39 phiếu «Rất hài lòng» thay cho phiếu ở mức thấp → "
        "399/400 = 99,75% trả lời ở mức cao nhất → +0,19 điểm"
    )


@A_THOUSAND
@given(strategies.integers(0, 60), strategies.sampled_from(["0.05", "0.75", "0.004", "0.3"]))
def test_advice_of_a_count_keeps_its_word(done, each):
    one = replace(POSTS, settings={"each": Decimal(each)})
    figures = Given(done=Decimal(done))
    assert climbs_all_the_way(keeps_its_word(one, figures, one_less), one, figures)


@A_THOUSAND
@given(strategies.integers(0, 60), strategies.sampled_from(["0.1", "0.25", "0.005", "0.335"]))
def test_advice_of_faults_keeps_its_word(done, each):
    one = replace(OFFENCES, settings={"each": Decimal(each), "floor": Decimal("-0.5")})
    figures = Given(done=Decimal(done))
    assert climbs_all_the_way(keeps_its_word(one, figures, one_less), one, figures)


@A_THOUSAND
@given(
    strategies.lists(
        strategies.tuples(strategies.booleans(), strategies.sampled_from(["0.25", "0.5", "1"])), min_size=1, max_size=5
    ),
    strategies.booleans(),
)
def test_advice_of_conditions_keeps_its_word_whichever_one_is_left_out(answers, each):
    conditions = tuple(
        Condition(f"7.6.{n}", f"Điều kiện {n}", Decimal(points) if each else None)
        for n, (_, points) in enumerate(answers)
    )
    maximum = sum((Decimal(points) for _, points in answers), Decimal(0))
    one, now = replace(QUALITY, conditions=conditions, maximum=maximum), Given(met=tuple(met for met, _ in answers))

    def less(_, after):
        unmet = [place for place, met in enumerate(now.met) if not met]
        for chosen in combinations(unmet, sum(after.met) - sum(now.met) - 1):
            yield Given(met=tuple(met or place in chosen for place, met in enumerate(now.met)))

    assert climbs_all_the_way(keeps_its_word(one, now, less), one, now)


days = strategies.dates(date(2023, 12, 1), date(2025, 1, 31))


@A_THOUSAND
@given(strategies.none() | days, days, strategies.sampled_from(["0", "1", "-0.5"]))
def test_advice_of_a_date_keeps_its_word(day, as_of, late):
    one = replace(REVIEW, settings={"due": DUE, "late": Decimal(late)})
    found = keeps_its_word(one, Given(day=day), lambda before, _: [before], Room(as_of))
    assert all(change.after >= as_of for step in found.steps for change in step.changes)
    reached = max([worth(one, Given(day=day)), *(step.points for step in found.steps)])
    assert bool(found.limit) == (reached < 2)


counts = strategies.tuples(*[strategies.integers(0, 120)] * 4).filter(any)


@A_THOUSAND
@given(counts, strategies.sampled_from(["0.05", "0.2"]))
def test_advice_of_a_survey_keeps_its_word(numbers, maximum):
    one = replace(CONTENT, maximum=Decimal(maximum))
    labels = [option.label for option in one.options]
    before = Given(answers={label: Decimal(number) for label, number in zip(labels, numbers, strict=True)})

    def less(_, after):
        """One answer fewer became better: any one of those that did."""
        for label in labels[2:]:
            if after.answers[label] < before.answers[label]:
                answers = dict(after.answers)
                answers[label] += 1
                answers[labels[0]] -= 1
                yield Given(answers=answers)

    found = keeps_its_word(one, before, less)
    assert all(sum(step.then.answers.values()) == sum(numbers) for step in found.steps)
    assert max([worth(one, before), *(step.points for step in found.steps)]) == one.maximum
