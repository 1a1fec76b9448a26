"""What each run gave as a whole."""

from dataclasses import replace

from cchc_xl.consolidation import rank
from cchc_xl.findings import Kind
from cchc_xl.history import runs
from cchc_xl.history.course import moments
from cchc_xl.history.pasts import pasts
from cchc_xl.model.cell import Cell
from cchc_xl.model.course import Past, Troubles
from tests.history.small import DAY, PLAN, A, B, card

REFUSED = Kind.FILE_REFUSED.at(Cell("C.xlsx"), why="tệp rỗng")
TWICE = Kind.AGENCY_TWICE.at(Cell("A cũ.xlsx"), agency="Xã A", used="A.xlsx")


def record(store, number, *kept, plan=PLAN, found=()):
    runs.record(
        store, plan, runs.Run(number, DAY, f"{number}"), rank(kept, plan)[0], {one.agency.code: one for one in kept}
    )
    runs.record_findings(store, number, found)


def test_each_run_has_who_was_first_and_how_much_was_found(store):
    record(store, 1, card(A, "1", "1"), card(B, "3", "3"), found=(REFUSED, TWICE))
    record(store, 2, card(A, "3", "3"), card(B, "3", "3"), found=(TWICE,))
    record(store, 3)
    one, two, three = moments(store, PLAN)

    assert pasts(store, PLAN) == (
        Past(one, ("Xã B",), Troubles(1, 1)),
        Past(two, ("Xã A", "Xã B"), Troubles(0, 1)),
        Past(three, (), Troubles()),
    )


def test_runs_of_another_plan_are_left_out_and_who_left_the_roster_has_its_code(store):
    record(store, 1, card(A, "1", "1"))
    fewer = replace(PLAN, roster=(B,))

    assert [one.leaders for one in pasts(store, fewer)] == [("00001",)]
    assert pasts(store, replace(PLAN, code="khác")) == ()
