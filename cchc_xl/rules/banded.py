"""A scale of bands: the first band that holds gives the points.

The share done / total is compared in percent, exactly and before any rounding: with bands ≥100, ≥70 and <70 a share
of 69,995 % earns what stands at <70. A criterion without a total compares the number itself.
"""

from decimal import Decimal
from fractions import Fraction

from cchc_xl.model.advice import Advice, Room
from cchc_xl.model.plan import Band, Criterion, Setting, Shape
from cchc_xl.model.scorecard import Earned, Given
from cchc_xl.numbers import SIGN, compares, percent, plain, ratio
from cchc_xl.rules.moves import FEWER, MORE, NEW, NEW_WITHOUT, Case, Way, linear

ID = "banded"
NAME = "theo bậc"
SETTINGS: tuple[Setting, ...] = ()
LIMIT = "Số liệu còn thay đổi được không đưa tới bậc cao nhất"


def shape(criterion: Criterion) -> Shape:
    """A share where the criterion names a total, else a number."""
    return Shape.RATIO if criterion.total else Shape.COUNT


def method(criterion: Criterion) -> str:
    """List the bands: ``≥ 70%: 0,75 điểm``."""
    unit = "%" if criterion.total else ""
    return "; ".join(
        f"{SIGN[band.operator]} {plain(band.threshold)}{unit}: {plain(band.points)} điểm" for band in criterion.bands
    )


def points(criterion: Criterion, given: Given) -> Earned:
    """Give the points of the first band that holds; none where no band does."""
    measured = _measured(criterion, given)
    if band := _band(criterion, measured):
        return Earned(Fraction(band.points), _working(criterion, given, measured, band))
    return Earned(Fraction(0), f"{_figure(criterion, given, measured)}, không thuộc bậc nào")


def formula(criterion: Criterion) -> str:
    """Nest one IF for each band; the numbers stand in slots, the operators in the text.

    Rounding to six decimals takes back what binary numbers add to sums of money; whole numbers are exact anyway.
    """
    if criterion.total:
        numbers, usable, left, right = (
            "AND(ISNUMBER({done}),ISNUMBER({total}))",
            "{total}>0",
            "{done}*100",
            "*{total}",
        )
    else:
        numbers, usable, left, right = "ISNUMBER({done})", "TRUE", "{done}", ""
    if not criterion.may_be_negative:
        usable = f"AND({usable},{{done}}>=0)"
    steps = "0"
    for place, band in reversed(list(enumerate(criterion.bands, start=1))):
        reached = f"ROUND({left}-{{band.{place}.from}}{right},6){band.operator}0"
        steps = f"IF({reached},{{band.{place}.points}},{steps})"
    return f'IF({numbers},IF({usable},{steps},""),"")'


def floor(criterion: Criterion) -> Decimal:
    """Give the points of the poorest band."""
    return min((band.points for band in criterion.bands), default=Decimal(0))


def improve(criterion: Criterion, given: Given, room: Room) -> Advice:
    """Go up or down to each threshold, where a better band may begin.

    Where the cases counted stay as they are, only new ones move the share; a number of them cannot become smaller.
    """
    shares = bool(criterion.total)
    hundred = 100 if shares else 1
    thresholds = [Fraction(band.threshold) / hundred for band in criterion.bands]
    case = Case(criterion, given, room, _exact)
    return case.advice(linear(case, _ways(criterion, room), thresholds, shares=shares), LIMIT)


def _exact(criterion: Criterion, given: Given) -> Fraction:
    band = _band(criterion, _measured(criterion, given))
    return Fraction(band.points) if band else Fraction(0)


def _measured(criterion: Criterion, given: Given) -> Fraction:
    return ratio(given.done, given.total) * 100 if criterion.total else Fraction(given.done)


def _band(criterion: Criterion, measured: Fraction) -> Band | None:
    return next((band for band in criterion.bands if compares(measured, band.operator, band.threshold)), None)


def _working(criterion: Criterion, given: Given, measured: Fraction, band: Band) -> str:
    unit = "%" if criterion.total else ""
    figure = _figure(criterion, given, measured)
    return f"{figure} {SIGN[band.operator]} {plain(band.threshold)}{unit}"


def _figure(criterion: Criterion, given: Given, measured: Fraction) -> str:
    if not criterion.total:
        return plain(given.done)
    thresholds = tuple(band.threshold for band in criterion.bands)
    return f"{plain(given.done)}/{plain(given.total)} = {percent(measured / 100, thresholds)}"


def _ways(criterion: Criterion, room: Room) -> tuple[Way, ...]:
    if "done" not in room.fixed:
        return MORE, FEWER
    if not criterion.total:
        return (MORE,)
    return (NEW, NEW_WITHOUT) if room.grows else ()
