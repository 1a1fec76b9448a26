"""Points, shares, bands, conditions and classes of the real plan that cannot be, one cell changed at a time."""

import pytest

from tests.plan import places, told, with_cell


@pytest.mark.parametrize(
    ("sheet", "start", "column", "value", "found"),
    [
        ("Phương án trả lời", "8.4 | Đạt", "Trọng số (%)", "'150", "C103 Phương án trả lời!C6"),
        ("Phương án trả lời", "8.4 | Không đạt", "Trọng số (%)", "-5", "C103 Phương án trả lời!C7"),
        ("Phương án trả lời", "8.4 | Đạt", "Trọng số (%)", "'90", "C131 Tiêu chí!D48"),
        ("Phương án trả lời", "8.3 | Hài lòng", "Trọng số (%)", "'20", "C131 Phương án trả lời!C4"),
        ("Phương án trả lời", "8.3 | Bình thường", "Mã tiêu chí", "'1.8", "C108 Phương án trả lời!A4; C131 Sổ!D55"),
        ("Tiêu chí", "1.5", "Điểm mỗi đơn vị", "-0.25", "C103 Tiêu chí!F6"),
        ("Tiêu chí", "1.3", "Điểm mỗi đơn vị", "'0", "C103 Tiêu chí!F4"),
        ("Tiêu chí", "1.1", "Điểm khi chậm", "'5", "C103 Tiêu chí!L2"),
        ("Tiêu chí", "1.1", "Điểm khi chậm", "-1", "C103 Tiêu chí!L2"),
        ("Tiêu chí", "7.1", "Tỷ lệ tính đủ điểm (%)", "'0", "C103 Tiêu chí!H37"),
        ("Tiêu chí", "7.1", "Tỷ lệ tính đủ điểm (%)", "'0,5", "C132 Tiêu chí!H37"),
        ("Tiêu chí", "8.2", "Tỷ lệ tính đủ điểm (%)", "'120", "C103 Tiêu chí!H46"),
        ("Tiêu chí", "3.6", "Tỷ lệ tối thiểu (%)", "'190", "C103 Tiêu chí!I20"),
        ("Tiêu chí", "3.6", "Tỷ lệ tối thiểu (%)", "-1", "C103 Tiêu chí!I20"),
        ("Tiêu chí", "7.1", "Tỷ lệ tối thiểu (%)", "'60", "C103 Tiêu chí!I37"),
        ("Tiêu chí", "1.3", "Điểm thấp nhất", "'3", "C103 Tiêu chí!G4"),
        ("Tiêu chí", "1.3", "Điểm thấp nhất", "'2", "C103 Tiêu chí!G4"),
        ("Tiêu chí", "1.8", "Điểm tối đa", "-1", "C107 Lĩnh vực!C2; C103 Tiêu chí!D9"),
        ("Tiêu chí", "1.8", "Điểm tối đa", "'0", "C107 Lĩnh vực!C2; C103 Tiêu chí!D9"),
        ("Tiêu chí", "1.6", "Công sức mỗi đơn vị", "-3", "C103 Tiêu chí!X7"),
        ("Tiêu chí", "1.4", "Tổng số", "", "C108 Tiêu chí!E5"),
        ("Thang điểm", "1.6 | >= | 100", "Điểm", "'1", "C131 Tiêu chí!D7"),
        ("Thang điểm", "1.6 | < | 70", "Điểm", "'1", "C131 Thang điểm!D2"),
        ("Thang điểm", "1.6 | >= | 100", "Ngưỡng", "'1", "C132 Thang điểm!C2; C109 Thang điểm!C2"),
        ("Điều kiện", "6.3 | 6.3.1", "Mã tiêu chí", "'1.9", "C103 Điều kiện!B7"),
        ("Điều kiện", "3.9 | 3.9.1", "Mã điều kiện", "'3.10.1", "C103 Điều kiện!B4"),
        ("Điều kiện", "6.3 | 6.3.1", "Mã tiêu chí", "'1.6", "C108 Điều kiện!A7; C103 Điều kiện!B7"),
        ("Điều kiện", "7.6 | 7.6.1", "Điểm", "", "C104 Điều kiện!D9; C107 Tiêu chí!D42"),
        ("Điều kiện", "7.6 | 7.6.1", "Điểm", "-0,5", "C103 Điều kiện!D9; C107 Tiêu chí!D42"),
        ("Xếp loại", "<", "Ngưỡng", "'40", "C109 Xếp loại!B2"),
        ("Xếp loại", "<", "Ngưỡng", "'60", "C109 Xếp loại!B2"),
        ("Xếp loại", ">= | 80", "Ngưỡng", "'95", "C109 Xếp loại!B2"),
        ("Xếp loại", ">= | 90", "Ngưỡng", "'120", "C109 Xếp loại!B2"),
        ("Xếp loại", ">= | 80", "Xếp loại", "khá", "C105 Xếp loại!C4"),
    ],
)
def test_points_that_cannot_be_are_told(sheet, start, column, value, found):
    assert places(told(**{sheet: with_cell(sheet, start, column, value)})) == found.split("; ")


@pytest.mark.parametrize(
    ("start", "column", "value"),
    [
        ("1.3", "Điểm thấp nhất", "-5"),
        ("1.3", "Điểm thấp nhất", ""),
        ("1.1", "Điểm khi chậm", "'1.5"),
        ("1.1", "Điểm khi chậm", "'0"),
        ("7.1", "Tỷ lệ tính đủ điểm (%)", "'100"),
        ("7.1", "Tỷ lệ tính đủ điểm (%)", "'120"),
        ("7.1", "Tỷ lệ tối thiểu (%)", "'50"),
        ("1.5", "Điểm mỗi đơn vị", "'0,5"),
        ("1.6", "Công sức mỗi đơn vị", "'0.5"),
    ],
)
def test_what_stands_at_the_edge_is_well(start, column, value):
    assert told(**{"Tiêu chí": with_cell("Tiêu chí", start, column, value)}) == []


def test_what_is_wanted_is_said():
    (late,) = told(**{"Tiêu chí": with_cell("Tiêu chí", "1.1", "Điểm khi chậm", "'5")})
    (share,) = told(**{"Chỉ tiêu": with_cell("Chỉ tiêu", "T09", "Giá trị", "1")})

    assert late.endswith("Cột «Điểm khi chậm» ghi «5», cần một số từ 0 đến điểm tối đa 1,5.")
    assert share.endswith("Cột «Giá trị» tính bằng phần trăm mà ghi 1. Nếu là 100%, hãy gõ 100, không gõ dấu %.")
