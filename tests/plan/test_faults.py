"""Every fault of a plan is told at its cell: one small plan, one thing changed on one of its sheets."""

from decimal import Decimal

import pytest

from cchc_xl.findings import errors_among, sentence
from cchc_xl.plan.bands import problems
from cchc_xl.plan.loading import load
from tests.plan import SMALL, sheets_of, workbook_of
from tests.plans import Band


def findings(sheet, before, now):
    """Load the small plan with one text on one sheet replaced."""
    shown = sheets_of(SMALL)[sheet]
    assert before in shown
    plan, found = load("kế hoạch.xlsx", workbook_of(SMALL, **{sheet: shown.replace(before, now, 1)}))
    assert (plan is None) is bool(errors_among(found))
    return found


def faults(sheet, before, now):
    """Give the errors as ``code sheet!cell``."""
    found = errors_among(findings(sheet, before, now))
    return [f"{one.code} {one.cell.sheet}!{one.cell.address}".removesuffix("!") for one in found]


def said(sheet, before, now):
    return [sentence(one) for one in findings(sheet, before, now)]


def test_the_small_plan_has_no_fault_and_no_note():
    plan, found = load("kế hoạch.xlsx", workbook_of(SMALL))

    assert (plan.code, found) == ("thu", ())


@pytest.mark.parametrize(
    ("sheet", "before", "now", "cell"),
    [
        ("Lĩnh vực", "| '4 | III.2 |", "| bốn | III.2 |", "C3"),
        ("Lĩnh vực", "| '4 | III.2 |", "| '1.234 | III.2 |", "C3"),
        ("Lĩnh vực", "| '4 | III.2 |", "| '4 | III.2 | có lẽ |", "E3"),
        ("Tiêu chí", "| theo bậc |", "| theo cảm tính |", "E3"),
        ("Tiêu chí", "| '2024-01-31 | '1 |", "| cuối tháng Giêng | '1 |", "K4"),
        ("Thang điểm", "| >= | '100 |", "| '=> | '100 |", "B2"),
        ("Kế hoạch", "| '2024 | Năm", "| '2024,5 | Năm", "B4"),
        ("Kế hoạch", "'2024-12-31", "31 tháng 12", "B9"),
        ("Điều kiện đếm", "| là một trong |", "| giống |", "E6"),
    ],
)
def test_a_value_of_another_kind_is_told(sheet, before, now, cell):
    assert faults(sheet, before, now)[0] == f"C103 {sheet}!{cell}"


def test_what_is_wanted_is_said_with_what_stands_there():
    assert said("Lĩnh vực", "| '4 | III.2 |", "| bốn | III.2 |") == ["Cột «Điểm tối đa» ghi «bốn», cần một số."]
    assert said("Thang điểm", "| >= | '100 |", "| '=> | '100 |") == [
        "Cột «Phép so sánh» ghi «=>», cần một trong: >=, >, <=, <, =."
    ]


@pytest.mark.parametrize(
    ("sheet", "before", "now", "cell"),
    [
        ("Lĩnh vực", "| Khác |", "|  |", "B3"),
        ("Tiêu chí", "| '1.2 | III.1 |", "| '1.2 |  |", "B3"),
        ("Tiêu chí", "| theo bậc |", "|  |", "E3"),
        ("Thang điểm", "| '100 | '0 |", "| '100 |  |", "D3"),
        ("Chỉ tiêu", "| năm trước |", "|  |", "G3"),
        ("Công chức", "| Đảm |", "|  |", "A2"),
        ("Sổ", "| Việc | Hạn |", "| Việc |  |", "B4"),
        ("Kế hoạch", "| '8 | Tổng", "|  | Tổng", "B10"),
    ],
)
def test_a_blank_that_must_not_be_one_is_told(sheet, before, now, cell):
    assert faults(sheet, before, now) == [f"C104 {sheet}!{cell}"]


def test_a_setting_that_is_not_there_is_told_on_its_sheet():
    assert faults("Kế hoạch", "| Phiên bản |", "| Phiên bản của kế hoạch |") == ["C104 Kế hoạch"]


@pytest.mark.parametrize(
    ("sheet", "before", "now", "cell"),
    [
        ("Lĩnh vực", "| '2 | Khác |", "| '1 | Khác |", "A3"),
        ("Tiêu chí", "| '1.2 |", "| '1.1 |", "A3"),
        ("Điều kiện", "| '2.2.2 |", "| '2.2.1 |", "B3"),
        ("Chỉ tiêu", "| T3 |", "| T1 |", "A4"),
        ("Đơn vị", "| '09646 | Phú Phương | xã |", "| '09646 | Phú Phương | xã |\n| '09646 | Tản Hồng | xã |", "A3"),
    ],
)
def test_a_code_that_stands_twice_is_told_at_the_second(sheet, before, now, cell):
    assert faults(sheet, before, now)[0] == f"C105 {sheet}!{cell}"


def test_where_the_code_stands_first_is_said():
    assert said("Điều kiện", "| '2.2.2 |", "| '2.2.1 |") == ["«2.2.1» đã có ở B2. Hãy xóa hoặc sửa một trong hai."]


@pytest.mark.parametrize(
    ("sheet", "before", "now", "cell"),
    [
        ("Tiêu chí", "| T1 | Đảm |", "| T1 | Xuân |", "T2"),
        ("Tiêu chí", "| Việc | T1 |", "| Việc | T9 |", "S2"),
        ("Thang điểm", "| '1.2 | >= |", "| '1.9 | >= |", "A2"),
        ("Điều kiện", "| '2.2 | '2.2.2 |", "| '9.9 | '2.2.2 |", "A3"),
        ("Phương án trả lời", "| '2.3 | Kém |", "| '9.9 | Kém |", "A3"),
        ("Chỉ tiêu", "| Làm hết việc | Đảm |", "| Làm hết việc | Xuân |", "D2"),
        ("Chỉ tiêu", "| '1.2; 2 |", "| '1.2; 9 |", "I3"),
        ("Điều kiện đếm", "| '2.3 | câu trả lời |", "| '9.9 | câu trả lời |", "A6"),
        ("Điều kiện đếm", "|  | Ngày | trong kỳ |", "|  | Ngày nộp | trong kỳ |", "D2"),
        ("Điều kiện đếm", "| a | Xong | <= |  | Hạn |", "| a | Xong | <= |  | Thời hạn |", "G3"),
        ("Phép đếm", "| Việc | đếm |  | Mức |", "| Việc | đếm |  | Mức độ |", "F4"),
        ("Phép đếm", "| Việc | đếm |  | Mức |", "| Việc | đếm | Số | Mức |", "E4"),
    ],
)
def test_a_name_that_nothing_bears_is_told(sheet, before, now, cell):
    assert f"C106 {sheet}!{cell}" in faults(sheet, before, now)


def test_a_register_that_is_not_there_is_told_wherever_it_is_named():
    assert faults("Tiêu chí", "| Việc | T1 |", "| Công việc | T1 |") == [
        "C106 Tiêu chí!R2",
        "C113 Phép đếm!A2",
        "C113 Phép đếm!A3",
    ]
    assert faults("Phép đếm", "| '1.1 | thực hiện | Việc |", "| '1.1 | thực hiện | Công việc |") == [
        "C106 Phép đếm!C2",
        "C113 Phép đếm!A2",
    ]


def test_the_name_and_its_sheet_are_said():
    assert said("Tiêu chí", "| T1 | Đảm |", "| T1 | Xuân |") == [
        "Cột «Người phụ trách» nhắc đến «Xuân», không có trong trang «Công chức»."
    ]


def test_a_criterion_of_an_area_that_is_not_there_is_told():
    assert faults("Lĩnh vực", "| '2 | Khác |", "| '3 | Khác |") == [
        "C106 Chỉ tiêu!I3",
        "C107 Lĩnh vực!C3",
        "C106 Tiêu chí!A4",
        "C106 Tiêu chí!A5",
        "C106 Tiêu chí!A6",
    ]


@pytest.mark.parametrize(
    ("sheet", "before", "now", "told"),
    [
        (
            "Tiêu chí",
            "| Tiêu chí 2.1 | '2 |",
            "| Tiêu chí 2.1 | '3 |",
            ["Lĩnh vực 2: các phần cộng lại được 5, nhưng ghi 4."],
        ),
        ("Kế hoạch", "| '8 | Tổng", "| '10 | Tổng", ["Thang điểm: các phần cộng lại được 8, nhưng ghi 10."]),
        (
            "Lĩnh vực",
            "| '4 | III.2 |",
            "| '4,5 | III.2 |",
            [
                "Lĩnh vực 2: các phần cộng lại được 4, nhưng ghi 4,5.",
                "Thang điểm: các phần cộng lại được 8,5, nhưng ghi 8.",
            ],
        ),
        ("Lĩnh vực", "| '4 | III.2 |", "| '4 | III.2 | Có |", ["Thang điểm: các phần cộng lại được 4, nhưng ghi 8."]),
    ],
)
def test_points_that_do_not_add_up_are_told(sheet, before, now, told):
    assert said(sheet, before, now) == told


def test_sums_are_told_at_the_maximum_of_their_area():
    assert faults("Lĩnh vực", "| '4 | III.2 |", "| '4,5 | III.2 |") == ["C107 Lĩnh vực!C3", "C107 Lĩnh vực!C2"]


@pytest.mark.parametrize(
    ("sheet", "before", "now", "cell", "problem"),
    [
        ("Tiêu chí", "| theo thời hạn |  |  |  |  |  | '2024-01-31 |", "| theo thời hạn |  |  |  |  |  |  |", "E4", "cột «Hạn chấm điểm» còn trống"),
        ("Tiêu chí", "| theo thời hạn |  |  |  |  |  | '2024-01-31 | '1 |", "| cộng theo số lượng |  |  |  |  |  |  |  |", "E4", "cột «Điểm mỗi đơn vị» còn trống"),
        ("Tiêu chí", "| theo thời hạn |  |  |  |  |  | '2024-01-31 | '1 |", "| trừ theo số lượng |  |  |  |  |  |  |  |", "E4", "cột «Điểm mỗi đơn vị» còn trống"),
        ("Thang điểm", "| '1.2 | >= | '100 | '2 |\n| '1.2 | < | '100 | '0 |", "", "E3", "trang «Thang điểm» không có bậc nào"),
        ("Phương án trả lời", "| '2.3 | Tốt | '100 |\n| '2.3 | Kém | '0 |", "", "E6", "trang «Phương án trả lời» không có mức nào"),
        ("Tiêu chí", "| có/không |  |", "| có/không | '1 |", "F5", "cột «Điểm mỗi đơn vị» không dùng cho cách chấm này"),
    ],
)  # fmt: skip
def test_a_rule_has_its_own_settings_and_no_others(sheet, before, now, cell, problem):
    found = findings(sheet, before, now)

    assert [(one.code, one.cell.sheet, one.cell.address, dict(one.facts)["problem"]) for one in found] == [
        ("C108", "Tiêu chí", cell, problem)
    ]


@pytest.mark.parametrize(
    ("before", "now", "problem"),
    [
        ("| < | '100 | '0 |", "| < | '90 | '0 |", "không bậc nào đúng với giá trị 90"),
        ("| < | '100 | '0 |", "| <= | '100 | '0 |", "hai bậc chồng nhau ở giá trị 100"),
        ("| < | '100 | '0 |", "| < | '100 | '0 |\n| '1.2 | < | '50 | '0 |", "bậc < 50 không bao giờ được dùng"),
        ("| >= | '100 | '2 |", "| > | '100 | '2 |", "không bậc nào đúng với giá trị 100"),
    ],
)
def test_bands_with_a_gap_an_overlap_or_a_dead_one_are_told_at_the_first(before, now, problem):
    found = findings("Thang điểm", before, now)

    assert {(one.code, one.cell.address, one.criterion) for one in found} == {("C109", "C2", "1.2")}
    assert problem in [dict(one.facts)["problem"] for one in found]


def scale(text):
    """Bands written ``>=100 >=70 <70``."""
    signs = [(">=" if ">=" in one else "<=" if "<=" in one else one[0]) for one in text.split()]
    return [
        Band(sign, Decimal(one.removeprefix(sign)), Decimal(0)) for sign, one in zip(signs, text.split(), strict=True)
    ]


@pytest.mark.parametrize(
    "bands", [">=100 >=70 <70", ">=10 >=5 >0 <=0", ">0 <=0", "=0 >0", "<50 <80 >=80", ">=0", "<=3 >3"]
)
def test_a_scale_without_gap_overlap_or_dead_band_is_well(bands):
    assert list(problems(scale(bands), may_be_negative=False)) == []


@pytest.mark.parametrize("bands", [">=100 >=70", ">=100 <70", ">100 <100", "=0 >1", "<50"])
def test_a_scale_with_a_gap_is_told(bands):
    assert any(one.startswith("không bậc nào") for one in problems(scale(bands), may_be_negative=False))


def test_a_scale_that_begins_just_above_zero_is_asked_at_zero_too():
    assert list(problems(scale(">=0.25 <0.25"), may_be_negative=False)) == []
    assert list(problems(scale(">=0.25"), may_be_negative=False)) != []


def test_what_may_be_negative_needs_a_band_below_zero():
    assert list(problems(scale(">=5 >=0 <5"), may_be_negative=False)) != []
    assert list(problems(scale(">=5 >=0"), may_be_negative=False)) == []
    assert any("không bậc nào" in one for one in problems(scale(">=5 >=0"), may_be_negative=True))
    assert list(problems(scale(">=5 >=0 <0"), may_be_negative=True)) == []


@pytest.mark.parametrize(
    ("sheet", "before", "now", "cell"),
    [
        ("Thang điểm", "| '100 | '2 |", "| '100 | '1,9999 |", "D2"),
        ("Điều kiện", "| '0.5 |", "| '0,4999 |", "D2"),
        ("Tiêu chí", "| '2024-01-31 | '1 |", "| '2024-01-31 | '0,0005 |", "L4"),
    ],
)
def test_points_finer_than_the_plan_rounds_to_are_told(sheet, before, now, cell):
    assert f"C110 {sheet}!{cell}" in faults(sheet, before, now)


@pytest.mark.parametrize(
    ("before", "now", "cell"),
    [
        ("| '2024-01-31 | '1 |", "| '2023-12-31 | '1 |", "K4"),
        ("| '2024-01-31 | '1 |", "| '2025-01-01 | '1 |", "K4"),
        ("|  |  |  | '2024-01-31 |  |  | Đảm |", "|  |  |  | '2023-01-31 |  |  | Đảm |", "Q4"),
    ],
)
def test_a_due_date_outside_the_period_is_told(before, now, cell):
    assert faults("Tiêu chí", before, now) == [f"C111 Tiêu chí!{cell}"]


@pytest.mark.parametrize("day", ["2024-01-01", "2024-12-31"])
def test_a_due_date_on_the_first_or_last_day_is_well(day):
    assert faults("Tiêu chí", "| '2024-01-31 | '1 |", f"| '{day} | '1 |") == []


@pytest.mark.parametrize(
    ("before", "now", "cell", "problem"),
    [
        ("| tỷ lệ của tiêu chí | '1.1 |", "| tỷ lệ của tiêu chí |  |", "H2", "cột «Tiêu chí, lĩnh vực» còn trống"),
        (
            "| tỷ lệ của tiêu chí | '1.1 |",
            "| tỷ lệ từ sổ |  |",
            "H2",
            "trang «Phép đếm» chưa có phần «thực hiện» và «tổng số»",
        ),
        ("| đã họp | phải họp |", "| đã họp |  |", "H4", "cột «Số thực hiện» hoặc «Tổng số» còn trống"),
        (
            "| điểm so với năm trước | '1.2; 2 |",
            "| điểm so với năm trước |  |",
            "H3",
            "cột «Tiêu chí, lĩnh vực» còn trống",
        ),
    ],
)
def test_a_target_that_nothing_judges_is_told(before, now, cell, problem):
    found = findings("Chỉ tiêu", before, now)

    assert [(one.code, one.cell.address, dict(one.facts)["problem"]) for one in found] == [("C112", cell, problem)]


@pytest.mark.parametrize(
    ("sheet", "before", "now", "told"),
    [
        ("Phép đếm", "| '1.1 | tổng số | Việc | đếm |", "| '1.2 | tổng số | Việc | đếm |", ["C113 Phép đếm!A3", "C113 Tiêu chí!R2"]),
        ("Phép đếm", "| '1.1 | tổng số | Việc | đếm |", "| T1 | tổng số | Việc | đếm |", ["C113 Phép đếm!A3", "C113 Tiêu chí!R2"]),
        ("Phép đếm", "| '2.3 | câu trả lời |", "| '2.3 | thực hiện |", ["C113 Tiêu chí!R6"]),
        ("Tiêu chí", "| '1.2 | III.1 | Tiêu chí 1.2 | '2 | theo bậc |  |  |  |  |  |  |  |  | đã làm | phải làm | % |  |  |",
         "| '1.2 | III.1 | Tiêu chí 1.2 | '2 | theo bậc |  |  |  |  |  |  |  |  | đã làm | phải làm | % |  | Việc |",
         ["C113 Tiêu chí!R3", "C113 Tiêu chí!R3"]),
    ],
)  # fmt: skip
def test_a_measure_that_nothing_takes_and_a_figure_that_nothing_counts_are_told(sheet, before, now, told):
    assert set(told) <= set(faults(sheet, before, now))


def test_all_faults_of_a_plan_are_told_together():
    sheets = sheets_of(SMALL)
    changed = {
        "Lĩnh vực": sheets["Lĩnh vực"].replace("'4 | III.2", "'5 | III.2"),
        "Công chức": "| Tên | Chức danh | Dòng trong kế hoạch | Email |\n| Xuân | Công chức |",
    }
    _, found = load("kế hoạch.xlsx", workbook_of(SMALL, **changed))

    assert [one.code for one in found] == ["C106"] * 8 + ["C107"] * 2


@pytest.mark.parametrize(
    ("sheet", "before", "now"),
    [
        pytest.param("Chỉ tiêu", "| '100 | tỷ lệ của", "| '100% | tỷ lệ của", id="a target of 100%"),
        pytest.param("Chỉ tiêu", "| '100 | tỷ lệ của", "| '99,5 | tỷ lệ của", id="a target of 99,5"),
        pytest.param("Chỉ tiêu", "| '100 | tỷ lệ của", "| năm trước | tỷ lệ của", id="a share and last year"),
        pytest.param("Chỉ tiêu", "| tỷ lệ của", "| tỷ lệ thấp nhất của", id="the lowest line of one share"),
        pytest.param("Sổ", "| Xong; Trả |", "| Xong; Giao |", id="computed from no column"),
        pytest.param("Sổ", "| Xong; Trả |", "| Ngày |", id="computed from itself"),
        pytest.param("Sổ", "| ngày đầu tiên có |", "| kết quả giải quyết |", id="settled by two columns"),
        pytest.param("Điều kiện đếm", "| ngày số liệu |", "| ngày mai |", id="compared with no number"),
        pytest.param("Điều kiện đếm", "| ngày số liệu |", "| '5 |", id="a date compared with a number"),
        pytest.param("Phép đếm", "| đếm |  | Mức |", "| cộng |  | Mức |", id="a sum of no column"),
        pytest.param("Kế hoạch", "| '2 | Làm tròn", "| '-1 | Làm tròn", id="less than no decimals"),
    ],
)
def test_what_would_stop_a_run_is_told(sheet, before, now):
    assert faults(sheet, before, now) != []


@pytest.mark.parametrize(
    ("sheet", "before", "now"),
    [
        pytest.param("Kế hoạch", "'09646", "'00001", id="settings: Đơn vị is an agency code in the roster"),
        pytest.param("Kế hoạch", "| cảnh báo |", "| trừ điểm |", id="settings: Thiếu minh chứng is cảnh báo or 0 điểm"),
        pytest.param("Kế hoạch", "| mẫu |", "| dự thảo |", id="settings: Tình trạng is mẫu or chính thức"),
        pytest.param("Điều kiện đếm", "| '1.1 | tổng số |", "| '1.2 | tổng số |", id="a condition of no measure"),
        pytest.param("Điều kiện đếm", "| Tốt; Kém |", "| Giỏi; Kém |", id="a value that the column does not take"),
        pytest.param("Điều kiện", "| '0.5 |", "| '0.25 |", id="conditions that do not make the maximum"),
        pytest.param("Thang điểm", "| '100 | '2 |", "| '100 | '9 |", id="a band above the maximum"),
        pytest.param("Phương án trả lời", "| Kém |", "| Tốt |", id="an answer twice"),
    ],
)
def test_what_would_be_counted_wrong_is_told(sheet, before, now):
    assert faults(sheet, before, now) != []
