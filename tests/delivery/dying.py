"""Runs that are killed, before or after each file they write or at any time.

``python -m tests.delivery.dying points|times PORT CAFILE FOLDER``
"""

import os
import random
import signal
import sys
import time
from pathlib import Path
from typing import NoReturn

from cchc_xl.delivery import outbox as module
from cchc_xl.delivery.account import Account
from cchc_xl.delivery.letter import Letter
from cchc_xl.delivery.outbox import opened
from cchc_xl.delivery.posting import Post, put_in, send_due
from tests.delivery.conftest import SENDER
from tests.delivery.letters import EVENING, letter
from tests.delivery.servers import USER

WRITES = ("mail", "queued", "unknown", "sent")
RANDOM_KILLS, LONGEST_RUN = 20, 0.1
POINTS = tuple(f"{when} {write}" for write in WRITES for when in ("before", "after"))


def dying_at(point: str):
    """Give a ``publish`` that kills its process at this point."""
    when, write = point.split()
    usual, written = module.publish, []

    def publish(*words, **named):
        written.append(write)
        last = len(written) == WRITES.index(write) + 1
        if last and when == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        usual(*words, **named)
        if last:
            os.kill(os.getpid(), signal.SIGKILL)

    return publish


def die(point: str, folder: Path, account: Account) -> None:
    """Send a letter in a process of its own, which dies at that point."""
    child = os.fork()
    if not child:
        module.publish = dying_at(point)
        send(letter(), folder, account)
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status):
        sys.exit(f"{point}: lived")


def die_after(seconds: float, folder: Path, account: Account) -> None:
    """Send a letter of its own content in a process that is killed after so long, wherever it is then."""
    child = os.fork()
    if not child:
        send(letter(folder.name.encode()), folder, account)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def send(one: Letter, folder: Path, account: Account) -> NoReturn:
    """Send a letter and end this process."""
    with opened(folder) as outbox:
        post = Post(outbox, account, lambda: EVENING)
        put_in(post, one)
        list(send_due(post))
    os._exit(0)


def main(how: str, port: str, cafile: str, folder: str) -> None:
    """Run and kill, each time in an outbox of its own."""
    account = Account("127.0.0.1", SENDER, int(port), user=USER, cafile=Path(cafile), timeout=10)
    for point in POINTS if how == "points" else ():
        die(point, Path(folder) / point, account)
    for number in range(RANDOM_KILLS if how == "times" else 0):
        die_after(random.uniform(0, LONGEST_RUN), Path(folder) / str(number), account)  # noqa: S311


if __name__ == "__main__":
    main(*sys.argv[1:])
