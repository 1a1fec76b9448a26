"""Names, codes, targets, settings and agencies of the real plan that cannot be, one cell changed at a time."""

import pytest

from tests.plan import places, sheets_of, told, with_cell
from tests.plans import real_plan


@pytest.mark.parametrize(
    ("sheet", "start", "column", "value", "found"),
    [
        ("Tiêu chí", "1.7", "Người phụ trách", "đảm", "C106 Tiêu chí!T8"),
        ("Tiêu chí", "1.1", "Chỉ tiêu", "T02, T14", "C106 Tiêu chí!S2"),
        ("Tiêu chí", "3.6", "Nguồn số liệu", "Hồ sơ", "C106 Tiêu chí!R20; C113 Phép đếm!A8; C113 Phép đếm!A9"),
        ("Tiêu chí", "1.3", "Minh chứng", "sổ", "C104 Tiêu chí!R4"),
        (
            "Tiêu chí",
            "1.6",
            "Mã",
            "16",
            "C103 Tiêu chí!A7; C106 Thang điểm!A2; C106 Thang điểm!A3; C106 Thang điểm!A4; C106 Chỉ tiêu!I8; C107 Lĩnh vực!C2; C106 Tiêu chí!A7; C108 Tiêu chí!E7",
        ),
        ("Thang điểm", "3.1 | >= | 100", "Mã tiêu chí", "3.1", "C114 Thang điểm!A8"),
        ("Chỉ tiêu", "T26", "Tiêu chí, lĩnh vực", "3.1", "C114 Chỉ tiêu!I35"),
        ("Tiêu chí", "3.10", "Mã", "3.1", "C105 Tiêu chí!A24; C114 Tiêu chí!A24; C106 Chỉ tiêu!I35"),
        ("Đơn vị", "09619", "Mã", "9619", "C114 Đơn vị!A2"),
        ("Chỉ tiêu", "T64", "Mã", "'1.6", "C105 Chỉ tiêu!A77"),
        ("Chỉ tiêu", "T09", "Tiêu chí, lĩnh vực", "'1.4; 1.5", "C112 Chỉ tiêu!H15"),
        ("Chỉ tiêu", "T09", "Tiêu chí, lĩnh vực", "'1", "C112 Chỉ tiêu!H15"),
        ("Chỉ tiêu", "T04", "Tiêu chí, lĩnh vực", "'8", "C112 Chỉ tiêu!H5"),
        ("Chỉ tiêu", "T09", "Tiêu chí, lĩnh vực", "'9.9", "C106 Chỉ tiêu!I15"),
        ("Chỉ tiêu", "T09", "Giá trị", "'150", "C131 Chỉ tiêu!G15"),
        ("Chỉ tiêu", "T09", "Giá trị", "1", "C132 Chỉ tiêu!G15"),
        ("Chỉ tiêu", "T02", "Giá trị", "Không", "C112 Chỉ tiêu!H3"),
        ("Chỉ tiêu", "T06a", "Giá trị", "'90", "C112 Chỉ tiêu!H7"),
        ("Chỉ tiêu", "T01", "Giá trị", "nhóm 5", "C112 Chỉ tiêu!H2"),
        ("Kế hoạch", "Email nhận", "Giá trị", "noivu.bavi.example.vn", "C103 Kế hoạch!B18"),
        ("Kế hoạch", "Email nhận", "Giá trị", "noivu@", "C103 Kế hoạch!B18"),
        ("Kế hoạch", "Email nhận", "Giá trị", "noivu@huyen", "C103 Kế hoạch!B18"),
        ("Kế hoạch", "Email nhận", "Giá trị", ",", "C103 Kế hoạch!B18"),
        ("Kế hoạch", "Email nhận", "Giá trị", "a@[", "C103 Kế hoạch!B18"),
        ("Kế hoạch", "Hạn nộp", "Giá trị", "'2024-06-10", "C103 Kế hoạch!B24"),
        ("Kế hoạch", "Số liệu đến ngày", "Giá trị", "'2023-12-31", "C103 Kế hoạch!B9"),
        ("Kế hoạch", "Năm", "Giá trị", "'2025", "C103 Kế hoạch!B4"),
        ("Kế hoạch", "Thang điểm", "Giá trị", "'0", "C103 Kế hoạch!B10; C107 Lĩnh vực!C2"),
        ("Kế hoạch", "Số chữ số thập phân", "Giá trị", "'20", "C103 Kế hoạch!B11"),
        ("Kế hoạch", "Trần điểm", "Giá trị", "'50", "C103 Kế hoạch!B30"),
        ("Kế hoạch", "Ngưỡng chênh lệch so với năm trước", "Giá trị", "-3", "C103 Kế hoạch!B29"),
        ("Kế hoạch", "Hạng mục tiêu", "Giá trị", "'0", "C103 Kế hoạch!B14"),
        ("Kế hoạch", "Hạng mục tiêu", "Giá trị", "'99", "C131 Kế hoạch!B14"),
        ("Kế hoạch", "Trần điểm", "Mục", "Trần", "C115 Kế hoạch!A30"),
        ("Kế hoạch", "Trần điểm", "Mục", "Năm", "C103 Kế hoạch!B30; C105 Kế hoạch!A30"),
        ("Công chức", "Thanh", "Email", "thanh", "C103 Công chức!D3"),
        ("Công chức", "Công an xã", "Tên", "xuân", "C106 Tiêu chí!T44; C106 Chỉ tiêu!D66; C105 Công chức!A6"),
        ("Đơn vị", "09628", "Tên", "Phú Cường", "C105 Đơn vị!B4"),
        ("Đơn vị", "09619", "Tên", "Phú Cường", "C131 Đơn vị!B3"),
        ("Đơn vị", "09631", "Từ ngày", "'2025-01-01", "C103 Đơn vị!E5"),
        ("Đơn vị", "09631", "Đơn vị kế thừa", "Tản Hồng", "C103 Đơn vị!F5"),
        ("Đơn vị", "09631", "Đến ngày", "", "C131 Đơn vị!E5"),
        ("Đơn vị", "09646", "Đến ngày", "'2024-06-30", "C131 Đơn vị!E10"),
    ],
)
def test_names_and_settings_that_cannot_be_are_told(sheet, start, column, value, found):
    assert places(told(**{sheet: with_cell(sheet, start, column, value)})) == found.split("; ")


def test_successors_in_a_circle_are_told_at_each():
    shown = with_cell("Đơn vị", "09631", "Đơn vị kế thừa", "Châu Sơn").splitlines()
    shown = [line.replace("Phú Hồng", "Tản Hồng") if "Châu Sơn | xã" in line else line for line in shown]

    assert places(told(**{"Đơn vị": "\n".join(shown)})) == ["C103 Đơn vị!F5", "C103 Đơn vị!F7"]


def test_a_plan_without_criteria_is_no_plan():
    areas, criteria = (sheets_of(real_plan())[name].splitlines()[0] for name in ("Lĩnh vực", "Tiêu chí"))

    assert {"C104 Lĩnh vực!A1", "C104 Tiêu chí!A1"} <= set(places(told(**{"Lĩnh vực": areas, "Tiêu chí": criteria})))


@pytest.mark.parametrize(
    ("sheet", "start", "column", "value"),
    [
        ("Thang điểm", "1.6 | >= | 100", "Mã tiêu chí", "1.6"),
        ("Lĩnh vực", "1", "Mã", "1"),
        ("Tiêu chí", "1.6", "Mã", "1.6"),
        ("Kế hoạch", "Hạng mục tiêu", "Giá trị", "'31"),
        ("Kế hoạch", "Hạn nộp", "Giá trị", ""),
        ("Kế hoạch", "Email nhận", "Giá trị", ""),
    ],
)
def test_what_can_mean_one_thing_only_is_well(sheet, start, column, value):
    assert told(**{sheet: with_cell(sheet, start, column, value)}) == []


@pytest.mark.parametrize(
    ("sheet", "start", "column", "value", "meant"),
    [
        ("Tiêu chí", "1.7", "Người phụ trách", "đảm", " (ý bạn là «Đảm»?)."),
        ("Tiêu chí", "1.1", "Chỉ tiêu", "T02, T14", " (ý bạn là «T02; T14»?)."),
        ("Chỉ tiêu", "T09", "Tiêu chí, lĩnh vực", "'14", "trong trang «Tiêu chí»."),
    ],
)
def test_what_was_meant_is_asked(sheet, start, column, value, meant):
    assert told(**{sheet: with_cell(sheet, start, column, value)})[0].endswith(meant)
