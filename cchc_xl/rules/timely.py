"""In full on or before the due date, fewer points after it, none where it was not done."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from cchc_xl.model.advice import Advice, Room
from cchc_xl.model.plan import Criterion, Setting, Shape
from cchc_xl.model.scorecard import Earned, Given
from cchc_xl.numbers import fixed, plain
from cchc_xl.rules.moves import Case, Move
from cchc_xl.text import shown_date

ID = "timely"
NAME = "theo thời hạn"
SETTINGS = (Setting("due", "Hạn chấm điểm", kind="date", required=True), Setting("late", "Điểm khi chậm"))


def shape(_criterion: Criterion) -> Shape:
    """A date, or «Không»."""
    return Shape.DATE


def method(criterion: Criterion) -> str:
    """Say the due date and what lateness leaves."""
    late = plain(criterion.number("late"))
    return f"Đến {shown_date(_due(criterion))}: {plain(criterion.maximum)} điểm; sau đó: {late} điểm; không: 0 điểm"


def points(criterion: Criterion, given: Given) -> Earned:
    """Compare the date with the due date; no date means not done."""
    if given.day is None:
        return Earned(_exact(criterion, given), "Không thực hiện")
    day, due = shown_date(given.day), shown_date(_due(criterion))
    late = given.day > _due(criterion)
    return Earned(_exact(criterion, given), f"{day} > hạn {due} (chậm)" if late else f"{day} ≤ hạn {due}")


def formula(_criterion: Criterion) -> str:
    """Compare the days; «Không» beside a blank date is nothing done."""
    not_done = 'IF(ISERROR({day}),"",IF({day}="",IF(ISTEXT({answer}),IF({answer}="Không",0,""),""),""))'
    return f"IF(ISNUMBER({{day}}),IF(INT({{day}})<={{due}},{{maximum}},{{late}}),{not_done})"


def floor(criterion: Criterion) -> Decimal:
    """Nothing, or what lateness costs where that is less."""
    return min(Decimal(0), criterion.number("late"))


def improve(criterion: Criterion, given: Given, room: Room) -> Advice:
    """Do it by the due date, or late where that still earns something; what was done late stays late."""
    case, due = Case(criterion, given, room, _exact), _due(criterion)
    late = fixed(criterion.number("late"), room.decimals)
    if given.day is not None:
        return case.advice((), f"Đã làm ngày {shown_date(given.day)}, sau hạn {shown_date(due)}: không sửa được")
    if room.as_of <= due:
        in_time = Move(Decimal(1), Given(day=due), lambda: f"thực hiện chậm nhất ngày {shown_date(due)} → đúng hạn")
        return case.advice([in_time], "")
    move = Move(Decimal(1), Given(day=room.as_of), lambda: f"thực hiện ngay → chậm so với hạn {shown_date(due)}")
    return case.advice([move], f"Đã quá hạn {shown_date(due)}: nhiều nhất còn {late} điểm")


def _exact(criterion: Criterion, given: Given) -> Fraction:
    if given.day is None:
        return Fraction(0)
    return Fraction(criterion.maximum if given.day <= _due(criterion) else criterion.number("late"))


def _due(criterion: Criterion) -> date:
    due = criterion.settings["due"]
    if not isinstance(due, date):
        raise TypeError(f"criterion {criterion.code}: due is {due!r}, not a date")
    return due
