"""Who is who: by code, by name, and by what an agency went into."""

from dataclasses import replace
from datetime import date

import pytest

from cchc_xl.consolidation.identity import at_end, exists, identified, is_ranked
from cchc_xl.findings import sentence
from cchc_xl.model.plan import Agency
from cchc_xl.model.received import Received
from tests.history.small import PLAN, card

TAN_HONG = Agency("09622", "Tản Hồng", "xã")
PHU_PHUONG = Agency("09646", "Phú Phương", "xã", valid_to=date(2024, 6, 30), successor="09622")
CHAU_SON = Agency("09649", "Châu Sơn", "xã", valid_to=date(2024, 3, 31), successor="Phú Phương")
LATER = Agency("09700", "Sau Này", "xã", valid_from=date(2025, 1, 1))
CLOSED = Agency("09701", "Đã Thôi", "xã", valid_to=date(2024, 1, 31))
ROSTER = replace(PLAN, roster=(TAN_HONG, PHU_PHUONG, CHAU_SON, LATER, CLOSED))


def received(code, name):
    return Received(card(Agency(code, name, ""), "3", "5", file="tệp.xlsx"), ())


def who(code, name, plan=ROSTER):
    found = identified(received(code, name), plan)
    return found.card.agency.code, [one.code for one in found.findings]


@pytest.mark.parametrize(
    ("code", "name", "agency", "told"),
    [
        ("09622", "Xã Tản Hồng", "09622", []),
        ("9622", "Xã Tản Hồng", "09622", ["W164"]),
        ("", "TAN HONG", "09622", ["W164"]),
        ("09646", "Xã Phú Phương", "09622", ["W163"]),
        ("09649", "Xã Châu Sơn", "09622", ["W163"]),
        ("?", "xã châu sơn", "09622", ["W164", "W163"]),
        ("09646", "Xã Tản Hồng", "09622", ["W163"]),
        ("09622", "Xã Phú Phương", "09622", []),
        ("09622", "UBND xã Tản Hồng, huyện Ba Vì", "09622", []),
        ("", "UBND X. Tản Hồng", "09622", ["W164"]),
        ("09700", "Xã Sau Này", "09700", []),
        ("09701", "Xã Đã Thôi", "09701", []),
        ("11111", "Xã Lạ", "11111", []),
        ("", "", "", []),
    ],
    ids=[
        "code",
        "lost zero",
        "name",
        "merged",
        "merged twice",
        "code merged",
        "name merged",
        "in words",
        "in other words",
        "name, merged",
        "later",
        "closed",
        "stranger",
        "nobody",
    ],
)
def test_what_was_received_belongs_to_the_agency_that_is_ranked(code, name, agency, told):
    assert who(code, name) == (agency, told)


def test_the_sentences_name_both():
    by_name, merged = identified(received("?", "Xã Phú Phương"), ROSTER).findings

    assert sentence(by_name) == (
        "Mã đơn vị «?» không có trong danh sách; lấy theo tên là Xã Phú Phương. Hãy sửa mã trong «Thông tin chung»."
    )
    assert sentence(merged).startswith("Xã Phú Phương không còn ở cuối kỳ nên tính cho Xã Tản Hồng.")
    assert {one.cell.file for one in (by_name, merged)} == {"tệp.xlsx"}


def test_where_code_and_name_are_those_of_two_agencies_the_name_counts_for_now():
    existing = replace(ROSTER, roster=(TAN_HONG, PHU_PHUONG._replace(valid_to=None)))
    (told,) = identified(received("09622", "Xã Phú Phương"), existing).findings

    assert who("09622", "Xã Phú Phương", existing) == ("09646", ["W166"])
    assert sentence(told) == (
        "Mã 09622 là của Xã Tản Hồng nhưng tên trong tệp là Xã Phú Phương nên tạm tính cho Xã Phú Phương. "
        "Hãy hỏi đơn vị rồi sửa mã hoặc tên trong «Thông tin chung»."
    )


def test_a_circle_of_successors_leads_nowhere():
    one, other = PHU_PHUONG._replace(successor="09649"), CHAU_SON._replace(successor="09646")

    assert at_end(one, replace(PLAN, roster=(one, other))) is None


def test_an_agency_exists_from_its_first_to_its_last_day():
    ends = [TAN_HONG._replace(valid_to=date(2024, 12, day)) for day in (30, 31)]
    begins = [TAN_HONG._replace(valid_from=one) for one in (date(2024, 12, 31), date(2025, 1, 1))]

    assert [exists(one, PLAN) for one in (*ends, *begins)] == [False, True, True, False]
    assert [is_ranked(code, ROSTER) for code in ("09622", "09646", "09700", "11111", "")] == [True, *[False] * 4]
