"""Whose file it was that could not be used."""

from dataclasses import replace
from datetime import date

import pytest

from cchc_xl.consolidation.refusals import agency_of_refused
from cchc_xl.model.plan import Agency
from tests.history.small import PLAN

ROSTER = (
    Agency("09622", "Tản Hồng", "xã"),
    Agency("09646", "Phú Phương", "xã"),
    Agency("09650", "Phú", "xã"),
    Agency("09651", "Vạn Thắng", "xã", valid_to=date(2024, 6, 30), successor="09622"),
    Agency("09653", "Sở Tư pháp", ""),
    Agency("09652", "Đã Thôi", "xã", valid_to=date(2024, 6, 30)),
)
WITH_ROSTER = replace(PLAN, roster=ROSTER)


@pytest.mark.parametrize(
    ("file", "said", "agency"),
    [
        ("x.xlsx", "09622", "Tản Hồng"),
        ("Phú Phương.xlsx", "09622", "Tản Hồng"),
        ("UBND xã TẢN HỒNG (bản chính thức).xlsx", "", "Tản Hồng"),
        ("TAN-HONG_tucham.xlsx", "", "Tản Hồng"),
        ("09646 báo cáo.xlsx", "", "Phú Phương"),
        ("bc_09646.xlsx", "", "Phú Phương"),
        ("báo cáo 10096462.xlsx", "", None),
        ("Phú Phươnggg.xlsx", "", "Phú"),
        ("Phúc.xlsx", "", None),
        ("UBND huyện Phú - CCHC 2024.xlsx", "", None),
        ("UBND thị xã Phú.xlsx", "", None),
        ("UBND huyện Phú - xã Phú.xlsx", "", "Phú"),
        ("huyện Phú - Tản Hồng.xlsx", "", "Tản Hồng"),
        ("huyện Sở Tư pháp.xlsx", "", "Sở Tư pháp"),
        ("xã Phú Phương.xlsx", "", "Phú Phương"),
        ("xã Phú.xlsx", "", "Phú"),
        ("Vạn Thắng.xlsx", "", "Tản Hồng"),
        ("x.xlsx", "09651", "Tản Hồng"),
        ("x.xlsx", "11111", None),
        ("báo cáo.xlsx", "", None),
        ("Đã Thôi.xlsx", "", None),
        ("\n.xlsx", "", None),
    ],
)
def test_a_refused_file_is_tied_to_what_it_says_and_to_its_name(file, said, agency):
    found = agency_of_refused(file, said, WITH_ROSTER)

    assert (found and found.name) == agency


def test_two_names_of_one_length_in_a_file_s_name_tell_nothing():
    twins = replace(
        PLAN, roster=(Agency("1", "An Hòa", "xã"), Agency("2", "An Bình", "xã"), Agency("3", "An Phú", "xã"))
    )

    assert agency_of_refused("An Hòa và An Phú.xlsx", "", twins) is None
    assert agency_of_refused("An Hòa và An Bình.xlsx", "", twins).name == "An Bình"


def test_of_two_agencies_of_one_name_the_kind_before_it_tells_which():
    twins = replace(PLAN, roster=(Agency("1", "An Hòa", "xã"), Agency("2", "An Hòa", "thị trấn")))

    assert agency_of_refused("An Hòa.xlsx", "", twins) is None
    assert agency_of_refused("thị trấn An Hòa.xlsx", "", twins).kind == "thị trấn"
