"""A misspelt name is asked about by the nearest one that is known, and codes only by their numbers."""

from dataclasses import replace

import pytest

from cchc_xl.meaning import agency_meant, code_hint, hint, nearest
from cchc_xl.model.plan import Agency
from tests.history.small import PLAN

OFFICIALS = ("Đảm", "Xuân", "Đạt – Tuyết", "Chưa phân công", "Toàn bộ")
SHEETS = ("Thông tin chung", "Bảng tự chấm", "Hồ sơ TTHC")


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Bảng tự chắm", "Bảng tự chấm"),
        ("bang tu cham", "Bảng tự chấm"),
        ("Bảng tự chấm điểm", "Bảng tự chấm"),
        ("Thông tn chung", "Thông tin chung"),
        ("Hồ sơ THC", "Hồ sơ TTHC"),
        ("Sheet1", ""),
        ("", ""),
    ],
)
def test_the_nearest_name_is_meant(said, meant):
    assert nearest(said, SHEETS) == meant


CAM_LINH, CHU_MINH = Agency("09673", "Cẩm Lĩnh", "xã"), Agency("09667", "Chu Minh", "xã")
VILLAGE_AND_TOWN = (Agency("4", "Tân Lập", "xã"), Agency("3", "Tân Lập", "thị trấn"))
TOWN = VILLAGE_AND_TOWN[1]
QUAN_LAN = Agency("6", "Quan Lạn", "xã")
BOARD = Agency("5", "Ban A (phía Bắc), huyện B", "")
TWINS = (Agency("1", "Minh Châu", "xã"), Agency("2", "Minh Châu", "xã"))


@pytest.mark.parametrize(
    ("code", "name", "meant"),
    [
        ("09673", "Xã Cẩm Lĩnh", CAM_LINH),
        ("09673", "", CAM_LINH),
        ("09673", "Ủy ban nhân dân xã", CAM_LINH),
        ("09667", "cam linh", CAM_LINH),
        ("?", "Xã Cẩm Lĩnh", CAM_LINH),
        ("09667", "UBND xã Cẩm Lĩnh", CAM_LINH),
        ("09667", "Uỷ ban nhân dân xã Cẩm Lĩnh, huyện Ba Vì", CAM_LINH),
        ("09667", "X. Cẩm Lĩnh - thành phố Hà Nội", CAM_LINH),
        ("09667", "Xã Chu Minh huyện Cẩm Lĩnh", CHU_MINH),
        ("09667", "Xã Cẩm Lĩn", CHU_MINH),
        ("6", "UBND xã Quan Lạn, huyện Vân Đồn", QUAN_LAN),
        ("09667", "UBND xã Quan Lạn", QUAN_LAN),
        ("5", "Ban A (phía Bắc), huyện B", BOARD),
        ("4", "UBND thị trấn Tân Lập", TOWN),
        ("4", "TT Tân Lập", TOWN),
        ("3", "Tân Lập", VILLAGE_AND_TOWN[1]),
        ("2", "Xã Minh Châu", TWINS[1]),
        ("?", "Xã Minh Châu", None),
        ("?", "", None),
    ],
)
def test_an_agency_is_the_one_that_is_named_else_the_one_of_the_code(code, name, meant):
    assert (
        agency_meant(code, name, replace(PLAN, roster=(CAM_LINH, CHU_MINH, *VILLAGE_AND_TOWN, BOARD, QUAN_LAN, *TWINS)))
        == meant
    )


def test_of_two_names_as_near_none_is_meant():
    assert nearest("Phú Sơm", ("Phú Sơn", "Phú Sơl")) == ""


@pytest.mark.parametrize("said", ["T37a", "Sổ 3", "12"])
def test_names_that_differ_by_a_digit_are_never_meant(said):
    assert nearest(said, ("T36a", "Sổ 2", "13")) == ""


def test_several_names_are_asked_about_together_or_not_at_all():
    assert hint("Xuan, dat - tuyet", OFFICIALS) == " (ý bạn là «Xuân; Đạt – Tuyết»?)"
    assert hint("Xuân, Bình", OFFICIALS) == ""


@pytest.mark.parametrize("said", ["3,10", "3.10.", "3. 10", "3-10", "3.1O"])
def test_a_code_with_the_same_numbers_is_meant(said):
    assert code_hint(said, ("3.1", "3.10", "31.0")) == " (ý bạn là «3.10»?)"


@pytest.mark.parametrize("said", ["3.11", "310", "9.9", ""])
def test_a_code_with_other_numbers_is_not(said):
    assert code_hint(said, ("3.1", "3.10", "31.0")) == ""
