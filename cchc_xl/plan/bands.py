"""Whether the bands of a criterion leave a gap, contradict each other, or hold one that nothing can reach."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from cchc_xl.model.plan import Band
from cchc_xl.numbers import SIGN, compares, plain

RISING = {">=", ">"}


def problems(bands: Sequence[Band], *, may_be_negative: bool) -> Iterator[str]:
    """Say what is wrong with a scale; the first band that holds is taken, so order matters.

    It is enough to ask at the thresholds, between them and beyond them: nothing changes anywhere else.
    """
    points = tuple(_points(bands, may_be_negative=may_be_negative))
    holding = {point: [band for band in bands if compares(point, band.operator, band.threshold)] for point in points}
    for point, held in holding.items():
        if not held:
            yield f"không bậc nào đúng với giá trị {plain(point)}"
        elif _opposed(held):
            yield f"hai bậc chồng nhau ở giá trị {plain(point)}"
    reached = {id(held[0]) for held in holding.values() if held}
    for band in bands:
        if id(band) not in reached:
            yield f"bậc {SIGN[band.operator]} {plain(band.threshold)} không bao giờ được dùng"


def _points(bands: Sequence[Band], *, may_be_negative: bool) -> Iterator[Fraction]:
    edges = sorted({Fraction(band.threshold) for band in bands})
    beyond = sorted({edges[0] - 1, Fraction(0), *edges, edges[-1] + 1}) if edges else []
    between = [(left + right) / 2 for left, right in pairwise(beyond)]
    yield from (point for point in sorted((*beyond, *between)) if may_be_negative or point >= 0)


def _opposed(held: Sequence[Band]) -> bool:
    return any(band.operator in RISING for band in held) and any(band.operator not in RISING for band in held)
