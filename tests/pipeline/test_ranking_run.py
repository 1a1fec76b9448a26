"""A folder of entry workbooks, ranked."""

import shutil

from cchc_xl.pipeline.ranking_run import consolidate_folder
from cchc_xl.pipeline.scoring_run import score_workbook
from tests.pipeline.test_scoring_run import parts
from tests.plans import SAMPLE, real_plan


def consolidated(folder):
    return consolidate_folder(folder, real_plan(), None, lambda *_: None)


def first(result):
    return result.ranking.standings[0].card.totals.index


def test_the_parts_of_one_agency_are_ranked_as_one(tmp_path):
    flat = tmp_path / "huyện"
    flat.mkdir()
    (tmp_path / "phần").mkdir()
    for number, path in enumerate(parts(tmp_path / "phần")):
        shutil.copy(path, flat / f"phần {number}.xlsx")

    assert first(consolidated(flat)) == score_workbook(SAMPLE, real_plan()).card.totals.index


def test_a_part_never_stands_for_the_whole_beside_it(tmp_path):
    flat = tmp_path / "huyện"
    flat.mkdir()
    (tmp_path / "phần").mkdir()
    shutil.copy(next(parts(tmp_path / "phần")), flat / "a.xlsx")
    shutil.copy(SAMPLE, flat / "b.xlsx")

    assert first(consolidated(flat)) == score_workbook(SAMPLE, real_plan()).card.totals.index
