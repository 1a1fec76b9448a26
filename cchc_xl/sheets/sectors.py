"""The sectors of an .xls: chains of numbers that must come to an end, for its reader follows them wherever they lead.

Where a chain leads in a circle the reader takes more and more memory, until its process is ended.
"""

from collections.abc import Iterator, Sequence

SHIFTS = {9, 12}  # sectors of 512 and of 4096 bytes
HEADER, IN_HEADER = 512, 109  # bytes, and numbers of table sectors that stand in them
WORD = 4
LAST = 0xFFFFFFFA  # from here on a number is none: free, end of a chain, a table itself


def lead_in_a_circle(data: bytes) -> bool:
    """Whether a chain of sectors never ends, or its tables cannot be found."""
    shift = int.from_bytes(data[30:32], "little")
    if len(data) < HEADER or shift not in SHIFTS:
        return True
    sectors = _Sectors(data, 1 << shift)
    tables = list(sectors.tables())
    if len(set(tables)) < len(tables):
        return True
    chains = [number for table in tables for number in sectors.words(table)]
    if _has_circle(chains):
        return True
    return _has_circle([number for sector in _chain(_word(data, 60), chains) for number in sectors.words(sector)])


class _Sectors:
    def __init__(self, data: bytes, size: int) -> None:
        self._data, self._size = data, size
        self._most = len(data) // size + 1

    def words(self, sector: int) -> list[int]:
        """Give the numbers in a sector; none for one that is not there."""
        start = (sector + 1) * self._size
        found = self._data[start : start + self._size]
        return [_word(found, at) for at in range(0, len(found) - WORD + 1, WORD)]

    def tables(self) -> Iterator[int]:
        """Give the sectors that hold the chains: listed in the header, then in lists that are themselves a chain."""
        yield from (number for at in range(IN_HEADER) if (number := _word(self._data, 76 + WORD * at)) < LAST)
        following = _word(self._data, 68)
        for _ in range(self._most):
            if following >= LAST or not (words := self.words(following)):
                return
            yield from (number for number in words[:-1] if number < LAST)
            following = words[-1]
        yield from (0, 0)  # a list that never ended: told as a table that comes twice


def _chain(first: int, chains: Sequence[int]) -> Iterator[int]:
    while first < len(chains):
        yield first
        first = chains[first]


def _has_circle(chains: Sequence[int]) -> bool:
    """Walk from every sector until a place where an earlier walk was; the same walk again is a circle."""
    walked = [0] * len(chains)
    for walk, start in enumerate(range(len(chains)), start=1):
        at = start
        while at < len(chains) and not walked[at]:
            walked[at] = walk
            at = chains[at]
        if at < len(chains) and walked[at] == walk:
            return True
    return False


def _word(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + WORD], "little")
