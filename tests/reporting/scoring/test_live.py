"""Live formulas give what scoring gives: every one of them, in whole workbooks and for random figures in every state.

Each formula is written with the value that scoring gave; LibreOffice calculates all of them anew, and no value may
change. Some formulas join numbers to text, where the comma or the point is the office program's own: it speaks
Vietnamese here, as the readers' does.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

import pytest

from cchc_xl import forms
from cchc_xl.findings import errors_among
from cchc_xl.improvement.outlook import outlook
from cchc_xl.model.cell import Cell
from cchc_xl.model.plan import Plan
from cchc_xl.model.scorecard import Appraisal, Outcome, Scored
from cchc_xl.pipeline.scoring_run import score, score_workbook
from cchc_xl.plan.loading import load
from cchc_xl.plan.writing import write
from cchc_xl.reading import read
from cchc_xl.reporting.entry import write_entry
from cchc_xl.reporting.scoring import write_scorecard
from cchc_xl.rules import RULES, rule_of
from tests.live_formulas import differing, formulas_in
from tests.office import needs_office, recalculated_together
from tests.other_plan import WARD, other_plan
from tests.plans import SAMPLE, real_plan
from tests.reporting.scoring.every_way import every_way
from tests.reporting.scoring.figure_sets import STATES, drawn, turn
from tests.samples import contents
from tests.test_other_plan import FILLED

COMMUNES, DOSSIERS = 20, 5
RANDOM = ((real_plan, 8), (other_plan, 16), (every_way, 8))  # plans, and how many workbooks of each
WRONG = "one point too many"

Written = tuple[Scored, Plan]


@dataclass(frozen=True)
class Calculated:
    """What each group of workbooks has in formulas, and which of them give another value than is stored."""

    formulas: Mapping[str, int]
    differences: Mapping[str, Sequence[str]]


def the_sample() -> list[Written]:
    return [(score_workbook(SAMPLE, real_plan()), real_plan())]


def communes() -> list[Written]:
    plan = real_plan()
    agencies = enumerate(plan.roster[:COMMUNES])
    filled = [write_entry(plan, agency, contents(plan, agency, seed, DOSSIERS)) for seed, agency in agencies]
    return [(score(read("xã.xlsx", workbook, plan), plan), plan) for workbook in filled]


def the_second_plan() -> list[Written]:
    plan = other_plan()
    return [(score(read("phường.xlsx", write_entry(plan, WARD, FILLED), plan), plan), plan)]


@cache
def random_figures() -> list[Written]:
    return [(drawn(plan(), number), plan()) for plan, workbooks in RANDOM for number in range(workbooks)]


def texts_for_points() -> list[Written]:
    """Random figures, of which every second criterion was appraised and then had a text typed over its points."""
    texts = (Appraisal(one.code, None, "", Cell("a"), refused="hai điểm") for one in other_plan().criteria)
    said = {one.criterion: one._replace(points=Decimal(n)) if n % 2 else one for n, one in enumerate(texts)}
    return [(score(drawn(other_plan(), number).reading, other_plan(), said), other_plan()) for number in range(4)]


def a_wrong_one() -> list[Written]:
    """The sample with one more point in its first criterion than its figures give."""
    (scored, plan), *_ = the_sample()
    first, *others = scored.card.scores
    more = first._replace(points=first.points + 1, computed=first.points + 1)
    return [(replace(scored, card=replace(scored.card, scores=(more, *others))), plan)]


GROUPS: Mapping[str, Callable[[], Sequence[Written]]] = {
    "sample": the_sample,
    "communes": communes,
    "second plan": the_second_plan,
    "random": random_figures,
    "texts for points": texts_for_points,
    WRONG: a_wrong_one,
}


@pytest.fixture(scope="module")
def calculated(tmp_path_factory) -> Calculated:
    """Calculate all workbooks of all groups anew, and tell the groups apart."""
    books = [
        (name, write_scorecard(*one, improvement=outlook(*one))) for name, group in GROUPS.items() for one in group()
    ]
    after = recalculated_together([book for _, book in books], tmp_path_factory.mktemp("tính lại"))
    formulas, differences = Counter(), {name: [] for name in GROUPS}
    for number, ((name, book), anew) in enumerate(zip(books, after, strict=True)):
        before = formulas_in(book)
        formulas[name] += len(before)
        differences[name] += [f"workbook {number}, {words}" for words in differing(before, formulas_in(anew))]
    print(f"\n{len(books)} workbooks, formulas: {', '.join(f'{name} {number}' for name, number in formulas.items())}")
    return Calculated(formulas, differences)


@needs_office
@pytest.mark.parametrize(
    ("group", "formulas"),
    [("sample", 1000), ("communes", 20_000), ("second plan", 250), ("random", 25_000), ("texts for points", 1000)],
)
def test_every_formula_gives_what_scoring_gives(calculated, group, formulas):
    assert calculated.formulas[group] > formulas
    assert not calculated.differences[group], "\n".join(calculated.differences[group][:20])


@needs_office
def test_a_point_that_its_figures_do_not_give_is_seen(calculated):
    wrong = [words for words in calculated.differences[WRONG] if forms.SCORES in words]

    assert len(wrong) >= 2  # what was computed, and what counts


def test_random_figures_come_out_in_every_way():
    sets = [one for scored, _ in random_figures() for one in scored.card.scores]
    outcomes = Counter(one.outcome for one in sets)
    print(f"\n{len(sets)} sets of figures: {', '.join(f'{number} {one.value}' for one, number in outcomes.items())}")

    assert len(sets) >= 300
    assert min(outcomes[one] for one in Outcome) >= 5
    assert min(outcomes[one] for one in (Outcome.SCORED, Outcome.MISSING, Outcome.ERROR)) >= 150


def test_random_figures_leave_targets_met_unmet_and_unknown():
    judged = Counter(one.met for scored, _ in random_figures() for one in scored.card.targets)
    print(f"\n{judged.total()} targets: {judged[True]} met, {judged[False]} not met, {judged[None]} unknown")

    assert min(judged[met] for met in (True, False, None)) >= 200


def test_every_rule_is_scored_with_points_between_none_and_all():
    earned = [
        (criterion.rule, score.points / criterion.maximum)
        for scored, plan in random_figures()
        for criterion, score in zip(plan.criteria, scored.card.scores, strict=True)
        if score.outcome is Outcome.SCORED
    ]
    counted = Counter(rule for rule, _ in earned)

    assert counted.keys() == RULES.keys()
    assert min(counted.values()) >= 15
    assert {rule for rule, share in earned if 0 < share < 1} == RULES.keys()
    assert min(share for _, share in earned) < 0


def test_every_state_of_a_row_comes_up():
    """The states of one kind of figures are handed out in turn, over criteria and workbooks."""
    for shape, states in STATES.items():
        handed_out = {
            turn(place, number, len(states))
            for plan, workbooks in RANDOM
            for number in range(workbooks)
            for place, criterion in enumerate(plan().criteria)
            if rule_of(criterion).shape(criterion) is shape
        }
        assert handed_out == set(range(len(states))), shape


def test_random_figures_have_every_fault_that_keeps_a_criterion_from_its_points():
    faults = Counter(one.code for scored, _ in random_figures() for one in errors_among(scored.findings))
    print(f"\nfaults: {dict(sorted(faults.items()))}")

    rows = {"W113", "W114", "W121"}  # a code twice, a row missing, parts in conflict
    figures = {"F101", "F102", "F103", "F104", "F105", "F107", "F108", "F109", "F111", "F121"}
    assert {code for code, number in faults.items() if number >= 5} >= rows | figures


def test_the_plan_of_every_way_could_be_a_plan():
    plan, findings = load("kế hoạch.xlsx", write(every_way()))

    assert not errors_among(findings)
    assert plan is not None
