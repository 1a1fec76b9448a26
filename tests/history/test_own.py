"""An agency's own runs in the store of its own folder."""

from dataclasses import replace

from cchc_xl.history import runs
from cchc_xl.history.own import own_agencies, own_plan
from cchc_xl.model.ranking import Ranking
from tests.history.small import DAY, PLAN, A, B


def record(store, number, plan):
    runs.record(store, plan, runs.Run(number, DAY, f"{number}"), Ranking(()), {})


def test_they_are_known_by_plan_and_agency_and_the_latest_comes_first(store):
    record(store, 1, own_plan(PLAN, B.code))
    record(store, 2, own_plan(PLAN, A.code))
    record(store, 3, PLAN)
    record(store, 4, own_plan(replace(PLAN, code="khác"), B.code))

    assert own_agencies(store, PLAN) == (A.code, B.code)


def test_to_the_superior_office_they_are_neither_earlier_runs_nor_last_year(store):
    record(store, 1, own_plan(replace(PLAN, year=PLAN.year - 1), A.code))
    record(store, 2, own_plan(PLAN, A.code))

    assert (runs.last_run(store, PLAN), runs.last_different(store, PLAN, "x")) == (None, None)
    assert runs.last_year(store, PLAN) is None
