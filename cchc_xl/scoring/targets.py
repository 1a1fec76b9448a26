"""Whether the plan's targets are met: one small function for each way a target is judged.

A target is met, not met, or cannot be known; then the reason says why: figures missing, nothing arose, nothing due,
or no value of last year.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from cchc_xl.gathering import is_clear
from cchc_xl.model.plan import Plan, Target
from cchc_xl.model.reading import Answer, Reading
from cchc_xl.model.scorecard import Judgement, Outcome, Score, Scorecard
from cchc_xl.numbers import SIGN, compares, fixed, percent, plain, ratio
from cchc_xl.scoring.outcomes import NO_CASE
from cchc_xl.tally import has_risen

NOTHING_AROSE = NO_CASE.capitalize()
NO_LAST_YEAR = "Chưa có số liệu năm trước"


@dataclass(frozen=True, slots=True)
class Case:
    """One target and all that it may be judged from."""

    target: Target
    card: Scorecard
    reading: Reading
    plan: Plan

    @property
    def scores(self) -> tuple[Score, ...]:
        """The scores of the criteria and areas that the target names."""
        named = self.target.criteria
        scores = self.card.scores
        if all("." in code for code in named):  # criteria alone, no area
            return tuple(one for one in scores if one.criterion in named)
        return tuple(one for one in scores if one.criterion in named or one.criterion.partition(".")[0] in named)


def judge(target: Target, card: Scorecard, reading: Reading, plan: Plan) -> Judgement:
    """Judge one target."""
    return JUDGES[target.judged_by](Case(target, card, reading, plan))


def _ratio(case: Case) -> Judgement:
    score = case.scores[0]
    given = score.given
    if given is None:
        return _unknown(case, _why_open(score))
    return _share(case, given.done, given.total)


def _lowest(case: Case) -> Judgement:
    score = case.scores[0]
    if score.given is None:
        return _unknown(case, _why_open(score))
    least = min(score.given.lines, key=lambda line: ratio(line.done, line.total))
    return _share(case, least.done, least.total, f"Thấp nhất: {least.label} ")


def _done(case: Case) -> Judgement:
    score = case.scores[0]
    if score.given is None:
        return _unknown(case, _why_open(score))
    return _number(case, score.given.done)


def _full(case: Case) -> Judgement:
    below = [one for one in case.scores if not _is_open(one) and one.points < one.maximum]
    if below:
        reason = "; ".join(f"{one.criterion}: {plain(one.points)}/{plain(one.maximum)} điểm" for one in below)
        return Judgement(case.target.code, met=False, figure=None, reason=f"Chưa đạt điểm tối đa ({reason})")
    unsettled = [one for one in case.scores if _is_open(one)]
    if unsettled:
        return _unknown(case, _why_open(unsettled[0]))
    return Judgement(case.target.code, met=True, figure=None, reason="Đạt điểm tối đa")


def _rank(case: Case) -> Judgement:
    return _unknown(case, "Chỉ biết khi có bảng xếp hạng của các đơn vị")


def _kept(case: Case) -> Judgement:
    """Count the criteria that stood at the maximum last year and do not now."""
    scores = [one for one in case.card.scores if one.outcome is not Outcome.EXCLUDED]
    at_maximum = [one for one in scores if one.last_year == one.maximum]
    lost = [one.criterion for one in at_maximum if not one.outcome.is_open and one.points < one.maximum]
    if lost:
        reason = f"{len(lost)} tiêu chí năm trước đạt tối đa, năm nay chưa đạt: {', '.join(lost)}"
        return Judgement(case.target.code, met=False, figure=Fraction(len(lost)), reason=reason)
    if any(one.last_year is None for one in scores):
        return _unknown(case, NO_LAST_YEAR)
    if waiting := [one.criterion for one in at_maximum if one.outcome.is_open]:
        return _unknown(case, f"Chưa có điểm của tiêu chí {', '.join(waiting)}")
    reason = "Mọi tiêu chí đạt tối đa năm trước vẫn đạt"
    return Judgement(case.target.code, met=True, figure=Fraction(0), reason=reason)


def _points_rise(case: Case) -> Judgement:
    """Compare the sum of points with last year's; at the maximum in both years counts as met."""
    for score in case.scores:
        if score.outcome is Outcome.EXCLUDED or score.outcome.is_open:
            return _unknown(case, _why_open(score))
        if score.last_year is None:
            return _unknown(case, f"{NO_LAST_YEAR} của tiêu chí {score.criterion}")
    now = sum((score.points for score in case.scores), Decimal(0))
    before = sum((score.last_year or Decimal(0) for score in case.scores), Decimal(0))
    most = sum((score.maximum for score in case.scores), Decimal(0))
    met = has_risen(now, before, case.target.operator, most)
    held = "Đạt tối đa cả hai năm" if now == before == most else ""
    reason = held or f"{fixed(now, 2)} điểm, năm trước {fixed(before, 2)} điểm"
    return Judgement(case.target.code, met=met, figure=Fraction(now), reason=reason)


def _share_rise(case: Case) -> Judgement:
    done, total = _counted(case)
    if not total:
        return _unknown(case, "Chưa có số liệu trong sổ")
    before = case.reading.entry(case.target.criteria[0]).figure("last_figure").number
    if before is None:
        return _unknown(case, f"{NO_LAST_YEAR} ở «Năm trước» của tiêu chí {case.target.criteria[0]}")
    share = ratio(done, total)
    met = compares(share * 100, case.target.operator, before)
    working = f"{plain(done)}/{plain(total)} = {percent(share, (before,))}"
    return Judgement(case.target.code, met=met, figure=share * 100, reason=f"{working}, năm trước {plain(before)}%")


def _register(case: Case) -> Judgement:
    done, total = _counted(case)
    return _share(case, done, total) if total else _unknown(case, "Chưa có nội dung đến hạn hoặc số liệu trong sổ")


def _evidence(case: Case) -> Judgement:
    required = {one.code for one in case.plan.criteria if one.evidence == "required"}
    arose = [one for one in case.card.scores if one.criterion in required and not _nothing_arose(one)]
    return _share(case, Decimal(sum(bool(one.evidence) for one in arose)), Decimal(len(arose)))


def _five_clear(case: Case) -> Judgement:
    """Count the criteria of which all five are clear."""
    pairs = zip(case.plan.criteria, case.card.scores, strict=True)
    clear = sum(is_clear(criterion, score.due, case.plan) for criterion, score in pairs)
    return _share(case, Decimal(clear), Decimal(len(case.plan.criteria)))


def _own_ratio(case: Case) -> Judgement:
    entry = case.reading.entry(case.target.code)
    done, total = entry.figure("done").number, entry.figure("total").number
    if entry.answer is Answer.NOT_APPLICABLE or (total == 0 and not done):
        return _unknown(case, NOTHING_AROSE)
    if done is None or total is None:
        return _unknown(case, "Chưa có số liệu")
    return _share(case, done, total) if total else _unknown(case, "Tổng số bằng 0 nhưng có số thực hiện")


def _own_count(case: Case) -> Judgement:
    entry = case.reading.entry(case.target.code)
    done = entry.figure("done").number
    if entry.answer is Answer.NOT_APPLICABLE:
        return _unknown(case, NOTHING_AROSE)
    return _unknown(case, "Chưa có số liệu") if done is None else _number(case, done)


def _own_yes(case: Case) -> Judgement:
    answer = case.reading.entry(case.target.code).answer
    if answer is Answer.NOT_APPLICABLE:
        return _unknown(case, NOTHING_AROSE)
    if answer is None:
        return _unknown(case, "Chưa chọn Có hoặc Không")
    return Judgement(case.target.code, met=answer is Answer.YES, figure=None, reason=f"Khai: {answer.value}")


JUDGES: dict[str, Callable[[Case], Judgement]] = {
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


def _counted(case: Case) -> tuple[Decimal, Decimal]:
    """Give what was done and in all; nothing where an amount in the register is not known."""
    counts = [case.reading.counts.get((case.target.code, part)) for part in ("done", "total")]
    if any(count and count.unknown for count in counts):
        return Decimal(0), Decimal(0)
    done, total = (count.number if count else Decimal(0) for count in counts)
    return done, total


def _share(case: Case, done: Decimal, total: Decimal, before: str = "") -> Judgement:
    if not total:
        return _unknown(case, NOTHING_AROSE)
    wanted = Decimal(case.target.value)
    share = ratio(done, total)
    figure = share * 100
    met = compares(figure, case.target.operator, wanted)
    working = f"{before}{plain(done)}/{plain(total)} = {percent(share, (wanted,))}"
    return Judgement(case.target.code, met=met, figure=figure, reason=_compared(case, working, "%", met=met))


def _number(case: Case, done: Decimal) -> Judgement:
    met = compares(done, case.target.operator, Decimal(case.target.value))
    return Judgement(case.target.code, met=met, figure=Fraction(done), reason=_compared(case, plain(done), "", met=met))


def _compared(case: Case, working: str, unit: str, *, met: bool) -> str:
    wanted = f"{SIGN[case.target.operator]} {plain(Decimal(case.target.value))}{unit}"
    return f"{working} {wanted}" if met else f"{working}, yêu cầu {wanted}"


def _is_open(score: Score) -> bool:
    return score.outcome.is_open or _nothing_arose(score)


def _nothing_arose(score: Score) -> bool:
    return score.outcome in {Outcome.EXCLUDED, Outcome.FULL}


def _why_open(score: Score) -> str:
    if _nothing_arose(score):
        return f"{NOTHING_AROSE} (tiêu chí {score.criterion})"
    return f"Tiêu chí {score.criterion} chưa có điểm: {score.reason}"


def _unknown(case: Case, why: str) -> Judgement:
    return Judgement(case.target.code, met=None, figure=None, reason=why)
