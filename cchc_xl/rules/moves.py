"""How figures may move, and the fewest units of movement that earn more: what the inverses of the rules share.

A rule names the exact points it wants; a way (more, fewer, new cases) says how one unit moves the figures; the points
of every candidate are asked of the rule itself, without its words, so that what is promised is what will be scored.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import NamedTuple

from cchc_xl.model.advice import Advice, Aim, Change, Room, Step
from cchc_xl.model.plan import Criterion
from cchc_xl.model.scorecard import Given
from cchc_xl.numbers import decimals_of, fixed, percent, plain, ratio, rounded


class Way(NamedTuple):
    """How one unit moves what was done and the total, and how officials say so."""

    done: int
    total: int
    words: str


MORE = Way(1, 0, "thêm {units} {noun}")
FEWER = Way(-1, 0, "bớt {units} {noun}")
NEW = Way(1, 1, "thêm {units} trường hợp mới, đều là {noun}")
NEW_WITHOUT = Way(0, 1, "thêm {units} trường hợp mới, không có {noun}")


class Move(NamedTuple):
    """A change that could be made: how many units, the figures after it, and its sentence, made only if it counts."""

    units: Decimal
    given: Given
    said: Callable[[], str]


@dataclass(frozen=True, slots=True)
class Case:
    """A criterion as it stands: its figures, what of them may still change, and how its rule gives points."""

    criterion: Criterion
    given: Given
    room: Room
    exact: Callable[[Criterion, Given], Fraction]

    def worth(self, given: Given) -> Decimal:
        """Give the points of these figures as scoring rounds them."""
        return rounded(self.exact(self.criterion, given), self.room.decimals)

    @property
    def top(self) -> Decimal:
        """The most points that can come out."""
        return rounded(self.criterion.maximum, self.room.decimals)

    def rungs(self) -> Iterator[Fraction]:
        """Give the exact points from which each higher rounded number comes out; or only the next and the last."""
        unit = Fraction(1, 10**self.room.decimals)
        first, last = (int(points / Decimal(1).scaleb(-self.room.decimals)) for points in (self._now, self.top))
        numbers = range(first + 1, last + 1)
        wanted = numbers if self.room.every else dict.fromkeys((*numbers[:1], *numbers[-1:]))
        return ((number - Fraction(1, 2)) * unit for number in wanted)

    def advice(
        self, moves: Iterable[Move], limit: str, target: Move | None = None, *, next_time: bool = False
    ) -> Advice:
        """Give the moves that earn more than all with fewer units; ``limit`` where they do not reach the maximum."""
        now = best = self._now
        steps: list[Step] = []
        worth = [(self.worth(move.given), move) for move in moves]
        for points, move in sorted(worth, key=lambda one: (one[1].units, -one[0])):
            if points > best:
                aim = Aim.FULL if points == self.top else Aim.BETWEEN if steps else Aim.NEXT
                steps.append(self._step(move, aim, (now, points), next_time=next_time))
                best = points
        if target and steps and steps[-1].units < target.units:
            steps.append(self._step(target, Aim.TARGET, (now, best), next_time=next_time))
        return Advice(tuple(steps), limit if best < self.top else "")

    def _step(self, move: Move, aim: Aim, rise: tuple[Decimal, Decimal], *, next_time: bool) -> Step:
        now, points = rise
        changes = tuple(changed(self.criterion, self.given, move.given))
        sentence = f"{move.said()} → +{fixed(points - now, self.room.decimals)} điểm"
        code = self.criterion.code
        return Step(code, aim, changes, move.units, points, points - now, sentence, move.given, next_time)

    @property
    def _now(self) -> Decimal:
        return self.worth(self.given)


def linear(case: Case, ways: Iterable[Way], wanted: Iterable[Fraction], *, shares: bool) -> Iterator[Move]:
    """Give the moves that come to each wanted share (or number, without ``shares``), and the first past it.

    A unit is one; where the figures have decimals it is one of their last place.
    """
    size = Decimal(1).scaleb(-max(map(decimals_of, (case.given.done, case.given.total))))
    whole = Fraction(case.given.total) if shares else Fraction(1)
    levels = tuple(wanted)
    for way in ways:
        counts = {count for level in levels for count in _crossings(case, way, (level, whole), size)}
        for count in sorted(counts):
            yield _moved(case, way, count * size, shares=shares)


def changed(criterion: Criterion, before: Given, after: Given) -> Iterator[Change]:
    """Give each figure that differs, by the name it has among the figures of a score."""
    for part, label in (("done", criterion.done), ("total", criterion.total), ("day", criterion.done)):
        if getattr(before, part) != getattr(after, part):
            yield Change(part, label, getattr(before, part), getattr(after, part))
    for old, new in zip(before.lines, after.lines, strict=True):
        if old != new:
            yield Change(f"done: {old.label}", f"{criterion.done} – {old.label}", old.done, new.done)
    answers = [(one.code, one.title) for one in criterion.conditions] or [("answer", "Kết quả")]
    for (code, title), was, is_now in zip(answers, before.met, after.met, strict=bool(before.met)):
        if was != is_now:
            yield Change(code, title, *("Có" if met else "Không" for met in (was, is_now)))
    for option in criterion.options:
        was_so, is_so = (given.answers.get(option.label, Decimal(0)) for given in (before, after))
        if was_so != is_so:
            yield Change(f"answers: {option.label}", option.label, was_so, is_so)


def noun(criterion: Criterion) -> str:
    """Name what is counted, to stand inside a sentence: «hồ sơ tiếp nhận trực tuyến»."""
    label = criterion.done or criterion.unit or "đơn vị"
    if not criterion.total:
        label = label.removeprefix("Số ")
    return label[:1].lower() + label[1:] if label[1:2].islower() or label[1:2] == " " else label


def _crossings(case: Case, way: Way, level: tuple[Fraction, Fraction], size: Decimal) -> Iterator[int]:
    wanted, whole = level
    done = Fraction(case.given.done)
    slope = (way.done - wanted * way.total) * Fraction(size)
    if not slope or (crossing := (wanted * whole - done) / slope) < 0:
        return
    for count in (floor(crossing), floor(crossing) + 1)[crossing.denominator != 1 :]:
        left = done + way.done * count * Fraction(size)
        if count > 0 and (left >= 0 or case.criterion.may_be_negative):
            yield count


def _moved(case: Case, way: Way, units: Decimal, *, shares: bool) -> Move:
    done, total = case.given.done + way.done * units, case.given.total + way.total * units

    def said() -> str:
        words = way.words.format(units=plain(units), noun=noun(case.criterion))
        share = f"/{plain(total)} = {percent(ratio(done, total))}" if shares else ""
        return f"{words} → {plain(done)}{share}"

    return Move(units, Given(done=done, total=total), said)
