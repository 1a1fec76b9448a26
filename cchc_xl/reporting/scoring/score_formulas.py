"""The live formulas of one criterion's row in «Bảng chấm điểm», each with the value that it has now."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from cchc_xl import forms
from cchc_xl.books.limits import Value
from cchc_xl.model.cell import address
from cchc_xl.model.plan import Criterion, Plan
from cchc_xl.model.scorecard import Outcome, Score
from cchc_xl.reporting.appraised_cells import in_force
from cchc_xl.reporting.scoring.figure_words import said_formula, said_now
from cchc_xl.reporting.scoring.places import COLUMNS, Places
from cchc_xl.reporting.scoring.states import WORDS, state_formula
from cchc_xl.rules import bound, rule_of

DIFFERS = "≠ lúc lập"

At = Callable[[str], str]


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
        """Name a cell of this row, the appraised one by its points."""
        cell = address(self.row, COLUMNS[key], absolute=True)
        return in_force(cell, self.score) if key == "appraised" else cell


def result_of(criterion: Criterion) -> str:
    """Name the column in which the rule's points stand: those of a survey have their own."""
    return "surveyed" if criterion.surveyed else "computed"


def ruled_formula(criterion: Criterion, cells: Mapping[str, str], at: At) -> str:
    """The rule's own formula where the criterion is scored, the maximum where nothing arose.

    ``cells`` name what the rule reads by slot, ``at`` the cells beside each other by column of «Bảng chấm điểm».
    """
    state, formula = at("outcome"), rule_of(criterion).formula(criterion)
    ruled = bound(formula, {"answer": '""', **cells}) if _is_given(criterion, cells) else '""'
    return f'IF({state}={WORDS["scored"]},{ruled},IF({state}={WORDS["full"]},{at("maximum")},""))'


def points_formula(criterion: Criterion, plan: Plan, at: At) -> str:
    """The points that count: appraised ones, else the rule's, and where the plan says so none without evidence."""
    earned, appraised = at(result_of(criterion)), at("appraised")
    counted = f"IF(ISNUMBER({earned}),{earned},0)"
    if asks_for_evidence(criterion, plan):
        bare = f'{at("outcome")}={WORDS["scored"]},{at("evidence")}="",{at("explanation")}=""'
        counted = f"IF(AND({bare}),MIN({counted},0),{counted})"
    return f'IF(ISNUMBER({appraised}),{appraised},IF({at("outcome")}={WORDS["excluded"]},"",{counted}))'


def asks_for_evidence(criterion: Criterion, plan: Plan) -> bool:
    """Whether a criterion has no points without evidence."""
    return plan.policy.missing_evidence == "0 điểm" and criterion.evidence == "required"


def applicable_formula(at: At) -> str:
    """The maximum; none for a criterion that left the scale and was not appraised."""
    left = f"AND({at('outcome')}={WORDS['excluded']},NOT(ISNUMBER({at('appraised')})))"
    return f"IF({left},0,{at('maximum')})"


def row_formulas(row: Row) -> dict[str, tuple[str, Value]]:
    """Give each live cell of a row: its formula and the value that it has now."""
    criterion, score, cells = row.criterion, row.score, row.cells
    result = result_of(criterion)
    excluded = score.outcome is Outcome.EXCLUDED and score.appraised is None
    found: dict[str, tuple[str, Value]] = {
        "figures": (said_formula(criterion, row.places), said_now(criterion, row.places)),
        "outcome": (state_formula(criterion, cells), forms.OUTCOMES[score.outcome.value]),
        result: (ruled_formula(criterion, cells, row.at), getattr(score, result)),
        "points": (points_formula(criterion, row.plan, row.at), score.points_apply),
        "applicable": (applicable_formula(row.at), Decimal(0) if excluded else criterion.maximum),
        "low": (_bound(row, cells.get("least", "0")), score.low),
        "high": (_bound(row, row.at("maximum")), score.high),
        "differs": (_differs(row), None),
    }
    empty = {"computed", "surveyed"} - {result}
    found |= dict.fromkeys(empty, ('""', None))
    typed = (("claimed", score.claimed), ("last_points", score.last_year))
    return found | {key: _number(row.places.figure(criterion.code, key), value) for key, value in typed}


def _is_given(criterion: Criterion, cells: Mapping[str, str]) -> bool:
    """Whether the figures that the rule reads have rows of their own: a survey without a register has none."""
    return rule_of(criterion).shape(criterion).value not in {"lines", "answers"} or bool(
        {"lines.total", "answers"} & cells.keys()
    )


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
