"""Opening a result in the program that the machine has for it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from cchc_xl.cli.talk import say

NOT_OPENED = "Máy không tự mở được tệp này; hãy mở bằng tay."
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY")


def open_file(path: Path) -> None:
    """Open a file as if it were double-clicked; on a machine without a screen nothing is opened."""
    try:
        if sys.platform == "win32":
            os.startfile(path)  # noqa: S606 - our own result
        elif opener := _opener():
            _start(opener, path)
    except OSError:  # no program for such a file, or none at all
        say(NOT_OPENED)


def _opener() -> str | None:
    if sys.platform == "darwin":
        return shutil.which("open")
    return shutil.which("xdg-open") if any(map(os.environ.get, SCREENS)) else None


def _start(opener: str, path: Path) -> None:
    """Start the opener and leave it alone: it may live as long as the program it opens."""
    subprocess.Popen(  # noqa: S603 - our own result
        [opener, str(path)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
