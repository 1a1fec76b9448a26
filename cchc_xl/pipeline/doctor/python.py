"""The program's version, and the Python that runs it."""

import platform
import sys
from collections.abc import Iterator

from cchc_xl._version import VERSION
from cchc_xl.pipeline.doctor.seen import Seen, Where

OLDEST = (3, 11)
TOO_OLD = "Hãy cài Python 3.11 trở lên từ python.org."


def look(_: Where) -> Iterator[Seen]:
    """Tell both versions and where Python lies."""
    yield Seen(f"cchc_xl {VERSION}")
    words = f"Python {platform.python_version()}, {platform.system()} {platform.machine()}: {sys.executable}"
    yield Seen(words, "" if sys.version_info[:2] >= OLDEST else TOO_OLD)
