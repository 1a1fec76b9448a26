"""What the figures of a criterion allow: points by the rule, or a state that stands without one."""

from datetime import date
from decimal import Decimal

import pytest

from cchc_xl.model.scorecard import Line, Outcome
from tests.cases import scored
from tests.plans import (
    Band,
    Condition,
    Measure,
    NotApplicable,
    Option,
    Register,
    RegisterColumn,
    criterion,
    plan_of,
)
from tests.plans import Test as RowTest

FULL, EXCLUDED, REFUSED = NotApplicable.FULL, NotApplicable.EXCLUDED, NotApplicable.REFUSED
NA = "Không áp dụng"
STATE = {FULL: "full", EXCLUDED: "excluded", REFUSED: "missing"}


def outcome(one, row, sheets=None, as_of="31/12/2024", **more):
    """Score one criterion by its row; gives outcome and points."""
    score = score_of(one, row, sheets, as_of, **more)
    return score.outcome.value, score.points


def score_of(one, row, sheets=None, as_of="31/12/2024", **more):
    form = f"""
        | Mã   | Tiêu chí | Tổng số | Số thực hiện | Ngày thực hiện | Kết quả |
        | '1.1 | Một      | {row} |
    """
    return scored(plan_of(one, **more), form, sheets, as_of).card.score("1.1")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("10 | 5 |  | ", ("scored", 1)),
        ("10 | 0 |  | ", ("scored", 0)),
        ("10 | 10 |  | ", ("scored", 2)),
        ("10 | 12 |  | ", ("scored", 2)),
        ("10 | 5 |  | Có", ("scored", 1)),
        ("10 | 5 |  | Không", ("scored", 1)),
        (" | 5 |  | ", ("missing", 0)),
        ("10 |  |  | ", ("missing", 0)),
        (" |  |  | ", ("missing", 0)),
        (" |  |  | Không", ("missing", 0)),
        (" | 0 |  | ", ("missing", 0)),
        ("0 | 3 |  | ", ("missing", 0)),
        ("-10 | 5 |  | ", ("missing", 0)),
        ("10 | -5 |  | ", ("missing", 0)),
        ("10 | nhiều |  | ", ("error", 0)),
        ("#N/A | 5 |  | ", ("error", 0)),
        ("10 | =A1 |  | ", ("error", 0)),
        ("10 | 5 |  | có lẽ", ("error", 0)),
        (f"10 | 5 |  | {NA}", ("missing", 0)),
        (f"10 |  |  | {NA}", ("missing", 0)),
    ],
)
@pytest.mark.parametrize("effect", NotApplicable)
def test_a_share_is_scored_only_from_a_number_and_a_total_above_zero(effect, row, said):
    assert outcome(criterion("1.1", not_applicable=effect), row) == said


@pytest.mark.parametrize("effect", NotApplicable)
@pytest.mark.parametrize("row", ["0 | 0 |  | ", "0 |  |  | ", f" |  |  | {NA}", f"0 | 0 |  | {NA}", f"0 |  |  | {NA}"])
def test_nothing_to_do_is_the_not_applicable_case_where_one_is_allowed_else_missing(effect, row):
    points = {FULL: 2, EXCLUDED: 0, REFUSED: 0}[effect]

    assert outcome(criterion("1.1", not_applicable=effect), row) == (STATE[effect], points)


@pytest.mark.parametrize(
    ("effect", "row", "reason"),
    [
        (FULL, f" |  |  | {NA}", "Không phát sinh (ghi «Không áp dụng»): tính đủ điểm"),
        (FULL, "0 | 0 |  | ", "Không phát sinh (tổng số bằng 0): tính đủ điểm"),
        (EXCLUDED, f" |  |  | {NA}", "Không phát sinh (ghi «Không áp dụng»): không tính vào thang điểm"),
        (EXCLUDED, "0 |  |  | ", "Không phát sinh (tổng số bằng 0): không tính vào thang điểm"),
        (REFUSED, "0 | 0 |  | ", "Tổng số bằng 0, tiêu chí này không được «Không áp dụng»"),
        (REFUSED, f" |  |  | {NA}", "Tiêu chí 1.1 không được ghi «Không áp dụng». Hãy nhập số liệu."),
        (REFUSED, " | 3 |  | ", "Chưa có «Tổng số»"),
        (REFUSED, "4 |  |  | ", "Chưa có «Số thực hiện»"),
    ],
)
def test_the_reason_says_why_there_are_no_points_of_a_rule(effect, row, reason):
    assert score_of(criterion("1.1", not_applicable=effect), row).reason == reason


SAVING = criterion(
    "1.1",
    "banded",
    may_be_negative=True,
    bands=(Band(">=", Decimal(10), Decimal(2)), Band(">", Decimal(0), Decimal(1)), Band("<=", Decimal(0), Decimal(0))),
)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("100 | 10 |  |", ("scored", 2)),
        ("100 | 0 |  |", ("scored", 0)),
        ("100 | -5 |  |", ("scored", 0)),
        ("-100 | -5 |  |", ("missing", 0)),
        ("0 | -5 |  |", ("missing", 0)),
    ],
)
def test_a_saving_may_be_below_nothing(row, said):
    assert outcome(SAVING, row) == said


COUNTED = criterion("1.1", "counted", settings={"each": Decimal("0.5")})


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (" | 3 |  |", ("scored", 1.5)),
        (" | 0 |  |", ("scored", 0)),
        (" | 9 |  |", ("scored", 2)),
        (" |  |  |", ("missing", 0)),
        ("9 |  |  |", ("missing", 0)),
        (" | -1 |  |", ("missing", 0)),
        (" | nhiều |  |", ("error", 0)),
        (" |  |  | Không", ("missing", 0)),
        (f" |  |  | {NA}", ("missing", 0)),
    ],
)
def test_a_blank_count_is_missing_and_never_zero(row, said):
    assert outcome(COUNTED, row) == said


def test_a_blank_count_of_faults_does_not_earn_the_maximum():
    faults = criterion("1.1", "deducted", settings={"each": Decimal("0.5"), "floor": Decimal("-0.5")})

    assert outcome(faults, " |  |  |") == ("missing", 0)
    assert outcome(faults, " | 0 |  |") == ("scored", 2)
    assert outcome(faults, " | 9 |  |") == ("scored", Decimal("-0.5"))


@pytest.mark.parametrize(("effect", "points"), [(FULL, 2), (EXCLUDED, 0)])
def test_a_count_that_does_not_apply(effect, points):
    one = criterion("1.1", "counted", settings={"each": Decimal(1)}, not_applicable=effect)

    assert outcome(one, f" |  |  | {NA}") == (effect.value, points)
    assert outcome(one, f" | 0 |  | {NA}") == (effect.value, points)
    assert outcome(one, f" | 1 |  | {NA}") == ("missing", 0)


TIMELY = criterion("1.1", "timely", settings={"due": date(2024, 10, 31), "late": Decimal(1)})


@pytest.mark.parametrize(
    ("as_of", "row", "said"),
    [
        ("30/10/2024", " | ", ("not_due", 0)),
        ("31/10/2024", " | ", ("not_due", 0)),
        ("01/11/2024", " | ", ("missing", 0)),
        ("31/10/2024", " | Không", ("scored", 0)),
        ("01/11/2024", " | Không", ("scored", 0)),
        ("31/10/2024", " | Có", ("missing", 0)),
        ("01/11/2024", " | Có", ("missing", 0)),
        ("31/12/2024", "31/10/2024 | ", ("scored", 2)),
        ("31/12/2024", "31/10/2024 | Có", ("scored", 2)),
        ("31/12/2024", "31/10/2024 | Không", ("scored", 2)),
        ("31/12/2024", "01/11/2024 | ", ("scored", 1)),
        ("31/12/2024", "01/11/2024 | Không", ("scored", 1)),
        ("31/12/2024", "15/12/2023 | ", ("scored", 2)),
        ("30/10/2024", "30/10/2024 | ", ("scored", 2)),
        ("30/10/2024", "31/10/2024 | ", ("missing", 0)),
        ("30/10/2024", "31/10/2024 | Không", ("missing", 0)),
        ("15/01/2025", "10/01/2025 | ", ("scored", 1)),
        ("31/12/2024", "cuối tháng 10 | ", ("error", 0)),
        ("31/12/2024", f" | {NA}", ("missing", 0)),
        ("31/12/2024", f"31/10/2024 | {NA}", ("missing", 0)),
    ],
)
def test_a_date_by_the_day_of_the_figures(as_of, row, said):
    assert outcome(TIMELY, f" |  | {row}", as_of=as_of) == said


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (" | ", "Đã quá hạn mà chưa có ngày thực hiện"),
        (" | Có", "Ghi «Có» nhưng chưa có ngày thực hiện"),
        (" | Không", "Theo thời hạn: Không thực hiện → 0,00 điểm"),
        ("31/10/2024 | ", "Theo thời hạn: 31/10/2024 ≤ hạn 31/10/2024 → 2,00 điểm"),
    ],
)
def test_the_reason_of_a_date(row, reason):
    assert score_of(TIMELY, f" |  | {row}").reason == reason


@pytest.mark.parametrize(("effect", "points"), [(FULL, 2), (EXCLUDED, 0)])
def test_a_date_that_does_not_apply(effect, points):
    one = criterion("1.1", "timely", settings={"due": date(2024, 10, 31)}, not_applicable=effect)

    assert outcome(one, f" |  |  | {NA}") == (effect.value, points)


MET = criterion("1.1", "met")


@pytest.mark.parametrize(
    ("answer", "said"),
    [("Có", ("scored", 2)), ("Không", ("scored", 0)), ("", ("missing", 0)), (NA, ("missing", 0)), ("?", ("error", 0))],
)
def test_yes_or_no(answer, said):
    assert outcome(MET, f" |  |  | {answer}") == said


@pytest.mark.parametrize("effect", NotApplicable)
def test_a_yes_or_no_that_does_not_apply(effect):
    one = criterion("1.1", "met", not_applicable=effect)

    assert outcome(one, f" |  |  | {NA}")[0] == STATE[effect]


@pytest.mark.parametrize(
    ("answers", "together", "one_by_one"),
    [
        ("Có Có", ("scored", 2), ("scored", 2)),
        ("Có Không", ("scored", 0), ("scored", Decimal("0.5"))),
        ("Không Có", ("scored", 0), ("scored", Decimal("1.5"))),
        ("Không Không", ("scored", 0), ("scored", 0)),
        ("Có .", ("missing", 0), ("missing", 0)),
        (". Không", ("missing", 0), ("missing", 0)),
        (". .", ("missing", 0), ("missing", 0)),
        ("Có KAD", ("missing", 0), ("missing", 0)),
        ("Không KAD", ("missing", 0), ("missing", 0)),
        ("Có lạ", ("error", 0), ("error", 0)),
    ],
)
def test_one_blank_condition_leaves_all_of_them_missing(answers, together, one_by_one):
    first, second = (answer.replace(".", "") for answer in answers.split())
    row = f""" |  |  |
        | '1.1.1 | – Đã xây dựng  |  |  |  | {first}
        | '1.1.2 | – Đã công khai |  |  |  | {second}"""
    for points, said in (((None, None), together), ((Decimal("0.5"), Decimal("1.5")), one_by_one)):
        conditions = tuple(Condition(f"1.1.{number}", "x", one) for number, one in enumerate(points, start=1))
        assert outcome(criterion("1.1", "met", conditions=conditions), row) == said


def test_the_condition_that_is_blank_is_named():
    row = " |  |  |\n| '1.1.1 | x |  |  |  | Có |\n| '1.1.2 | x |  |  |  |"
    conditions = Condition("1.1.1", "x"), Condition("1.1.2", "x")

    assert score_of(criterion("1.1", "met", conditions=conditions), row).reason == (
        "Chưa chọn Có hoặc Không ở dòng 1.1.2"
    )


TAXES = Register(
    "Thuế",
    (RegisterColumn("Sắc thuế", "text", key=True), RegisterColumn("Giao", "number"), RegisterColumn("Thu", "number")),
)
TAX_MEASURES = (
    Measure("1.1", "done", "Thuế", "sum", of="Thu", for_each="Sắc thuế"),
    Measure("1.1", "total", "Thuế", "sum", of="Giao", for_each="Sắc thuế"),
)


def taxes(rows, answer="", effect=REFUSED, typed=" | "):
    """Score a mean over taxes; ``rows`` as «name assigned collected»."""
    lines = "\n".join(f"| {' | '.join(row.split())} |" for row in rows)
    mean = criterion("1.1", settings={"mean": "sắc thuế"}, register="Thuế", not_applicable=effect)
    sheets = {"Thuế": f"| Sắc thuế | Giao | Thu |\n{lines}"}
    return score_of(mean, f"{typed} |  | {answer}", sheets, registers=(TAXES,), measures=TAX_MEASURES)


def test_the_mean_takes_each_line_up_to_its_whole():
    score = taxes(["Đất 100 50", "Phí 10 30"])

    assert score.points == Decimal("1.5")
    assert score.given.lines == (Line("Đất", Decimal(50), Decimal(100)), Line("Phí", Decimal(30), Decimal(10)))


def test_a_line_with_total_zero_leaves_the_mean():
    score = taxes(["Đất 100 50", "Phí 0 30", "Khác 0 0"])

    assert score.points == 1
    assert [line.label for line in score.given.lines] == ["Đất"]


def test_if_no_line_is_left_the_criterion_is_missing():
    score = taxes(["Đất 0 0", "Phí 0 30"])

    assert (score.outcome, score.reason) == (Outcome.MISSING, "Mọi dòng trong sổ có tổng số bằng 0")


@pytest.mark.parametrize("typed", [" | ", "4 | 3"])
def test_a_mean_comes_from_its_register_only(typed):
    score = taxes([], typed=typed)

    assert (score.outcome, score.reason) == (Outcome.MISSING, "Chưa có số liệu trong sổ «Thuế»")


@pytest.mark.parametrize("effect", NotApplicable)
def test_a_mean_that_does_not_apply(effect):
    assert taxes([], NA, effect).outcome.value == STATE[effect]
    assert taxes(["Đất 100 50"], NA, effect).points == 1


def test_a_line_without_what_was_done_counts_as_nothing_done():
    plans = Register("Việc", (RegisterColumn("Kế hoạch", "text"), RegisterColumn("Xong", "date", may_be_blank=True)))
    names = RowTest("Kế hoạch", "in", ("A", "B", "C"))
    measures = (
        Measure("1.1", "done", "Việc", "count", for_each="Kế hoạch", where=(RowTest("Xong", "given"),)),
        Measure("1.1", "total", "Việc", "count", for_each="Kế hoạch", where=(names,)),
    )
    shown = """
        | Kế hoạch | Xong       |
        | A        | 01/02/2024 |
        | B        |            |
    """
    mean = criterion("1.1", settings={"mean": "kế hoạch"}, register="Việc")
    score = score_of(mean, " |  |  |", {"Việc": shown}, registers=(plans,), measures=measures)

    assert [(line.label, line.done, line.total) for line in score.given.lines] == [("A", 1, 1), ("B", 0, 1)]
    assert score.points == 1


SURVEY = Register(
    "Khảo sát",
    (
        RegisterColumn("Loại", "choice", ("SIPAS", "PAPI"), key=True),
        RegisterColumn("Mức", "text", key=True),
        RegisterColumn("Số phiếu", "whole"),
    ),
)
ANSWERS = Measure(
    "1.1", "answers", "Khảo sát", "sum", of="Số phiếu", for_each="Mức", where=(RowTest("Loại", "in", ("SIPAS",)),)
)


def survey(rows, answer="", effect=EXCLUDED, typed=" | "):
    """Score a survey; ``rows`` as «kind level answers»."""
    lines = "\n".join(f"| {' | '.join(row.split())} |" for row in rows)
    options = (Option("Tốt", Decimal(100)), Option("Vừa", Decimal(50)), Option("Kém", Decimal(0)))
    one = criterion("1.1", "surveyed", options=options, register="Khảo sát", surveyed=True, not_applicable=effect)
    sheets = {"Khảo sát": f"| Loại | Mức | Số phiếu |\n{lines}"}
    return score_of(one, f"{typed} |  | {answer}", sheets, registers=(SURVEY,), measures=(ANSWERS,))


def test_a_survey_is_weighed():
    score = survey(["SIPAS Tốt 6", "SIPAS Vừa 2", "SIPAS Kém 2", "PAPI Kém 90"])

    assert (score.outcome, score.points, score.surveyed, score.computed) == (
        Outcome.SCORED,
        Decimal("1.4"),
        Decimal("1.4"),
        None,
    )


@pytest.mark.parametrize("rows", [[], ["PAPI Tốt 10"], ["SIPAS Tốt 0", "SIPAS Kém 0"]])
@pytest.mark.parametrize("typed", [" | ", "10 | 9"])
def test_a_survey_without_answers_is_awaited_whatever_was_typed(rows, typed):
    score = survey(rows, typed=typed)

    assert (score.outcome, score.points, score.reason) == (Outcome.AWAITING, 0, "Chưa có kết quả khảo sát")


@pytest.mark.parametrize("effect", NotApplicable)
@pytest.mark.parametrize("rows", [[], ["PAPI Tốt 10"]])
def test_a_survey_that_was_not_held_is_said_in_its_row(effect, rows):
    assert survey(rows, NA, effect).outcome.value == STATE[effect]


def test_a_survey_that_was_held_wins_over_what_is_said_in_its_row():
    assert survey(["SIPAS Tốt 10"], NA).points == 2


def test_a_survey_with_a_negative_number_of_answers_is_missing():
    assert survey(["SIPAS Tốt 10", "SIPAS Kém -2"]).outcome is Outcome.MISSING


WORKS = Register("Việc", (RegisterColumn("Mã", "text", key=True), RegisterColumn("Xong", "date", may_be_blank=True)))
WORK_MEASURES = (
    Measure("1.1", "done", "Việc", "count", where=(RowTest("Xong", "in the window"),)),
    Measure("1.1", "total", "Việc", "count", where=(RowTest("Xong", "in the window"),)),
)


@pytest.mark.parametrize("effect", NotApplicable)
@pytest.mark.parametrize("row", [" | ", "4 | 3"])
def test_a_register_with_rows_of_which_none_counts_says_that_nothing_arose(effect, row):
    one = criterion("1.1", register="Việc", not_applicable=effect)
    sheets = {"Việc": "| Mã | Xong |\n| a | 31/12/2023 |"}

    assert outcome(one, f"{row} |  |", sheets, registers=(WORKS,), measures=WORK_MEASURES)[0] == STATE[effect]


def test_a_register_without_rows_never_says_that_nothing_arose():
    one = criterion("1.1", register="Việc", not_applicable=FULL)
    sheets = {"Việc": "| Mã | Xong |"}

    assert outcome(one, " |  |  |", sheets, registers=(WORKS,), measures=WORK_MEASURES) == ("missing", 0)


def test_a_count_of_a_register_with_rows_may_be_zero():
    one = criterion("1.1", "counted", settings={"each": Decimal(1)}, register="Việc")
    sheets = {"Việc": "| Mã | Xong |\n| a | 31/12/2023 |"}

    assert outcome(one, " |  |  |", sheets, registers=(WORKS,), measures=WORK_MEASURES[:1]) == ("scored", 0)


def test_an_amount_that_is_blank_or_an_error_leaves_the_mean_unknown_and_the_criterion_missing():
    register = Register(
        "Thuế",
        (RegisterColumn("Loại", "text", key=True), RegisterColumn("Thu", "number"), RegisterColumn("Giao", "number")),
    )
    mean = criterion("1.1", settings={"mean": "thuế"}, register="Thuế")
    measures = tuple(
        Measure("1.1", part, "Thuế", "sum", of=of, for_each="Loại") for part, of in (("done", "Thu"), ("total", "Giao"))
    )
    plan = plan_of(mean, registers=(register,), measures=measures)
    for cell in ("#N/A", "", "nhiều"):
        card = scored(plan, "", sheets={"Thuế": f"| Loại | Thu | Giao |\n| a | 5 | 5 |\n| b | {cell} | 5 |"}).card

        assert card.score("1.1").outcome.value == "missing"
        assert card.score("1.1").reason == "Sổ «Thuế» có 1 ô số còn trống hoặc không đọc được"
