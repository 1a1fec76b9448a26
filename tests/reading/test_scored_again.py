"""What is mailed is what is consolidated: a scoring workbook gives the result of the entry workbooks behind it."""

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from functools import cache

import pytest

from cchc_xl import forms
from cchc_xl.model.cell import Cell
from cchc_xl.model.scorecard import Appraisal, Outcome, Scored
from cchc_xl.pipeline.scoring_run import score, score_workbook
from cchc_xl.reading import read, read_parts
from cchc_xl.reporting.entry import write_entry
from cchc_xl.reporting.scoring import write_scorecard
from tests.office import needs_office, recalculated_together
from tests.other_plan import WARD, other_plan
from tests.plans import SAMPLE, real_plan
from tests.reporting.scoring.every_way import every_way
from tests.reporting.scoring.figure_sets import drawn
from tests.samples import contents
from tests.samples.parts import parts
from tests.scored_again import again, result, words
from tests.test_other_plan import FILLED

COMMUNES, DOSSIERS = 12, 15
PLANS = {"real": (real_plan, 24), "other": (other_plan, 24), "every way": (every_way, 24)}


def both(scored: Scored, plan) -> tuple[Scored, Scored]:
    return scored, again(write_scorecard(scored, plan), plan)


@cache
def random_figures(name: str) -> tuple[tuple[Scored, Scored], ...]:
    plan, workbooks = PLANS[name]
    return tuple(both(drawn(plan(), number, seed=7), plan()) for number in range(workbooks))


@cache
def commune(number: int) -> Scored:
    plan = real_plan()
    agency = plan.roster[number]
    filled = write_entry(plan, agency, contents(plan, agency, number, DOSSIERS))
    return score(read("xã.xlsx", filled, plan), plan)


@cache
def in_parts() -> Scored:
    """A commune in as many parts as it has officials, of which one is not sent."""
    plan = real_plan()
    agency = plan.roster[3]
    given = parts(plan, contents(plan, agency, 3, DOSSIERS))
    files = [(f"{official}.xlsx", write_entry(plan, agency, part, official)) for official, part in given]
    return score(read_parts([file for file in files if file[0] not in {"Ngọc.xlsx", ".xlsx"}], plan), plan)


def sorted_days(counts):
    return {key: count._replace(days=tuple(sorted(count.days))) for key, count in counts.items()}


def test_the_sample_comes_back():
    plan = real_plan()
    entry, back = both(score_workbook(SAMPLE, plan), plan)

    assert result(back) == result(entry)
    assert words(back.findings) == words(entry.findings)
    assert sorted_days(back.reading.counts) == sorted_days(entry.reading.counts)
    assert back.reading.rows == entry.reading.rows
    assert len(back.card.evidence) > 10


@pytest.mark.parametrize("number", range(COMMUNES))
def test_a_commune_comes_back(number):
    entry, back = both(commune(number), real_plan())

    assert result(back) == result(entry)
    assert words(back.findings) == words(entry.findings)


def test_the_second_plan_comes_back():
    plan = other_plan()
    entry, back = both(score(read("phường.xlsx", write_entry(plan, WARD, FILLED), plan), plan), plan)

    assert result(back) == result(entry)
    assert words(back.findings) == words(entry.findings)


def test_merged_parts_come_back_with_what_is_absent():
    entry, back = both(in_parts(), real_plan())

    assert result(back) == result(entry)
    assert words(back.findings) == words(entry.findings)
    assert back.reading.scopes.keys() == entry.reading.scopes.keys()
    assert {"W124"} <= {one.code for one in back.findings}


@pytest.mark.parametrize("name", PLANS)
def test_random_figures_come_back_in_every_state(name):
    for entry, back in random_figures(name):
        assert result(back) == result(entry)
        assert words(back.findings) == words(entry.findings)


def test_random_figures_leave_nothing_out():
    """Errors, text, blanks, parts that differ, unreadable rows, refused answers: all of it was among them."""
    all_of_them = [entry for name in PLANS for entry, _ in random_figures(name)]
    outcomes = Counter(score.outcome for one in all_of_them for score in one.card.scores)
    codes = Counter(finding.code for one in all_of_them for finding in one.findings)

    assert min(outcomes[one] for one in Outcome) >= 5
    assert [
        code
        for code in (
            "W113", "W114", "W121", "W122", "R102", "R103", "R104", "R112", "R113", "R115", "R128",
            "F101", "F102", "F103", "F104", "F105", "F107", "F108", "F109", "F111", "F112", "F121",
        )
        if not codes[code]
    ] == []  # fmt: skip


def test_what_the_superior_office_typed_counts_again():
    plan, entry = real_plan(), commune(0)
    typed = {
        "1.1": Appraisal("1.1", Decimal("0.75"), "Thiếu văn bản", Cell("")),
        "2.2": Appraisal("2.2", None, "Đồng ý", Cell("")),
        "8.3": Appraisal("8.3", Decimal(1), "", Cell("")),
    }
    appraised, back = both(score(entry.reading, plan, typed), plan)

    assert result(back) == result(appraised)
    assert [(one.appraised, one.points) for one in (back.card.score("1.1"),)] == [(Decimal("0.75"), Decimal("0.75"))]
    assert words(back.findings) == words(appraised.findings)


def test_a_workbook_written_from_what_came_back_comes_back_again():
    plan = real_plan()
    entry, back = both(commune(1), plan)
    _, third = both(back, plan)

    assert result(third) == result(entry)
    assert words(third.findings) == words(entry.findings)


@needs_office
def test_what_an_office_program_saves_comes_back_too(tmp_path):
    entries = [(commune(2), real_plan()), *((entry, every_way()) for entry, _ in random_figures("every way")[:6])]
    saved = recalculated_together([write_scorecard(*one) for one in entries], tmp_path)

    for (entry, plan), data in zip(entries, saved, strict=True):
        back = again(data, plan)
        assert result(back) == result(entry)
        assert words(back.findings) == words(entry.findings)


def test_points_are_computed_not_taken():
    """A card that says a point more than its figures give: the figures count, and the difference is told."""
    plan, entry = real_plan(), commune(0)
    first, *others = entry.card.scores
    more = first._replace(points=first.points + 1, computed=first.points + 1)
    cheating = replace(entry, card=replace(entry.card, scores=(more, *others)))
    back = again(write_scorecard(cheating, plan), plan)

    assert result(back) == result(entry)
    told = [(one.criterion, one.cell.sheet) for one in back.findings if one.code == "S104"]
    assert told == [(first.criterion, forms.SCORES)]
