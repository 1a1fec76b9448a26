"""Counting figures from the columns of a register, as the plan's measures say.

Each test is asked once for a whole column, whichever measures share it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import reduce
from itertools import compress
from operator import and_, or_

from cchc_xl.model.plan import FIGURES_DAY, Measure, Plan, Register, Test
from cchc_xl.model.reading import Count
from cchc_xl.numbers import COMPARE
from cchc_xl.reading.values import Value

Mask = Sequence[bool]


@dataclass(slots=True)
class Table:
    """The rows of a register as columns of equal length, and the answers of the tests asked so far.

    ``unread`` marks, by column, the rows whose cell there could not be read: they may hold anything, so no test holds
    for them, and what they might add is counted apart.
    """

    columns: Mapping[str, Sequence[Value]]
    rows: int
    plan: Plan
    as_of: date
    unread: Mapping[str, Mask] = field(default_factory=dict)
    asked: dict[tuple[object, ...], Mask] = field(default_factory=dict)

    def count(self, measure: Measure) -> Count:
        """Count one measure."""
        return self._counted(measure)._replace(unread=self._unread_rows(measure))

    def _counted(self, measure: Measure) -> Count:
        held = self._held(measure)
        labels = self._chosen(measure.for_each, held)
        values = self._chosen(measure.of, held)
        unknown = sum(value is None for value in values) if measure.operation == "sum" else 0
        match measure.operation:
            case "latest":
                codes = {criterion.code for criterion in self.plan.criteria}  # other labels are not ours to pass on
                days = _latest(labels, values)
                return Count(measure.register, self.rows, days=tuple(one for one in days if one[0] in codes))
            case "distinct":
                return Count(measure.register, self.rows, Decimal(len(set(values) - {None})))
            case "sum":
                steps = [value if isinstance(value, Decimal) else Decimal(0) for value in values]
            case _:
                steps = [Decimal(1)] * sum(held)
        if measure.for_each:
            return Count(measure.register, self.rows, lines=_lines(measure, labels, steps), unknown=unknown)
        return Count(measure.register, self.rows, sum(steps, Decimal(0)), unknown=unknown)

    def _unread_rows(self, measure: Measure) -> int:
        """Count the rows that could count, or count elsewhere, if their unreadable cells were readable."""
        if not self.unread.keys() & columns_of(measure):
            return 0
        nowhere = [False] * self.rows
        label, value = (self.unread.get(name, nowhere) for name in (measure.for_each, measure.of))
        held, possible = self._held(measure), self._held(measure, self._possible)
        rows = zip(held, possible, label, value, strict=True)
        return sum(may and (not surely or no_label or no_value) for surely, may, no_label, no_value in rows)

    def _held(self, measure: Measure, ask: Callable[[Test], Mask] | None = None) -> Mask:
        ask = ask or self._mask
        always = [ask(test) for test in measure.where if not test.group]
        groups: dict[str, list[Mask]] = {}
        for test in measure.where:
            if test.group:
                groups.setdefault(test.group, []).append(ask(test))
        if groups:
            always.append(_either([_all(masks, self.rows) for masks in groups.values()]))
        return _all(always, self.rows)

    def _chosen(self, column: str, held: Mask) -> list[Value]:
        return list(compress(self.columns[column], held)) if column else []

    def _mask(self, test: Test) -> Mask:
        key = (test.column, test.operator, test.values, test.other_column)
        if key not in self.asked:
            self.asked[key] = self._ask(test)
        return self.asked[key]

    def _possible(self, test: Test) -> Mask:
        """Where a test holds, or might: whatever stands in an unreadable cell."""
        unread = [self.unread[name] for name in (test.column, test.other_column) if name in self.unread]
        return _either([self._mask(test), *unread]) if unread else self._mask(test)

    def _ask(self, test: Test) -> Mask:
        """Ask one test of every row; a comparison with a blank is false."""
        column = self.columns[test.column]
        match test.operator:
            case "given":
                return [value is not None for value in column]
            case "blank":
                return self._blank(test.column)
            case "in":
                return [value in test.values for value in column]
            case "not in":
                return [value is not None and value not in test.values for value in column]
            case "in the window":
                first, last = self.plan.start, min(self.plan.end, self.as_of)
                return [isinstance(value, date) and first <= value <= last for value in column]
            case _:
                return self._compare(test, column)

    def _blank(self, column: str) -> Mask:
        """A cell that cannot be read is not blank."""
        blank = [value is None for value in self.columns[column]]
        if unread := self.unread.get(column):
            return [one and not other for one, other in zip(blank, unread, strict=True)]
        return blank

    def _compare(self, test: Test, column: Sequence[Value]) -> Mask:
        compare: Callable[[object, object], bool] = COMPARE[test.operator]
        others: Iterable[Value] = (
            self.columns[test.other_column] if test.other_column else [self._fixed(test)] * self.rows
        )
        pairs = zip(column, others, strict=True)
        return [left is not None and right is not None and compare(left, right) for left, right in pairs]

    def _fixed(self, test: Test) -> Value:
        if test.values == (FIGURES_DAY,):
            return self.as_of
        return Decimal(test.values[0]) if test.values else None


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


def _all(masks: Sequence[Mask], rows: int) -> Mask:
    if not masks:
        return [True] * rows
    return reduce(lambda one, other: list(map(and_, one, other)), masks)


def _either(masks: Sequence[Mask]) -> Mask:
    return reduce(lambda one, other: list(map(or_, one, other)), masks)


def _lines(measure: Measure, labels: Sequence[Value], steps: Sequence[Decimal]) -> tuple[tuple[str, Decimal], ...]:
    """Add up by label; labels that a condition names stand there even without a row."""
    expected = next((test.values for test in measure.where if test.column == measure.for_each and test.values), ())
    sums = dict.fromkeys(expected, Decimal(0))
    for label, step in zip(labels, steps, strict=True):
        if label is not None:
            sums[str(label)] = sums.get(str(label), Decimal(0)) + step
    return tuple(sums.items())


def _latest(labels: Sequence[Value], values: Sequence[Value]) -> tuple[tuple[str, date], ...]:
    days: dict[str, date] = {}
    for label, value in zip(labels, values, strict=True):
        if label is not None and isinstance(value, date):
            days[str(label)] = max(value, days.get(str(label), value))
    return tuple(days.items())
