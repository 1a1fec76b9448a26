"""From a survey: maximum × Σ(answers × weight) / 100 over the sum of answers.

Example: of 200 answers 180 weigh 100 %, 15 weigh 50 % and 5 nothing; 93,75 % of 3 points are 2,8125, rounded to 2,81.
"""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from math import ceil

from cchc_xl.model.advice import Advice, Room
from cchc_xl.model.plan import Criterion, Setting, Shape
from cchc_xl.model.scorecard import Earned, Given
from cchc_xl.numbers import percent, plain, ratio
from cchc_xl.rules.moves import Case, Move

ID = "surveyed"
NAME = "khảo sát"
SETTINGS: tuple[Setting, ...] = ()
HUNDRED = Decimal(100)
LIMIT = "Phiếu đã khảo sát thì không sửa; chỉ lần khảo sát sau mới cho kết quả khác"


def shape(_criterion: Criterion) -> Shape:
    """The number of each answer."""
    return Shape.ANSWERS


def method(criterion: Criterion) -> str:
    """List what each answer weighs."""
    weights = "; ".join(f"{option.label}: {plain(option.weight)}%" for option in criterion.options)
    return f"{plain(criterion.maximum)} điểm × bình quân ({weights})"


def points(criterion: Criterion, given: Given) -> Earned:
    """Give the maximum times the weighted mean of the answers."""
    answers, weighed = _weighed(criterion, given)
    counts = ((option, given.answers.get(option.label, Decimal(0))) for option in criterion.options)
    parts = " + ".join(f"{plain(count)}×{plain(option.weight)}%" for option, count in counts)
    exact, share = f"{plain(weighed / 100)}/{plain(answers)}", percent(weighed / (100 * answers), (HUNDRED,))
    working = f"({parts})/{plain(answers)} = {share}; {plain(criterion.maximum)} × {exact}"
    return Earned(_exact(criterion, given), working)


def formula(_criterion: Criterion) -> str:
    """Weigh the answers in whole hundredths of a point; blank text where there is no answer."""
    share = "ROUND({maximum}*{scale}*SUMPRODUCT({answers},{weights})/(SUM({answers})*100),10)"
    numbers = 'COUNT({answers})=ROWS({answers}),COUNTIF({answers},"<0")=0'
    return f'IF(AND({numbers}),IF(SUM({{answers}})>0,ROUND({share},0)/{{scale}},""),"")'


def floor(_criterion: Criterion) -> Decimal:
    """Nothing."""
    return Decimal(0)


def improve(criterion: Criterion, given: Given, room: Room) -> Advice:
    """Say how many answers would have to be better next time: the worst first, each as good as the best.

    A survey that was held is not changed, so that none of these steps can be taken in this period.
    """
    case = Case(criterion, given, room, _exact)
    best = max((Fraction(option.weight) for option in criterion.options), default=Fraction(0))
    most = best / 100 * Fraction(criterion.maximum)
    counts = {_better_by(case, exact, best) for exact in case.rungs() if exact <= most}
    advice = case.advice([_answered(case, count) for count in counts], "", next_time=True)
    return advice._replace(limit=LIMIT)


def _exact(criterion: Criterion, given: Given) -> Fraction:
    answers, weighed = _weighed(criterion, given)
    return weighed / (100 * answers) * Fraction(criterion.maximum)


def _weighed(criterion: Criterion, given: Given) -> tuple[Fraction, Fraction]:
    """Give the number of answers, and the sum of what each weighs in percent."""
    counts = [(option, given.answers.get(option.label, Decimal(0))) for option in criterion.options]
    answers = sum((count for _, count in counts), Decimal(0))
    weighed = sum((Fraction(count) * Fraction(option.weight) for option, count in counts), Fraction(0))
    return Fraction(answers), weighed


def _better_by(case: Case, exact: Fraction, best: Fraction) -> int:
    """Give how many answers have to become the best for these points."""
    given = [(Fraction(one.weight), case.given.answers.get(one.label, Decimal(0))) for one in case.criterion.options]
    answers, weighed = _weighed(case.criterion, case.given)
    lacking, number = exact / Fraction(case.criterion.maximum) * 100 * answers - weighed, 0
    for weight, count in sorted(given):
        if lacking <= 0 or weight >= best:
            break
        better = min(ceil(lacking / (best - weight)), ceil(count))
        lacking, number = lacking - better * (best - weight), number + better
    return number


def _answered(case: Case, number: int) -> Move:
    """Give the answers after so many of the worst have become the best."""
    options = sorted(case.criterion.options, key=lambda one: one.weight)
    answers, left = dict(case.given.answers), Decimal(number)
    for option in options:
        taken = min(left, answers.get(option.label, Decimal(0))) if option.weight < options[-1].weight else Decimal(0)
        answers[option.label], left = answers.get(option.label, Decimal(0)) - taken, left - taken
    best = next(option for option in case.criterion.options if option.weight == options[-1].weight)
    answers[best.label] += Decimal(number)
    words = f"lần khảo sát sau cần thêm {number} phiếu «{best.label}» thay cho phiếu ở mức thấp"
    return Move(Decimal(number), Given(answers=answers), lambda: f"{words} → {_share_of_best(case, answers)}")


def _share_of_best(case: Case, answers: Mapping[str, Decimal]) -> str:
    most = max(option.weight for option in case.criterion.options)
    best = sum((answers[one.label] for one in case.criterion.options if one.weight == most), Decimal(0))
    total = sum(answers.values(), Decimal(0))
    return f"{plain(best)}/{plain(total)} = {percent(ratio(best, total))} trả lời ở mức cao nhất"
