"""One agency's workbooks, scored: a whole, or the parts of its officials."""

from dataclasses import replace
from io import BytesIO

import openpyxl
import pytest

from cchc_xl import forms
from cchc_xl.errors import WordsNotFound
from cchc_xl.findings import sentence
from cchc_xl.pipeline.scoring_run import result_beside, score_workbook, score_workbooks
from cchc_xl.reporting.entry import write_entry
from cchc_xl.reporting.scoring import write_scorecard
from tests.plans import AGENCY, SAMPLE, real_plan
from tests.samples import phu_phuong


def parts(folder):
    """The sample, each official's part in a folder of their own, all under one file name."""
    plan = real_plan()
    filled = phu_phuong(plan)
    for name in dict.fromkeys(one.official or forms.UNASSIGNED for one in (*plan.criteria, *plan.targets)):
        said = replace(filled, information={**filled.information, "scope": name, "prepared_by": name})
        path = folder / name / "tự chấm.xlsx"
        path.parent.mkdir()
        path.write_bytes(write_entry(plan, AGENCY, said, official=name))
        yield path


def test_the_parts_of_all_officials_give_what_the_whole_gives(tmp_path):
    whole, together = (score_workbooks(paths, real_plan()) for paths in ((SAMPLE,), tuple(parts(tmp_path))))

    def outcomes(scored):
        return {one.criterion: (one.outcome, one.points, one.claimed) for one in scored.card.scores}

    assert outcomes(together) == outcomes(whole)
    assert together.card.totals == whole.card.totals
    assert [one.code for one in together.findings] == [one.code for one in whole.findings]


def test_a_part_that_is_not_there_is_told_once_and_its_criteria_are_not(tmp_path):
    present = [path for path in parts(tmp_path) if path.parent.name in {"Xuân", "Ngọc"}]

    scored = score_workbooks(present, real_plan())

    absent = [sentence(one) for one in scored.findings if one.code == "W124"]
    assert absent[0] == "Chưa có phần việc của Đảm: 22 tiêu chí, 44,5 điểm. Hãy chấm cùng tệp phần việc của người này."
    assert len(absent) == 5
    assert {one.official for one in scored.findings if one.code == "F121"} <= {"Xuân", "Ngọc"}
    assert [one for one in scored.findings if one.code == "R101"] == []


def test_the_order_of_the_files_changes_nothing(tmp_path):
    files = tuple(parts(tmp_path))

    assert score_workbooks(files, real_plan()) == score_workbooks(files[::-1], real_plan())


def test_the_result_lies_beside_a_workbook_and_in_a_folder_under_the_folders_name(tmp_path):
    folder = tmp_path / "Xã Phú Phương"
    folder.mkdir()

    assert result_beside(folder / "tự chấm.xlsx") == folder / "tự chấm - bang diem.xlsx"
    assert result_beside(folder) == folder / "Xã Phú Phương - bang diem.xlsx"


def test_files_of_one_name_are_told_apart_by_their_folders(tmp_path):
    sources = [source.file for source in score_workbooks(tuple(parts(tmp_path)), real_plan()).reading.sources]

    assert len(set(sources)) == len(sources)
    assert "Xuân/tự chấm.xlsx" in sources


def test_an_earlier_result_whose_sheet_of_appraisals_was_renamed_is_not_scored_over(tmp_path):
    earlier = tmp_path / "bảng điểm.xlsx"
    book = openpyxl.load_workbook(BytesIO(write_scorecard(score_workbook(SAMPLE, real_plan()), real_plan())))
    book[forms.SCORES].title = "Bảng cũ"
    book.save(earlier)

    with pytest.raises(WordsNotFound, match=r"bảng điểm\.xlsx: không thấy trang «Bảng chấm điểm»"):
        score_workbooks((SAMPLE,), real_plan(), earlier=earlier)
