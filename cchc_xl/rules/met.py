"""Yes or no: «Có» earns the maximum, «Không» nothing.

With several conditions, all must hold; where the conditions have points of their own, each one that holds earns its
own. One blank condition leaves the criterion undecided, which is settled before a rule is asked.
"""

from decimal import Decimal
from fractions import Fraction

from cchc_xl.model.advice import Advice, Room
from cchc_xl.model.plan import Criterion, Setting, Shape
from cchc_xl.model.scorecard import Earned, Given
from cchc_xl.numbers import plain
from cchc_xl.rules.moves import Case, Move

ID = "met"
NAME = "có/không"
SETTINGS: tuple[Setting, ...] = ()
LIMIT = "Điều kiện về thời hạn đã lỡ thì không sửa được"


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
        parts = " + ".join(plain(one.points or 0) for one in held) or "0"
        return Earned(_exact(criterion, given), f"{_answers(criterion, given)}; {parts}")
    return Earned(_exact(criterion, given), _answers(criterion, given))


def formula(criterion: Criterion) -> str:
    """Ask the answer cells for «Có» and «Không»; anything else leaves blank text."""
    cells = [f"{{condition.{place}}}" for place in range(1, len(criterion.conditions) + 1)] or ["{answer}"]
    texts = ",".join(f"ISTEXT({cell})" for cell in cells)
    answered = ",".join(f'OR({cell}="Có",{cell}="Không")' for cell in cells)
    return f'IF(AND({texts}),IF(AND({answered}),{_earned(criterion, cells)},""),"")'


def floor(_criterion: Criterion) -> Decimal:
    """Nothing."""
    return Decimal(0)


def improve(criterion: Criterion, given: Given, room: Room) -> Advice:
    """Meet what is not met yet: all of it, or first the conditions that earn most."""
    case = Case(criterion, given, room, _exact)
    codes = [one.code for one in criterion.conditions] or ["answer"]
    unmet = [place for place, met in enumerate(given.met) if not met and codes[place] not in room.fixed]
    if _each(criterion):
        unmet.sort(key=lambda place: criterion.conditions[place].points or 0, reverse=True)
    return case.advice([_met(case, unmet[:number]) for number in range(1, len(unmet) + 1)], LIMIT)


def _exact(criterion: Criterion, given: Given) -> Fraction:
    if not _each(criterion):
        return Fraction(criterion.maximum if all(given.met) else 0)
    held = (one.points or 0 for one, met in zip(criterion.conditions, given.met, strict=True) if met)
    return sum(map(Fraction, held), Fraction(0))


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


def _met(case: Case, places: list[int]) -> Move:
    answers = tuple(met or place in places for place, met in enumerate(case.given.met))
    titles = [f"«{case.criterion.conditions[place].title}»" for place in sorted(places) if case.criterion.conditions]
    return Move(
        Decimal(len(places)), Given(met=answers), lambda: f"thực hiện {', '.join(titles) or 'được việc này'} → Có"
    )
