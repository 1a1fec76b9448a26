"""Ranking."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from cchc_xl.consolidation import rank
from cchc_xl.findings import sentence
from cchc_xl.model.plan import Agency
from cchc_xl.model.ranking import Standing, Status
from cchc_xl.model.reading import Heading, Source
from cchc_xl.model.scorecard import Scorecard, Totals
from tests.plans import criterion, plan_of

ROSTER = tuple(Agency(f"0000{number}", name, "xã") for number, name in enumerate("ABCDE", start=1))
PLAN = plan_of(criterion(), roster=ROSTER)


def card(agency, index, as_of=date(2024, 12, 31), file=None):
    exact = None if index is None else Fraction(index)
    totals = Totals(Decimal(0), Decimal(100), exact, exact, exact)
    source = Source(file or f"{agency.name}.xlsx", "")
    return Scorecard("thu", agency, Heading(), as_of, (source,), (), totals)


def places(ranking):
    return [(standing.place, standing.agency.name) for standing in ranking.standings]


def test_the_highest_index_comes_first_and_missing_agencies_last_without_a_place():
    ranking, findings = rank([card(ROSTER[2], 90), card(ROSTER[0], 80)], PLAN)

    assert places(ranking) == [(1, "C"), (2, "A"), (None, "B"), (None, "D"), (None, "E")]
    assert [one.status for one in ranking.standings[2:]] == [Status.MISSING] * 3
    assert findings == []


def test_equal_indices_share_a_place_and_the_next_is_skipped():
    cards = [card(agency, index) for agency, index in zip(ROSTER, (90, 80, 80, 70, 95), strict=True)]

    assert places(rank(cards, PLAN)[0]) == [(1, "E"), (2, "A"), (3, "B"), (3, "C"), (5, "D")]


def test_places_compare_the_index_to_eight_decimals():
    third, near = Fraction(250, 3), Fraction(250, 3) + Fraction(1, 10**10)

    assert places(rank([card(ROSTER[0], third), card(ROSTER[1], near)], PLAN)[0])[:2] == [(1, "A"), (1, "B")]


def test_of_two_files_of_one_agency_the_later_figures_count_and_the_other_is_told():
    early = card(ROSTER[0], 99, date(2024, 6, 30), "A cũ.xlsx")
    ranking, findings = rank([early, card(ROSTER[0], 80)], PLAN)

    assert ranking.standings[0].card.totals.index == 80
    assert [(one.code, one.cell.file) for one in findings] == [("W107", "A cũ.xlsx")]
    assert "đã dùng A.xlsx" in sentence(findings[0])


def test_the_order_of_the_files_changes_nothing():
    cards = [card(agency, index) for agency, index in zip(ROSTER, (90, 80, 80, 70, None), strict=True)]

    assert rank(cards, PLAN) == rank(cards[::-1], PLAN)


def test_refused_files_stand_after_all_others():
    refused = Standing(Agency("", "", ""), Status.UNREADABLE, "hỏng.xlsx", reason="…")
    ranking, _ = rank([card(ROSTER[0], 80)], PLAN, (refused,))

    assert ranking.standings[-1] is refused


def test_an_agency_that_no_longer_exists_at_the_end_of_the_period_is_not_missed():
    roster = (
        ROSTER[0],
        ROSTER[1]._replace(valid_to=date(2024, 6, 30)),
        ROSTER[2]._replace(valid_from=date(2025, 1, 1)),
    )
    ranking, _ = rank([card(ROSTER[0], 80)], replace(PLAN, roster=roster))

    assert places(ranking) == [(1, "A")]


def test_an_agency_outside_the_roster_has_no_place():
    ranking, _ = rank([card(Agency("99999", "Lạ", "xã"), 99), card(ROSTER[0], 80)], PLAN)

    assert places(ranking)[0] == (1, "A")
    assert (ranking.standings[-1].agency.name, ranking.standings[-1].place) == ("Lạ", None)
