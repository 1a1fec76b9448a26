"""What ``improve`` says of last year: what rose and fell, what left the maximum, and the weaknesses that are named."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from cchc_xl.model.plan import Plan
from cchc_xl.model.year_on_year import Compared, Then, Weakness, YearOnYear
from cchc_xl.numbers import fixed

SHOWN = 6
NOTHING = (
    "So với năm trước: chưa có điểm năm trước. Hãy nhập vào cột «Điểm năm trước», "
    "hoặc thêm --last-year TỆP-NĂM-TRƯỚC.xlsx."
)
IMPROVED = {True: "đã cải thiện", False: "chưa cải thiện", None: "chưa xác định"}


def told_of_year(year: YearOnYear, owed: Mapping[str, str], plan: Plan) -> Iterator[str]:
    """Give the lines, each group of criteria on one; ``owed`` names who owes a criterion below its maximum."""
    if year.year is None and not any(one.before is not None for one in _every(year)):
        yield NOTHING
        return
    decimals = plan.policy.decimals
    yield _head(year, plan, decimals)
    yield from _moved(year, decimals)
    yield from _maximum(year, owed, decimals)
    yield from _unknown(year, decimals)
    yield from (f"  Cần xem lại {note.criterion}: {note.said}" for note in year.notes)
    yield from _weaknesses(year.weaknesses, decimals)


def _every(year: YearOnYear) -> tuple[Compared, ...]:
    return (*year.compared, *year.unknown)


def _head(year: YearOnYear, plan: Plan, decimals: int) -> str:
    before = "năm trước" if year.year is None else f"năm {year.year}"
    index = "" if year.index is None else f", chỉ số năm ấy {fixed(year.index, decimals)}"
    count = f"so được {len(year.compared)}/{len(plan.criteria)} tiêu chí"
    points = f", từ {fixed(year.before, decimals)} đến {fixed(year.points, decimals)} điểm" if year.compared else ""
    return f"So với {before}: {count}{points}{index}."


def _moved(year: YearOnYear, decimals: int) -> Iterator[str]:
    for word, some in (("Tăng", year.risen), ("Giảm", year.fallen)):
        if some:
            changes = [(one.criterion, one.change or Decimal(0)) for one in some]
            total = _signed(sum((by for _, by in changes), Decimal(0)), decimals)
            named = _first([f"{code} {_signed(by, decimals)}" for code, by in changes])
            yield f"  {word} {len(some)} tiêu chí ({total} điểm): {named}"


def _maximum(year: YearOnYear, owed: Mapping[str, str], decimals: int) -> Iterator[str]:
    all_of = len(year.held) + len(year.slipped) + len(year.waiting)
    if year.held or year.slipped:
        yield f"  Giữ điểm tối đa: {len(year.held)}/{all_of} tiêu chí đạt điểm tối đa năm trước"
    if year.slipped:
        yield "  Tụt khỏi điểm tối đa:"
    for one in year.slipped:
        yield f"    {owed.get(one.criterion, one.criterion)}: {_then_now(one, decimals)} điểm"
    if year.waiting:
        named = _first([one.criterion for one in year.waiting], ", ")
        yield f"  Đạt điểm tối đa năm trước, năm nay chưa có điểm: {named}"


def _unknown(year: YearOnYear, decimals: int) -> Iterator[str]:
    reasons: dict[str, list[str]] = {}
    for one in year.unknown:
        reasons.setdefault(one.reason, []).append(one.criterion)
    if reasons:
        why = (f"{_small(reason)} ({_first(codes, ', ')})" for reason, codes in reasons.items())
        yield f"  Chưa so được {len(year.unknown)} tiêu chí: {'; '.join(why)}"
    if year.gone:
        named = "; ".join(_gone(one, decimals) for one in year.gone)
        yield f"  Không còn trong kế hoạch năm nay: {named}"


def _gone(one: Then, decimals: int) -> str:
    points = "" if one.points is None else f" ({fixed(one.points, decimals)}/{fixed(one.maximum, decimals)} điểm)"
    return f"{one.code} {one.title}{points}"


def _weaknesses(named: Sequence[Weakness], decimals: int) -> Iterator[str]:
    """Give the weaknesses of each section of the plan under a line that counts them."""
    for section in dict.fromkeys(map(_section, named)):
        some = [one for one in named if _section(one) == section]
        counts = ((sum(one.improved is state for one in some), word) for state, word in IMPROVED.items())
        counted = ", ".join(f"{word} {count}" for count, word in counts if count)
        yield f"Hạn chế nêu tại mục {section} của kế hoạch ({len(some)} nội dung): {counted}"
        yield from (f"  {_weakness(one, decimals)}" for one in some)


def _section(one: Weakness) -> str:
    """Give the section of a clause, which may go on with its lines: «II» of «II, L71–73»."""
    return one.clause.partition(",")[0].strip()


def _weakness(one: Weakness, decimals: int) -> str:
    state = "giữ điểm tối đa" if one.improved and one.held else IMPROVED[one.improved]
    if one.improved is None or one.before is None or one.points is None:
        why = next((f"{part.criterion}: {_small(part.reason)}" for part in one.parts if part.reason), "")
        return f"{one.target} {one.task}: {state} ({why})"
    points = f"{fixed(one.before, decimals)} → {fixed(one.points, decimals)}/{fixed(one.maximum, decimals)} điểm"
    several = len(one.parts) > 1
    parts = (f"{part.criterion}: {_then_now(part, decimals)}" if several else part.criterion for part in one.parts)
    return f"{one.target} {one.task}: {state}, {points} ({'; '.join(parts)})"


def _then_now(one: Compared, decimals: int) -> str:
    return f"{_points(one.before, decimals)} → {_points(one.points, decimals)}"


def _points(points: Decimal | None, decimals: int) -> str:
    return "–" if points is None else fixed(points, decimals)


def _small(reason: str) -> str:
    return f"{reason[:1].lower()}{reason[1:]}"


def _signed(by: Decimal, decimals: int) -> str:
    return f"{'+' if by > 0 else ''}{fixed(by, decimals)}"


def _first(named: Iterable[str], between: str = "; ") -> str:
    """Name the first few, and say how many more there are."""
    every = list(named)
    rest = f"{between}… và {len(every) - SHOWN} tiêu chí khác" if len(every) > SHOWN else ""
    return between.join(every[:SHOWN]) + rest
