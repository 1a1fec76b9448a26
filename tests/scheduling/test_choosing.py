"""Which scheduler a machine has."""

import pytest

from cchc_xl.errors import NotScheduled
from cchc_xl.scheduling.choosing import scheduler
from cchc_xl.scheduling.steps import Answer
from tests.scheduling.nights import Told

SYSTEMD, CRON = {"systemctl --user show-environment": Answer(0)}, {"crontab -l": Answer(1, "", "no crontab for lan")}
NO_BUS = {"systemctl": Answer(1, "", "Failed to connect to bus")}


@pytest.mark.parametrize(
    ("platform", "answers", "name"),
    [
        ("win32", {}, "Task Scheduler"),
        ("linux", SYSTEMD | CRON, "systemd"),
        ("linux", NO_BUS | CRON, "cron"),
        ("darwin", CRON, "cron"),
    ],
)
def test_the_first_that_works_is_taken(platform, answers, name):
    assert scheduler(Told(answers), platform).name == name


def test_a_machine_without_any_is_told_what_to_install():
    with pytest.raises(NotScheduled, match="Hãy cài gói cron"):
        scheduler(Told(NO_BUS), "linux")
