"""What is asked of a consolidation, and who hears of each file."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cchc_xl.errors import CchcError
from cchc_xl.model.received import Received

Told = Callable[[int, int, str, Received | CchcError | None], None]  # None for a workbook of ours that nobody sends


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked: a folder, its plan workbook, where the result goes, and how.

    ``jobs`` are the processes that read, as many as pay where nothing is said, or ``cluster`` the address of an engine
    that does; ``each`` asks for the scoring workbooks too, ``anew`` for a run even where nothing changed.
    """

    folder: Path
    plan_path: Path
    output: Path | None = None
    as_of: date | None = None
    jobs: int | None = None
    cluster: str = ""
    each: bool = False
    anew: bool = False
