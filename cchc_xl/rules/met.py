"""Yes or no: «Có» earns the maximum, «Không» nothing.

With several conditions, all must hold; where the conditions have points of their own, each one that holds earns its
own. One blank condition leaves the criterion undecided, which is settled before a rule is asked.
"""

from decimal import Decimal
from fractions import Fraction

from cchc_xl.model.plan import Criterion, Setting, Shape
from cchc_xl.model.scorecard import Earned, Given
from cchc_xl.numbers import plain

ID = "met"
NAME = "có/không"
SETTINGS: tuple[Setting, ...] = ()


def shape(_criterion: Criterion) -> Shape:
    """One answer, or one for each condition."""
    return Shape.CONDITIONS


def method(criterion: Criterion) -> str:
    """Say what a yes earns."""
    if _each(criterion):
        return "; ".join(f"{one.title}: {plain(one.points or 0)} điểm" for one in criterion.conditions)
    if criterion.conditions:
        titles = "; ".join(one.title for one in criterion.conditions)
        return f"Có đủ ({titles}): {plain(criterion.maximum)} điểm; thiếu một điều kiện: 0 điểm"
    return f"Có: {plain(criterion.maximum)} điểm; Không: 0 điểm"


def points(criterion: Criterion, given: Given) -> Earned:
    """Give the maximum where all holds, or the points of each condition that holds."""
    if _each(criterion):
        held = [one for one, met in zip(criterion.conditions, given.met, strict=True) if met]
        total = sum((Fraction(one.points or 0) for one in held), Fraction(0))
        parts = " + ".join(plain(one.points or 0) for one in held) or "0"
        return Earned(total, f"{_answers(criterion, given)}; {parts}")
    return Earned(Fraction(criterion.maximum if all(given.met) else 0), _answers(criterion, given))


def formula(criterion: Criterion) -> str:
    """Ask the answer cells for «Có» and «Không»; anything else leaves blank text."""
    cells = [f"{{condition.{place}}}" for place in range(1, len(criterion.conditions) + 1)] or ["{answer}"]
    texts = ",".join(f"ISTEXT({cell})" for cell in cells)
    answered = ",".join(f'OR({cell}="Có",{cell}="Không")' for cell in cells)
    return f'IF(AND({texts}),IF(AND({answered}),{_earned(criterion, cells)},""),"")'


def floor(_criterion: Criterion) -> Decimal:
    """Nothing."""
    return Decimal(0)


def _earned(criterion: Criterion, cells: list[str]) -> str:
    if _each(criterion):
        parts = [f'IF({cell}="Có",{{condition.{place}.points}},0)' for place, cell in enumerate(cells, start=1)]
        return f"ROUND({'+'.join(parts)},{{decimals}})"
    met = ",".join(f'{cell}="Có"' for cell in cells)
    return f"IF(AND({met}),{{maximum}},0)"


def _each(criterion: Criterion) -> bool:
    return any(one.points is not None for one in criterion.conditions)


def _answers(criterion: Criterion, given: Given) -> str:
    said = ["Có" if met else "Không" for met in given.met]
    if not criterion.conditions:
        return said[0]
    return "; ".join(f"{one.title}: {word}" for one, word in zip(criterion.conditions, said, strict=True))
