"""So many points for each thing done, up to the maximum: min(maximum, each × number)."""

from decimal import Decimal
from fractions import Fraction

from cchc_xl.model.advice import Advice, Room
from cchc_xl.model.plan import Criterion, Setting, Shape
from cchc_xl.model.scorecard import Earned, Given
from cchc_xl.numbers import plain
from cchc_xl.rules.moves import MORE, Case, linear

ID = "counted"
NAME = "cộng theo số lượng"
SETTINGS = (Setting("each", "Điểm mỗi đơn vị", required=True),)
LIMIT = "Làm thêm cũng không tới điểm tối đa"


def shape(_criterion: Criterion) -> Shape:
    """A number of things."""
    return Shape.COUNT


def method(criterion: Criterion) -> str:
    """Say what each thing earns."""
    each, most = plain(criterion.number("each")), plain(criterion.maximum)
    return f"Mỗi {criterion.unit or 'đơn vị'}: {each} điểm, tối đa {most} điểm"


def points(criterion: Criterion, given: Given) -> Earned:
    """Multiply, and stop at the maximum."""
    each = criterion.number("each")
    earned = Fraction(each) * Fraction(given.done)
    working = f"{plain(given.done)} × {plain(each)} = {plain(earned)}"
    if earned > criterion.maximum:
        working += f" > {plain(criterion.maximum)} (tối đa)"
    return Earned(_exact(criterion, given), working)


def formula(_criterion: Criterion) -> str:
    """Multiply and cap; blank text for what is no number or negative."""
    return 'IF(ISNUMBER({done}),IF({done}>=0,ROUND(ROUND(MIN({maximum},{each}*{done})*{scale},10),0)/{scale},""),"")'


def floor(_criterion: Criterion) -> Decimal:
    """Nothing."""
    return Decimal(0)


def improve(criterion: Criterion, given: Given, room: Room) -> Advice:
    """Do more of it, until each rounded number of points comes out."""
    case, each = Case(criterion, given, room, _exact), Fraction(criterion.number("each"))
    wanted = [exact / each for exact in case.rungs()] if each else []
    return case.advice(linear(case, (MORE,), wanted, shares=False), LIMIT)


def _exact(criterion: Criterion, given: Given) -> Fraction:
    return min(Fraction(criterion.number("each")) * Fraction(given.done), Fraction(criterion.maximum))
