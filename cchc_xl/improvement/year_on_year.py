"""How each criterion compares with last year: what rose, what fell, and what left the maximum that it is to keep.

Last year is what its own workbook says where that is at hand, else what was typed beside this year's figures. Points
are compared only where a criterion gives as many now as then: of any other they say nothing. Whether it stood at the
maximum is told even so, by the maximum of each year.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from cchc_xl.improvement.next_year import figure_of, has_points
from cchc_xl.improvement.weaknesses import weaknesses
from cchc_xl.model.plan import Criterion, Plan
from cchc_xl.model.scorecard import Score, Scored
from cchc_xl.model.year_on_year import Compared, Note, Then, YearBefore, YearOnYear
from cchc_xl.numbers import decimals_of, plain, rounded
from cchc_xl.rules import can_give
from cchc_xl.text import folded

NOT_TYPED = "Chưa có điểm năm trước"
IS_NEW = "Kế hoạch năm trước không có tiêu chí này"
HAD_NONE = "Năm trước không có điểm"
MAXIMUM = "Điểm tối đa đổi từ {old} thành {new}"
OUTSIDE = "Điểm năm trước không thể là điểm của tiêu chí này"
EXCLUDED = "Năm nay không áp dụng"
OPEN = "Năm nay chưa có điểm"
TYPED_POINTS = "«Điểm năm trước» ghi {typed}, tệp năm trước có {points} điểm: lấy theo tệp năm trước"
TYPED_FIGURE = "«Năm trước» ghi {typed}, tệp năm trước có {figure}: lấy theo tệp năm trước"
MOVED = "năm trước có mã {code}"
RENAMED = "năm trước ghi là «{title}»: so theo mã, hãy kiểm tra có cùng nội dung không"


def year_on_year(scored: Scored, plan: Plan, last: YearBefore | None = None) -> YearOnYear:
    """Compare each criterion with last year, the largest changes first; what was typed otherwise is told."""
    pairs = list(zip(plan.criteria, scored.card.scores, strict=True))
    every = [compared(criterion, score, scored, plan, last) for criterion, score in pairs]
    full = [(one, score) for one, (_, score) in zip(every, pairs, strict=True) if one.was_full and score.applies]
    return YearOnYear(
        year=last.year if last else None,
        index=last.index if last else None,
        risen=_largest_first(one for one in every if (one.change or 0) > 0),
        fallen=_largest_first(one for one in every if (one.change or 0) < 0),
        same=tuple(one for one in every if one.change == 0),
        unknown=tuple(one for one in every if one.change is None),
        held=tuple(one for one, score in full if has_points(score) and one.is_full),
        slipped=tuple(one for one, score in full if has_points(score) and not one.is_full),
        waiting=tuple(one for one, score in full if not has_points(score)),
        weaknesses=tuple(weaknesses(every, plan)),
        notes=tuple(note for pair in pairs for note in _notes(*pair, scored, last)),
        gone=last.gone if last else (),
    )


def compared(
    criterion: Criterion, score: Score, scored: Scored, plan: Plan, last: YearBefore | None = None
) -> Compared:
    """Put one criterion beside last year; where last year's workbook has no points of it, what was typed stands."""
    then = last.values.get(criterion.code) if last else None
    typed = scored.reading.entry(criterion.code).figure("last_figure").number
    return Compared(
        criterion=criterion.code,
        title=criterion.title,
        before=_before(score, then),
        points=score.points if has_points(score) else None,
        maximum_before=then.maximum if then else criterion.maximum,
        maximum=criterion.maximum,
        figure_before=then.figure if then and then.figure is not None else typed,
        figure=figure_of(criterion, score, scored, plan),
        reason=_why_not(criterion, score, then, last),
    )


def _before(score: Score, then: Then | None) -> Decimal | None:
    return then.points if then and then.points is not None else score.last_year


def _why_not(criterion: Criterion, score: Score, then: Then | None, last: YearBefore | None) -> str:
    """Say why a criterion cannot be compared; blank where it can."""
    before = _before(score, then)
    if before is None:
        return _why_unknown(then, last)
    if then and then.maximum != criterion.maximum:
        return MAXIMUM.format(old=plain(then.maximum), new=plain(criterion.maximum))
    if not can_give(criterion, before):
        return OUTSIDE
    if not score.applies:
        return EXCLUDED
    return "" if has_points(score) else OPEN


def _why_unknown(then: Then | None, last: YearBefore | None) -> str:
    if last is None:
        return NOT_TYPED
    return HAD_NONE if then else IS_NEW


def _notes(criterion: Criterion, score: Score, scored: Scored, last: YearBefore | None) -> Iterator[Note]:
    then = last.values.get(criterion.code) if last else None
    if then is None:
        return
    if folded(then.title) != folded(criterion.title):
        yield Note(criterion.code, RENAMED.format(title=then.title))
    elif then.code != criterion.code:
        yield Note(criterion.code, MOVED.format(code=then.code))
    if then.points is not None and score.last_year not in {None, then.points}:
        yield Note(criterion.code, TYPED_POINTS.format(typed=plain(score.last_year), points=plain(then.points)))
    typed = scored.reading.entry(criterion.code).figure("last_figure").number
    if then.figure is not None and typed is not None and rounded(then.figure, decimals_of(typed)) != typed:
        yield Note(criterion.code, TYPED_FIGURE.format(typed=plain(typed), figure=plain(then.figure)))


def _largest_first(some: Iterable[Compared]) -> tuple[Compared, ...]:
    return tuple(sorted(some, key=lambda one: -abs(one.change or Decimal(0))))
