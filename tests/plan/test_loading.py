"""A plan workbook is read whatever its looks, and refused with all its faults at their cells."""

from datetime import date
from decimal import Decimal

import pytest

from cchc_xl.errors import NotAWorkbook
from cchc_xl.findings import errors_among
from cchc_xl.model.plan import Policy
from cchc_xl.plan.loading import load
from tests.plan import SMALL, sheets_of, workbook_of
from tests.plans import REAL_PLAN, Agency, Band, real_plan
from tests.tables import workbook

FILE = "kế hoạch.xlsx"


def loaded(**changed):
    plan, findings = load(FILE, workbook_of(SMALL, **changed))
    assert errors_among(findings) == ()
    return plan


def faults(data):
    plan, findings = load(FILE, data)
    assert plan is None
    return [(one.code, one.cell.sheet, one.cell.address) for one in findings]


def test_the_real_plan_has_its_criteria_targets_agencies_and_points():
    plan = real_plan()

    assert (len(plan.criteria), len(plan.targets), len(plan.roster)) == (47, 76, 31)
    assert sum(criterion.maximum for criterion in plan.criteria) == plan.policy.scale == 100
    assert (plan.code, plan.year, plan.agency, plan.start, plan.end, plan.submit_by) == (
        "phu-phuong-2024",
        2024,
        "09646",
        date(2024, 1, 1),
        date(2024, 12, 31),
        date(2025, 1, 10),
    )


@pytest.mark.parametrize(
    ("what", "number"),
    [("areas", 8), ("officials", 6), ("classes", 5), ("registers", 9), ("measures", 41)],
)
def test_the_real_plan_has_its_parts(what, number):
    assert len(getattr(real_plan(), what)) == number


def test_the_points_of_each_area_are_those_of_the_document():
    plan = real_plan()

    assert [sum(one.maximum for one in plan.in_area(area.code)) for area in plan.areas] == [
        area.maximum for area in plan.areas
    ]
    assert [area.maximum for area in plan.areas] == [15, 8, 20, 5, 12, 8, 20, 12]


def test_criteria_of_the_real_plan_that_are_unlike_the_others():
    plan = real_plan()
    found = {one.code: one for one in plan.criteria}

    assert found["1.1"].settings == {"due": date(2024, 1, 31), "late": Decimal("0.75")}
    assert found["1.2"].settings == {"mean": "kế hoạch"}
    assert found["3.6"].settings == {"floor": Decimal(90)}
    assert found["5.3"].settings == {"each": Decimal("0.5"), "floor": Decimal("-0.5")}
    assert [(one.operator, one.threshold, one.points) for one in found["6.2"].bands] == [
        (">=", 10, 2),
        (">=", 5, Decimal("1.5")),
        (">", 0, 1),
        ("<=", 0, 0),
    ]
    assert [one.code for one in plan.criteria if one.may_be_negative] == ["6.2"]
    assert [(one.code, one.points) for one in found["7.6"].conditions] == [
        ("7.6.1", Decimal("0.5")),
        ("7.6.2", Decimal("0.5")),
        ("7.6.3", Decimal("0.5")),
        ("7.6.4", 1),
    ]
    assert [one.points for one in found["1.9"].conditions] == [None, None]
    assert [(one.label, one.weight) for one in found["8.4"].options] == [("Đạt", 100), ("Không đạt", 0)]
    assert [one.code for one in plan.criteria if one.surveyed] == ["8.3", "8.4"]


def test_what_does_not_apply_in_the_real_plan():
    effects = {one.code: one.not_applicable.value for one in real_plan().criteria}

    assert {code for code, effect in effects.items() if effect == "full"} == {"2.4", "3.2", "3.7"}
    assert {code for code, effect in effects.items() if effect == "excluded"} == {"3.8", "5.5", "6.4", "8.3", "8.4"}


def test_criteria_that_nobody_was_named_for():
    assert [one.code for one in real_plan().criteria if not one.official] == (
        "1.6 4.1 4.2 5.1 5.2 5.3 5.4 5.5 6.4 7.7".split()
    )


def test_personal_columns_of_the_real_plan():
    assert [
        (register.name, column.name)
        for register in real_plan().registers
        for column in register.columns
        if column.personal
    ] == [
        ("Hồ sơ TTHC", "Người nộp"),
        ("Hồ sơ TTHC", "Ghi chú"),
        ("Phản ánh kiến nghị", "Nội dung"),
        ("Đánh giá tháng", "Họ tên"),
    ]


def test_the_small_plan_is_read_from_its_sheets():
    plan = loaded()

    assert (plan.code, plan.policy, plan.criteria) == (SMALL.code, SMALL.policy, SMALL.criteria)
    assert (plan.registers, plan.measures, plan.targets) == (SMALL.registers, SMALL.measures, SMALL.targets)


def test_columns_may_stand_in_any_order_among_others_and_below_titles():
    plan = loaded(**{
        "Thang điểm": """
            THANG ĐIỂM CỦA TỪNG TIÊU CHÍ

            | Ghi chú | Điểm | Ngưỡng | Phép so sánh | Mã tiêu chí |
            |         | 2    | 100    | >=           | '1.2        |
            | tạm     | 0,5  | 70     | >=           | '1.2        |
            |         | 0    | 70     | <            | '1.2        |
        """
    })  # fmt: skip

    assert plan.criterion("1.2").bands == (
        Band(">=", Decimal(100), Decimal(2)),
        Band(">=", Decimal(70), Decimal("0.5")),
        Band("<", Decimal(70), Decimal(0)),
    )


@pytest.mark.parametrize("word", ["theo bậc", "THEO BẬC", "theo  bac", "Theo bậc"])
def test_a_choice_is_one_of_the_closed_words_however_it_is_written(word):
    shown = sheets_of(SMALL)["Tiêu chí"].replace("| theo bậc |", f"| {word} |")

    assert loaded(**{"Tiêu chí": shown}).criterion("1.2").rule == "banded"


@pytest.mark.parametrize("day", ["01/07/2025", "'1/7/2025", "'2025-07-01", "45839"])
def test_a_date_is_read_as_people_write_it(day):
    shown = f"| Mã | Tên | Loại | Từ ngày | Đến ngày |\n| '09646 | Phú Phương | xã | | {day} |"

    assert loaded(**{"Đơn vị": shown}).roster == (Agency("09646", "Phú Phương", "xã", None, date(2025, 7, 1)),)


@pytest.mark.parametrize(("typed", "maximum"), [("4", 4), ("'4,0", 4), ("'4.00", 4)])
def test_a_number_is_read_as_people_write_it(typed, maximum):
    shown = f"| Mã | Tên lĩnh vực | Điểm tối đa |\n| '1 | Lĩnh vực thử | {typed} |\n| '2 | Khác | 4 |"

    assert loaded(**{"Lĩnh vực": shown}).areas[0].maximum == maximum


def test_settings_are_found_by_their_names_and_may_be_blank_where_they_are_not_needed():
    shown = sheets_of(SMALL)["Kế hoạch"].replace("| Trần điểm | 100 |", "| Trần điểm |  |")
    plan = loaded(**{"Kế hoạch": shown.replace("Số chữ số thập phân", "SỐ CHỮ SỐ  THẬP PHÂN")})

    assert (plan.policy.cap, plan.policy.decimals) == (Policy().cap, 2)


def test_formatting_and_spare_columns_change_no_fingerprint_and_a_value_does():
    one = loaded()
    spare = loaded(**{"Xếp loại": "XẾP LOẠI\n\n| Phép so sánh | Ngưỡng | Xếp loại | Ghi chú |"})
    other = loaded(**{"Xếp loại": "| Phép so sánh | Ngưỡng | Xếp loại |\n| >= | 90 | Xuất sắc |\n| < | 90 | Tốt |"})

    assert one.fingerprint == spare.fingerprint != other.fingerprint
    assert len(one.fingerprint) == 64


def test_a_sheet_that_is_missing_is_told():
    sheets = sheets_of(SMALL)
    del sheets["Thang điểm"]

    assert faults(workbook(sheets)) == [("C101", "", "")]


def test_all_faults_are_told_at_once():
    sheets = sheets_of(SMALL)
    del sheets["Điều kiện đếm"]
    sheets["Lĩnh vực"] = "| Mã | Tên lĩnh vực |\n| '1 | Lĩnh vực thử |"
    sheets["Thang điểm"] = "| Mã tiêu chí | Phép so sánh | Ngưỡng | Điểm |\n| '1.2 | hơn | trăm | |"

    assert faults(workbook(sheets)) == [
        ("C102", "Lĩnh vực", "A1"),
        ("C134", "Lĩnh vực", "A1"),
        ("C134", "Lĩnh vực", "A1"),
        ("C103", "Thang điểm", "B2"),
        ("C103", "Thang điểm", "C2"),
        ("C104", "Thang điểm", "D2"),
        ("C101", "", ""),
    ]


def test_a_workbook_of_another_kind_lacks_every_sheet_and_every_setting():
    found = faults(workbook({"Sheet1": "| a |"}))

    assert [code for code, *_ in found].count("C101") == 13
    assert {code for code, *_ in found} == {"C101", "C104"}


def test_what_is_no_workbook_is_refused():
    with pytest.raises(NotAWorkbook):
        load(FILE, b"no workbook")


def test_a_formula_that_was_never_calculated_is_told_and_not_taken_for_a_blank():
    shown = sheets_of(SMALL)["Điều kiện"].replace("| '0.5 |", "| =A1 |", 1)

    assert faults(workbook_of(SMALL, **{"Điều kiện": shown})) == [("C103", "Điều kiện", "D2")]


def test_the_real_plan_is_the_committed_workbook():
    plan, findings = load(REAL_PLAN.name, REAL_PLAN.read_bytes())

    assert plan == real_plan()
    assert errors_among(findings) == ()
