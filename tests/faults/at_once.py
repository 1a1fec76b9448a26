"""Several runs at the same time over one folder."""

from collections import Counter
from pathlib import Path

from tests.faults.nights import Nights, ids_since, is_healed, stands

ONE_IS_RUNNING = 4


def nights_at_once(nights: Nights, folder: Path, number: int) -> "Counter[int]":
    """Run so many nights at once: all is done once, no letter goes twice; counts the exit codes."""
    nights.folder(folder)
    before = len(nights.server.accepted)
    ended = nights.runner.together([nights.words(folder)] * number)
    arrived = ids_since(nights.server, before)
    is_healed(nights, folder, arrived)
    assert max(arrived.values()) == 1
    return Counter(one.code for one in ended)


def consolidated_at_once(nights: Nights, folder: Path, number: int) -> "Counter[int]":
    """Consolidate so many times at once: each waits for the one before, and finds its result; counts the exit codes."""
    nights.folder(folder)
    ended = nights.runner.together([("consolidate", folder, "--plan", nights.plan)] * number)
    assert stands(nights, folder) == "new"
    assert list(folder.glob(".cchc-*.tmp")) == []
    return Counter(one.code for one in ended)
