"""So many points off for each fault, down to a floor: max(floor, maximum − each × number).

A floor below zero gives points below zero.
"""

from decimal import Decimal
from fractions import Fraction

from cchc_xl.model.advice import Advice, Room
from cchc_xl.model.plan import Criterion, Setting, Shape
from cchc_xl.model.scorecard import Earned, Given
from cchc_xl.numbers import plain
from cchc_xl.rules.moves import FEWER, Case, linear

ID = "deducted"
NAME = "trừ theo số lượng"
SETTINGS = (Setting("each", "Điểm mỗi đơn vị", required=True), Setting("floor", "Điểm thấp nhất"))
LIMIT = "Việc đã xảy ra thì không sửa được: điểm đã trừ không lấy lại được trong kỳ"


def shape(_criterion: Criterion) -> Shape:
    """A number of faults."""
    return Shape.COUNT


def method(criterion: Criterion) -> str:
    """Say what each fault costs."""
    each, least = plain(criterion.number("each")), plain(criterion.number("floor"))
    return f"Mỗi {criterion.unit or 'đơn vị'} trừ {each} điểm, thấp nhất {least} điểm"


def points(criterion: Criterion, given: Given) -> Earned:
    """Subtract, and stop at the floor."""
    each, least = criterion.number("each"), Fraction(criterion.number("floor"))
    left = Fraction(criterion.maximum) - Fraction(each) * Fraction(given.done)
    working = f"{plain(criterion.maximum)} − {plain(given.done)} × {plain(each)} = {plain(left)}"
    if left < least:
        working += f" < {plain(least)} (thấp nhất)"
    return Earned(_exact(criterion, given), working)


def formula(_criterion: Criterion) -> str:
    """Subtract and stop; blank text for what is no number or negative."""
    left = "ROUND(ROUND(MAX({floor},{maximum}-{each}*{done})*{scale},10),0)/{scale}"
    return f'IF(ISNUMBER({{done}}),IF({{done}}>=0,{left},""),"")'


def floor(criterion: Criterion) -> Decimal:
    """The plan's floor, zero where it names none."""
    return criterion.number("floor")


def improve(criterion: Criterion, given: Given, room: Room) -> Advice:
    """Have fewer faults, until each rounded number of points comes out; not where a fault stays what it is."""
    case, each = Case(criterion, given, room, _exact), Fraction(criterion.number("each"))
    if "done" in room.fixed:
        return case.advice((), LIMIT)
    wanted = [(Fraction(criterion.maximum) - exact) / each for exact in case.rungs()] if each else []
    return case.advice(linear(case, (FEWER,), wanted, shares=False), LIMIT)


def _exact(criterion: Criterion, given: Given) -> Fraction:
    left = Fraction(criterion.maximum) - Fraction(criterion.number("each")) * Fraction(given.done)
    return max(left, Fraction(criterion.number("floor")))
