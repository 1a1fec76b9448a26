"""Where a stage that reads foreign files runs: here, or in a process apart that it cannot harm.

The commands read apart. The functions of the package read here: a process started from somebody's own program would
run that program again where there is no fork, and the guard has looked at the file before any reader opens it.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import ParamSpec, Protocol, TypeVar

from cchc_xl.isolation.allowance import Ended
from cchc_xl.isolation.worker import Worker
from cchc_xl.pipeline.inputs import named
from cchc_xl.refusals import Refused, Why

P = ParamSpec("P")
T = TypeVar("T")

WARM = ("cchc_xl.reading", "cchc_xl.scoring", "cchc_xl.validation")


class Run(Protocol):
    """Runs a function over the files that are named, and gives its result."""

    def __call__(self, files: str, function: Callable[P, T], /, *arguments: P.args, **named: P.kwargs) -> T:
        """Raise what the function raises, and Refused where it could not come to its end."""


def here(_: str, function: Callable[P, T], /, *arguments: P.args, **named: P.kwargs) -> T:
    """Run a function in this process."""
    return function(*arguments, **named)


def refused_by(ended: Ended, files: str) -> Refused:
    """Give the refusal of the files whose reading ended a process apart."""
    return Refused(Why[ended.how], files)


@contextmanager
def apart(worker: Worker | None = None, then: Sequence[str] = (), first: Sequence[Path] = ()) -> Iterator[Run]:
    """Give what runs functions in one process apart, which is gone at the end.

    It opens the workbooks of ``first`` before it is asked for them, while the plan is loaded here.

    While the first of them runs, the modules of ``then``, of the stages that follow, are imported here.
    """
    with worker or Worker(warm=WARM, meanwhile=then) as started:
        if first:
            started.ahead(_open_ahead, named(first))

        def run(files: str, function: Callable[P, T], /, *arguments: P.args, **named: P.kwargs) -> T:
            try:
                return started.run(function, *arguments, **named)
            except Ended as ended:
                raise refused_by(ended, files) from ended

        yield run


def _open_ahead(files: Sequence[tuple[str, Path]]) -> None:
    from cchc_xl.reading.ahead import open_ahead  # noqa: PLC0415 - what reads is imported where it runs

    open_ahead(files)
