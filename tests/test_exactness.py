"""Points are exact: figures that fall on ties, on the edges of bands, and cells that hold no figures.

What is expected comes from whole numbers alone. It is compared with what the rules give, and with what LibreOffice
makes of their formulas, all of them stacked in one workbook.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from io import BytesIO
from itertools import pairwise, product
from math import gcd, lcm
from random import Random

import python_calamine
import xlsxwriter
from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from cchc_xl.model.plan import Band, Criterion, Shape
from cchc_xl.model.scorecard import Given, Line
from cchc_xl.numbers import rounded
from cchc_xl.rules import SLOT, bound, rule_of
from tests.office import needs_office, recalculated
from tests.plans import criterion, real_plan

SEED = 2024
TIES = 280  # for each criterion that is scored by shares
DAY_ZERO = date(1899, 12, 30)  # as Excel counts days
BILLION = 10**9  # no figure of ours has more parts
HOLDS = {">=": int.__ge__, ">": int.__gt__, "<=": int.__le__, "<": int.__lt__, "=": int.__eq__}

WRONG = 99  # stored beside every formula, so that one which is not calculated anew is seen
ERROR, EMPTY_TEXT = "=1/0", '=""'
NO_NUMBER = (None, EMPTY_TEXT, "chưa có", "12", ERROR)
NO_ANSWER = (None, EMPTY_TEXT, "Không áp dụng", "N/A", 1, ERROR)


@dataclass(frozen=True)
class Case:
    """What stands in the cells that a formula reads, by slot; the same as a rule is given it; what it earns.

    ``earned`` is a fraction of hundredths of a point. Without it no points can be known: the formula turns blank.
    """

    kind: str
    criterion: Criterion
    cells: Mapping[str, object]
    given: Given | None = None
    earned: tuple[int, int] | None = None

    @property
    def hundredths(self) -> int | None:
        """What is earned, rounded half away from zero."""
        if self.earned is None:
            return None
        above, below = self.earned
        return (2 * abs(above) + below) // (2 * below) * (1 if above >= 0 else -1)

    def __str__(self):
        figures = ", ".join(
            f"{slot} {list(map(str, value)) if isinstance(value, list) else value}"
            for slot, value in self.cells.items()
        )
        return f"{self.criterion.code} ({self.kind}): {figures}: {self.hundredths} hundredths"


def test_there_are_ties_enough_and_each_falls_on_half_a_hundredth():
    ties = [case for case in all_cases() if case.kind == "tie"]
    each = Counter(case.criterion.code for case in ties)
    print(f"\n{len(ties)} tie cases: {', '.join(f'{code} {number}' for code, number in each.items())}")
    assert len({str(case) for case in ties}) >= 5000
    assert all(is_tie(case.earned) for case in ties)
    assert each.keys() >= {one.code for one in real_plan().criteria if one.rule in {"proportional", "surveyed"}}


def test_rules_give_what_whole_numbers_give():
    cases = [case for case in all_cases() if case.given]
    wrong = [f"{case}, not {by_rule(case)}" for case in cases if by_rule(case) != case.hundredths]
    kinds = Counter(case.kind for case in cases)
    print(f"\n{len(cases)} by the rules: {', '.join(f'{number} {kind}' for kind, number in kinds.items())}")
    print(f"{len(wrong)} differences")
    assert not wrong, "\n".join(wrong[:20])


@needs_office
def test_formulas_give_what_whole_numbers_give(tmp_path):
    cases = all_cases()
    wanted = ["" if case.hundredths is None else case.hundredths / 100 for case in cases]
    book = python_calamine.load_workbook(BytesIO(recalculated(stacked(cases), tmp_path)))
    results = [row[0] for row in book.get_sheet_by_name("Điểm").to_python(skip_empty_area=False)]
    wrong = [
        f"{case}, not {result!r}" for case, result, want in zip(cases, results, wanted, strict=True) if result != want
    ]
    print(f"\n{len(cases)} by the formulas, {wanted.count('')} of them blank; {len(wrong)} differences")
    assert not wrong, "\n".join(wrong[:20])


def by_rule(case: Case) -> Decimal:
    return 100 * rounded(rule_of(case.criterion).points(case.criterion, case.given).points, 2)


@cache
def all_cases() -> tuple[Case, ...]:
    chance = Random(SEED)  # noqa: S311 - figures, not secrets
    criteria = (*real_plan().criteria, *BESIDE_THE_PLAN)
    return tuple(case for one in criteria for case in CASES[one.rule](one, chance))


# ---- proportional


def by_proportion(one: Criterion, chance: Random) -> Iterator[Case]:
    if rule_of(one).shape(one) is Shape.LINES:
        yield from by_mean(one, chance)
        return
    for number, (done, total) in enumerate(tied_shares(one, chance)):
        yield share("tie", one, done, total)
        if number % 4 == 0:
            yield share("tie with decimals", one, done, total, parts=10 ** chance.randint(1, 4))
            yield share("beside a tie", one, done - 1, total)
            yield share("beside a tie", one, done * 10**6 + 1, total * 10**6)
    for total, limit in product((1, 7, 960, 20_000, 1_234_567_800), limits(one)):
        for done in {0, limit * total // 100, limit * total // 100 + 1, max(0, limit * total // 100 - 1), total}:
            yield share("edge", one, done, total)
    yield from without_numbers(one, share("", one, 9, 10))
    yield from (no_points(one, done=done, total=total) for done, total in ((0, 0), (5, 0), (5, -5), (-5, 5)))


def tied_shares(one: Criterion, chance: Random) -> list[tuple[int, int]]:
    """Draw shares that earn whole hundredths and a half."""
    _, target = limits(one)
    found: set[tuple[int, int]] = set()
    while len(found) < TIES:
        total = chance.randint(1, 600) * 2 ** chance.randint(0, 6)
        step = target * total // gcd(200 * hundredths(one.maximum), target * total)
        done = step * chance.randint(0, target * total // (100 * step))
        if is_tie(part(one, done, total)):
            found.add((done, total))
    return sorted(found)


def share(kind: str, one: Criterion, done: int, total: int, parts: int = 1) -> Case:
    """So many of so many, or so many parts of so many parts."""
    figures = {"done": Decimal(done) / parts, "total": Decimal(total) / parts}
    return Case(kind, one, figures, Given(**figures), part(one, done, total))


def part(one: Criterion, done: int, total: int) -> tuple[int, int]:
    """What a share earns: its part of the target, no more than the maximum, nothing below the floor."""
    least, target = limits(one)
    reached = min(100 * done, target * total) if 100 * done >= least * total else 0
    return hundredths(one.maximum) * reached, target * total


def limits(one: Criterion) -> tuple[int, int]:
    return int(one.number("floor")), int(one.number("target", Decimal(100)))


def by_mean(one: Criterion, chance: Random) -> Iterator[Case]:
    most = 10 if one.settings["mean"] == "sắc thuế" else 4
    for number in range(TIES):
        lines = tied_lines(one, chance, chance.randint(2, most))
        yield mean("tie", one, lines)
        if number % 4 == 0:
            yield mean("tie with decimals", one, lines, parts=10 ** chance.randint(1, 4))
    for lines in EDGES_OF_MEANS:
        yield mean("edge", one, lines)
    yield from without_numbers(one, mean("", one, [(3, 4), (2, 3)]))
    for done, total in (([0, 0], [0, 0]), ([3, -1], [4, 4]), ([3, 1], [4, -4])):
        yield no_points(one, **{"lines.done": done, "lines.total": total})


EDGES_OF_MEANS = (
    *([(done, 1000)] for done in (0, 499, 500, 501, 799, 800, 801, 999, 1000, 1001)),
    ((1, 6), (1, 3), (1, 1)),
    ((9, 8), (8, 8), (7, 8)),
    ((0, 0), (5, 6)),
    ((7, 0), (1, 3), (0, 8)),
)


def tied_lines(one: Criterion, chance: Random, count: int) -> list[tuple[int, int]]:
    """Draw lines, the last so that the mean earns whole hundredths and a half."""
    doubled, target = 200 * hundredths(one.maximum), limits(one)[1] * count
    while True:
        base = chance.choice((12, 48, 60, 96, 100, 120, 144, 360))
        totals = [chance.choice([n for n in range(1, base + 1) if base % n == 0]) for _ in range(count - 1)]
        lines = [(chance.randint(0, total + total // 5), total) for total in totals]
        reached, whole = summed(lines)
        halves = chance.randint(doubled * reached // (target * whole), doubled * (reached + whole) // (target * whole))
        done, total = halves * target * whole - doubled * reached, doubled * whole
        if 0 <= done <= total and is_tie(part(one, reached * total + done * whole, whole * total * count)):
            times = chance.randint(1, 9)
            last = (done // gcd(done, total) * times, total // gcd(done, total) * times)
            lines.insert(chance.randint(0, len(lines)), last)
            return [*lines, (chance.randint(0, 1), 0)] if chance.random() < 0.1 else lines


def mean(kind: str, one: Criterion, lines: Sequence[tuple[int, int]], parts: int = 1) -> Case:
    counting = [(done, total) for done, total in lines if total]
    reached, whole = summed(counting)
    figures = [(Decimal(done) / parts, Decimal(total) / parts) for done, total in lines]
    given = Given(lines=tuple(Line(str(place), *line) for place, line in enumerate(figures) if line[1]))
    cells = {"lines.done": [done for done, _ in figures], "lines.total": [total for _, total in figures]}
    return Case(kind, one, cells, given, part(one, reached, whole * len(counting)))


def summed(lines: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Sum up the shares, none above one, as a fraction."""
    whole = lcm(*(total for _, total in lines))
    return sum(min(done, total) * whole // total for done, total in lines), whole


# ---- surveyed


def by_survey(one: Criterion, chance: Random) -> Iterator[Case]:
    found: dict[str, Case] = {}
    while len(found) < TIES:
        case = survey("tie", one, drawn_answers(one, chance))
        found |= {str(case): case} if is_tie(case.earned) else {}
    yield from found.values()
    for _ in range(40):
        yield survey("answers", one, drawn_answers(one, chance))
    yield from without_numbers(one, survey("", one, [3] * len(one.options)))
    yield no_points(one, answers=[0] * len(one.options))
    yield no_points(one, answers=[9, -1, *[0] * (len(one.options) - 2)])


def drawn_answers(one: Criterion, chance: Random) -> list[int]:
    answers = chance.randint(1, 40) * 2 ** chance.randint(0, 6)
    cuts = [0, *sorted(chance.randint(0, answers) for _ in one.options[1:]), answers]
    return [after - before for before, after in pairwise(cuts)]


def survey(kind: str, one: Criterion, counts: Sequence[int]) -> Case:
    weighed = sum(count * int(option.weight) for count, option in zip(counts, one.options, strict=True))
    given = Given(answers={option.label: Decimal(count) for count, option in zip(counts, one.options, strict=True)})
    return Case(kind, one, {"answers": list(counts)}, given, (hundredths(one.maximum) * weighed, 100 * sum(counts)))


# ---- banded


def by_band(one: Criterion, _chance: Random) -> Iterator[Case]:
    if not one.total:
        figures = {band.threshold + step for band in one.bands for step in map(Decimal, ("0", "1", "-1", "0.01"))}
        for done in sorted(figures):
            yield banded(one, {"done": done}, billionths(done), BILLION)
        yield from without_numbers(one, Case("", one, {"done": 1}))
        return
    for band, total in product(one.bands, map(Decimal, ("1", "7", "960", "20000", "2.9", "98765.43", "1234567890"))):
        edge = band.threshold * total / 100
        smallest = Decimal(1).scaleb(min(edge.as_tuple().exponent, 0)) if edge else Decimal("0.01")
        almost = (band.threshold - Decimal("0.005")) * total / 100
        for done in {edge, edge - smallest, edge + smallest, edge // 1, edge // 1 + 1, almost, -edge}:
            if done >= 0 or one.may_be_negative:
                yield banded(one, {"done": done, "total": total}, 100 * billionths(done), billionths(total))
            else:
                yield no_points(one, done=done, total=total)
    yield from without_numbers(one, Case("", one, {"done": 9, "total": 10}))
    yield from (no_points(one, done=done, total=total) for done, total in ((0, 0), (5, 0), (5, -5)))


def banded(one: Criterion, figures: Mapping[str, Decimal], left: int, right: int) -> Case:
    """The first band wins whose threshold times ``right`` compares with ``left``."""
    steps = (
        hundredths(band.points)
        for band in one.bands
        if HOLDS[band.operator](left * BILLION, billionths(band.threshold) * right)
    )
    return Case("edge", one, figures, Given(**figures), (next(steps, 0), 1))


# ---- counted, deducted


def by_count(one: Criterion, _chance: Random) -> Iterator[Case]:
    each, most = billionths(one.number("each")), billionths(one.maximum)
    yield from numbers(one, lambda done: min(most * BILLION, each * done))


def by_deduction(one: Criterion, _chance: Random) -> Iterator[Case]:
    each, most, least = (billionths(number) for number in (one.number("each"), one.maximum, one.number("floor")))
    yield from numbers(one, lambda done: max(least * BILLION, most * BILLION - each * done))


def numbers(one: Criterion, earned: Callable[[int], int]) -> Iterator[Case]:
    for done in (*range(120), 10**6, *(Decimal(tenths) / 10 for tenths in range(1, 200, 2))):
        given = Given(done=Decimal(done))
        yield Case("number", one, {"done": done}, given, (100 * earned(billionths(Decimal(done))), BILLION**2))
    yield from without_numbers(one, Case("", one, {"done": 1}))
    yield no_points(one, done=-1)


# ---- timely, met


def by_date(one: Criterion, _chance: Random) -> Iterator[Case]:
    due = one.settings["due"]
    for day, answer, hours in product((-400, -1, 0, 1, 400), (None, "Có", "Không"), (0, 0.5)):
        points = one.maximum if day <= 0 else one.number("late")
        cells = {"day": serial(due) + day + hours, "answer": answer}
        yield Case("date", one, cells, Given(day=due + timedelta(day)), (hundredths(points), 1))
    yield from (Case("date", one, {"day": day, "answer": "Không"}, Given(), (0, 1)) for day in (None, EMPTY_TEXT))
    yield from (no_points(one, day=day, answer="Không") for day in ("chưa có", "12", ERROR))
    yield from (no_points(one, day=day, answer=answer) for day, answer in product(NO_NUMBER, NO_ANSWER))


def by_answer(one: Criterion, _chance: Random) -> Iterator[Case]:
    slots = [f"condition.{place}" for place in range(1, len(one.conditions) + 1)] or ["answer"]
    for met in product((True, False), repeat=len(slots)):
        points = one.maximum if all(met) else Decimal(0)
        if one.conditions and one.conditions[0].points is not None:
            points = sum((part.points for part, holds in zip(one.conditions, met, strict=True) if holds), Decimal(0))
        cells = dict(zip(slots, ("Có" if holds else "Không" for holds in met), strict=True))
        yield Case("answer", one, cells, Given(met=met), (hundredths(points), 1))
        yield from (no_points(one, **{**cells, slot: nothing}) for slot in slots for nothing in NO_ANSWER)


CASES: Mapping[str, Callable[[Criterion, Random], Iterator[Case]]] = {
    "proportional": by_proportion,
    "surveyed": by_survey,
    "banded": by_band,
    "counted": by_count,
    "deducted": by_deduction,
    "timely": by_date,
    "met": by_answer,
}

EVERY_OPERATOR = (
    Band(">", Decimal(90), Decimal("1.75")),
    Band(">=", Decimal("69.5"), Decimal("1.5")),
    Band("=", Decimal(50), Decimal("1.25")),
    Band("<", Decimal(20), Decimal("0.25")),
    Band("<=", Decimal(30), Decimal("0.5")),
)
BESIDE_THE_PLAN = (
    criterion("9.1", "banded", bands=EVERY_OPERATOR),
    criterion("9.2", "banded", bands=EVERY_OPERATOR, total="", may_be_negative=True),
    criterion("9.3", "counted", settings={"each": Decimal("0.15")}),
    criterion("9.5", "proportional", settings={"mean": "việc", "target": Decimal(80), "floor": Decimal(50)}),
    criterion("9.4", "deducted", settings={"each": Decimal("0.15"), "floor": Decimal("-1.5")}),
)


# ---- cells


def without_numbers(one: Criterion, case: Case) -> Iterator[Case]:
    """Take each figure of a case away in turn."""
    for slot, figures in case.cells.items():
        for nothing in NO_NUMBER:
            if isinstance(figures, list):
                cells = ([*figures[:at], nothing, *figures[at + 1 :]] for at in range(len(figures)))
                yield from (no_points(one, **{**case.cells, slot: column}) for column in cells)
            else:
                yield no_points(one, **{**case.cells, slot: nothing})


def no_points(one: Criterion, **cells: object) -> Case:
    return Case("no points", one, cells)


def is_tie(earned: tuple[int, int]) -> bool:
    halves, rest = divmod(2 * earned[0], earned[1])
    return rest == 0 and halves % 2 == 1


def hundredths(points: Decimal) -> int:
    return in_parts(points, 100)


def billionths(number: Decimal) -> int:
    return in_parts(number, BILLION)


def in_parts(number: Decimal, parts: int) -> int:
    counted = int(number * parts)
    assert counted == number * parts
    return counted


def serial(day: date) -> int:
    return (day - DAY_ZERO).days


def of_the_plan(one: Criterion) -> dict[str, object]:
    """Give what the plan puts into the slots of a formula."""
    slots: dict[str, object] = {"maximum": one.maximum, "decimals": 2, "scale": 100}
    slots |= {name: one.number(name) for name in ("floor", "each", "late")}
    slots |= {"target": one.number("target", Decimal(100)), "weights": [option.weight for option in one.options]}
    if "due" in one.settings:
        slots["due"] = serial(one.settings["due"])
    for place, band in enumerate(one.bands, start=1):
        slots |= {f"band.{place}.from": band.threshold, f"band.{place}.points": band.points}
    for place, condition in enumerate(one.conditions, start=1):
        slots[f"condition.{place}.points"] = condition.points
    return slots


def stacked(cases: Sequence[Case]) -> bytes:
    """Write one row for each case: the formula, then a cell for each of its slots; lists stand on another sheet."""
    data = BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True}) as book:
        points, lists = book.add_worksheet("Điểm"), book.add_worksheet("Dòng")
        free = 0
        for row, case in enumerate(cases):
            formula = rule_of(case.criterion).formula(case.criterion)
            values = {**of_the_plan(case.criterion), **case.cells}
            slots: dict[str, str] = {}
            for column, slot in enumerate(dict.fromkeys(SLOT.findall(formula)), start=1):
                value = values[slot]
                if isinstance(value, list):
                    slots[slot] = f"Dòng!{xl_range_abs(free, 0, free + len(value) - 1, 0)}"
                    for item in value:
                        write(lists, free, 0, item)
                        free += 1
                else:
                    slots[slot] = xl_rowcol_to_cell(row, column)
                    write(points, row, column, value)
            points.write_formula(row, 0, f"={bound(formula, slots)}", None, WRONG)
    return data.getvalue()


def write(sheet: xlsxwriter.worksheet.Worksheet, row: int, column: int, value: object) -> None:
    if value in {ERROR, EMPTY_TEXT}:
        sheet.write_formula(row, column, value, None, "#DIV/0!" if value == ERROR else "")
    elif isinstance(value, str):
        sheet.write_string(row, column, value)
    elif value is not None:
        sheet.write_number(row, column, float(value))
