"""Percentages typed with their sign where a percentage is asked for: ``95%`` is 95."""

from collections.abc import Mapping, Set
from dataclasses import replace

from cchc_xl import forms
from cchc_xl.findings import Kind
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan, Shape
from cchc_xl.model.reading import Entry, Figure, State
from cchc_xl.numbers import percent_in, plain
from cchc_xl.rules import rule_of

Entries = Mapping[str, Entry]


def codes_in_percent(plan: Plan) -> frozenset[str]:
    """Give the criteria and typed targets whose one figure is a percentage; a share of two numbers is not."""
    criteria = {one.code for one in plan.criteria if one.unit == "%" and rule_of(one).shape(one) is Shape.COUNT}
    return frozenset(criteria | {one.code for one in plan.targets if (one.unit, one.judged_by) == ("%", "own count")})


def read_percents(entries: Entries, codes: Set[str]) -> tuple[Entries, tuple[Finding, ...]]:
    """Read «Số thực hiện» of these codes without its percent sign, and tell of each."""
    found = {code: entry for code, entry in entries.items() if code in codes and _percent(entry)}
    told = (_told(entry) for entry in found.values())
    return {**entries, **{code: _read(entry) for code, entry in found.items()}}, tuple(told)


def _percent(entry: Entry) -> Figure | None:
    figure = entry.figure("done")
    number = percent_in(figure.text) if figure.state is State.TEXT else None
    return None if number is None else Figure(State.NUMBER, figure.cell, number)


def _read(entry: Entry) -> Entry:
    figure = _percent(entry)
    return replace(entry, figures={**entry.figures, "done": figure}) if figure else entry


def _told(entry: Entry) -> Finding:
    figure, column = entry.figure("done"), forms.FORM_HEADERS["done"]
    number = percent_in(figure.text)
    facts = {"column": column, "value": figure.text, "number": "" if number is None else plain(number)}
    return Kind.PERCENT_READ.at(figure.cell, entry.code, **facts)
