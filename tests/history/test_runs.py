"""Runs in the store: only those that differ, each with its places, its findings and its result."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from cchc_xl.consolidation import rank
from cchc_xl.findings import Kind
from cchc_xl.history import runs
from cchc_xl.history.runs import Run, Trouble
from cchc_xl.model.cell import Cell
from cchc_xl.model.plan import Agency
from cchc_xl.model.ranking import Earlier, Standing, Status
from tests.history.small import DAY, PLAN, A, B, card

REFUSED = Kind.FILE_REFUSED.at(Cell("C.xlsx"), why="tệp rỗng")
TWICE = Kind.AGENCY_TWICE.at(Cell("A cũ.xlsx"), agency="Xã A", used="A.xlsx")


def record(store, number, digest, *kept, plan=PLAN, day=DAY, refused=()):
    ranking, _ = rank(kept, plan, refused)
    runs.record(
        store, plan, Run(number, day, digest, f"result {number}"), ranking, {one.agency.code: one for one in kept}
    )


def test_a_run_is_known_with_its_places_and_the_index_to_eight_decimals(store):
    record(store, 1, "x", card(A, "1", "1"), card(B, "3", "-"))

    places = {A.code: Earlier(Decimal(20), 2), B.code: Earlier(Decimal(75), 1)}
    assert runs.last_run(store, PLAN) == Run(1, DAY, "x", "result 1", places)


def test_the_last_run_that_differs_is_the_last_that_stood_on_something_else(store):
    first, second = date(2024, 6, 30), date(2024, 9, 30)
    record(store, 1, "x", card(A, "1", "1"), day=first)
    record(store, 2, "y", card(A, "2", "1"), day=second)

    assert runs.last_different(store, PLAN, "z").day == second
    assert runs.last_different(store, PLAN, "y").day == first
    assert runs.last_different(store, PLAN, "x").day == second


def test_of_an_empty_store_nothing_is_known(store):
    assert runs.last_run(store, PLAN) is runs.last_different(store, PLAN, "x") is runs.last_year(store, PLAN) is None
    assert (runs.next_number(store), runs.results(store)) == (1, frozenset())


def test_last_year_is_the_last_run_of_any_plan_of_the_year_before(store):
    last = replace(PLAN, code="kế hoạch 2023", year=2023)
    record(store, 1, "x", card(A, "1", "1"), plan=last)
    record(store, 2, "y", card(A, "2", "1"), plan=last)
    record(store, 3, "z", card(A, "4", "6"))

    assert runs.last_year(store, PLAN).places == {A.code: Earlier(Decimal(30), 1)}
    assert runs.last_year(store, last) is None


def test_numbers_go_on_over_all_plans(store):
    record(store, 1, "x", plan=replace(PLAN, code="khác"))

    assert runs.next_number(store) == 2


def test_an_agency_without_a_scorecard_and_files_that_belong_to_none_have_no_place(store):
    nobody = Agency("", "", "")
    strays = [Standing(nobody, Status.UNREADABLE, name, reason="…") for name in ("1.xlsx", "2.xlsx")]
    record(store, 1, "x", card(A, "1", "1"), refused=strays)

    assert list(runs.last_run(store, PLAN).places) == [A.code]
    kept = store.connection.execute("SELECT agency, status, file FROM standing ORDER BY agency, file").fetchall()
    assert kept == [
        ("", "unreadable", "1.xlsx"),
        ("", "unreadable", "2.xlsx"),
        ("00001", "received", "A.xlsx"),
        ("00002", "missing", ""),
        ("00003", "missing", ""),
    ]


def test_the_result_of_a_run_may_be_told_later(store):
    record(store, 1, "x")
    record(store, 2, "y")
    runs.tell_result(store, 2, "other bytes")

    assert runs.last_run(store, PLAN).result == "other bytes"
    assert runs.results(store) == {"result 1", "other bytes"}


@pytest.mark.parametrize(
    ("found", "trouble"),
    [
        ((), Trouble(refused=False, errors=False)),
        ((TWICE,), Trouble(refused=False, errors=False)),
        (
            (Kind.AGENCY_UNDECIDED.at(Cell("A.xlsx"), agency="Xã A", used="A.xlsx"),),
            Trouble(refused=False, errors=True),
        ),
        ((TWICE, REFUSED), Trouble(refused=True, errors=True)),
    ],
)
def test_the_trouble_of_a_run_is_known(store, found, trouble):
    record(store, 1, "x")
    record(store, 2, "y")
    runs.record_findings(store, 1, (TWICE, REFUSED))
    runs.record_findings(store, 2, found)

    assert runs.trouble_of(store, 2) == trouble


def test_what_is_found_again_in_the_same_words_is_written_once(store):
    for number in (1, 2, 3):
        record(store, number, f"{number}")
        runs.record_findings(store, number, (TWICE, REFUSED, TWICE))

    sentences = store.connection.execute("SELECT code, severity, file, message FROM finding ORDER BY code").fetchall()
    assert sentences == [
        (
            "W107",
            "warning",
            "A cũ.xlsx",
            "Xã A có hai tệp; đã dùng A.xlsx. Hãy xóa hoặc chuyển tệp thừa ra khỏi thư mục.",
        ),
        ("W108", "error", "C.xlsx", "Không dùng được tệp này: tệp rỗng"),
    ]
    assert store.connection.execute("SELECT run, count(*) FROM found GROUP BY run").fetchall() == [
        (1, 2),
        (2, 2),
        (3, 2),
    ]
