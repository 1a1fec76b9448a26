"""From a survey: maximum × Σ(answers × weight) / 100 over the sum of answers.

Example: of 200 answers 180 weigh 100 %, 15 weigh 50 % and 5 nothing; 93,75 % of 3 points are 2,8125, rounded to 2,81.
"""

from decimal import Decimal
from fractions import Fraction

from cchc_xl.model.plan import Criterion, Setting, Shape
from cchc_xl.model.scorecard import Earned, Given
from cchc_xl.numbers import percent, plain

ID = "surveyed"
NAME = "khảo sát"
SETTINGS: tuple[Setting, ...] = ()
HUNDRED = Decimal(100)


def shape(_criterion: Criterion) -> Shape:
    """The number of each answer."""
    return Shape.ANSWERS


def method(criterion: Criterion) -> str:
    """List what each answer weighs."""
    weights = "; ".join(f"{option.label}: {plain(option.weight)}%" for option in criterion.options)
    return f"{plain(criterion.maximum)} điểm × bình quân ({weights})"


def points(criterion: Criterion, given: Given) -> Earned:
    """Give the maximum times the weighted mean of the answers."""
    counts = [(option, given.answers.get(option.label, Decimal(0))) for option in criterion.options]
    answers = sum((count for _, count in counts), Decimal(0))
    weighed = sum((Fraction(count) * Fraction(option.weight) for option, count in counts), Fraction(0))
    share = weighed / (100 * Fraction(answers))
    parts = " + ".join(f"{plain(count)}×{plain(option.weight)}%" for option, count in counts)
    exact = f"{plain(weighed / 100)}/{plain(answers)}"
    working = f"({parts})/{plain(answers)} = {percent(share, (HUNDRED,))}; {plain(criterion.maximum)} × {exact}"
    return Earned(share * Fraction(criterion.maximum), working)


def formula(_criterion: Criterion) -> str:
    """Weigh the answers in whole hundredths of a point; blank text where there is no answer."""
    share = "ROUND({maximum}*{scale}*SUMPRODUCT({answers},{weights})/(SUM({answers})*100),10)"
    numbers = 'COUNT({answers})=ROWS({answers}),COUNTIF({answers},"<0")=0'
    return f'IF(AND({numbers}),IF(SUM({{answers}})>0,ROUND({share},0)/{{scale}},""),"")'


def floor(_criterion: Criterion) -> Decimal:
    """Nothing."""
    return Decimal(0)
