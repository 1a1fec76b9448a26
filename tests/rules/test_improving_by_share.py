"""The least change of a share: in bands, in proportion, of a mean; and what no change reaches any more."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import combinations_with_replacement

from hypothesis import example, given, strategies

from cchc_xl.model.advice import Aim, Change
from cchc_xl.model.plan import Band
from cchc_xl.model.scorecard import Given, Line
from tests.plans import criterion
from tests.rules.advice import (
    A_THOUSAND,
    OVER,
    PAST,
    ROOM,
    advice,
    climbs_all_the_way,
    keeps_its_word,
    one_less,
    shown,
    worth,
)


def bands(*steps):
    return tuple(Band(sign, Decimal(threshold), Decimal(points)) for sign, threshold, points in steps)


ONLINE = criterion("7.1", maximum="4", settings={"target": Decimal(50)}, done="Hồ sơ trực tuyến", total="Hồ sơ")
ON_TIME = criterion("3.6", maximum="5", settings={"floor": Decimal(90)}, done="Hồ sơ đúng hạn", total="Hồ sơ")
TAXES = criterion("8.2", maximum="3", settings={"mean": "sắc thuế"}, done="Số thu", total="Chỉ tiêu giao")
LISTED = criterion(
    "3.3", rule="banded", maximum="2", bands=bands((">=", 100, 2), (">=", 95, 1), ("<", 95, 0)), done="TTHC đã niêm yết"
)
SAVING = criterion(
    "6.2",
    rule="banded",
    maximum="2",
    bands=bands((">=", 10, 2), (">=", 5, "1.5"), (">", 0, 1), ("<=", 0, 0)),
    may_be_negative=True,
    done="Kinh phí tiết kiệm",
)
LATE = criterion(
    "3.6", rule="banded", maximum="2", bands=bands(("<=", 2, 2), ("<=", 5, 1), (">", 5, 0)), done="Trễ hạn"
)
FAULTS = criterion(
    rule="banded", maximum="2", total="", done="Số lỗi", bands=bands(("=", 0, 2), ("<=", 3, 1), (">", 3, 0))
)

totals = strategies.integers(1, 3000)
shares = totals.flatmap(lambda total: strategies.tuples(strategies.integers(0, total), strategies.just(total)))


proportional = strategies.sampled_from(
    [replace(one, maximum=Decimal("0.6")) for one in (ONLINE, ON_TIME, replace(ON_TIME, settings={}))]
)


def figures(pair):
    return Given(done=Decimal(pair[0]), total=Decimal(pair[1]))


def test_the_target_is_a_number_of_dossiers_away():
    found = advice(ONLINE, done=Decimal(79), total=Decimal(200))

    assert found.limit == ""
    assert (found.steps[0].sentence, found.steps[0].units) == (
        "thêm 1 hồ sơ trực tuyến → 80/200 = 40,00% → +0,04 điểm",
        Decimal(1),
    )
    last = found.steps[-1]
    assert last.sentence == "thêm 21 hồ sơ trực tuyến → 100/200 = 50,00% → +0,84 điểm"
    assert (last.aim, last.points) == (Aim.FULL, Decimal(4))
    assert last.changes == (Change("done", "Hồ sơ trực tuyến", Decimal(79), Decimal(100)),)


def test_where_rounding_gives_the_maximum_sooner_the_very_share_is_a_step_of_its_own():
    *_, full, target = advice(ONLINE, done=Decimal(900), total=Decimal(2000)).steps

    assert (full.aim, full.sentence) == (Aim.FULL, "thêm 99 hồ sơ trực tuyến → 999/2.000 = 49,95% → +0,40 điểm")
    assert (target.aim, target.sentence) == (
        Aim.TARGET,
        "thêm 100 hồ sơ trực tuyến → 1.000/2.000 = 50,00% → +0,40 điểm",
    )


def test_a_late_dossier_stays_late_and_new_ones_raise_the_share_but_not_to_the_whole():
    late = criterion("3.6", maximum="5", done="Hồ sơ đúng hạn", total="Hồ sơ")
    found = advice(late, PAST, done=Decimal(95), total=Decimal(100))

    assert found.steps[0].sentence == "thêm 3 trường hợp mới, đều là hồ sơ đúng hạn → 98/103 = 95,15% → +0,01 điểm"
    assert found.steps[0].changes == (
        Change("done", "Hồ sơ đúng hạn", Decimal(95), Decimal(98)),
        Change("total", "Hồ sơ", Decimal(100), Decimal(103)),
    )
    assert found.steps[-1].sentence == (
        "thêm 4.900 trường hợp mới, đều là hồ sơ đúng hạn → 4.995/5.000 = 99,90% → +0,25 điểm"
    )
    assert all(step.aim is not Aim.TARGET for step in found.steps)


def test_nothing_moves_a_share_of_the_past_when_no_case_comes_any_more():
    assert shown(advice(ON_TIME, OVER, done=Decimal(95), total=Decimal(100))) == (
        [],
        "Trường hợp đã qua thì không đổi được, và trong kỳ không còn trường hợp mới",
    )


def test_below_the_floor_the_next_points_come_at_the_floor():
    first = advice(ON_TIME, done=Decimal(80), total=Decimal(100)).steps[0]
    assert first.sentence == "thêm 10 hồ sơ đúng hạn → 90/100 = 90,00% → +4,50 điểm"


def test_at_the_maximum_there_is_nothing_to_do():
    assert shown(advice(ONLINE, done=Decimal(60), total=Decimal(100))) == ([], "")


def test_each_better_band_is_a_step():
    assert shown(advice(LISTED, done=Decimal(120), total=Decimal(128))) == (
        [
            "thêm 2 TTHC đã niêm yết → 122/128 = 95,31% → +1,00 điểm",
            "thêm 8 TTHC đã niêm yết → 128/128 = 100,00% → +2,00 điểm",
        ],
        "",
    )


def test_new_cases_alone_never_make_a_whole():
    assert shown(advice(LISTED, PAST, done=Decimal(90), total=Decimal(100))) == (
        ["thêm 100 trường hợp mới, đều là TTHC đã niêm yết → 190/200 = 95,00% → +1,00 điểm"],
        "Số liệu còn thay đổi được không đưa tới bậc cao nhất",
    )


def test_a_share_that_should_be_small_falls_by_fewer_or_beside_new_cases():
    assert shown(advice(LATE, done=Decimal(8), total=Decimal(100)))[0] == [
        "bớt 3 trễ hạn → 5/100 = 5,00% → +1,00 điểm",
        "bớt 6 trễ hạn → 2/100 = 2,00% → +2,00 điểm",
    ]
    assert shown(advice(LATE, PAST, done=Decimal(8), total=Decimal(100)))[0] == [
        "thêm 60 trường hợp mới, không có trễ hạn → 8/160 = 5,00% → +1,00 điểm",
        "thêm 300 trường hợp mới, không có trễ hạn → 8/400 = 2,00% → +2,00 điểm",
    ]


def test_money_moves_by_its_last_decimal_and_a_loss_becomes_a_saving():
    assert shown(advice(SAVING, done=Decimal("-0.2"), total=Decimal("1234.5")))[0] == [
        "thêm 0,3 kinh phí tiết kiệm → 0,1/1.234,5 = 0,01% → +1,00 điểm",
        "thêm 62 kinh phí tiết kiệm → 61,8/1.234,5 = 5,01% → +1,50 điểm",
        "thêm 123,7 kinh phí tiết kiệm → 123,5/1.234,5 = 10,00% → +2,00 điểm",
    ]


def test_a_number_of_faults_falls_unless_they_stay():
    assert shown(advice(FAULTS, done=Decimal(5)))[0] == ["bớt 2 lỗi → 3 → +1,00 điểm", "bớt 5 lỗi → 0 → +2,00 điểm"]
    assert shown(advice(FAULTS, PAST, done=Decimal(5))) == (
        [],
        "Số liệu còn thay đổi được không đưa tới bậc cao nhất",
    )


def test_of_a_mean_the_line_with_the_smallest_total_is_filled_first():
    lines = (Line("Thuế A", Decimal(90), Decimal(100)), Line("Thuế B", Decimal(4), Decimal(5)))
    found = advice(TAXES, lines=lines)

    assert found.steps[0].sentence == "Thuế B thêm 1 → trung bình 95,00% → +0,30 điểm"
    assert found.steps[-1].sentence == "Thuế A thêm 10; Thuế B thêm 1 → trung bình 100,00% → +0,45 điểm"
    assert found.steps[-1].changes == (
        Change("done: Thuế A", "Số thu – Thuế A", Decimal(90), Decimal(100)),
        Change("done: Thuế B", "Số thu – Thuế B", Decimal(4), Decimal(5)),
    )


@A_THOUSAND
@given(shares, proportional)
def test_advice_in_proportion_keeps_its_word(pair, one):
    assert climbs_all_the_way(keeps_its_word(one, figures(pair), one_less), one, figures(pair))


@A_THOUSAND
@given(shares, proportional)
def test_advice_in_proportion_beside_new_cases_keeps_its_word(pair, one):
    keeps_its_word(one, figures(pair), one_less, PAST)


@A_THOUSAND
@given(shares, strategies.sampled_from([LISTED, LATE]), strategies.sampled_from([ROOM, PAST]))
def test_advice_in_bands_keeps_its_word(pair, one, room):
    found = keeps_its_word(one, figures(pair), one_less, room)
    assert room is PAST or climbs_all_the_way(found, one, figures(pair))


@A_THOUSAND
@given(strategies.decimals(-500, 500, places=1), strategies.decimals(1, 2000, places=1))
def test_advice_of_money_keeps_its_word(saved, whole):
    money = Given(done=saved, total=whole)
    found = keeps_its_word(SAVING, money, lambda before, after: one_less(before, after, Decimal("0.1")))
    assert climbs_all_the_way(found, SAVING, money)


signs = strategies.sampled_from([">=", ">", "<=", "<", "="])
any_bands = strategies.lists(
    strategies.tuples(signs, strategies.integers(0, 110), strategies.sampled_from(["-0.5", "0", "0.5", "1", "2"])),
    min_size=1,
    max_size=5,
)


@A_THOUSAND
@example(2, 8, [(">=", 38, "0"), ("<=", 0, "0.5"), (">=", 0, "-0.5")])  # two up as near as two down, and worth less
@given(strategies.integers(0, 40), strategies.integers(1, 40), any_bands)
def test_advice_in_any_bands_is_the_least_that_could_be_done(done, total, steps):
    one = replace(LISTED, bands=bands(*steps), maximum=Decimal(2))
    found = keeps_its_word(one, figures((done, total)), one_less)
    worths = [worth(one, figures((other, total))) for other in range(60)]
    now = worths[done]
    reached = {
        points: min(abs(other - done) for other, reached in enumerate(worths) if reached >= points)
        for points in set(worths)
        if points > now
    }
    promised = {step.points: step.units for step in found.steps}
    assert promised.items() <= reached.items()
    assert max(reached, default=now) == max(promised, default=now)


line_of_a_plan = strategies.integers(1, 4).flatmap(
    lambda total: strategies.tuples(strategies.integers(0, total + 1), strategies.just(total))
)
lines_of_plans = strategies.lists(line_of_a_plan, min_size=1, max_size=3)
means = strategies.sampled_from(
    [
        replace(TAXES, maximum=Decimal("0.1")),
        replace(TAXES, maximum=Decimal("0.2"), settings={"mean": "x", "floor": Decimal(60)}),
    ]
)


@A_THOUSAND
@given(lines_of_plans, means)
def test_advice_of_a_mean_keeps_its_word_however_one_unit_less_is_spread(pairs, one):
    lines = tuple(Line(f"Dòng {n}", Decimal(done), Decimal(total)) for n, (done, total) in enumerate(pairs))
    before = Given(lines=lines)

    def less(_, after):
        units = int(sum(new.done - old.done for new, old in zip(after.lines, lines, strict=True))) - 1
        for chosen in combinations_with_replacement(range(len(lines)), units):
            yield Given(lines=tuple(x._replace(done=x.done + chosen.count(n)) for n, x in enumerate(lines)))

    assert climbs_all_the_way(keeps_its_word(one, before, less), one, before)


def test_shares_are_exact_where_binary_numbers_are_not():
    found = advice(criterion(maximum="3", done="Việc"), done=Decimal(295), total=Decimal(960))
    assert found.steps[0].points == Decimal("0.93")
    assert Fraction(3 * 296, 960) == Fraction("0.925")
