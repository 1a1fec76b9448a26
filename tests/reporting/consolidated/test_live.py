"""Every formula of the consolidated workbook gives, calculated anew, the value that is stored beside it."""

from dataclasses import replace
from functools import cache

import pytest

from cchc_xl import forms
from cchc_xl.consolidation import rank
from cchc_xl.model.plan import Agency
from cchc_xl.model.ranking import Ranking
from cchc_xl.model.scorecard import Outcome
from cchc_xl.reporting.consolidated import write_ranking
from cchc_xl.reporting.consolidated.places import LIVE_UP_TO
from tests.cases import scored
from tests.live_formulas import differing, formulas_in
from tests.office import needs_office, recalculated_together
from tests.plans import AGENCY, NotApplicable, criterion, plan_of, real_plan
from tests.reporting.consolidated.districts import (
    district_of,
    district_with_every_trouble,
    wards,
    with_history,
)

LIVE_SHEETS = {
    forms.SUMMARY, forms.PLACES, forms.COURSE, forms.AREAS, forms.MATRIX, forms.APPRAISAL, forms.DELIVERIES,
}  # fmt: skip
OTHER = Agency("00123", "Khác", "xã")
WRONG = "one point too many"


def a_wrong_one():
    """The wards, the first of which has one more point in its first criterion than it was computed."""
    ranking, findings, plan = wards()
    first, *others = ranking.standings
    more, *scores = first.card.scores
    scores = (more._replace(points=more.points + 1), *scores)
    return (
        replace(ranking, standings=(replace(first, card=replace(first.card, scores=scores)), *others)),
        findings,
        plan,
    )


def nobody():
    return Ranking((), None), (), real_plan()


def nothing_applies():
    """Two communes, to one of which the only criterion does not apply, under a plan without classes."""
    plan = plan_of(criterion("1.1", not_applicable=NotApplicable.EXCLUDED), roster=(AGENCY, OTHER))
    head = "| Mã | Tiêu chí | Tổng số | Số thực hiện | Kết quả |"
    cards = [
        scored(plan, f"{head}\n{row}").card
        for row in ("| '1.1 | Một | 10 | 5 | |", "| '1.1 | Một | | | Không áp dụng |")
    ]
    ranking, findings = rank([cards[0], replace(cards[1], agency=OTHER)], plan)
    return with_history(ranking), tuple(findings), plan


def no_goal():
    ranking, findings, plan = wards()
    return replace(ranking, goal=None), findings, plan


def texts_for_points():
    """The wards, where beside all points, appraised or not, a text was typed that is none."""
    ranking, findings, plan = wards()
    cards = {one.agency: one.card for one in ranking.standings if one.card}
    for agency, card in cards.items():
        cards[agency] = replace(card, scores=tuple(one._replace(refused="hai điểm") for one in card.scores))
    standings = tuple(replace(one, card=cards.get(one.agency)) for one in ranking.standings)
    return replace(ranking, standings=standings), findings, plan


GROUPS = {
    "a district with every trouble": district_with_every_trouble,
    "wards under the second plan": wards,
    "more communes than are live": lambda: district_of(LIVE_UP_TO + 1),
    "nobody": nobody,
    "nothing applies": nothing_applies,
    "no goal": no_goal,
    "texts for points": texts_for_points,
    WRONG: a_wrong_one,
}


@cache
def books():
    return {name: write_ranking(*group()) for name, group in GROUPS.items()}


@pytest.fixture(scope="module")
def calculated(tmp_path_factory):
    """Say of each group which formulas give another value than is stored."""
    after = recalculated_together(list(books().values()), tmp_path_factory.mktemp("tính lại"))
    anew = zip(books().items(), after, strict=True)
    return {name: list(differing(formulas_in(book), formulas_in(again))) for (name, book), again in anew}


@needs_office
@pytest.mark.parametrize("group", [name for name in GROUPS if name != WRONG])
def test_every_formula_gives_what_is_stored_beside_it(calculated, group):
    assert not calculated[group], "\n".join(calculated[group][:20])


@needs_office
def test_a_point_that_was_not_computed_is_seen(calculated):
    places = {words.partition(":")[0].partition("!")[0] for words in calculated[WRONG]}

    assert places >= {f"«{forms.APPRAISAL}»", f"«{forms.MATRIX}»"}


def test_the_criterion_that_does_not_apply_leaves_a_commune_without_an_index():
    indices = [one.card.totals.index for one in nothing_applies()[0].standings]

    assert (indices[0] is None, indices[1]) == (False, None)


def test_the_sheets_are_alive():
    found = formulas_in(books()["a district with every trouble"])

    assert {sheet for sheet, _ in found} >= LIVE_SHEETS
    assert len(found) > 1500


def test_the_wards_show_every_state_a_tie_appraised_points_and_points_outside_the_scale():
    ranking, _, plan = wards()
    scores = [score for one in ranking.standings if one.card for score in one.card.scores]
    keys = [one.card.totals.index for one in ranking.standings if one.card]

    assert {score.outcome for score in scores} == set(Outcome) - {Outcome.FULL}  # which the plan does not know
    assert len(set(keys)) < len(keys)
    assert any(score.appraised for score in scores)
    assert any(score.outcome is Outcome.EXCLUDED and score.appraised is not None for score in scores)
    assert any(area.outside for area in plan.areas)
    assert any(score.low < 0 for score in scores if score.outcome.is_open)
    assert any(score.computed and score.points == 0 and score.appraised is None for score in scores)  # no evidence


def test_above_so_many_communes_the_points_are_values():
    found = formulas_in(books()["more communes than are live"])

    assert not [live.formula for live in found.values() if live.formula == f"'{forms.APPRAISAL}'!$K$6"]
    assert [cell for sheet, cell in found if sheet == forms.APPRAISAL]
