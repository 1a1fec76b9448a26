"""What may still change of a criterion, read from the plan: what its register counts, what its words say, what is due.

A dossier that was late, or came in on paper, stays so; one that was not scanned may still be. A register tells them
apart by what is asked of a row beyond being counted at all: a date that is compared, a class or channel once fixed, or
something that may still be done or filled in. Typed figures are told apart by the words of the plan.
"""

from datetime import date

from cchc_xl.gathering import measure_of
from cchc_xl.model.advice import Room
from cchc_xl.model.plan import Criterion, Measure, Plan, Shape, Test
from cchc_xl.model.scorecard import Score
from cchc_xl.rules import rule_of

IN_TIME = ("đúng hạn", "trước hạn", "kịp thời", "đúng thời hạn")  # what a plan calls done only if done by its day
HAPPENED = ("chậm", "trễ hạn", "quá hạn", "vi phạm")  # what a plan calls a fault that cannot be undone
FALLING_DUE = ("đến hạn",)  # a total that grows as days pass
ONCE_FIXED = {"choice", "settlement", "date", "first date"}  # kinds of register columns that say what has been


def room_of(criterion: Criterion, score: Score, as_of: date, plan: Plan) -> Room:
    """Give what of a criterion's figures may still change as of a date."""
    shape, done = rule_of(criterion).shape(criterion), measure_of(plan, criterion.code, "done")
    total = measure_of(plan, criterion.code, "total")
    late = score.due is not None and score.due < as_of
    fixed: frozenset[str] = frozenset()
    grows = as_of < plan.end
    if shape is Shape.RATIO and done and total:
        fixed = _done_if(_is_settled(done, total, plan))
        grows = grows and any(test.operator == "in the window" for test in total.where)
    elif shape is Shape.RATIO:
        falling_due = _says(criterion.total, FALLING_DUE)
        fixed = _done_if(_says(criterion.done, IN_TIME) and (late or falling_due))
        grows = grows and falling_due
    elif shape is Shape.COUNT:
        fixed = _done_if(_says(criterion.done, HAPPENED))
    elif shape is Shape.CONDITIONS and late:
        fixed = frozenset(one.code for one in criterion.conditions if _says(one.title, IN_TIME))
    return Room(as_of, plan.policy.decimals, fixed, grows)


def _is_settled(done: Measure, total: Measure, plan: Plan) -> bool:
    return any(_is_fixed(test, done, plan) for test in done.where if test not in total.where)


def _is_fixed(test: Test, measure: Measure, plan: Plan) -> bool:
    """Whether a row that fails this test will always fail it: what is only to be filled in may still come."""
    register = plan.register(measure.register)
    column = register.column(test.column) if register else None
    if column is None or test.operator in {"given", "blank", "in the window"}:
        return False
    return column.kind in ONCE_FIXED


def _done_if(is_fixed: bool) -> frozenset[str]:
    return frozenset({"done"}) if is_fixed else frozenset()


def _says(words: str, any_of: tuple[str, ...]) -> bool:
    return any(one in words.casefold() for one in any_of)
