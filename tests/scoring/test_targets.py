"""Whether targets are met: each way of judging, met, not met and not knowable with the reason."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from cchc_xl.plan.layout import JUDGED_BY
from cchc_xl.reading import read
from cchc_xl.reporting.entry import write_entry
from cchc_xl.scoring.targets import JUDGES
from tests.cases import FILE, scored, scored_reading
from tests.plans import (
    AGENCY,
    Measure,
    NotApplicable,
    Option,
    Register,
    RegisterColumn,
    Target,
    criterion,
    plan_of,
    real_plan,
)
from tests.plans import Test as RowTest

FORM = "| Mã | Tiêu chí | Tổng số | Số thực hiện | Kết quả | Năm trước | Điểm năm trước | Tài liệu kiểm chứng |\n"
OTHERS = "| Mã | Nhiệm vụ | Tổng số | Số thực hiện | Kết quả |\n"
NA = "Không áp dụng"

SHARE = criterion("1.1", not_applicable=NotApplicable.EXCLUDED)
SHARE_OR_FULL = criterion("1.1", not_applicable=NotApplicable.FULL)
COUNT = criterion("1.1", "counted", settings={"each": Decimal(1)}, not_applicable=NotApplicable.FULL)
YES = criterion("1.1", "met", not_applicable=NotApplicable.EXCLUDED)
AREA_2 = criterion("2.1")


def target(judged_by, *criteria, operator=">=", value="100", **more):
    return Target("T1", "I.1", "Nhiệm vụ", "Đảm", "%", operator, value, judged_by, criteria, **more)


def judged(wanted, criteria, *rows, others="", sheets=None, as_of="31/12/2024", **more):
    """Judge one target; gives met, figure and reason."""
    plan = plan_of(*criteria, targets=(wanted,), **more)
    shown = {"Chỉ tiêu khác": OTHERS + others, **(sheets or {})}
    (judgement,) = scored(plan, FORM + "\n".join(rows), shown, as_of).card.targets
    assert judgement.target == "T1"
    return judgement.met, judgement.figure, judgement.reason


def one_row(wanted, one, row):
    return judged(wanted, [one], f"| '1.1 | x | {row} |")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("4 | 4", (True, 100, "4/4 = 100,00% ≥ 100%")),
        ("4 | 5", (True, 125, "5/4 = 125,00% ≥ 100%")),
        ("1200 | 1105", (False, Fraction(1105, 12), "1.105/1.200 = 92,08%, yêu cầu ≥ 100%")),
        ("100000 | 99999", (False, Fraction(99999, 1000), "99.999/100.000 = 99,999%, yêu cầu ≥ 100%")),
        ("4 | 0", (False, 0, "0/4 = 0,00%, yêu cầu ≥ 100%")),
        ("4 | ", (None, None, "Tiêu chí 1.1 chưa có điểm: Chưa có «Số thực hiện»")),
        ("0 | 0", (None, None, "Không phát sinh (tiêu chí 1.1)")),
        (f" | | {NA}", (None, None, "Không phát sinh (tiêu chí 1.1)")),
    ],
)
@pytest.mark.parametrize("one", [SHARE, SHARE_OR_FULL])
def test_ratio_of_a_criterion(one, row, said):
    assert one_row(target("ratio", "1.1"), one, row) == said


@pytest.mark.parametrize(
    ("operator", "value", "met"),
    [
        (">=", "75", True),
        (">", "75", False),
        ("<=", "75", True),
        ("<", "75", False),
        ("=", "75", True),
        (">", "74.9", True),
    ],
)
def test_every_operator_is_exact(operator, value, met):
    assert one_row(target("ratio", "1.1", operator=operator, value=value), SHARE, "4 | 3")[0] is met


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (" | 4", (True, 4, "4 ≥ 4")),
        (" | 3", (False, 3, "3, yêu cầu ≥ 4")),
        (" | 0", (False, 0, "0, yêu cầu ≥ 4")),
        (" | ", (None, None, "Tiêu chí 1.1 chưa có điểm: Chưa có «Số thực hiện»")),
        (f" | | {NA}", (None, None, "Không phát sinh (tiêu chí 1.1)")),
    ],
)
def test_done_of_a_criterion(row, said):
    assert one_row(target("done", "1.1", value="4"), COUNT, row) == said


@pytest.mark.parametrize(("faults", "met"), [("0", True), ("1", False), ("", None)])
def test_done_may_have_to_be_nothing(faults, met):
    one = criterion("1.1", "deducted", settings={"each": Decimal("0.5")})

    assert one_row(target("done", "1.1", operator="=", value="0"), one, f" | {faults}")[0] is met


TAXES = Register(
    "Thuế",
    (RegisterColumn("Sắc thuế", "text", key=True), RegisterColumn("Giao", "number"), RegisterColumn("Thu", "number")),
)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("| Đất | 100 | 120 |\n| Phí | 10 | 10 |", (True, 100, "Thấp nhất: Phí 10/10 = 100,00% ≥ 100%")),
        ("| Đất | 100 | 150 |\n| Phí | 10 | 12 |", (True, 120, "Thấp nhất: Phí 12/10 = 120,00% ≥ 100%")),
        ("| Đất | 100 | 150 |\n| Phí | 10 | 9 |", (False, 90, "Thấp nhất: Phí 9/10 = 90,00%, yêu cầu ≥ 100%")),
        ("| Đất | 100 | 150 |\n| Phí | 0 | 0 |", (True, 150, "Thấp nhất: Đất 150/100 = 150,00% ≥ 100%")),
        ("| Đất | 0 | 0 |", (None, None, "Tiêu chí 1.1 chưa có điểm: Mọi dòng trong sổ có tổng số bằng 0")),
        ("", (None, None, "Tiêu chí 1.1 chưa có điểm: Chưa có số liệu trong sổ «Thuế»")),
    ],
)
def test_lowest_line_of_a_criterion(rows, said):
    mean = criterion("1.1", settings={"mean": "sắc thuế"}, register="Thuế")
    measures = tuple(
        Measure("1.1", part, "Thuế", "sum", of=of, for_each="Sắc thuế")
        for part, of in (("done", "Thu"), ("total", "Giao"))
    )
    sheets = {"Thuế": f"| Sắc thuế | Giao | Thu |\n{rows}"}

    assert (
        judged(target("lowest", "1.1"), [mean], "| '1.1 | x |", sheets=sheets, registers=(TAXES,), measures=measures)
        == said
    )


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("Có", (True, None, "Đạt điểm tối đa")),
        ("Không", (False, None, "Chưa đạt điểm tối đa (1.1: 0/2 điểm)")),
        ("", (None, None, "Tiêu chí 1.1 chưa có điểm: Chưa chọn Có hoặc Không ở dòng 1.1")),
        (NA, (None, None, "Không phát sinh (tiêu chí 1.1)")),
    ],
)
def test_a_criterion_at_its_maximum(answer, said):
    assert one_row(target("full", "1.1", operator="=", value="Có"), YES, f" | | {answer}") == said


@pytest.mark.parametrize(
    ("first", "second", "met"),
    [("4 | 4", "4 | 4", True), ("4 | 4", "4 | 3", False), ("4 | 4", "4 | ", None), ("4 | 3", "4 | ", False)],
)
def test_several_criteria_at_their_maximum(first, second, met):
    wanted = target("full", "1.1", "2.1", operator="=", value="Có")

    assert judged(wanted, [SHARE, AREA_2], f"| '1.1 | x | {first} |", f"| '2.1 | x | {second} |")[0] is met


def test_the_rank_is_known_only_beside_others():
    said = one_row(target("rank", operator="<=", value="5"), SHARE, "4 | 4")

    assert said == (None, None, "Chỉ biết khi có bảng xếp hạng của các đơn vị")


KEPT = target("kept", operator="=", value="0")
KEPT_CRITERIA = [criterion("1.1"), criterion("1.2"), criterion("1.3", not_applicable=NotApplicable.EXCLUDED)]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (["4 | 4 | | | 2", "4 | 3 | | | 1", "4 | 4 | | | 1"], (True, 0, "Mọi tiêu chí đạt tối đa năm trước vẫn đạt")),
        (["4 | 0 | | | 1,9", "4 | 0 | | | 0", "4 | 0 | | | 1"], (True, 0, "Mọi tiêu chí đạt tối đa năm trước vẫn đạt")),
        (
            ["4 | 3 | | | 2", "4 | 4 | | | 2", "4 | 0 | | | 2"],
            (False, 2, "2 tiêu chí năm trước đạt tối đa, năm nay chưa đạt: 1.1, 1.3"),
        ),
        (
            ["4 | 3 | | | 2", "4 | | | | 2", "4 | 0 | | | "],
            (False, 2 - 1, "1 tiêu chí năm trước đạt tối đa, năm nay chưa đạt: 1.1"),
        ),
        (["4 | 4 | | | 2", "4 | 4 | | | ", "4 | 4 | | | 2"], (None, None, "Chưa có số liệu năm trước")),
        (["4 | 4 | | | 2", "4 | | | | 2", "4 | 4 | | | 2"], (None, None, "Chưa có điểm của tiêu chí 1.2")),
        (
            ["4 | 4 | | | 2", "4 | 4 | | | 2", f" | | {NA} | | 2"],
            (True, 0, "Mọi tiêu chí đạt tối đa năm trước vẫn đạt"),
        ),
    ],
)
def test_what_was_at_its_maximum_last_year_is_kept(rows, said):
    shown = [f"| '1.{number} | x | {row} |" for number, row in enumerate(rows, start=1)]

    assert judged(KEPT, KEPT_CRITERIA, *shown) == said


def rise(*codes):
    return target("points rise", *codes, operator=">", value="năm trước")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("4 | 3 | | | 1,25", (True, Fraction(3, 2), "1,50 điểm, năm trước 1,25 điểm")),
        ("4 | 3 | | | 1,5", (False, Fraction(3, 2), "1,50 điểm, năm trước 1,50 điểm")),
        ("4 | 3 | | | 2", (False, Fraction(3, 2), "1,50 điểm, năm trước 2,00 điểm")),
        ("4 | 4 | | | 2", (True, 2, "Đạt tối đa cả hai năm")),
        ("4 | 4 | | | 1", (True, 2, "2,00 điểm, năm trước 1,00 điểm")),
        ("4 | 0 | | | 0", (False, 0, "0,00 điểm, năm trước 0,00 điểm")),
        ("4 | 3 | | | ", (None, None, "Chưa có số liệu năm trước của tiêu chí 1.1")),
        ("4 | | | | 1", (None, None, "Tiêu chí 1.1 chưa có điểm: Chưa có «Số thực hiện»")),
        (f" | | {NA} | | 1", (None, None, "Không phát sinh (tiêu chí 1.1)")),
    ],
)
def test_points_rise_above_last_years(row, said):
    assert one_row(rise("1.1"), SHARE, row) == said


@pytest.mark.parametrize(
    ("last", "now", "met"),
    [
        (("1", "1"), ("4 | 4", "4 | 1"), True),
        (("1", "1,5"), ("4 | 4", "4 | 1"), False),
        (("2", "2"), ("4 | 4", "4 | 4"), True),
    ],
)
def test_points_of_several_criteria_are_summed(last, now, met):
    rows = [f"| '1.{number} | x | {row} | | | {was} |" for number, row, was in zip((1, 2), now, last, strict=True)]

    assert judged(rise("1.1", "1.2"), [criterion("1.1"), criterion("1.2"), AREA_2], *rows)[0] is met


def test_points_of_an_area_are_those_of_all_its_criteria():
    rows = "| '1.1 | x | 4 | 4 | | | 1 |", "| '1.2 | x | 4 | 1 | | | 1 |", "| '2.1 | x | 4 | 0 | | | 2 |"
    criteria = [criterion("1.1"), criterion("1.2"), AREA_2]

    assert judged(rise("1"), criteria, *rows) == (True, Fraction(5, 2), "2,50 điểm, năm trước 2,00 điểm")
    assert judged(rise("2"), criteria, *rows) == (False, 0, "0,00 điểm, năm trước 2,00 điểm")


def test_an_area_is_not_mistaken_for_another_that_begins_like_it():
    criteria = [criterion("1.1"), criterion("10.1"), criterion("11.1")]
    rows = [f"| '{one.code} | x | 4 | 4 | | | 1 |" for one in criteria]

    assert judged(rise("1"), criteria, *rows)[1] == 2


SURVEY = Register(
    "Khảo sát",
    (
        RegisterColumn("Câu hỏi", "text", key=True),
        RegisterColumn("Mức", "text", key=True),
        RegisterColumn("Số phiếu", "whole"),
    ),
)
GOOD = RowTest("Mức", "in", ("Tốt",))
SURVEYED = criterion(
    "1.1", "surveyed", options=(Option("Tốt", Decimal(100)), Option("Kém", Decimal(0))), register="Khảo sát"
)
SURVEY_MEASURES = (
    Measure("1.1", "answers", "Khảo sát", "sum", of="Số phiếu", for_each="Mức"),
    Measure("T1", "done", "Khảo sát", "sum", of="Số phiếu", where=(GOOD,)),
    Measure("T1", "total", "Khảo sát", "sum", of="Số phiếu"),
)
SURVEY_SHOWN = "| Câu hỏi | Mức | Số phiếu |\n| a | Tốt | 85 |\n| a | Kém | 15 |"


@pytest.mark.parametrize(
    ("last", "shown", "said"),
    [
        ("84,9", SURVEY_SHOWN, (True, 85, "85/100 = 85,00%, năm trước 84,9%")),
        ("85", SURVEY_SHOWN, (False, 85, "85/100 = 85,00%, năm trước 85%")),
        ("90", SURVEY_SHOWN, (False, 85, "85/100 = 85,00%, năm trước 90%")),
        ("", SURVEY_SHOWN, (None, None, "Chưa có số liệu năm trước ở «Năm trước» của tiêu chí 1.1")),
        ("cao", SURVEY_SHOWN, (None, None, "Chưa có số liệu năm trước ở «Năm trước» của tiêu chí 1.1")),
        ("84", "| Câu hỏi | Mức | Số phiếu |", (None, None, "Chưa có số liệu trong sổ")),
    ],
)
def test_a_share_of_a_register_rises_above_last_years(last, shown, said):
    wanted = target("share rise", "1.1", operator=">", value="năm trước")
    row = f"| '1.1 | x | | | | {last} |"

    assert (
        judged(wanted, [SURVEYED], row, sheets={"Khảo sát": shown}, registers=(SURVEY,), measures=SURVEY_MEASURES)
        == said
    )


TASKS = Register(
    "Nhiệm vụ",
    (
        RegisterColumn("Mã", "text", key=True),
        RegisterColumn("Thời hạn", "date"),
        RegisterColumn("Xong", "date", may_be_blank=True),
    ),
)
TASKS_SHOWN = """
    | Mã | Thời hạn   | Xong       |
    | a  | 31/03/2024 | 31/03/2024 |
    | b  | 30/06/2024 | 01/07/2024 |
    | c  | 31/12/2024 |            |
"""


@pytest.mark.parametrize(
    ("as_of", "said"),
    [
        ("30/03/2024", (None, None, "Chưa có nội dung đến hạn hoặc số liệu trong sổ")),
        ("31/03/2024", (True, 100, "1/1 = 100,00% ≥ 100%")),
        ("30/06/2024", (False, 50, "1/2 = 50,00%, yêu cầu ≥ 100%")),
        ("31/12/2024", (False, Fraction(100, 3), "1/3 = 33,33%, yêu cầu ≥ 100%")),
    ],
)
def test_a_share_of_a_register_counts_what_is_due(as_of, said):
    due = RowTest("Thời hạn", "<=", ("ngày số liệu",))
    measures = (
        Measure("T1", "done", "Nhiệm vụ", "count", where=(due, RowTest("Xong", "<=", other_column="Thời hạn"))),
        Measure("T1", "total", "Nhiệm vụ", "count", where=(due,)),
    )
    sheets = {"Nhiệm vụ": TASKS_SHOWN}

    assert (
        judged(target("register"), [SHARE], sheets=sheets, as_of=as_of, registers=(TASKS,), measures=measures) == said
    )


def test_a_share_of_a_register_without_rows_is_not_knowable():
    measures = tuple(Measure("T1", part, "Nhiệm vụ", "count") for part in ("done", "total"))

    assert judged(target("register"), [SHARE], registers=(TASKS,), measures=measures)[0] is None


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("1/QĐ", "2/QĐ", (True, 100, "2/2 = 100,00% ≥ 100%")),
        ("1/QĐ", "", (False, 50, "1/2 = 50,00%, yêu cầu ≥ 100%")),
        ("", "", (False, 0, "0/2 = 0,00%, yêu cầu ≥ 100%")),
    ],
)
def test_evidence_of_the_criteria_that_require_it(first, second, said):
    criteria = [
        criterion("1.1", evidence="required"),
        criterion("1.2", evidence="required"),
        criterion("1.3", evidence="register"),
        criterion("1.4", evidence="none"),
    ]
    rows = f"| '1.1 | x | 4 | 4 | | | | {first} |", f"| '1.2 | x | 4 | 4 | | | | {second} |"

    assert judged(target("evidence"), criteria, *rows) == said


def test_evidence_that_no_criterion_requires_is_not_knowable():
    assert judged(target("evidence"), [SHARE])[::2] == (None, "Không phát sinh")


CLEAR = criterion("1.1", targets=("T2",), due=date(2024, 6, 30))
OWED = Target("T2", "I.2", "Làm việc này", "Đảm", "%", ">=", "100", "ratio", ("1.1",))


@pytest.mark.parametrize(
    ("one", "met"),
    [
        (CLEAR, True),
        (replace(CLEAR, due=None), True),
        (replace(CLEAR, official=""), False),
        (replace(CLEAR, targets=()), False),
        (replace(CLEAR, unit=""), False),
    ],
)
def test_a_criterion_is_clear_with_official_task_due_date_target_and_measure(one, met):
    plan = plan_of(one, targets=(target("five clear"), OWED))
    judgement = scored(plan, FORM).card.targets[0]

    assert (judgement.met, judgement.figure) == (met, 100 if met else 0)


def test_the_share_of_criteria_that_are_clear_is_told():
    other = replace(CLEAR, code="1.2", official="")
    plan = plan_of(CLEAR, other, targets=(target("five clear"), OWED))

    assert scored(plan, FORM).card.targets[0].reason == "1/2 = 50,00%, yêu cầu ≥ 100%"


def typed(judged_by, row, value="100", operator=">="):
    wanted = target(judged_by, value=value, operator=operator)

    return judged(wanted, [SHARE], others=f"| T1 | x | {row} |")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("12 | 12 |", (True, 100, "12/12 = 100,00% ≥ 100%")),
        ("12 | 11 |", (False, Fraction(1100, 12), "11/12 = 91,67%, yêu cầu ≥ 100%")),
        ("12 | 0 |", (False, 0, "0/12 = 0,00%, yêu cầu ≥ 100%")),
        ("12 |  |", (None, None, "Chưa có số liệu")),
        (" | 12 |", (None, None, "Chưa có số liệu")),
        (" |  |", (None, None, "Chưa có số liệu")),
        ("12 | đủ |", (None, None, "Chưa có số liệu")),
        ("0 | 0 |", (None, None, "Không phát sinh")),
        ("0 |  |", (None, None, "Không phát sinh")),
        (f" |  | {NA}", (None, None, "Không phát sinh")),
        ("0 | 3 |", (None, None, "Tổng số bằng 0 nhưng có số thực hiện")),
    ],
)
def test_a_typed_share(row, said):
    assert typed("own ratio", row) == said


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (" | 1 |", (True, 1, "1 ≥ 1")),
        (" | 0 |", (False, 0, "0, yêu cầu ≥ 1")),
        (" |  |", (None, None, "Chưa có số liệu")),
        (f" |  | {NA}", (None, None, "Không phát sinh")),
    ],
)
def test_a_typed_count(row, said):
    assert typed("own count", row, "1") == said


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("Có", (True, None, "Khai: Có")),
        ("Không", (False, None, "Khai: Không")),
        ("", (None, None, "Chưa chọn Có hoặc Không")),
        ("có lẽ", (None, None, "Chưa chọn Có hoặc Không")),
        (NA, (None, None, "Không phát sinh")),
    ],
)
def test_a_typed_yes_or_no(answer, said):
    assert typed("own yes", f" |  | {answer}", "Có", "=") == said


def test_every_way_of_the_vocabulary_has_its_judge_and_a_target_of_the_real_plan():
    assert set(JUDGES) == set(JUDGED_BY.values()) == {one.judged_by for one in real_plan().targets}
    assert len(JUDGES) == 14


@pytest.fixture(scope="module")
def blank():
    """The real plan scored from its entry workbook as it is handed out."""
    plan = real_plan()
    return scored_reading(read(FILE, write_entry(plan, AGENCY), plan), plan)


def test_every_target_of_the_real_plan_is_judged_from_a_blank_workbook(blank):
    assert [one.target for one in blank.card.targets] == [one.code for one in real_plan().targets]
    assert all(one.reason for one in blank.card.targets)
    assert [one.target for one in blank.card.targets if one.met] == []


def test_of_a_blank_workbook_only_what_the_plan_itself_lacks_is_known_not_to_be_met(blank):
    assert [(one.target, one.reason) for one in blank.card.targets if one.met is False] == [
        ("T05", "37/47 = 78,72%, yêu cầu ≥ 100%"),
        ("T61", "0/30 = 0,00%, yêu cầu ≥ 100%"),
    ]


def test_a_blank_workbook_has_no_points_and_all_of_them_ahead(blank):
    totals = blank.card.totals

    assert (totals.points, totals.maximum, totals.index) == (0, 100, 0)
    assert (totals.low, totals.high) == (Decimal("-0.5"), 100)
    assert {one.outcome.value for one in blank.card.scores} == {"missing", "awaiting"}
