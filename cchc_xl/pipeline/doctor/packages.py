"""The packages that the program stands on; none of them is imported to be looked at."""

from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version

from cchc_xl.pipeline.doctor.seen import Seen, Where

NEEDED = ("click", "XlsxWriter", "python-calamine", "openpyxl", "pandas")
OPTIONAL = ("msoffcrypto-tool",)
MISSING = "thiếu {names}"
CURE = "Hãy chạy lại python3 run.py (Windows: py run.py) khi có mạng."


def look(_: Where) -> Iterator[Seen]:
    """Tell the versions in one line, and which are missing."""
    found = {name: _version(name) for name in (*NEEDED, *OPTIONAL)}
    yield Seen(", ".join(f"{name} {number}" for name, number in found.items() if number))
    if missing := [name for name in NEEDED if not found[name]]:
        yield Seen(MISSING.format(names=", ".join(missing)), CURE)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
