"""The live formulas of one criterion's row in «Bảng chấm điểm», each with the value that it has now."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from cchc_xl import forms
from cchc_xl.books.limits import Value
from cchc_xl.model.cell import address
from cchc_xl.model.plan import Criterion, Plan
from cchc_xl.model.scorecard import Outcome, Score
from cchc_xl.reporting.scoring.figure_words import said_formula, said_now
from cchc_xl.reporting.scoring.places import COLUMNS, Places
from cchc_xl.reporting.scoring.states import WORDS, state_formula
from cchc_xl.rules import bound, rule_of

DIFFERS = "≠ lúc lập"


@dataclass(frozen=True, slots=True)
class Row:
    """One criterion's row: the cells beside each other by column, and all that its formulas read."""

    row: int
    criterion: Criterion
    score: Score
    plan: Plan
    places: Places
    cells: Mapping[str, str]

    def at(self, key: str) -> str:
        """Name a cell of this row."""
        return address(self.row, COLUMNS[key], absolute=True)

    @property
    def result(self) -> str:
        """The column in which the rule's points stand: those of a survey have their own."""
        return "surveyed" if self.criterion.surveyed else "computed"


def row_formulas(row: Row) -> dict[str, tuple[str, Value]]:
    """Give each live cell of a row: its formula and the value that it has now."""
    criterion, score, cells = row.criterion, row.score, row.cells
    excluded = score.outcome is Outcome.EXCLUDED and score.appraised is None
    found: dict[str, tuple[str, Value]] = {
        "figures": (said_formula(criterion, row.places), said_now(criterion, row.places)),
        "outcome": (state_formula(criterion, cells), forms.OUTCOMES[score.outcome.value]),
        row.result: (_by_rule(row), score.surveyed if criterion.surveyed else score.computed),
        "points": (_points(row), score.points_apply),
        "applicable": (_applicable(row), Decimal(0) if excluded else criterion.maximum),
        "low": (_bound(row, cells.get("least", "0")), score.low),
        "high": (_bound(row, row.at("maximum")), score.high),
        "differs": (_differs(row), None),
    }
    empty = {"computed", "surveyed"} - {row.result}
    found |= dict.fromkeys(empty, ('""', None))
    typed = (("claimed", score.claimed), ("last_points", score.last_year))
    return found | {key: _number(row.places.figure(criterion.code, key), value) for key, value in typed}


def _by_rule(row: Row) -> str:
    """The rule's own formula where the criterion is scored, the maximum where nothing arose."""
    state, formula = row.at("outcome"), rule_of(row.criterion).formula(row.criterion)
    cells = {"answer": '""', **row.cells}
    ruled = bound(formula, cells) if _is_given(row) else '""'
    return f'IF({state}={WORDS["scored"]},{ruled},IF({state}={WORDS["full"]},{row.at("maximum")},""))'


def _is_given(row: Row) -> bool:
    """Whether the figures that the rule reads have rows of their own: a survey without a register has none."""
    return rule_of(row.criterion).shape(row.criterion).value not in {"lines", "answers"} or bool(
        {"lines.total", "answers"} & row.cells.keys()
    )


def _points(row: Row) -> str:
    earned, appraised = row.at(row.result), row.at("appraised")
    counted = f"IF(ISNUMBER({earned}),{earned},0)"
    if row.plan.policy.missing_evidence == "0 điểm" and row.criterion.evidence == "required":
        bare = f'{row.at("outcome")}={WORDS["scored"]},{row.at("evidence")}="",{row.at("explanation")}=""'
        counted = f"IF(AND({bare}),MIN({counted},0),{counted})"
    return f'IF(ISNUMBER({appraised}),{appraised},IF({row.at("outcome")}={WORDS["excluded"]},"",{counted}))'


def _applicable(row: Row) -> str:
    left = f"AND({row.at('outcome')}={WORDS['excluded']},NOT(ISNUMBER({row.at('appraised')})))"
    return f"IF({left},0,{row.at('maximum')})"


def _bound(row: Row, still: str) -> str:
    """Points that are settled; else what is still possible; nothing for a criterion that left the scale."""
    state = row.at("outcome")
    settled = f"OR(ISNUMBER({row.at('appraised')}),{state}={WORDS['scored']},{state}={WORDS['full']})"
    return f"IF({settled},{row.at('points')},IF({state}={WORDS['excluded']},0,{still}))"


def _differs(row: Row) -> str:
    now, then = row.at("points"), row.at("submitted")
    return f'IF(IF(ISNUMBER({now}),ROUND({now},6),"")=IF(ISNUMBER({then}),ROUND({then},6),""),"","{DIFFERS}")'


def _number(cell: str | None, value: Decimal | None) -> tuple[str, Value]:
    return (f'IF(ISNUMBER({cell}),{cell},"")' if cell else '""'), value
