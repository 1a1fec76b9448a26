"""«Tỷ lệ» is a formula of the form; where it was typed over, it may say other than the figures beside it."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from cchc_xl.findings import Kind
from cchc_xl.model.cell import Cell
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan
from cchc_xl.model.reading import Entry, Reading, State
from cchc_xl.numbers import number_in, percent, ratio

ROUNDING = Fraction(1, 100)  # a person may have typed 92% for 91,67%


def check(reading: Reading, plan: Plan) -> Iterator[Finding]:
    """Compare what stands in «Tỷ lệ» with the share of the two figures; it is never read for points."""
    owners = {one.code: ("", one.official) for one in plan.targets}
    owners |= {one.code: (one.code, one.official) for one in plan.criteria}
    for code, entry in reading.entries.items():
        shares = _typed(entry)
        cell = entry.figure("ratio").cell
        if code in owners and shares:
            yield from _compared(entry, shares, cell, owners[code])


def _compared(entry: Entry, typed: tuple[Fraction, ...], cell: Cell, about: tuple[str, str]) -> Iterator[Finding]:
    done, total = entry.figure("done").number, entry.figure("total").number
    shown = entry.figure("ratio").text
    if done is not None and total:
        share = ratio(done, total)
        if all(abs(one - share) > ROUNDING for one in typed):
            yield Kind.RATIO_TYPED.at(cell, *about, value=_shown(shown, typed), share=percent(share))
    elif done is None and total is None and entry.answer is None:
        yield Kind.RATIO_ALONE.at(cell, *about, value=_shown(shown, typed))


def _typed(entry: Entry) -> tuple[Fraction, ...]:
    """Give the shares that may be meant: 0,95, 95 and «95%» all mean the same to a person."""
    figure = entry.figure("ratio")
    number = figure.number
    if figure.state is State.TEXT:
        number = number_in(figure.text.rstrip("% "))
        return () if number is None else (Fraction(number) / 100,)
    return () if number is None else (Fraction(number), Fraction(number) / 100)


def _shown(text: str, typed: tuple[Fraction, ...]) -> str:
    meant = typed[0] if len(typed) == 1 or Decimal(text) <= 1 else typed[1]
    return percent(meant)
