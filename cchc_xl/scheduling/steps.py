"""What is done to a machine, as values: files that are written or deleted, commands that are run."""

from pathlib import Path
from typing import NamedTuple, Protocol


class Write(NamedTuple):
    """A file that is written whole."""

    path: Path
    text: str
    encoding: str = "utf-8"


class Delete(NamedTuple):
    """A file that is deleted, where it is there."""

    path: Path


class Run(NamedTuple):
    """A command and what it reads; ``optional`` where it may fail without harm."""

    command: tuple[str, ...]
    given: str = ""
    optional: bool = False


Step = Write | Delete | Run


class Answer(NamedTuple):
    """The exit code of a command and what it said on both streams."""

    code: int
    said: str = ""
    complained: str = ""


class Machine(Protocol):
    """What may be asked of a machine without changing it."""

    def answer(self, run: Run) -> Answer:
        """Run a command and give its answer; a program that is not there answers 127."""

    def text(self, path: Path, encoding: str) -> str:
        """Read a file of ours; blank where it is not there."""
