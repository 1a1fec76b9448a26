"""Registers, measures and their conditions of the real plan that cannot be, one cell changed at a time."""

import pytest

from tests.plan import places, told, with_cell


@pytest.mark.parametrize(
    ("sheet", "start", "column", "value", "found"),
    [
        ("Phép đếm", "1.4 | tổng số", "Phần", "thực hiện", "C105 Phép đếm!B6; C113 Tiêu chí!R5"),
        (
            "Phép đếm",
            "T48 | tổng số",
            "Phần",
            "thực hiện",
            "C112 Chỉ tiêu!H60; C105 Phép đếm!B36; C113 Điều kiện đếm!B60; C113 Điều kiện đếm!B61",
        ),
        ("Phép đếm", "T48 | thực hiện", "Cột", "Câu hỏi", "C113 Phép đếm!E35"),
        ("Phép đếm", "T48 | thực hiện", "Cột", "Mức trả lời", "C113 Phép đếm!E35"),
        ("Phép đếm", "8.2 | thực hiện", "Cột", "Số phiếu", "C106 Phép đếm!E27"),
        ("Phép đếm", "8.2 | thực hiện", "Cột", "số thu", "C106 Phép đếm!E27"),
        ("Phép đếm", "3.6 | thực hiện", "Cột", "Mã hồ sơ", "C113 Phép đếm!E8"),
        ("Phép đếm", " | thời hạn", "Cột", "Nội dung", "C113 Phép đếm!E2"),
        ("Phép đếm", " | thời hạn", "Phần", "thực hiện", "C113 Phép đếm!B2; C113 Phép đếm!D2; C113 Phép đếm!F2"),
        ("Phép đếm", "8.2 | thực hiện", "Theo từng", "", "C113 Phép đếm!F27"),
        ("Phép đếm", "8.3 | câu trả lời", "Theo từng", "", "C113 Phép đếm!F29; C131 Sổ!D55"),
        ("Phép đếm", "3.6 | thực hiện", "Theo từng", "Lĩnh vực", "C113 Phép đếm!F8"),
        ("Phép đếm", "1.2 | thực hiện", "Theo từng", "Người phụ trách", "C113 Phép đếm!F4"),
        ("Phép đếm", "8.2 | thực hiện", "Theo từng", "Số thu", "C113 Phép đếm!F27; C113 Phép đếm!F28"),
        ("Sổ", "Thuế | Sắc thuế", "Dữ liệu cá nhân", "Có", "C113 Phép đếm!F27; C113 Phép đếm!F28"),
        (
            "Phép đếm",
            "1.4 | thực hiện",
            "Phần",
            "thời hạn",
            "C113 Phép đếm!B5; C113 Tiêu chí!R5; C113 Phép đếm!D5; C113 Điều kiện đếm!B5",
        ),
        (
            "Phép đếm",
            "1.4 | thực hiện",
            "Phần",
            "câu trả lời",
            "C113 Phép đếm!B5; C113 Tiêu chí!R5; C113 Điều kiện đếm!B5",
        ),
        ("Phương án trả lời", "8.4 | Đạt", "Mức trả lời", "đạt", "C113 Phương án trả lời!B6; C131 Sổ!D55"),
        (
            "Sổ",
            "Khảo sát | Mức trả lời",
            "Giá trị",
            "Rất hài lòng; Hài lòng; Bình thường; Không hài lòng; Đạt; Không đạt; Không biết",
            "C131 Sổ!D55",
        ),
        ("Điều kiện đếm", "7.2 | thực hiện |  | Số hóa hồ sơ", "Giá trị", "có", "C113 Điều kiện đếm!F29"),
        ("Điều kiện đếm", "7.2 | thực hiện |  | Số hóa hồ sơ", "Giá trị", "Rồi", "C113 Điều kiện đếm!F29"),
        ("Điều kiện đếm", "7.1 | thực hiện |  | Kênh tiếp nhận", "Giá trị", "trực tuyến", "C113 Điều kiện đếm!F26"),
        ("Điều kiện đếm", "7.1 | thực hiện |  | Kênh tiếp nhận", "Giá trị", "", "C113 Điều kiện đếm!F26"),
        ("Điều kiện đếm", "1.2 | tổng số |  | Kế hoạch", "Giá trị", "CCHC, SIPAS, PAPI", "C113 Điều kiện đếm!F4"),
        ("Điều kiện đếm", "1.4 | thực hiện |  | Ngày thực hiện", "Cột", "ngày thực hiện", "C106 Điều kiện đếm!D5"),
        ("Điều kiện đếm", "1.4 | thực hiện |  | Ngày thực hiện", "Giá trị", "Có", "C113 Điều kiện đếm!F5"),
        (
            "Điều kiện đếm",
            "1.4 | thực hiện |  | Ngày thực hiện",
            "Cột so sánh",
            "Ngày theo kế hoạch",
            "C113 Điều kiện đếm!G5",
        ),
        ("Điều kiện đếm", "7.1 | tổng số |  | Ngày tiếp nhận", "Cột", "Kênh tiếp nhận", "C113 Điều kiện đếm!D27"),
        ("Điều kiện đếm", "3.8 | thực hiện |  | Ngày xử lý | <=", "Giá trị", "ngày số liệu", "C113 Điều kiện đếm!F20"),
        ("Điều kiện đếm", "3.8 | thực hiện |  | Ngày xử lý | <=", "Cột so sánh", "", "C113 Điều kiện đếm!F20"),
        ("Điều kiện đếm", "8.1 | thực hiện", "Cột so sánh", "Chỉ tiêu", "C113 Điều kiện đếm!G44"),
        ("Điều kiện đếm", "8.1 | thực hiện", "Cột", "Chỉ tiêu", "C113 Điều kiện đếm!E44"),
        ("Điều kiện đếm", "3.6 | thực hiện |  | Kết quả giải quyết", "Cột", "Ngày kết quả", "C113 Điều kiện đếm!E7"),
        ("Sổ", "Hồ sơ TTHC | Ngày trả", "Tên gọi khác", "Ngày có kết quả", "C105 Sổ!H10"),
        ("Sổ", "Hồ sơ TTHC | Ngày trả", "Tên gọi khác", "NGAY HOAN THANH", "C105 Sổ!H10"),
        ("Sổ", "Hồ sơ TTHC | Lĩnh vực", "Cột", "Tên TTHC", "C105 Sổ!B4"),
        ("Sổ", "Tuyên truyền | Hình thức", "Giá trị", "", "C104 Sổ!D29"),
        ("Sổ", "Hồ sơ TTHC | Lĩnh vực", "Giá trị", "Đất đai; Hộ tịch", "C103 Sổ!D4"),
        ("Sổ", "Nhiệm vụ | Kế hoạch", "Giá trị", "CCHC; SIPAS; PAPI; Tuyên truyền; Khắc phục; cchc", "C103 Sổ!D20"),
    ],
)
def test_measures_that_cannot_be_counted_are_told(sheet, start, column, value, found):
    assert places(told(**{sheet: with_cell(sheet, start, column, value)})) == found.split("; ")


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ("có", "cột «Số hóa hồ sơ» chỉ có Có; Không, không có «có» (ý bạn là «Có»?)."),
        ("Rồi", "cột «Số hóa hồ sơ» chỉ có Có; Không, không có «Rồi»."),
        ("", "phép «là một trong» cần ghi «Giá trị»."),
    ],
)
def test_the_value_that_was_meant_is_asked(value, problem):
    start = "7.2 | thực hiện |  | Số hóa hồ sơ"
    (found,) = told(**{"Điều kiện đếm": with_cell("Điều kiện đếm", start, "Giá trị", value)})

    assert found == f"C113 Điều kiện đếm!F29 Phép đếm cho «7.2» không dùng được: {problem}"


def test_a_figure_that_is_split_by_a_personal_column_is_refused():
    found = told(Sổ=with_cell("Sổ", "Thuế | Sắc thuế", "Dữ liệu cá nhân", "Có"))

    assert [one.partition(": ")[2] for one in found] == [
        "cột «Sắc thuế» là dữ liệu cá nhân, không được tính «Theo từng»."
    ] * 2
