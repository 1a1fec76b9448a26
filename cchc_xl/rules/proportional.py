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
    share, working = _mean(given.lines) if given.lines else _share(criterion, given)
    full, least = (
        Fraction(criterion.number("target", HUNDRED)) / 100,
        Fraction(criterion.number("floor")) / 100,
    )
    most = plain(criterion.maximum)
    if share < least:
        return Earned(Fraction(0), f"{working} < {plain(least * 100)}% (mức tối thiểu)")
    if share >= full:
        return Earned(Fraction(criterion.maximum), f"{working} ≥ {plain(full * 100)}%")
    part = percent(share) if given.lines else f"{plain(given.done)}/{plain(given.total)}"
    over = "" if full == 1 else f" / {plain(full * 100)}%"
    return Earned(share / full * Fraction(criterion.maximum), f"{working}; {most} × {part}{over}")


def formula(criterion: Criterion) -> str:
    """The proportion in whole hundredths of a point, so that ties round as people do; a mean is rounded once."""
    if shape(criterion) is Shape.LINES:
        return _formula_of_mean()
    share = "ROUND({maximum}*{scale},0)*MIN({done}*100,{target}*{total})/({target}*{total})"
    reached = f"IF({{done}}*100<{{floor}}*{{total}},0,ROUND({share},0)/{{scale}})"
    usable = "AND({total}>0,{done}>=0)"
    return f'IF(AND(ISNUMBER({{done}}),ISNUMBER({{total}})),IF({usable},{reached},""),"")'


def floor(_criterion: Criterion) -> Decimal:
    """Nothing."""
    return Decimal(0)


def _share(criterion: Criterion, given: Given) -> tuple[Fraction, str]:
    share = Fraction(given.done) / Fraction(given.total)
    beside = (criterion.number("floor"), criterion.number("target", HUNDRED))
    return share, f"{plain(given.done)}/{plain(given.total)} = {percent(share, beside)}"


def _mean(lines: tuple[Line, ...]) -> tuple[Fraction, str]:
    shares = [Fraction(line.done) / Fraction(line.total) for line in lines]
    mean = sum((min(share, Fraction(1)) for share in shares), Fraction(0)) / len(shares)
    parts = (
        f"{line.label} {plain(line.done)}/{plain(line.total)} = {percent(share, (HUNDRED,))}"
        for line, share in zip(lines, shares, strict=True)
    )
    return mean, f"{'; '.join(parts)}; trung bình {percent(mean, (HUNDRED,))}"


def _formula_of_mean() -> str:
    done, total = "{lines.done}", "{lines.total}"
    numbers = f"COUNT({done})=ROWS({done}),COUNT({total})=ROWS({total})"
    share = f"({done}<{total})*{done}/({total}+({total}=0))+({done}>={total})"
    lines = f"SUMPRODUCT(--({total}>0))"
    mean = f"SUMPRODUCT(({total}>0)*({share}))/{lines}"
    return f'IF(AND({numbers}),IF({lines}>0,ROUND({{maximum}}*{mean},{{decimals}}),""),"")'
