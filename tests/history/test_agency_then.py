"""One agency from run to run."""

from datetime import date
from decimal import Decimal

from cchc_xl.appraising import card_appraised
from cchc_xl.consolidation import rank
from cchc_xl.findings import Kind
from cchc_xl.history import appraisals, runs
from cchc_xl.history.agency_then import agency_then, course_until
from cchc_xl.model.appraisal import TABLE, Said
from cchc_xl.model.cell import Cell
from cchc_xl.model.course import AgencyThen, Troubles
from cchc_xl.model.ranking import Change, Earlier
from tests.history.small import PLAN, A, B, appraisal, card

DAYS = [date(2024, month, 28) for month in range(1, 13)]
(AREA,) = (area.code for area in PLAN.areas)


def record(store, number, *kept, said=None, found=()):
    counted = [card_appraised(one, said or {}, PLAN) for one in kept]
    runs.record(
        store,
        PLAN,
        runs.Run(number, DAYS[number], f"{number}"),
        rank(counted, PLAN)[0],
        {one.agency.code: one for one in kept},
    )
    news = [((A.code, code), Said(one, TABLE)) for code, one in (said or {}).items()]
    appraisals.add(store, PLAN, news, number, DAYS[number])
    runs.record_findings(store, number, found)


def then(store, agency=A):
    return list(agency_then(store, PLAN, agency.code))


def test_an_agency_is_told_run_by_run_with_what_changed_and_why(store):
    record(store, 1, card(A, "1", "1"), card(B, "4", "6"))
    record(store, 2, card(A, "3", "-", reasons=("ba", "")))

    assert then(store) == [
        AgencyThen(1, DAYS[1], Earlier(Decimal(20), 2), {AREA: Decimal(2)}),
        AgencyThen(
            2,
            DAYS[2],
            Earlier(Decimal(75), 1),
            {AREA: Decimal(3)},
            changes=(Change("1.2", Decimal(1), None, ""), Change("1.1", Decimal(1), Decimal(3), "ba")),
            since=1,
        ),
    ]


def test_a_run_without_it_says_why_and_is_stepped_over(store):
    record(store, 1, card(A, "1", "1"))
    record(store, 2, card(B, "4", "6"))
    record(store, 3, card(A, "1", "2"))
    _, without, again = then(store)

    assert without == AgencyThen(2, DAYS[2], Earlier(), reason="Chưa nhận được tệp")
    assert (again.since, again.changes) == (1, (Change("1.2", Decimal(1), Decimal(2), "2"),))


def test_appraised_points_count_from_the_run_in_which_they_were_said(store):
    record(store, 1, card(A, "1", "1"))
    record(store, 2, card(A, "1", "1"), said={"1.1": appraisal("1.1", "4", "đủ hồ sơ")})
    _, second = then(store)

    assert (second.stood.index, second.areas) == (Decimal(50), {AREA: Decimal(5)})
    assert second.changes == (Change("1.1", Decimal(1), Decimal(4), "Điểm thẩm định: đủ hồ sơ"),)


def test_only_what_was_found_in_its_own_files_is_counted(store):
    found = (
        Kind.FILE_REFUSED.at(Cell("A.xlsx"), why="hỏng"),
        Kind.AGENCY_TWICE.at(Cell("A.xlsx"), agency="Xã A", used="A.xlsx"),
        Kind.FILE_REFUSED.at(Cell("B.xlsx"), why="hỏng"),
        Kind.FILE_REFUSED.at(Cell(""), why="hỏng"),
    )
    record(store, 1, card(A, "1", "1"), found=found)

    assert [one.troubles for one in then(store)] == [Troubles(1, 1)]
    assert [one.troubles for one in then(store, B)] == [Troubles()]


def statements(store, until):
    """Count what is asked of the store for the course of an agency."""
    asked = []
    store.connection.set_trace_callback(asked.append)
    course = course_until(store, PLAN, card(A, "1", "1"), (until, DAYS[-1]), Troubles())
    store.connection.set_trace_callback(None)
    return len(asked), [one.number for one in course]


def test_nights_in_which_an_agency_stayed_as_it_was_cost_nothing(store):
    for night in range(1, 4):
        record(store, night, card(A, "1", "1"), card(B, str(night), "6"))
    few = statements(store, 4)
    for night in range(4, 10):
        record(store, night, card(A, "1", "1"), card(B, str(night), "6"))

    assert statements(store, 10) == few
    assert few[1] == [1]
