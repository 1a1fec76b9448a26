"""The index in a place: found by the words of the headers, whatever else stands on the sheet."""

from decimal import Decimal

import pytest

from cchc_xl.errors import NoUsableInput
from cchc_xl.reading.places import index_at_place, indices_of_others
from cchc_xl.refusals import Refused
from tests.tables import workbook

RANKING = """
    ỦY BAN NHÂN DÂN HUYỆN
    BẢNG XẾP HẠNG CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2024

    | Hạng | Thay đổi | Đơn vị   | Chỉ số | Chỉ số năm trước |
    |------|----------|----------|--------|------------------|
    | 1    | 1        | Xã A     | 95,5   | 80               |
    | 2    | -1       | Xã B     | 93,25  | 99               |
    | 2    |          | Xã C     | 93,25  |                  |
    | 4    |          | Xã D     | 90,874 | 90               |
    |      |          | Xã E     |        | 70               |

    Đồng điểm: cùng hạng, bỏ hạng kế tiếp.
"""
FILE = "tổng hợp.xlsx"
DATA = workbook({"Tổng quan": "| Hạng | Chỉ số |\n| 1 | 1 |", "Xếp hạng": RANKING})


def test_the_index_stands_in_the_row_of_the_place():
    assert index_at_place(FILE, DATA, 1) == Decimal("95.5")
    assert index_at_place(FILE, DATA, 4) == Decimal("90.874")


def test_those_who_share_a_place_hold_the_places_that_are_left_out():
    assert [index_at_place(FILE, DATA, place) for place in (2, 3)] == [Decimal("93.25")] * 2


def test_it_has_the_decimals_of_the_most_exact_one_so_that_a_rounded_one_is_known():
    assert str(index_at_place(FILE, DATA, 1)) == "95.500"
    assert str(index_at_place(FILE, workbook({"Xếp hạng": "| Hạng | Chỉ số |\n| 1 | 95,5 |"}), 1)) == "95.5"


@pytest.mark.parametrize("place", [0, 5, 31])
def test_a_place_that_nobody_has_is_refused_with_the_places_that_there_are(place):
    with pytest.raises(NoUsableInput) as refused:
        index_at_place(FILE, DATA, place)

    assert str(refused.value) == (
        f"tổng hợp.xlsx: mới có 4 đơn vị được xếp hạng nên chưa có hạng {place}. Hãy chọn hạng từ 1 đến 4."
    )


@pytest.mark.parametrize(
    "sheets",
    [
        {"Bảng tự chấm": "| Hạng | Chỉ số |\n| 1 | 90 |"},
        {"Xếp hạng": "| Hạng | Đơn vị |\n| 1 | Xã A |"},
        {"Xếp hạng": "| Số thứ tự |"},
    ],
    ids=["no sheet", "no index", "other table"],
)
def test_a_workbook_without_a_ranking_is_refused_with_a_sentence(sheets):
    with pytest.raises(NoUsableInput, match="không thấy cột «Hạng» và «Chỉ số» trên trang «Xếp hạng»"):
        index_at_place(FILE, workbook(sheets), 1)


def test_where_nobody_is_ranked_yet_it_says_so():
    with pytest.raises(NoUsableInput, match="chưa có đơn vị nào được xếp hạng"):
        index_at_place(FILE, workbook({"Xếp hạng": "| Hạng | Chỉ số |\n|  | 90 |"}), 1)


def test_what_is_no_workbook_is_refused():
    with pytest.raises(Refused):
        index_at_place(FILE, b"PK\x03\x04 cut off", 1)


def test_the_indices_of_the_others_are_those_of_all_that_are_ranked_but_one():
    everyone = [Decimal("95.5"), Decimal("93.25"), Decimal("93.25"), Decimal("90.874")]

    assert list(indices_of_others(FILE, DATA, "xã  B")) == [everyone[0], everyone[2], everyone[3]]
    assert list(indices_of_others(FILE, DATA, "Xã Y")) == everyone


def test_where_no_agency_is_named_all_are_others():
    assert indices_of_others(FILE, workbook({"Xếp hạng": "| Hạng | Chỉ số |\n| 1 | 95,5 |"}), "Xã A") == (
        Decimal("95.5"),
    )


@pytest.mark.parametrize("shown", ["| Hạng | Đơn vị |\n| 1 | Xã A |", "| Hạng | Chỉ số | Đơn vị |"])
def test_others_are_refused_where_there_is_no_ranking(shown):
    with pytest.raises(NoUsableInput):
        indices_of_others(FILE, workbook({"Xếp hạng": shown}), "Xã A")
