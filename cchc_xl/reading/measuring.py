"""Counting figures from register rows, as the plan's measures say, in one pass."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from cchc_xl.model.plan import FIGURES_DAY, Measure, Plan, Register, Test
from cchc_xl.model.reading import Count
from cchc_xl.numbers import COMPARE
from cchc_xl.reading.values import Value

Row = Sequence[Value]
Holds = Callable[[Row], bool]
Places = Mapping[str, int]


@dataclass(slots=True)
class Tally:
    """One measure while rows go by: the rows that held, the sum, the different values, the latest day."""

    measure: Measure
    holds: Holds
    of: int | None
    for_each: int | None
    numbers: dict[str, Decimal] = field(default_factory=dict)
    values: set[Value] = field(default_factory=set)
    days: dict[str, date] = field(default_factory=dict)

    def take(self, row: Row) -> None:
        """Count one row, where it holds."""
        if not self.holds(row):
            return
        label = "" if self.for_each is None else row[self.for_each]
        value = None if self.of is None else row[self.of]
        if label is None:
            return
        if isinstance(value, date):
            self.days[str(label)] = max(value, self.days.get(str(label), value))
        if self.measure.operation == "distinct" and value is not None:
            self.values.add(value)
        step = value if self.measure.operation == "sum" else 1
        if isinstance(step, (Decimal, int)):
            self.numbers[str(label)] = self.numbers.get(str(label), Decimal(0)) + step

    def count(self, rows: int) -> Count:
        """Give what was counted over so many rows."""
        register = self.measure.register
        if self.measure.operation == "latest":
            return Count(register, rows, days=tuple(self.days.items()))
        if self.for_each is not None:
            labels = dict.fromkeys((*_expected(self.measure), *self.numbers))
            return Count(register, rows, lines=tuple((name, self.numbers.get(name, Decimal(0))) for name in labels))
        if self.measure.operation == "distinct":
            return Count(register, rows, Decimal(len(self.values)))
        return Count(register, rows, self.numbers.get("", Decimal(0)))


def tally_of(measure: Measure, places: Places, plan: Plan, as_of: date) -> Tally:
    """Prepare to count one measure over rows whose columns stand at ``places``."""
    holds = _all_of([_test(test, places, plan, as_of) for test in measure.where if not test.group])
    groups: dict[str, list[Holds]] = {}
    for test in measure.where:
        if test.group:
            groups.setdefault(test.group, []).append(_test(test, places, plan, as_of))
    if groups:
        holds = _all_of([holds, _any_of([_all_of(group) for group in groups.values()])])
    of = places[measure.of] if measure.of else None
    return Tally(measure, holds, of, places[measure.for_each] if measure.for_each else None)


def columns_of(measure: Measure) -> set[str]:
    """Give the register columns that a measure looks at."""
    named = {measure.of, measure.for_each}
    return {name for name in named.union(*({test.column, test.other_column} for test in measure.where)) if name}


def sources_of(register: Register, columns: Iterable[str]) -> set[str]:
    """Give the typed columns that stand behind these columns, computed ones resolved."""
    found: set[str] = set()
    for name in columns:
        column = register.column(name)
        found |= sources_of(register, column.computed_from) if column and column.computed_from else {name}
    return found


def _expected(measure: Measure) -> tuple[str, ...]:
    return next((test.values for test in measure.where if test.column == measure.for_each and test.values), ())


def _all_of(tests: Sequence[Holds]) -> Holds:
    """Hold where every test does; tests are asked in order, so nothing is built for each row."""
    if not tests:
        return lambda _: True
    first, rest = tests[0], tests[1:]
    if not rest:
        return first
    others = _all_of(rest)
    return lambda row: first(row) and others(row)


def _any_of(tests: Sequence[Holds]) -> Holds:
    return lambda row: any(test(row) for test in tests)


def _test(test: Test, places: Places, plan: Plan, as_of: date) -> Holds:
    """Make one test; a comparison with a blank is false."""
    place = places[test.column]
    match test.operator:
        case "given":
            return lambda row: row[place] is not None
        case "blank":
            return lambda row: row[place] is None
        case "in":
            return lambda row: row[place] in test.values
        case "not in":
            return lambda row: row[place] is not None and row[place] not in test.values
        case "in the window":
            return _within(place, plan.start, min(plan.end, as_of))
        case _:
            return _comparison(test, places, as_of)


def _within(place: int, first: date, last: date) -> Holds:
    def holds(row: Row) -> bool:
        value = row[place]
        return isinstance(value, date) and first <= value <= last

    return holds


def _comparison(test: Test, places: Places, as_of: date) -> Holds:
    place, compare = places[test.column], COMPARE[test.operator]
    other = places[test.other_column] if test.other_column else None
    fixed: Value = as_of if test.values == (FIGURES_DAY,) else Decimal(test.values[0]) if test.values else None

    def holds(row: Row) -> bool:
        left, right = row[place], fixed if other is None else row[other]
        return left is not None and right is not None and bool(compare(left, right))

    return holds
