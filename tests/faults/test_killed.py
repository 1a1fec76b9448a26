"""Killed at every named phase and at random times: old or new, never half; no letter lost; the next run heals."""

import random

import pytest

from tests.faults.nights import killed_and_run_again
from tests.faults.phases import phases_of_night, phases_of_scoring
from tests.faults.runs import Fate, killed
from tests.faults.scorings import killed_and_scored_again

NIGHTS_KILLED, SCORINGS_KILLED = 14, 6  # at random times
OLD_STANDS = {
    "read", "result ready", "result half written", "result before fsync", "result before replace", "locked",
    "store begun",
}  # fmt: skip
ARRIVES_TWICE = {"letter sent", "answer half noted"}


def test_a_night_killed_at_any_phase_is_made_good_by_the_next_and_no_letter_is_lost(district, tmp_path):
    phases = phases_of_night(district.calls)
    seen = {name: killed_and_run_again(district, tmp_path / name, killed(at)) for name, at in phases.items()}

    assert {name for name, (stood, _) in seen.items() if stood == "old"} == OLD_STANDS
    assert {name for name, (_, twice) in seen.items() if twice} == ARRIVES_TWICE


def test_a_scoring_killed_at_any_phase_is_made_good_by_the_next(commune, tmp_path):
    phases = phases_of_scoring(commune.calls)
    seen = {name: killed_and_scored_again(commune, tmp_path / name, killed(at)) for name, at in phases.items()}

    assert {name for name, stood in seen.items() if stood == "old"} == OLD_STANDS & set(phases)


@pytest.mark.parametrize("number", range(NIGHTS_KILLED))
def test_a_night_killed_at_a_random_time_is_made_good(district, tmp_path, number):
    after = random.Random(number).uniform(0, district.seconds)  # noqa: S311
    killed_and_run_again(district, tmp_path / "xã", Fate(after=after))


@pytest.mark.parametrize("number", range(SCORINGS_KILLED))
def test_a_scoring_killed_at_a_random_time_is_made_good(commune, tmp_path, number):
    after = random.Random(number).uniform(0, commune.seconds)  # noqa: S311
    assert killed_and_scored_again(commune, tmp_path / "xã", Fate(after=after)) in {"old", "new"}
