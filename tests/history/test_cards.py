"""Scorecards in the store: each different one once, and the last accepted one as it was."""

from dataclasses import replace
from datetime import date

from cchc_xl.consolidation import rank
from cchc_xl.history import cards, runs
from cchc_xl.model.plan import Agency
from tests.history.small import PLAN, A, B, card
from tests.plans import criterion


def run(store, number, *kept):
    ranking, _ = rank(kept, PLAN)
    one = runs.Run(number, date(2024, 12, 31), f"run {number}")
    runs.record(store, PLAN, one, ranking, {one.agency.code: one for one in kept})


def rows(store, table):
    return store.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 - names of this test


def test_a_scorecard_comes_back_as_it_was(store):
    whole = card(A, "3.25", "-", reasons=("13/16 → 3,25 điểm", ""), explanations=("thiếu người", ""))
    run(store, 1, whole)

    assert cards.last_accepted(store, PLAN, A) == whole


def test_the_same_scorecard_is_written_once_and_a_changed_one_again(store):
    run(store, 1, card(A, "3", "5"), card(B, "1", "2"))
    run(store, 2, card(A, "3", "5"), card(B, "1", "3"))
    run(store, 3, card(A, "3", "5"), card(B, "1", "2"))

    assert (rows(store, "card"), rows(store, "score"), rows(store, "standing")) == (3, 6, 9)
    assert cards.last_accepted(store, PLAN, B) == card(B, "1", "2")


def test_what_was_read_back_is_the_same_scorecard(store):
    run(store, 1, card(A, "3", "5"))
    run(store, 2, cards.last_accepted(store, PLAN, A))

    assert rows(store, "card") == 1


def test_another_file_with_the_same_figures_is_another_scorecard(store):
    run(store, 1, card(A, "3", "5"))
    run(store, 2, card(A, "3", "5", file="A mới.xlsx"))

    assert rows(store, "card") == 2
    assert cards.last_accepted(store, PLAN, A).sources[0].file == "A mới.xlsx"


def test_an_agency_that_was_away_in_the_last_run_has_the_one_before(store):
    run(store, 1, card(A, "3", "5"), card(B, "1", "2"))
    run(store, 2, card(A, "4", "5"))

    assert cards.last_accepted(store, PLAN, B) == card(B, "1", "2")


def test_an_agency_that_was_never_accepted_has_none(store):
    run(store, 1, card(A, "3", "5"))

    assert cards.last_accepted(store, PLAN, B) is None
    assert cards.last_accepted(store, replace(PLAN, code="khác"), A) is None


def test_a_name_that_the_plan_corrected_is_the_agency_s_name(store):
    run(store, 1, card(A, "3", "5"))
    renamed = Agency(A.code, "A Mới", "phường")

    assert cards.last_accepted(store, PLAN, renamed).agency is renamed


def test_a_criterion_that_left_the_plan_is_left_out_and_one_that_came_makes_the_scorecard_useless(store):
    run(store, 1, card(A, "3", "5"))
    fewer = replace(PLAN, criteria=PLAN.criteria[:1])
    more = replace(PLAN, criteria=(*PLAN.criteria, criterion("1.3")))

    left = cards.last_accepted(store, fewer, A)
    assert [(one.criterion, one.points) for one in left.scores] == [("1.1", 3)]
    assert left.totals.index == 75
    assert cards.last_accepted(store, more, A) is None
