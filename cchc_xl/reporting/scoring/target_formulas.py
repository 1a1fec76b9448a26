"""Whether a target is met, as formulas over the figures and scores: the same judgements as scoring gives, live.

One small function for each way a target is judged; each gives the formula of the figure and that of the result.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from cchc_xl import forms
from cchc_xl.model.plan import Criterion, Plan, Shape, Target
from cchc_xl.reporting.scoring.places import Places
from cchc_xl.reporting.scoring.states import NOT_APPLICABLE, WORDS
from cchc_xl.rules import rule_of

MET, UNMET, UNKNOWN = (f'"{forms.RESULTS[met]}"' for met in (True, False, None))
SCORED, FULL, EXCLUDED = WORDS["scored"], WORDS["full"], WORDS["excluded"]
OPPOSITE = {">=": "<", ">": "<="}
NONE = '""'

Formulas = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Judged:
    """One target, the cell of the value it demands, and where all else stands."""

    target: Target
    value: str
    plan: Plan
    places: Places

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """The criteria that the target names, by code or by area."""
        named = set(self.target.criteria)
        return tuple(one for one in self.plan.criteria if named & {one.code, one.area})

    def each(self, key: str) -> list[str]:
        """Name the cells of one column for all the criteria that the target names."""
        return [self.places.score(one.code, key) for one in self.criteria]

    def figure(self, part: str) -> str:
        """Name a figure of the target's own; blank text where it has none."""
        return self.places.figure(self.target.code, part) or NONE


def target_formulas(target: Target, value: str, plan: Plan, places: Places) -> Formulas:
    """Give the formulas of what was reached and of the result; ``value`` is the cell of what is demanded."""
    figure, result = JUDGES[target.judged_by](Judged(target, value, plan, places))
    return f'IFERROR({figure},"")', f"IFERROR({result},{UNKNOWN})"


def _ratio(judged: Judged) -> Formulas:
    criterion = judged.criteria[0]
    cells = judged.places.cells(criterion)
    if rule_of(criterion).shape(criterion) is not Shape.RATIO:
        return NONE, UNKNOWN
    return _share(judged, cells["done"], cells["total"], f"{_state(judged)}={SCORED}")


def _lowest(judged: Judged) -> Formulas:
    cells = judged.places.cells(judged.criteria[0])
    if "lines.total" not in cells:
        return NONE, UNKNOWN
    done, total, operator = cells["lines.done"], cells["lines.total"], judged.target.operator
    least = f"SUMPRODUCT(MIN(({total}>0)*{done}/({total}+({total}=0))+({total}=0)*10^9))"
    left = f"ROUND({done}*100-{judged.value}*{total},6)"
    some = f"SUMPRODUCT(({total}>0)*({left}{operator}0))>0"
    below = f"SUMPRODUCT(({total}>0)*({left}{OPPOSITE.get(operator, '<')}0))=0"
    holds = f"AND({some},{below})" if operator == "=" else below if operator in OPPOSITE else some
    scored = f"{_state(judged)}={SCORED}"
    return f'IF({scored},ROUND({least}*100,8),"")', f"IF({scored},{_met(holds)},{UNKNOWN})"


def _done(judged: Judged) -> Formulas:
    done, scored = judged.places.cells(judged.criteria[0])["done"], f"{_state(judged)}={SCORED}"
    holds = f"{done}{judged.target.operator}{judged.value}"
    return f'IF({scored},{done},"")', f"IF({scored},{_met(holds)},{UNKNOWN})"


def _full(judged: Judged) -> Formulas:
    rows = zip(judged.each("outcome"), judged.each("points"), judged.each("maximum"), strict=True)
    below = "+".join(f"({state}={SCORED})*({points}<{most})" for state, points, most in rows)
    waiting = "+".join(f"({state}<>{SCORED})" for state in judged.each("outcome"))
    return NONE, f"IF({below}>0,{UNMET},IF({waiting}>0,{UNKNOWN},{MET}))"


def _rank(_judged: Judged) -> Formulas:
    return NONE, UNKNOWN


def _kept(judged: Judged) -> Formulas:
    """Count the criteria that stood at the maximum last year and do not now."""
    keys = ("outcome", "points", "maximum", "last_points")
    state, points, most, last = (judged.places.column(key) for key in keys)
    settled = f"(({state}={SCORED})+({state}={FULL}))"
    lost = f"SUMPRODUCT({settled}*({last}={most})*({points}<{most}))"
    unknown = f'SUMPRODUCT(({state}<>"")*({state}<>{EXCLUDED})*({last}=""))'
    waiting = f'SUMPRODUCT(({state}<>"")*(1-{settled})*({state}<>{EXCLUDED})*({last}={most}))'
    result = f"IF({lost}>0,{UNMET},IF({unknown}+{waiting}>0,{UNKNOWN},{MET}))"
    return f'IF({lost}>0,{lost},IF({unknown}+{waiting}>0,"",0))', result


def _points_rise(judged: Judged) -> Formulas:
    """Compare the sum of points with last year's; at the maximum in both years counts as met."""
    now, before, most = (f"SUM({','.join(judged.each(key))})" for key in ("points", "last_points", "maximum"))
    unsettled = "+".join(f"({state}<>{SCORED})*({state}<>{FULL})" for state in judged.each("outcome"))
    unknown = "+".join(f"NOT(ISNUMBER({last}))" for last in judged.each("last_points"))
    highest = f"AND(ROUND({now}-{most},6)=0,ROUND({before}-{most},6)=0)"
    holds = f"OR({highest},ROUND({now}-{before},6){judged.target.operator}0)"
    known = f"{unsettled}+{unknown}=0"
    return f'IF({known},ROUND({now},6),"")', f"IF({known},{_met(holds)},{UNKNOWN})"


def _share_rise(judged: Judged) -> Formulas:
    before = judged.places.figure(judged.target.criteria[0], "last_figure") or NONE
    known = f"ISNUMBER({before})"
    return _share(judged, judged.figure("done"), judged.figure("total"), known, before)


def _register(judged: Judged) -> Formulas:
    return _share(judged, judged.figure("done"), judged.figure("total"))


def _evidence(judged: Judged) -> Formulas:
    state, required, papers = (judged.places.column(key) for key in ("outcome", "required", "evidence"))
    arose = f'({required}="x")*({state}<>{FULL})*({state}<>{EXCLUDED})'
    return _share(judged, f'SUMPRODUCT({arose}*({papers}<>""))', f"SUMPRODUCT({arose})")


def _five_clear(judged: Judged) -> Formulas:
    criteria = f'SUMPRODUCT(--({judged.places.column("outcome")}<>""))'
    return _share(judged, f'COUNTIF({judged.places.column("clear")},"x")', criteria)


def _own_ratio(judged: Judged) -> Formulas:
    return _share(judged, judged.figure("done"), judged.figure("total"), _arose(judged))


def _own_count(judged: Judged) -> Formulas:
    done = judged.figure("done")
    known = f"AND({_arose(judged)},ISNUMBER({done}))"
    holds = f"{done}{judged.target.operator}{judged.value}"
    return f'IF({known},{done},"")', f"IF({known},{_met(holds)},{UNKNOWN})"


def _own_yes(judged: Judged) -> Formulas:
    answer = judged.figure("answer")
    return NONE, f'IF({answer}="Có",{MET},IF({answer}="Không",{UNMET},{UNKNOWN}))'


JUDGES: Mapping[str, Callable[[Judged], Formulas]] = {
    "ratio": _ratio,
    "lowest": _lowest,
    "done": _done,
    "full": _full,
    "rank": _rank,
    "kept": _kept,
    "points rise": _points_rise,
    "share rise": _share_rise,
    "register": _register,
    "evidence": _evidence,
    "five clear": _five_clear,
    "own ratio": _own_ratio,
    "own count": _own_count,
    "own yes": _own_yes,
}


def _share(judged: Judged, done: str, total: str, condition: str = "TRUE", wanted: str = "") -> Formulas:
    """Compare a share in percent, by multiplying crosswise: so nothing is rounded before it is compared."""
    if NONE in {done, total}:
        return NONE, UNKNOWN
    known = f"AND({condition},ISNUMBER({done}),ISNUMBER({total}),N({total})<>0)"
    left = f"({done}*100-{wanted or judged.value}*{total})*SIGN({total})"
    if not done.startswith("'"):  # a sum that is worked out here: always a number, never below zero
        known, left = f"AND({condition},{total}>0)", f"{done}*100-{wanted or judged.value}*{total}"
    holds = f"ROUND({left},6){judged.target.operator}0"
    return f'IF({known},ROUND({done}/{total}*100,8),"")', f"IF({known},{_met(holds)},{UNKNOWN})"


def _met(holds: str) -> str:
    return f"IF({holds},{MET},{UNMET})"


def _state(judged: Judged) -> str:
    return judged.places.score(judged.criteria[0].code, "outcome")


def _arose(judged: Judged) -> str:
    return f"IFERROR({judged.figure('answer')}<>{NOT_APPLICABLE},TRUE)"
