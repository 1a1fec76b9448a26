"""In proportion to the share reached: maximum × min(share / target, 1).

Example: 1.105 of 1.200 dossiers at a maximum of 5 points earn 5 × 1.105/1.200 = 4,604…, rounded to 4,60. A share
below ``floor`` percent earns nothing. With ``mean`` the share is the mean over a list (each plan, each tax) of
min(done / total, 1), and a line with total 0 leaves the mean.
"""

from decimal import Decimal
from fractions import Fraction
from math import ceil

from cchc_xl.model.advice import Advice, Room
from cchc_xl.model.plan import Criterion, Setting, Shape
from cchc_xl.model.scorecard import Earned, Given, Line
from cchc_xl.numbers import decimals_of, percent, plain, ratio
from cchc_xl.rules.moves import MORE, NEW, Case, Move, linear

ID = "proportional"
NAME = "theo tỷ lệ"
SETTINGS = (
    Setting("target", "Tỷ lệ tính đủ điểm (%)"),
    Setting("floor", "Tỷ lệ tối thiểu (%)"),
    Setting("mean", "Trung bình theo", kind="text"),
)
HUNDRED = Decimal(100)
LIMIT = "Trường hợp đã qua thì không đổi được: trường hợp mới làm tỷ lệ tăng nhưng không tới mức tối đa"
OVER = "Trường hợp đã qua thì không đổi được, và trong kỳ không còn trường hợp mới"


def shape(criterion: Criterion) -> Shape:
    """A list of shares with ``mean``, else one share."""
    return Shape.LINES if "mean" in criterion.settings else Shape.RATIO


def method(criterion: Criterion) -> str:
    """Say the proportion, its full mark and its floor."""
    most, full, least = (
        plain(criterion.maximum),
        criterion.number("target", HUNDRED),
        criterion.number("floor"),
    )
    share = f"Tỷ lệ trung bình các {criterion.settings['mean']}" if "mean" in criterion.settings else "Tỷ lệ"
    words = f"{share} × {most} điểm" if full == HUNDRED else f"{share} / {plain(full)}% × {most} điểm, tối đa {most}"
    return f"{words}; dưới {plain(least)}%: 0 điểm" if least else words


def points(criterion: Criterion, given: Given) -> Earned:
    """Give the maximum times the share of the target that was reached, nothing below the floor."""
    target, least, most = criterion.number("target", HUNDRED), criterion.number("floor"), plain(criterion.maximum)
    share, working, part = _mean(given.lines, (least, target)) if given.lines else _share(given, (least, target))
    earned = _earned(criterion, share)
    if share * 100 < least:
        return Earned(earned, f"{working} < {plain(least)}% (mức tối thiểu)")
    if share * 100 >= target:
        return Earned(earned, f"{working} ≥ {plain(target)}%")
    over = "" if target == HUNDRED else f" / {plain(target)}%"
    return Earned(earned, f"{working}; {most} × {part}{over}")


def formula(criterion: Criterion) -> str:
    """The proportion in whole hundredths of a point, rounded to ten decimals first: so ties round as people do."""
    if shape(criterion) is Shape.LINES:
        return _formula_of_mean()
    share = "ROUND({maximum}*{scale}*MIN({done}*100,{target}*{total})/({target}*{total}),10)"
    reached = f"IF(ROUND({{done}}*100-{{floor}}*{{total}},6)<0,0,ROUND({share},0)/{{scale}})"
    usable = "AND({total}>0,{done}>=0)"
    return f'IF(AND(ISNUMBER({{done}}),ISNUMBER({{total}})),IF({usable},{reached},""),"")'


def floor(_criterion: Criterion) -> Decimal:
    """Nothing."""
    return Decimal(0)


def improve(criterion: Criterion, given: Given, room: Room) -> Advice:
    """Raise the share until each rounded number of points comes out, and to the target's very share.

    Where the cases counted stay as they are, only new ones raise it, and it never comes to the whole. Of a mean the
    lines with the smallest totals are filled first: there one unit weighs most.
    """
    case, least = Case(criterion, given, room, _exact), Fraction(criterion.number("floor")) / 100
    target = Fraction(criterion.number("target", HUNDRED)) / 100
    wanted = dict.fromkeys(max(exact / Fraction(criterion.maximum) * target, least) for exact in case.rungs())
    if given.lines:
        return case.advice([_filled(given.lines, share) for share in wanted], "", _filled(given.lines, target))
    ways = (MORE,) if "done" not in room.fixed else (NEW,) if room.grows else ()
    at_target = next(
        (move for move in linear(case, ways, (target,), shares=True) if _reaches(move.given, target)), None
    )
    return case.advice(linear(case, ways, wanted, shares=True), LIMIT if room.grows else OVER, at_target)


def _exact(criterion: Criterion, given: Given) -> Fraction:
    share = _mean_share(given.lines) if given.lines else ratio(given.done, given.total)
    return _earned(criterion, share)


def _earned(criterion: Criterion, share: Fraction) -> Fraction:
    """Give the points of a share: none below the floor, the maximum from the target on."""
    percents, target = share * 100, Fraction(criterion.number("target", HUNDRED))
    if percents < Fraction(criterion.number("floor")):
        return Fraction(0)
    return Fraction(criterion.maximum) * (1 if percents >= target else percents / target)


def _share(given: Given, beside: tuple[Decimal, ...]) -> tuple[Fraction, str, str]:
    share = ratio(given.done, given.total)
    part = f"{plain(given.done)}/{plain(given.total)}"
    return share, f"{part} = {percent(share, (HUNDRED, *beside))}", part


def _mean(lines: tuple[Line, ...], beside: tuple[Decimal, ...]) -> tuple[Fraction, str, str]:
    shares, mean = [ratio(line.done, line.total) for line in lines], _mean_share(lines)
    parts = (
        f"{line.label} {plain(line.done)}/{plain(line.total)} = {percent(share, (HUNDRED,))}"
        for line, share in zip(lines, shares, strict=True)
    )
    shown = percent(mean, (HUNDRED, *beside))
    return mean, f"{'; '.join(parts)}; trung bình {shown}", f"{plain(mean.numerator)}/{plain(mean.denominator)}"


def _mean_share(lines: tuple[Line, ...]) -> Fraction:
    shares = (min(ratio(line.done, line.total), Fraction(1)) for line in lines)
    return sum(shares, Fraction(0)) / len(lines)


def _formula_of_mean() -> str:
    done, total = "{lines.done}", "{lines.total}"
    numbers = f'COUNT({done})=ROWS({done}),COUNT({total})=ROWS({total}),COUNTIF({done},"<0")+COUNTIF({total},"<0")=0'
    share = f"({done}<{total})*{done}/({total}+({total}=0))+({done}>={total})"
    lines = f"SUMPRODUCT(--({total}>0))"
    mean = f"SUMPRODUCT(({total}>0)*({share}))/{lines}"
    earned = f"ROUND(ROUND({{maximum}}*{{scale}}*MIN({mean}*100,{{target}})/{{target}},10),0)/{{scale}}"
    reached = f"IF(ROUND({mean}*100-{{floor}},10)<0,0,{earned})"
    return f'IF(AND({numbers}),IF({lines}>0,{reached},""),"")'


def _reaches(given: Given, share: Fraction) -> bool:
    return Fraction(given.done) >= share * Fraction(given.total)


def _filled(lines: tuple[Line, ...], share: Fraction) -> Move:
    """Give the fewest units that bring the mean to a share; all lines full where it cannot come so far."""
    size = Decimal(1).scaleb(-max(decimals_of(number) for line in lines for number in (line.done, line.total)))
    lacking = (share - _mean_share(lines)) * len(lines)
    more: dict[str, Decimal] = {}
    for line in sorted(lines, key=lambda one: one.total):
        weight = ratio(size, line.total)
        added = min(ceil(lacking / weight), ceil(ratio(line.total - line.done, size)))
        if added > 0:
            more[line.label] = added * size
            lacking -= added * weight
    after = tuple(line._replace(done=line.done + more.get(line.label, Decimal(0))) for line in lines)

    def said() -> str:
        words = "; ".join(f"{line.label} thêm {plain(more[line.label])}" for line in lines if line.label in more)
        return f"{words} → trung bình {percent(_mean_share(after))}"

    return Move(sum(more.values(), Decimal(0)), Given(lines=after), said)
