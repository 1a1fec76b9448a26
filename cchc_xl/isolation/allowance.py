"""What a function may take in the process apart, and the word for each way it may end instead of giving a result."""

from typing import NamedTuple

CRASHED, TIMEOUT, MEMORY = "CRASHED", "TIMEOUT", "MEMORY"


class Allowance(NamedTuple):
    """The time of one call by the clock, and the memory beyond what the process starts with."""

    seconds: float = 20
    memory: int = 3 * 2**29  # 1.5 GiB; only where the system can limit it, which Windows does not


class Ended(Exception):
    """The process apart ended a call without a result; ``how`` is one of the words above."""

    def __init__(self, how: str) -> None:
        super().__init__(how)
        self.how = how
