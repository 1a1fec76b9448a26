"""What was dropped on a double-click file: the words it was given or, where cmd.exe broke them, the line it came from.

Explorer quotes a dropped path only where it has a blank, so that cmd.exe ends the command at an ``&``, takes away ``^``
and replaces ``%NAME%``. The line that started cmd.exe has the path whole:
``cmd.exe /c ""C:\\…\\Cham-diem.bat" C:\\A&B.xlsx"``.
"""

import re
from collections.abc import Sequence
from pathlib import Path

LINE = r'/c\s+""(?:[^"]*[\\/])?{name}"(?P<rest>.*)"\s*$'
WORD = re.compile(r'"([^"]*)"|(\S+)')


def dropped(started: str, name: str, words: Sequence[str]) -> tuple[Path, ...]:
    """Give the dropped paths; ``started`` is the line that started the double-click file of that name, or blank."""
    found = re.search(LINE.format(name=re.escape(name)), started, re.IGNORECASE)
    if found is None:
        return tuple(Path(word) for word in words if word)
    return tuple(Path(quoted or plain) for quoted, plain in WORD.findall(found["rest"]))
