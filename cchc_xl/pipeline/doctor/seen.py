"""What a question is asked of, and what it gives."""

from pathlib import Path
from typing import NamedTuple

from cchc_xl.scheduling.steps import Machine


class Where(NamedTuple):
    """The folder that is looked at, its plan workbook where one was named, and the machine."""

    folder: Path
    plan: Path | None
    machine: Machine
    platform: str


class Seen(NamedTuple):
    """What is there, and what to do about it: blank where it is as it should be."""

    found: str
    cure: str = ""
