"""«Diễn biến chỉ số» of the scoring workbook: there where runs are known, live, and safe."""

from dataclasses import replace
from datetime import date
from functools import cache

from cchc_xl import forms
from cchc_xl.model.course import AgencyThen, Troubles
from cchc_xl.model.ranking import Change, Earlier
from cchc_xl.pipeline.scoring_run import score_workbook
from cchc_xl.reporting.scoring import SHEETS, write_scorecard
from cchc_xl.sheets.workbook import Workbook
from cchc_xl.tally import rank_key
from tests.insides import formulas, parts
from tests.live_formulas import differing, formulas_in
from tests.office import needs_office, recalculated_together
from tests.plans import SAMPLE, real_plan

EVIL = '=HYPERLINK("http://x","y")'


@cache
def sample():
    return score_workbook(SAMPLE, real_plan())


def course(reason=""):
    """Two runs: all areas had a point less before, and every criterion changed, one of which was out of the scale."""
    card = sample().card
    areas = {one.code: one.points for one in card.totals.areas}
    index = rank_key(card.totals.index)
    changes = tuple(
        Change(one.criterion, one.points + 1 if place else None, one.points_apply, reason or one.reason)
        for place, one in enumerate(card.scores)
    )
    before = {code: points - 1 for code, points in areas.items()}
    return (
        AgencyThen(3, date(2024, 6, 30), Earlier(index - 3), before, Troubles(1, 2)),
        AgencyThen(4, card.as_of, Earlier(index), areas, Troubles(0, 5), changes, since=3),
    )


def book(runs):
    return write_scorecard(sample(), real_plan(), course=runs)


def rows(runs):
    return Workbook("a.xlsx", book(runs)).sheet(forms.COURSE).rows


def test_the_sheet_is_there_only_where_runs_are_known():
    assert Workbook("a.xlsx", book(())).names == SHEETS
    assert Workbook("a.xlsx", book(course())).names == (*SHEETS[:4], forms.COURSE, *SHEETS[4:])
    assert book(()) == write_scorecard(sample(), real_plan())


def test_a_first_run_has_one_line():
    said = [row[0] for row in rows(course()[1:]) if row and row[0]]

    assert said[1:] == ["Chưa có lần chấm trước"]


def test_each_area_and_each_criterion_that_changed_has_a_line():
    table = rows(course())
    top = next(n for n, row in enumerate(table) if row[0] == "Tiêu chí")
    plan = real_plan()

    assert table[top - 1][0].startswith("So với lần chấm thứ 3")
    assert [row[0] for row in table[top + 1 :]] == [
        *(f"{area.code}. {area.title}" for area in plan.areas),
        *(f"{one.code} {one.title}" for one in plan.criteria),
    ]
    assert {row[3] for row in table[top + 1 : top + 1 + len(plan.areas)]} == {1}
    assert [row[:4] for row in table[3:5]] == [
        ["3 (30/06/2024)", float(rank_key(sample().card.totals.index) - 3), 1, 2],
        ["4 (31/12/2024)", float(rank_key(sample().card.totals.index)), 0, 5],
    ]


def test_a_run_in_which_nothing_changed_says_so():
    before, now = course()

    assert rows((before, replace(now, changes=())))[-1][0] == "Không tiêu chí nào đổi điểm so với lần trước."


def test_what_looks_like_a_formula_is_text():
    assert [one for one in formulas(book(course(EVIL))) if "http://x" in one] == []
    assert rows(course(EVIL))[-1][4] == EVIL


def test_the_sheet_is_locked_and_prints_on_a4():
    found = parts(book(course()))["xl/worksheets/sheet2.xml"]

    assert "<sheetProtection " in found
    assert 'paperSize="9"' in found
    assert "fitToPage" in found


@needs_office
def test_every_formula_gives_what_is_stored_beside_it(tmp_path):
    written = book(course())
    (after,) = recalculated_together([written], tmp_path)
    live = [cell for sheet, cell in formulas_in(written) if sheet == forms.COURSE]

    assert len(live) == 1 + 2 * (len(real_plan().areas) + len(real_plan().criteria))
    assert list(differing(formulas_in(written), formulas_in(after))) == []


def test_an_index_that_nobody_had_is_blank():
    before, now = course()
    none = replace(before, stood=Earlier(), areas={}, troubles=Troubles())

    assert rows((none, now))[3][:4] == ["3 (30/06/2024)", "", 0, 0]
