"""Appraisals in the store: the last word counts, and every earlier one is still there."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from cchc_xl.history import appraisals
from cchc_xl.model.appraisal import SCORING, TABLE, Said
from cchc_xl.model.cell import Cell
from tests.history.small import DAY, PLAN, A, B, appraisal

FIVE = Said(appraisal("1.2", "5.25", "thiếu biên bản", "Đã thẩm định"), TABLE, "3/4 → 4,5 điểm\ngiải trình")
BLANK = Said(appraisal("1.2"), TABLE)
SENT = Said(appraisal("1.2", "4", cell=Cell("A.xlsx", "Bảng chấm điểm", "I9")), SCORING)


def on(said, day=DAY):
    return replace(said, day=day)


def test_a_word_comes_back_with_its_day_its_cell_and_what_it_was_said_of(store):
    appraisals.add(store, PLAN, [((A.code, "1.2"), FIVE)], 3, DAY)

    assert appraisals.latest(store, PLAN) == {(A.code, "1.2"): on(FIVE)}


def test_the_last_word_on_a_place_counts_also_within_a_run(store):
    appraisals.add(store, PLAN, [((A.code, "1.2"), SENT), ((A.code, "1.2"), FIVE)], 1, DAY)
    appraisals.add(store, PLAN, [((B.code, "1.2"), FIVE)], 1, DAY)
    appraisals.add(store, PLAN, [((B.code, "1.2"), BLANK)], 2, date(2025, 1, 7))

    assert appraisals.latest(store, PLAN) == {
        (A.code, "1.2"): on(FIVE),
        (B.code, "1.2"): on(BLANK, date(2025, 1, 7)),
    }


def test_what_counted_up_to_a_run_is_known(store):
    appraisals.add(store, PLAN, [((A.code, "1.2"), FIVE)], 1, DAY)
    appraisals.add(store, PLAN, [((A.code, "1.2"), BLANK)], 2, DAY)

    assert [appraisals.latest(store, PLAN, run) for run in (0, 1, 2)] == [
        {},
        {(A.code, "1.2"): on(FIVE)},
        {(A.code, "1.2"): on(BLANK)},
    ]


def test_what_was_typed_in_the_place_of_points_is_kept_and_those_that_counted_go_on(store):
    refused = replace(FIVE, appraisal=appraisal("1.2")._replace(refused="9"))
    appraisals.add(
        store, PLAN, [((A.code, "1.2"), FIVE), ((A.code, "1.2"), refused), ((B.code, "1.2"), refused)], 1, DAY
    )

    assert {
        agency: (one.appraisal.points, one.appraisal.refused)
        for (agency, _), one in appraisals.latest(store, PLAN).items()
    } == {
        A.code: (Decimal("5.25"), "9"),
        B.code: (None, "9"),
    }


def test_all_that_was_ever_said_is_known_in_its_order(store):
    later = replace(SENT, appraisal=appraisal("1.2", "3", cell=SENT.appraisal.cell))
    appraisals.add(store, PLAN, [((A.code, "1.2"), SENT), ((A.code, "1.2"), FIVE)], 1, DAY)
    appraisals.add(store, PLAN, [((A.code, "1.2"), later)], 2, DAY)

    assert appraisals.ever(store, PLAN) == [((A.code, "1.2"), on(one)) for one in (SENT, FIVE, later)]


def test_nothing_is_ever_written_over(store):
    for number, said in enumerate((FIVE, BLANK, SENT), start=1):
        appraisals.add(store, PLAN, [((A.code, "1.2"), said)], number, DAY)

    kept = store.connection.execute(
        "SELECT run, points, remark, file, cell, source FROM appraisal ORDER BY id"
    ).fetchall()
    assert kept == [
        (1, "5.25", "thiếu biên bản", "bảng.xlsx", "H5", "table"),
        (2, None, "", "bảng.xlsx", "H5", "table"),
        (3, "4", "", "A.xlsx", "I9", "scoring"),
    ]


def test_another_plan_has_its_own_words(store):
    appraisals.add(store, PLAN, [((A.code, "1.2"), FIVE)], 1, DAY)

    assert appraisals.latest(store, replace(PLAN, code="khác")) == {}
