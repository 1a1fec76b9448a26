"""What people do to a plan workbook in Excel: told at its cell, or read as what it plainly is."""

import pytest

from cchc_xl.plan.loading import load
from tests.plan import SMALL, places, sheets_of, told, told_of, workbook_of
from tests.plans import real_plan
from tests.tables import workbook

SHEETS = sheets_of(real_plan())


def changed(sheet, before, now):
    """Replace one text on one sheet of the real plan, wherever it first stands."""
    assert before in SHEETS[sheet]
    return {sheet: SHEETS[sheet].replace(before, now, 1)}


@pytest.mark.parametrize(
    ("sheet", "before", "now", "found"),
    [
        pytest.param("Tiêu chí", "| Không áp dụng |", "| Không tính |", "C115 Tiêu chí!M1", id="an optional one"),
        pytest.param("Điều kiện đếm", "| Nhóm |", "| Tổ |", "C115 Điều kiện đếm!C1", id="the group"),
        pytest.param("Sổ", "| Dữ liệu cá nhân |", "| Cá nhân |", "C115 Sổ!G1", id="what is personal"),
        pytest.param("Điều kiện", "| Nội dung | Điểm |", "| Nội dung |", "C115 Điều kiện!D1", id="a blank heading"),
        pytest.param(
            "Lĩnh vực", "| Điểm tối đa |", "| Điểm |", "C115 Lĩnh vực!C1; C102 Lĩnh vực!A1", id="a needed one"
        ),
        pytest.param("Xếp loại", "| Xếp loại |", "| Xếp loại | Ngưỡng |", "C105 Xếp loại!D1", id="one twice"),
        pytest.param("Công chức", " | Email |", " |", "C115 Công chức!D1", id="values without a heading"),
        pytest.param("Đơn vị", " | Đơn vị kế thừa |", " | Ghi chú |", "C115 Đơn vị!F1", id="one replaced by another"),
    ],
)
def test_a_heading_that_is_not_as_it_was_is_told(sheet, before, now, found):
    assert places(told(**changed(sheet, before, now))) == found.split("; ")


def test_a_heading_by_another_name_says_what_is_missing():
    assert told(**changed("Điều kiện đếm", "| Nhóm |", "| Tổ |")) == [
        "C115 Điều kiện đếm!C1 «Tổ» không phải tên của kế hoạch, trong khi thiếu «Nhóm». "
        "Hãy ghi lại đúng tên như trong tệp mẫu."
    ]


def test_a_column_that_was_taken_out_is_taken_as_blank_with_a_warning():
    head = "| Tên | Chức danh | Dòng trong kế hoạch |\n| Đảm | Công chức |"
    plan, _ = load("kế hoạch.xlsx", workbook_of(SMALL, **{"Công chức": head}))

    assert plan is not None
    assert told_of(workbook_of(SMALL, **{"Công chức": head})) == [
        "C134 Công chức!A1 Trang «Công chức» không có cột «Email» nên coi như cột này trống. "
        "Hãy thêm lại cột như trong tệp mẫu."
    ]


def test_a_heading_needs_neither_case_nor_marks():
    assert told(**changed("Tiêu chí", "| Tỷ lệ tối thiểu (%) |", "| TỶ LỆ TỐI THIỂU |")) == []


@pytest.mark.parametrize("name", ["Thang điểm (2)", "Thang diem", "Thang điểm(3)"])
def test_a_sheet_that_is_there_twice_is_told_at_the_one_that_is_not_read(name):
    found = told_of(workbook({**SHEETS, name: SHEETS["Thang điểm"]}))

    assert found == [
        f"C133 {name}!A1 Trang này trùng tên với trang «Thang điểm» nên không được đọc. Hãy xóa trang thừa."
    ]


@pytest.mark.parametrize(
    ("sheet", "row", "found"),
    [
        ("Lĩnh vực", "|  | Tổng cộng | 100 |", ["C104 Lĩnh vực!A10"]),
        ("Thang điểm", "| Tổng |  |  | 20 |", ["C104 Thang điểm!B32", "C104 Thang điểm!C32"]),
        ("Xếp loại", "| Ghi chú: xếp loại theo chỉ số |", ["C103 Xếp loại!A7", "C104 Xếp loại!B7", "C104 Xếp loại!C7"]),
        ("Kế hoạch", "| Năm | '2023 |", ["C103 Kế hoạch!B31", "C105 Kế hoạch!A31"]),
        ("Kế hoạch", "| Ghi chú | chỉ để nhớ |", []),
        ("Phép đếm", "| '1.4 | thực hiện | Tuyên truyền | đếm |", ["C105 Phép đếm!B43"]),
    ],
)
def test_a_row_below_the_table_is_told_where_it_is_none_of_it(sheet, row, found):
    assert places(told(**{sheet: f"{SHEETS[sheet]}\n{row}"})) == found


@pytest.mark.parametrize(
    ("sheet", "before", "now"),
    [
        pytest.param("Thang điểm", "| '2.3 | >= | '100 |", "|  |\n| '2.3 | >= | '100 |", id="a blank line in a table"),
        pytest.param("Điều kiện", "| Đã xây dựng | '0.5 |", "| Đã xây dựng | '0,5 |", id="a number as text"),
        pytest.param("Thang điểm", "| '1.6 | >=", "| '1.6\u200b | >=", id="an unseen sign behind a code"),
        pytest.param("Tiêu chí", "| Đảm |", "| Đảm\u200b |", id="an unseen sign behind a name"),
        pytest.param("Tiêu chí", "| theo thời hạn |", "| Theo Thoi Han |", id="a choice without marks"),
        pytest.param("Tiêu chí", "| '2024-01-31 |", "| 31/01/2024 |", id="a date as a date"),
    ],
)
def test_what_means_the_same_is_read_as_the_same(sheet, before, now):
    plan, _ = load("kế hoạch.xlsx", workbook({**SHEETS, **changed(sheet, before, now)}))

    assert plan == real_plan()


@pytest.mark.parametrize(
    ("sheet", "before", "now", "found"),
    [
        pytest.param("Tiêu chí", "| '1.5 | theo bậc |", "| '1,5 điểm | theo bậc |", "C103 Tiêu chí!D7", id="a unit"),
        pytest.param("Tiêu chí", "| '50 |", "| '50% |", "C103 Tiêu chí!H37", id="a percent sign"),
        pytest.param("Tiêu chí", "| '1.5 | theo bậc |", "| =A1 | theo bậc |", "C103 Tiêu chí!D7", id="no calculation"),
        pytest.param("Tiêu chí", "| '1.5 | theo bậc |", "| #REF! | theo bậc |", "C103 Tiêu chí!D7", id="an error"),
        pytest.param(
            "Tiêu chí", "| '2024-01-31 | '0.75 |", "| 1/31/2024 | '0.75 |", "C103 Tiêu chí!K2", id="month first"
        ),
        pytest.param("Thang điểm", "| '1.6 | >= | '70 |", "|  | >= | '70 |", "C104 Thang điểm!A3", id="merged codes"),
        pytest.param("Thang điểm", "| '1.6 | >= | '70 | '0.75 |\n", "", "C109 Thang điểm!C2", id="a row deleted"),
    ],
)
def test_what_may_mean_something_else_is_told(sheet, before, now, found):
    assert places(told(**changed(sheet, before, now))) == [found]


def test_a_formula_that_was_never_calculated_is_called_so():
    (found,) = told(**changed("Tiêu chí", "| '1.5 | theo bậc |", "| =A1 | theo bậc |"))

    assert found.endswith("Cột «Điểm tối đa» ghi «công thức chưa được tính», cần một số.")
