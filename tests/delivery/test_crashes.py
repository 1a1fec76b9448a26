"""A run that is killed at any point or time: the letter is not lost, and arrives at most twice, under one id."""

import os
import subprocess
import sys
from collections import Counter

import pytest

from cchc_xl.delivery.mail import message_id_of
from cchc_xl.delivery.states import State
from tests.delivery.conftest import SENDER
from tests.delivery.dying import POINTS, RANDOM_KILLS
from tests.delivery.letters import EVENING, letter
from tests.delivery.servers import PASSWORD, mail_server
from tests.delivery.test_posting import MINUTE, ids, run, states
from tests.plans import ROOT

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there is no fork, and no kill -9")


GIVEN_AGAIN = {"before mail", "after sent"}  # at the other points the next run is only told to go on
NEXT = EVENING + 5 * MINUTE


@pytest.fixture
def killed(tmp_path, context, cafile, monkeypatch):
    """Kill runs, and give what the server had accepted from them."""
    monkeypatch.setenv("CCHC_MAIL_PASSWORD", PASSWORD)

    def kill(how):
        with mail_server(context) as server:
            command = (sys.executable, "-m", "tests.delivery.dying", how, str(server.port), str(cafile), str(tmp_path))
            subprocess.run(command, check=True, cwd=ROOT, timeout=60)
        return ids(server)

    return kill


def test_killed_at_any_point_it_is_sent_by_the_next_run(tmp_path, context, account_at, killed):
    before, after = killed("points"), {}
    for point in POINTS:
        given = (letter(),) if point in GIVEN_AGAIN else ()
        with mail_server(context) as server:
            run(tmp_path / point, account_at(server.port), *given, now=NEXT)
        assert states(tmp_path / point) == [State.SENT]
        after[point] = len(server.accepted)
        assert set(ids(server)) <= set(before)

    assert len(before) == 2  # from the runs that were killed before and after they noted that it was sent
    assert after == {**dict.fromkeys(POINTS, 1), "after sent": 0}


def test_killed_at_any_time_it_arrives_once_or_twice_under_one_message_id(tmp_path, context, account_at, killed):
    before = killed("times")
    contents = [str(number).encode() for number in range(RANDOM_KILLS)]
    with mail_server(context) as server:
        for content in contents:
            run(tmp_path / content.decode(), account_at(server.port), letter(content), now=NEXT)
    arrived = Counter(before + ids(server))

    assert set(arrived) == {message_id_of(letter(content), SENDER, 1) for content in contents}
    assert set(arrived.values()) <= {1, 2}
    assert {*(state for content in contents for state in states(tmp_path / content.decode()))} == {State.SENT}
