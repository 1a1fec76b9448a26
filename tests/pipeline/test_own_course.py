"""A commune's folder night by night: its index over time stands in its scoring workbook."""

from datetime import date

import pytest

from cchc_xl import forms
from cchc_xl.history.store import NAME
from cchc_xl.pipeline.consolidation_run import run
from cchc_xl.pipeline.history_run import course_of
from cchc_xl.pipeline.nightly_run import nightly
from cchc_xl.pipeline.order import Order
from cchc_xl.sheets.workbook import Workbook
from tests.live_formulas import differing, formulas_in
from tests.office import needs_office, recalculated_together
from tests.pipeline.small import PLAN, entry, plan_file, put

TODAY = date(2025, 1, 15)


@pytest.fixture
def commune(tmp_path):
    plan_file(tmp_path / "kế hoạch.xlsx")
    return put(tmp_path / "xã", a=own())


def own(*figures):
    """The commune's entry workbook, which says whose it is as those made by this program do."""
    return entry("An Bình", *figures, said={"cchc_xl.kind": "entry", "cchc_xl.agency": "00001"})


def night(folder):
    said = []
    done = nightly(Order(folder, folder.parent / "kế hoạch.xlsx"), said.append, TODAY)
    return done, said


def sheet(done):
    return [list(row) for row in Workbook("a.xlsx", done.written.read_bytes()).sheet(forms.COURSE).rows]


def words(done):
    return [cell for row in sheet(done) for cell in row if isinstance(cell, str) and cell]


def test_the_first_night_says_that_there_was_none_before(commune):
    done, _ = night(commune)

    assert "Chưa có lần chấm trước" in words(done)
    assert (commune / NAME).is_file()


def test_the_next_night_says_what_changed_and_why(commune):
    night(commune)
    put(commune, a=own("4/4", "2/6"))
    done, _ = night(commune)

    assert [row[:4] for row in sheet(done)[2:5]] == [
        ["Lần chấm, ngày số liệu", "Chỉ số", "Lỗi", "Cảnh báo"],
        ["1 (31/12/2024)", 50, 0, 0],
        ["2 (31/12/2024)", 60, 0, 0],
    ]
    assert [row[:5] for row in sheet(done)[-3:]] == [
        ["1. Lĩnh vực thử", 5, 6, 1, ""],
        ["1.2 Tiêu chí 1.2", 3, 2, -1, "Theo tỷ lệ: 2/6 = 33,33%; 6 × 2/6 → 2,00 điểm"],
        ["1.1 Tiêu chí 1.1", 2, 4, 2, "Theo tỷ lệ: 4/4 = 100,00% ≥ 100% → 4,00 điểm"],
    ]


def test_a_night_in_which_nothing_changed_is_not_counted_and_writes_nothing(commune):
    night(commune)
    put(commune, a=own("4/4", "2/6"))
    first, _ = night(commune)
    before = first.written.read_bytes()
    again, _ = night(commune)

    assert (again.is_new, again.written.read_bytes()) == (False, before)
    first.written.unlink()
    assert night(commune)[0].written.read_bytes() == before


def test_the_history_of_a_commune_s_folder_is_its_own(commune):
    night(commune)
    put(commune, a=own("4/4", "2/6"))
    night(commune)
    course = course_of(commune, PLAN)

    assert (course.runs, course.agency.name) == ((), "An Bình")
    assert [(one.number, one.stood.index, one.stood.place) for one in course.then] == [(1, 50, None), (2, 60, None)]


def test_to_a_superior_office_that_consolidates_the_folder_these_runs_are_none(commune):
    night(commune)
    (commune / "xã - bang diem.xlsx").unlink()
    put(commune, a=b"broken", b=entry("Ba Trại"))
    done = run(Order(commune, commune.parent / "kế hoạch.xlsx", anew=True), lambda *_: None).done

    assert (done.ranking.since, [one.number for one in done.ranking.course]) == (None, [2])
    assert done.kept.keys() == {"00002"}


def test_a_damaged_history_begins_anew_and_one_that_cannot_be_written_is_told(commune):
    night(commune)
    (commune / NAME).write_bytes(b"damaged" * 99)
    assert "Chưa có lần chấm trước" in words(night(commune)[0])
    (commune / NAME).unlink()
    (commune / NAME).mkdir()
    done, said = night(commune)

    assert done.written.is_file()
    assert [line for line in said if "không ghi được lịch sử" in line]


@needs_office
def test_every_formula_gives_what_is_stored_beside_it(commune, tmp_path):
    night(commune)
    put(commune, a=own("4/4", "2/6"))
    book = night(commune)[0].written.read_bytes()
    (after,) = recalculated_together([book], tmp_path)

    assert len([cell for name, cell in formulas_in(book) if name == forms.COURSE]) == 7
    assert list(differing(formulas_in(book), formulas_in(after))) == []
