"""Places under other weights of the areas: drawn again and again, each time in the whole ranking.

A draw multiplies the points and the applicable maximum of each area inside the scale by a factor of its own, the same
for every agency; the index follows, points outside the scale are added up to the cap, and equal indices share a place.
Factors are whole millionths and all sums are whole numbers, so that ties are exact and every machine draws the same.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from operator import mul
from random import Random
from typing import NamedTuple

from cchc_xl.model.plan import Plan
from cchc_xl.model.scorecard import AreaSum, Scorecard
from cchc_xl.numbers import decimals_of
from cchc_xl.tally import RANK_DECIMALS, rank_key

DRAWS = 1_000
FEWEST_DRAWS = 100
BUDGET = 600_000  # draws × agencies: about half a second
MOVE = 0.25  # a factor lies between 1 - MOVE and 1 + MOVE
SHARE = 5  # percent of the draws that are left out at each end
SEED = 2024
UNIT = 1_000_000  # the factor one
KEY = 10**RANK_DECIMALS
SCALE = 2 * 100 * KEY  # of points, so that an index is rounded half up by whole numbers

Factors = tuple[int, ...]


class Weighed(NamedTuple):
    """One agency to be weighed: points and maximum of each area inside, and the key of what is added outside."""

    points: tuple[int, ...]
    maxima: tuple[int, ...]
    beyond: int


def draws_for(agencies: int) -> int:
    """Give the number of draws for so many agencies: 1,000 up to 600 of them, then fewer, at least 100."""
    return max(FEWEST_DRAWS, min(DRAWS, BUDGET // max(agencies, 1)))


def spans(cards: Sequence[Scorecard], plan: Plan) -> list[tuple[int, int]]:
    """Give for each card, in their order, the 5 % and the 95 % quantile of its place over all draws.

    Each card has an index and the sums of the plan's areas. Their order changes nothing, for a draw is the same
    for all.
    """
    inside = sum(not area.outside for area in plan.areas)
    drawn = places(weighed_of(cards, plan), list(factors_of(draws_for(len(cards)), inside)), key_of(plan.policy.cap))
    return [_middle(sorted(ones)) for ones in zip(*drawn, strict=True)]


def weighed_of(cards: Sequence[Scorecard], plan: Plan) -> list[Weighed]:
    """Give what is weighed of each card, as whole numbers: all points and maxima in the same small unit."""
    sides = [_sides(card, plan) for card in cards]
    numbers = (number for inside, _ in sides for area in inside for number in (area.points, area.maximum))
    unit = 10 ** max(map(decimals_of, numbers), default=0)
    return [
        Weighed(
            tuple(int(area.points * unit) for area in inside),
            tuple(int(area.maximum * unit) for area in inside),
            key_of(sum((area.points for area in outside), Decimal(0))),
        )
        for inside, outside in sides
    ]


def key_of(index: Decimal) -> int:
    """Give an index as the whole number that places are compared by."""
    return int(rank_key(Fraction(index)) * KEY)


def factors_of(draws: int, areas: int) -> Iterator[Factors]:
    """Draw the factors of the areas, in millionths; always the same ones."""
    # only random() is promised to stay the same in every Python
    random = Random(SEED).random  # noqa: S311 - nothing here is secret
    least, width = UNIT * (1 - MOVE), UNIT * 2 * MOVE
    for _ in range(draws):
        yield tuple(int(least + width * random()) for _ in range(areas))


def places(weighed: Sequence[Weighed], drawn: Sequence[Factors], cap: int) -> Iterator[list[int]]:
    """Give for each draw the place of each; equal indices share a place and the next is skipped (1, 2, 2, 4)."""
    for keys in _keys(weighed, drawn, cap):
        place_of = {key: place for place, key in zip(range(len(keys), 0, -1), sorted(keys), strict=True)}
        yield list(map(place_of.__getitem__, keys))


def _keys(weighed: Sequence[Weighed], drawn: Sequence[Factors], cap: int) -> Iterator[tuple[int, ...]]:
    """Give for each draw the indices of all, to eight decimals, as whole numbers."""
    largest = max((sum(map(abs, (*one.points, *one.maxima))) for one in weighed), default=0)
    side_by_side = SideBySide(drawn, SCALE * largest)
    # most agencies share their maxima, so each sum is made once
    sums = {maxima: side_by_side.sums(maxima) for maxima in {one.maxima for one in weighed}}
    return zip(*(_keys_of(one, side_by_side, sums[one.maxima], cap) for one in weighed), strict=True)


def _keys_of(one: Weighed, side_by_side: "SideBySide", maxima: Sequence[int], cap: int) -> list[int]:
    points = side_by_side.sums([SCALE * number for number in one.points])
    keys = [(number + most) // (2 * most) + one.beyond for number, most in zip(points, maxima, strict=True)]
    return keys if max(keys) <= cap else [min(key, cap) for key in keys]


class SideBySide:
    """The factors of all draws, side by side in one whole number for each area.

    A sum over the areas is then made for all draws at once: nothing adds and multiplies faster than whole numbers.
    """

    def __init__(self, drawn: Sequence[Factors], most: int) -> None:
        """Take the factors of each draw, below 2, and the most that the numbers of a sum come to, signs apart."""
        self._room = (max(most, 1) * 2 * UNIT).bit_length() // 8 + 1  # bytes for each draw, with a bit for the sign
        self._size = self._room * len(drawn)
        self._zero = 1 << (8 * self._room - 1)  # stands for zero, so that no sum is below and borrows from the next
        self._zeros = self._joined([self._zero] * len(drawn))
        self._factors = [self._joined(factors) for factors in zip(*drawn, strict=True)]

    def sums(self, numbers: Sequence[int]) -> list[int]:
        """Give for each draw the sum of the areas' numbers times their factors."""
        total = sum(map(mul, numbers, self._factors), self._zeros)
        joined, room, zero = total.to_bytes(self._size, "little"), self._room, self._zero
        return [int.from_bytes(joined[at : at + room], "little") - zero for at in range(0, self._size, room)]

    def _joined(self, numbers: Iterable[int]) -> int:
        return int.from_bytes(b"".join(number.to_bytes(self._room, "little") for number in numbers), "little")


def _sides(card: Scorecard, plan: Plan) -> tuple[list[AreaSum], list[AreaSum]]:
    """Part the sums of a card into areas inside the scale and outside it, in the plan's order."""
    sums = {area.code: area for area in card.totals.areas}
    inside = [sums[area.code] for area in plan.areas if not area.outside]
    return inside, [sums[area.code] for area in plan.areas if area.outside]


def _middle(ordered: Sequence[int]) -> tuple[int, int]:
    """Give the first and the last place that are left when SHARE percent of the draws fall away at each end."""
    cut = len(ordered) * SHARE // 100
    return ordered[cut], ordered[-1 - cut]
