"""The committed sample is what its generator writes, and shows what it is meant to show."""

from collections import Counter
from functools import cache

import pytest

from cchc_xl.findings import Severity, errors_among, severity_of
from cchc_xl.model.scorecard import Outcome
from cchc_xl.pipeline.scoring_run import Scored, score_workbook
from cchc_xl.reporting.entry import write_entry
from cchc_xl.tally import rank_key
from tests.plans import SAMPLE, real_plan
from tests.samples import contents, sample_bytes


@cache
def scored() -> Scored:
    return score_workbook(SAMPLE, real_plan())


def found_about(code: str) -> list[str]:
    return [finding.code for finding in scored().findings if finding.criterion == code]


def drawn(seed: int) -> bytes:
    plan = real_plan()
    agency = plan.agency_of("09628")
    return write_entry(plan, agency, contents(plan, agency, seed, dossiers=60))


def test_the_committed_workbook_is_what_the_generator_writes():
    assert SAMPLE.read_bytes() == sample_bytes(real_plan()), "run: python -m tests.samples"


def test_it_says_that_its_figures_are_an_illustration():
    heading = scored().reading.heading
    assert heading.remark.casefold().startswith("số liệu minh họa")
    assert heading.contact.endswith(".example.vn")


def test_it_has_no_errors_and_only_the_two_warnings_it_is_meant_to_have():
    assert errors_among(scored().findings) == ()
    warnings = (one for one in scored().findings if severity_of(one) is not Severity.NOTE)
    assert Counter(finding.code for finding in warnings) == {"S101": 1, "E101": 1}


def test_its_notes_are_few_and_true():
    notes = [one for one in scored().findings if severity_of(one) is Severity.NOTE]
    assert Counter(finding.code for finding in notes) == {"R124": 1, "R127": 1, "F135": 1, "S103": 6, "S105": 1}


def test_every_register_has_rows_and_1200_dossiers_are_counted():
    reading = scored().reading
    assert all(reading.rows[register.name] for register in real_plan().registers)
    assert reading.rows["Hồ sơ TTHC"] == reading.counts["7.1", "total"].number == 1200


def test_nothing_to_deal_with_earns_full_points_or_leaves_the_scale():
    full, excluded = scored().card.score("2.4"), scored().card.score("6.4")
    assert (full.outcome, full.points) == (Outcome.FULL, full.maximum)
    assert excluded.outcome is Outcome.EXCLUDED
    assert scored().card.totals.maximum == real_plan().policy.scale - excluded.maximum


def test_the_review_of_legal_documents_came_late():
    score = scored().card.score("2.1")
    assert 0 < score.points < score.maximum
    assert "(chậm)" in score.reason


def test_one_criterion_has_points_and_no_evidence():
    assert found_about("7.7") == ["E101"]
    assert scored().card.score("7.7").points > 0


def test_one_claim_differs_and_all_others_are_what_the_figures_give():
    scores = [score for score in scored().card.scores if score.computed is not None]
    assert [score.criterion for score in scores if score.claimed != score.computed] == ["5.2"]
    assert found_about("5.2") == ["S101"]


def test_figures_that_registers_give_are_typed_once_and_agree():
    reading = scored().reading
    typed = [
        one.code
        for one in real_plan().criteria
        if one.register and any(reading.entry(one.code).figure(part).number is not None for part in ("done", "total"))
    ]
    assert typed == ["8.1"]
    assert found_about("8.1") == []


def test_it_is_better_than_last_year_where_the_plan_says_so_but_not_everywhere():
    met = {one.target: one.met for one in scored().card.targets if one.target.startswith("T06")}
    assert met == {"T06a": True, "T06b": True, "T06c": True, "T06d": True, "T06e": False, "T06f": False}
    last_year = sum(score.last_year for score in scored().card.scores)
    assert 82 <= last_year <= 86
    assert 87 <= rank_key(scored().card.totals.index) <= 92


def test_the_typed_targets_are_all_answered_and_two_are_missed():
    typed = {target.code for target in real_plan().targets if target.judged_by.startswith("own ")}
    judged = {one.target: one.met for one in scored().card.targets if one.target in typed}
    assert [code for code, met in judged.items() if not met] == ["T15", "T62"]
    assert None not in judged.values()


@pytest.mark.parametrize("seed", [7, 8])
def test_a_drawn_workbook_is_the_same_for_the_same_seed(seed):
    assert drawn(seed) == drawn(seed)


def test_two_seeds_draw_two_workbooks():
    assert drawn(7) != drawn(8)


def test_a_drawn_workbook_can_be_scored_without_errors(tmp_path):
    path = tmp_path / "co-do.xlsx"
    path.write_bytes(drawn(7))
    assert errors_among(score_workbook(path, real_plan()).findings) == ()
