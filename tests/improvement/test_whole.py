"""The way of whole communes: taken step by step, it leads where it says, and no step says more than its rule gives."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest

from cchc_xl import tally
from cchc_xl.improvement import improve
from cchc_xl.improvement.outlook import outlook
from cchc_xl.numbers import rounded
from cchc_xl.reading import read
from cchc_xl.reporting.entry import write_entry
from cchc_xl.rules import rule_of
from tests.cases import scored_reading
from tests.plans import real_plan
from tests.samples.commune import commune_of
from tests.samples.entry import unclaimed
from tests.samples.form_rows import form_rows

DAYS = (date(2024, 4, 30), date(2024, 8, 31), date(2024, 12, 31))


def commune(seed):
    """A commune that works as well or badly as its seed has it, as of a day of the year."""
    plan = real_plan()
    agency = Random(seed).choice(plan.roster)  # noqa: S311 - nothing here is secret
    filled = commune_of(plan, agency, seed)
    data = write_entry(plan, agency, unclaimed(filled, form_rows(filled), dossiers=60))
    return scored_reading(read("xã.xlsx", data, plan, DAYS[seed % 3]), plan)


@pytest.mark.parametrize("seed", range(12))
def test_a_way_leads_where_it_says(seed):
    plan, scored = real_plan(), commune(seed)
    now = scored.card.totals.index
    for goal in (now, now + 1, now + Fraction(9, 2), Fraction(100)):
        way = improve(scored, plan, goal).way
        taken = {step.criterion: step for step in way.steps}
        scores = [
            score._replace(points=taken[score.criterion].points) if score.criterion in taken else score
            for score in scored.card.scores
        ]
        after = tally.totals(plan, scores).index

        assert after == way.index
        assert way.reachable == (after >= goal) == (way.best >= goal)
        assert way.reachable or after == way.best


@pytest.mark.parametrize("seed", range(12))
def test_each_step_of_a_commune_gives_what_its_rule_gives(seed):
    plan, scored = real_plan(), commune(seed)
    found = improve(scored, plan)
    losses = {loss.criterion: loss for loss in found.ledger.losses}

    assert list(losses.keys() - dict(found.advice).keys()) == []
    for code, advice in found.advice:
        criterion = plan.criterion(code)
        for step in advice.milestones:
            earned = rule_of(criterion).points(criterion, step.then)
            assert rounded(earned.points, 2) == step.points == losses[code].points + step.gain
            assert step.changes
            assert step.points <= criterion.maximum
        assert (Decimal(max((s.points for s in advice.steps), default=0)) == criterion.maximum) or advice.limit


@pytest.mark.parametrize("seed", range(12))
def test_the_milestones_are_the_same_where_nothing_else_is_asked_for(seed):
    plan, scored = real_plan(), commune(seed)
    thorough, quick = (dict(found(scored, plan).advice) for found in (improve, outlook))

    assert [(code, one.milestones, one.limit) for code, one in quick.items()] == [
        (code, one.milestones, one.limit) for code, one in thorough.items()
    ]
    assert sum(len(one.steps) for one in quick.values()) <= sum(len(one.steps) for one in thorough.values())


def test_the_outlook_has_the_same_ledger():
    plan, scored = real_plan(), commune(1)

    assert outlook(scored, plan, (Decimal(90),)).ledger == improve(scored, plan).ledger
    assert outlook(scored, plan, (Decimal(90),)).others == (Decimal(90),)
