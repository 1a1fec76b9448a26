"""In proportion to the share reached: maximum × min(share / target, 1).

Example: 1.105 of 1.200 dossiers at a maximum of 5 points earn 5 × 1.105/1.200 = 4,604…, rounded to 4,60. A share
below ``floor`` percent earns nothing. With ``mean`` the share is the mean over a list (each plan, each tax) of
min(done / total, 1), and a line with total 0 leaves the mean.
"""

from decimal import Decimal
from fractions import Fraction

from cchc_xl.model.plan import Criterion, Setting, Shape
from cchc_xl.model.scorecard import Earned, Given, Line
from cchc_xl.numbers import percent, plain

ID = "proportional"
NAME = "theo tỷ lệ"
SETTINGS = (
    Setting("target", "Tỷ lệ tính đủ điểm (%)"),
    Setting("floor", "Tỷ lệ tối thiểu (%)"),
    Setting("mean", "Trung bình theo", kind="text"),
)
HUNDRED = Decimal(100)


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
    if share * 100 < least:
        return Earned(Fraction(0), f"{working} < {plain(least)}% (mức tối thiểu)")
    if share * 100 >= target:
        return Earned(Fraction(criterion.maximum), f"{working} ≥ {plain(target)}%")
    over = "" if target == HUNDRED else f" / {plain(target)}%"
    return Earned(share * 100 / Fraction(target) * Fraction(criterion.maximum), f"{working}; {most} × {part}{over}")


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


def _share(given: Given, beside: tuple[Decimal, ...]) -> tuple[Fraction, str, str]:
    share = Fraction(given.done) / Fraction(given.total)
    part = f"{plain(given.done)}/{plain(given.total)}"
    return share, f"{part} = {percent(share, (HUNDRED, *beside))}", part


def _mean(lines: tuple[Line, ...], beside: tuple[Decimal, ...]) -> tuple[Fraction, str, str]:
    shares = [Fraction(line.done) / Fraction(line.total) for line in lines]
    mean = sum((min(share, Fraction(1)) for share in shares), Fraction(0)) / len(shares)
    parts = (
        f"{line.label} {plain(line.done)}/{plain(line.total)} = {percent(share, (HUNDRED,))}"
        for line, share in zip(lines, shares, strict=True)
    )
    shown = percent(mean, (HUNDRED, *beside))
    return mean, f"{'; '.join(parts)}; trung bình {shown}", f"{plain(mean.numerator)}/{plain(mean.denominator)}"


def _formula_of_mean() -> str:
    done, total = "{lines.done}", "{lines.total}"
    numbers = f'COUNT({done})=ROWS({done}),COUNT({total})=ROWS({total}),COUNTIF({done},"<0")+COUNTIF({total},"<0")=0'
    share = f"({done}<{total})*{done}/({total}+({total}=0))+({done}>={total})"
    lines = f"SUMPRODUCT(--({total}>0))"
    mean = f"SUMPRODUCT(({total}>0)*({share}))/{lines}"
    earned = f"ROUND(ROUND({{maximum}}*{{scale}}*MIN({mean}*100,{{target}})/{{target}},10),0)/{{scale}}"
    reached = f"IF(ROUND({mean}*100-{{floor}},10)<0,0,{earned})"
    return f'IF(AND({numbers}),IF({lines}>0,{reached},""),"")'
