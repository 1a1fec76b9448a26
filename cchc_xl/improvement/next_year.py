"""Last year's figures and points beside the criteria of a new plan, and a word on everything that did not go along.

A criterion is the same where its title is; failing that, where its code is, which is told. Points go along only where
they can be points of the new criterion, figures only where both are counted the same way.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from cchc_xl.gathering import absent_officials
from cchc_xl.model.plan import Agency, Criterion, Plan, Shape
from cchc_xl.model.rollover import LastYear, Left, RollOver
from cchc_xl.model.scorecard import Score, Scored
from cchc_xl.numbers import fixed, plain, ratio, rounded
from cchc_xl.rules import rule_of
from cchc_xl.text import folded

DECIMALS = 6  # of a share in percent
GONE = "Không còn trong kế hoạch mới{held}"
MOVED = "Kế hoạch mới đổi mã thành {code}; số liệu và điểm đã chuyển theo"
RENAMED = "Kế hoạch mới ghi là «{title}»; đã chuyển theo mã, hãy kiểm tra có cùng nội dung không"
MAXIMUM = "Điểm tối đa đổi từ {old} thành {new}{points}"
COUNTED = "Cách tính số liệu đã đổi nên không chuyển số liệu năm trước ({figure})"
OPEN = "Năm trước không có điểm: {reason}"
ABSENT = "Tệp năm trước không có phần việc của người này"


def roll_over(scored: Scored, old: Plan, new: Plan, agency: Agency) -> RollOver:
    """Give what goes into the new year's workbook of an agency from last year's score under last year's plan."""
    pairs = dict(matched(old, new))
    values, left = {}, []
    for criterion, score in zip(old.criteria, scored.card.scores, strict=True):
        after = pairs.get(criterion.code)
        figure = figure_of(criterion, score, scored, old)
        if after is None:
            left.append(_left(criterion, GONE.format(held=_held(figure, score, old))))
            continue
        kept = LastYear(figure if _counted_alike(criterion, after) else None, _points(score, after))
        values[after.code] = kept
        left += [_left(criterion, said) for said in _told(criterion, after, (score, figure), kept, old)]
    absent = (Left("Người phụ trách", "", name, ABSENT) for name in absent_officials(scored.reading, old))
    return RollOver(agency, values, (*left, *_others(old, new), *absent))


def matched(old: Plan, new: Plan) -> Iterator[tuple[str, Criterion]]:
    """Pair the codes of last year's criteria with the criteria of the new plan: by title, else by a code left over."""
    by_title = {folded(one.title): one for one in new.criteria}
    same = {one.code: by_title[folded(one.title)] for one in old.criteria if folded(one.title) in by_title}
    taken = {one.code for one in same.values()}
    for criterion in old.criteria:
        by_code = new.criterion(criterion.code)
        found = same.get(criterion.code) or (by_code if by_code and by_code.code not in taken else None)
        if found:
            yield criterion.code, found


def figure_of(criterion: Criterion, score: Score, scored: Scored, plan: Plan) -> Decimal | None:
    """Give the share in percent or the count; of a survey the share that a target of last year's was judged by."""
    shape, given = rule_of(criterion).shape(criterion), score.given
    for target, judged in zip(plan.targets, scored.card.targets, strict=True):
        if target.judged_by == "share rise" and target.criteria[0] == criterion.code and judged.figure is not None:
            return rounded(judged.figure, DECIMALS)
    if given is None:
        return None
    if shape is Shape.RATIO and given.total:
        return rounded(ratio(given.done, given.total) * 100, DECIMALS)
    return given.done if shape is Shape.COUNT else None


def _points(score: Score, after: Criterion) -> Decimal | None:
    fits = rule_of(after).floor(after) <= score.points <= after.maximum
    return score.points if has_points(score) and fits else None


def has_points(score: Score) -> bool:
    """Whether a criterion has points that nothing still changes."""
    return score.applies and not score.outcome.is_open


def _counted_alike(before: Criterion, after: Criterion) -> bool:
    return rule_of(before).shape(before) is rule_of(after).shape(after) and before.unit == after.unit


def _told(
    before: Criterion, after: Criterion, had: tuple[Score, Decimal | None], kept: LastYear, plan: Plan
) -> Iterator[str]:
    score, figure = had
    if before.code != after.code:
        yield MOVED.format(code=after.code)
    elif folded(before.title) != folded(after.title):
        yield RENAMED.format(title=after.title)
    if before.maximum != after.maximum:
        points = "" if kept.points is not None else f" nên không chuyển điểm năm trước{_held(None, score, plan)}"
        yield MAXIMUM.format(old=plain(before.maximum), new=plain(after.maximum), points=points)
    if figure is not None and kept.figure is None:
        yield COUNTED.format(figure=plain(figure))
    if not has_points(score):
        yield OPEN.format(reason=score.reason)


def _held(figure: Decimal | None, score: Score, plan: Plan) -> str:
    """Say what last year's criterion had, so that nothing is lost."""
    had = [f"số liệu {plain(figure)}"] if figure is not None else []
    had += [f"{fixed(score.points, plan.policy.decimals)} điểm"] if has_points(score) else []
    return f" (năm trước: {', '.join(had)})" if had else ""


def _left(criterion: Criterion, said: str) -> Left:
    return Left("Tiêu chí", criterion.code, criterion.title, said)


def _others(old: Plan, new: Plan) -> Iterator[Left]:
    """Name the targets, registers and officials that the new plan does not have."""
    here: Mapping[str, set[str]] = {
        "Chỉ tiêu": {folded(one.task) for one in new.targets},
        "Sổ": {folded(one.name) for one in new.registers},
        "Người phụ trách": {folded(one.name) for one in new.officials},
    }
    there = [
        *(("Chỉ tiêu", one.code, one.task) for one in old.targets),
        *(("Sổ", "", one.name) for one in old.registers),
        *(("Người phụ trách", "", one.name) for one in old.officials),
    ]
    for kind, code, name in there:
        if folded(name) not in here[kind]:
            yield Left(kind, code, name, GONE.format(held=""))
