"""Runs that are killed with kill -9, at each call they make and at random times; ten runs at once; counts of it all.

After each kill the result is old or new and whole, the store is sound, and the next run heals: the same bytes as a
run that nothing disturbed, nothing left over, each letter sent, at most one of them twice, under the same Message-ID.

Errors of the disk and the store are let in at each call of a night too, but for those that read what was sent.

    python benchmarks/crashes.py [--kills 200] [--every-call] [--errors] [--at-once 10]
"""

import argparse
import logging
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

import trustme  # noqa: E402 - the checkout is not installed

from tests.delivery.conftest import context_for  # noqa: E402
from tests.delivery.servers import mail_server  # noqa: E402
from tests.faults.at_once import consolidated_at_once, nights_at_once  # noqa: E402
from tests.faults.nights import ERRORS, Nights, failed_and_run_again, killed_and_run_again, nights  # noqa: E402
from tests.faults.runs import Fate, killed, running  # noqa: E402
from tests.faults.scorings import Scorings, killed_and_scored_again, scorings  # noqa: E402

OF_NIGHTS = 0.75  # of the kills at random times; the others are of scorings


def main() -> None:
    """Kill, check, count."""
    asked = _asked()
    with _places() as (night, scoring, folder):
        print(f"calls of a night: {len(night.calls)}, of a scoring: {len(scoring.calls)}")
        if asked.every_call:
            _count("night, at each call", _each(len(night.calls)), _of_nights(night, folder))
            _count("scoring, at each call", _each(len(scoring.calls)), _of_scorings(scoring, folder))
        if asked.errors:
            _fail_each(night, folder)
        of_nights = round(asked.kills * OF_NIGHTS)
        _count("night, at random times", _times(of_nights, night.seconds), _of_nights(night, folder))
        others = _times(asked.kills - of_nights, scoring.seconds)
        _count("scoring, at random times", others, _of_scorings(scoring, folder))
        if asked.at_once:
            print(f"{asked.at_once} nights at once:", nights_at_once(night, folder / "nights", asked.at_once))
            codes = consolidated_at_once(night, folder / "consolidations", asked.at_once)
            print(f"{asked.at_once} consolidations at once:", codes)


def _asked() -> argparse.Namespace:
    words = argparse.ArgumentParser()
    words.add_argument("--kills", type=int, default=200)
    words.add_argument("--every-call", action="store_true")
    words.add_argument("--errors", action="store_true")
    words.add_argument("--at-once", type=int, default=10)
    return words.parse_args()


@contextmanager
def _places() -> Iterator[tuple[Nights, Scorings, Path]]:
    authority = trustme.CA()
    logging.disable()  # what the test server says of itself
    with tempfile.TemporaryDirectory() as name, running() as runner:
        folder = Path(name)
        authority.cert_pem.write_to_path(str(folder / "ca.pem"))
        with mail_server(context_for(authority, "127.0.0.1", "localhost")) as server:
            night = nights(folder, server, folder / "ca.pem", runner)
            yield night, scorings(folder / "xã", runner), folder


def _each(calls: int) -> Iterator[Fate]:
    return (killed(number) for number in range(1, calls + 1))


def _times(kills: int, seconds: float) -> Iterator[Fate]:
    return (Fate(after=random.uniform(0, seconds)) for _ in range(kills))  # noqa: S311 - no secret


def _of_nights(night: Nights, folder: Path) -> Callable[[Fate], tuple[str, int]]:
    return lambda fate: killed_and_run_again(night, folder / "killed", fate)


def _of_scorings(scoring: Scorings, folder: Path) -> Callable[[Fate], tuple[str, int]]:
    return lambda fate: (killed_and_scored_again(scoring, folder / "killed", fate), 0)


def _fail_each(night: Nights, folder: Path) -> None:
    calls = [(number, call) for number, call in enumerate(night.calls, 1) if not call.startswith("read")]
    fates = [
        (number, error) for number, call in calls for error in (ERRORS if call.partition(" ")[0] != "sql" else ("",))
    ]
    seen = Counter(
        failed_and_run_again(night, folder / "failed", Fate(at=number, error=error or "EIO")) for number, error in fates
    )
    print(f"night, an error at each of {len(calls)} calls: {seen.total()} runs, damaged 0")
    for (stood, code), number in sorted(seen.items()):
        print(f"    {stood}, exit code {code}: {number}")


def _count(title: str, fates: Iterator[Fate], kill: Callable[[Fate], tuple[str, int]]) -> None:
    seen = Counter(kill(fate) for fate in fates)
    stood = {name: sum(number for (one, _), number in seen.items() if one == name) for name in ("old", "new")}
    twice = sum(number for (_, more), number in seen.items() if more)
    print(f"{title}: {seen.total()} kills, old {stood['old']}, new {stood['new']}, damaged 0; a letter twice {twice}")


if __name__ == "__main__":
    main()
