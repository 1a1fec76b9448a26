"""The nightly command, and names that no scheduler could hold."""

from datetime import time
from pathlib import Path

import pytest

from cchc_xl.errors import NotScheduled
from cchc_xl.scheduling.night import Night
from tests.scheduling.nights import WITH_PLAN


def test_the_command_names_everything_in_full():
    assert WITH_PLAN.command == (
        "/usr/bin/python3", "-X", "utf8", "-P", "-m", "cchc_xl", "nightly", "/srv/xã", "--plan", "/srv/kế hoạch.xlsx",
    )  # fmt: skip


@pytest.mark.parametrize("name", ["xã\nphường", "xã\x00", "xã\u2028", "xã\udc80"])
def test_a_name_that_would_break_a_line_is_refused(name):
    with pytest.raises(NotScheduled, match="Hãy đổi tên"):
        Night(Path("/srv") / name, time(22), Path("/usr/bin/python3"))
