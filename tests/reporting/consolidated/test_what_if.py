"""The superior office appraises in «Thẩm định»: points, index and places become what Python gives.

LibreOffice has the workbook open as they do: only what depends on a changed cell is calculated, then it is saved.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pytest

from cchc_xl import forms
from cchc_xl.consolidation import rank
from cchc_xl.model.cell import Cell
from cchc_xl.model.scorecard import Outcome
from cchc_xl.numbers import rounded
from cchc_xl.reading.appraisals import read_consolidated_appraisals
from cchc_xl.reporting.consolidated import write_ranking
from cchc_xl.sheets.workbook import Workbook
from tests.live_formulas import formulas_in, same
from tests.office import needs_keyboard, worked_on
from tests.reporting.consolidated.districts import district_with_every_trouble, wards, with_appraisals

KEYS = [column.key for column in forms.APPRAISAL_COLUMNS]


@dataclass(frozen=True)
class Sitting:
    """What the office left behind: the workbook as saved, what became of each action, and the ranking to expect."""

    saved: bytes
    answers: Sequence[str]
    expected: object


def rows_of(book):
    return Workbook("a.xlsx", book).sheet(forms.APPRAISAL).rows


def cell(book, agency, code, key):
    number = next(n for n, row in enumerate(rows_of(book), start=1) if (row[0], row[2]) == (agency, code))
    return f"{chr(ord('A') + KEYS.index(key))}{number}"


def sat(group, points, folder):
    """Type points into the rows of agencies and criteria; expect what scoring and ranking give with them."""
    ranking, findings, plan = group
    before = write_ranking(ranking, findings, plan)
    typed = [
        {"sheet": forms.APPRAISAL, "cell": cell(before, agency, code, "appraised"), "text": text}
        for agency, of in points.items()
        for code, text in of.items()
    ]
    saved, answers = worked_on(before, typed, folder)
    cards = [one.card for one in ranking.standings if one.card]
    said = {agency: {code: text.replace(",", ".") for code, text in of.items()} for agency, of in points.items()}
    cards = [with_appraisals(card, plan, said.get(card.agency.code, {})) for card in cards]
    return Sitting(saved, answers, rank(cards, plan)[0])


@pytest.fixture(scope="module")
def district(tmp_path_factory):
    ranking, _, plan = district_with_every_trouble()
    last, first = ranking.standings[len([one for one in ranking.standings if one.place]) - 1], ranking.standings[0]
    full = {one.code: f"{one.maximum}".replace(".", ",") for one in plan.criteria[:20]}
    points = {last.agency.code: full, first.agency.code: dict.fromkeys(list(full)[:12], "0")}
    return sat(district_with_every_trouble(), points, tmp_path_factory.mktemp("huyện"))


@pytest.fixture(scope="module")
def second(tmp_path_factory):
    ranking, *_ = wards()
    cards = [one.card for one in ranking.standings if one.card]
    left = next(
        card for card in cards if (card.score("5.1").outcome, card.score("5.1").appraised) == (Outcome.EXCLUDED, None)
    )
    still_open = next(card for card in cards if card.score("7.1").outcome.is_open and card is not left)
    points = {left.agency.code: {"5.1": "10", "8.2": "-5"}, still_open.agency.code: {"7.1": "29,5", "1.1": "0"}}
    return sat(wards(), points, tmp_path_factory.mktemp("phường"))


def shown(saved):
    """Give of each ranked agency its place, index and bounds as the saved workbook has them in «Xếp hạng»."""
    rows = Workbook("a.xlsx", saved).sheet(forms.PLACES).rows
    return {row[1]: tuple(row[:1]) + tuple(row[2:5]) for row in rows[8:] if isinstance(row[2], float)}


def expected(ranking):
    found = [(one, one.card.totals) for one in ranking.standings if one.card and one.card.totals.index is not None]
    return {
        one.agency.title: (float(one.place), *(float(rounded(of, 8)) for of in (totals.index, totals.low, totals.high)))
        for one, totals in found
    }


@needs_keyboard
@pytest.mark.parametrize("sitting", ["district", "second"])
def test_appraised_points_change_index_bounds_and_places_to_what_python_gives(sitting, request):
    done = request.getfixturevalue(sitting)

    assert set(done.answers) == {"kept"}
    now, wanted = shown(done.saved), expected(done.expected)
    assert now.keys() == wanted.keys()
    wrong = {name: (now[name], wanted[name]) for name in wanted if not all(map(same, now[name], wanted[name]))}
    assert wrong == {}


@needs_keyboard
def test_the_first_fell_and_the_last_rose(district):
    before, _, _ = district_with_every_trouble()
    ranked = [one for one in before.standings if one.place]
    now = shown(district.saved)

    assert now[ranked[0].agency.title][0] > 5
    assert now[ranked[-1].agency.title][0] < ranked[-1].place


@needs_keyboard
def test_the_summary_follows(district):
    rows = Workbook("a.xlsx", district.saved).sheet(forms.SUMMARY).rows
    ranked = [one for one in district.expected.standings if one.place]

    assert [row[1] for row in rows[16:21]][:4] == [one.agency.title for one in ranked[:4]]
    assert rows[11][2] == pytest.approx(float(ranked[0].card.totals.index), abs=1e-8)


@needs_keyboard
def test_points_and_areas_follow(district):
    now = formulas_in(district.saved)
    again = formulas_in(write_ranking(replace(district.expected), (), district_with_every_trouble()[2]))
    wanted = [again[key].value for key in again if key[0] == forms.APPRAISAL and key[1].startswith("K")]

    assert [now[key].value for key in again if key[0] == forms.APPRAISAL and key[1].startswith("K")] == wanted


@needs_keyboard
def test_what_was_typed_is_read_back(second):
    found, findings = read_consolidated_appraisals("a.xlsx", second.saved, wards()[2])
    given = {
        (agency, code): one.points for agency, of in found.items() for code, one in of.items() if one.points is not None
    }
    cards = {one.agency.code: one.card for one in second.expected.standings if one.card}

    assert findings == ()
    assert given == {
        (agency, score.criterion): score.appraised
        for agency, card in cards.items()
        for score in card.scores
        if score.appraised is not None
    }
    assert isinstance(next(iter(found.values()))["1.1"].cell, Cell)


@needs_keyboard
def test_points_outside_the_rule_unknown_states_and_locked_cells_are_refused(tmp_path):
    book = write_ranking(*wards())
    agency = wards()[2].roster[0].code
    tries = (
        ("1.1", "appraised", "99", "refused"),
        ("1.1", "appraised", "-1", "refused"),
        ("1.1", "appraised", "hai", "refused"),
        ("8.2", "appraised", "-5", "kept"),
        ("8.2", "appraised", "-6", "refused"),
        ("1.1", "state", "Xong", "refused"),
        ("1.1", "state", "Công bố", "kept"),
        ("1.1", "remark", "Đồng ý", "kept"),
        ("1.1", "points", "5", "locked"),
        ("1.1", "computed", "5", "locked"),
    )
    typed = [
        {"sheet": forms.APPRAISAL, "cell": cell(book, agency, code, key), "text": text} for code, key, text, _ in tries
    ]
    saved, answers = worked_on(book, typed, tmp_path)
    progress = next(row for row in Workbook("a.xlsx", saved).sheet(forms.DELIVERIES).rows if row[1] == agency)[9]

    assert answers == [wanted for *_, wanted in tries]
    assert progress.startswith("1/9")
