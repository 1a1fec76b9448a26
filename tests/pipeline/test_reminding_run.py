"""Where reminders go: a draft for each official with an address, under a name that stays the same."""

from functools import cache

import pytest

from cchc_xl.errors import NotPublished
from cchc_xl.improvement import duties_of
from cchc_xl.pipeline.reminding_run import duties_beside, leave_drafts
from cchc_xl.pipeline.scoring_run import score_workbook
from tests.plans import SAMPLE, real_plan

DRAFTS = [
    "1 Đảm - viec can lam.eml",
    "2 Thanh - viec can lam.eml",
    "3 Xuân - viec can lam.eml",
    "4 Ngọc - viec can lam.eml",
]


@cache
def sample():
    return score_workbook(SAMPLE, real_plan())


def left(folder):
    return leave_drafts(sample(), duties_of(sample(), real_plan()), real_plan(), folder)


def test_each_official_with_an_address_and_something_to_do_gets_a_draft(tmp_path):
    done = left(tmp_path / "thư" / "mới")

    assert sorted(path.name for path in (tmp_path / "thư" / "mới").iterdir()) == DRAFTS
    assert sorted(path.name for path in done.drafts) == DRAFTS
    assert done.without == ("Chưa phân công", "Các công chức chuyên môn")


def test_a_second_time_the_same_bytes_lie_under_the_same_names(tmp_path):
    left(tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    left(tmp_path)

    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
    assert all(b"X-Unsent: 1" in content for content in before.values())


def test_a_folder_that_is_a_file_is_told(tmp_path):
    (tmp_path / "thư").write_text("x")
    with pytest.raises(NotPublished, match="không ghi được kết quả"):
        left(tmp_path / "thư")


def test_the_workbook_lies_beside_the_entry_or_in_the_folder(tmp_path):
    assert duties_beside(tmp_path / "xã.xlsx") == tmp_path / "xã - viec can lam.xlsx"
    assert duties_beside(tmp_path) == tmp_path / f"{tmp_path.name} - viec can lam.xlsx"
