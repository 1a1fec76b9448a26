"""What is expected of the advice of every rule: applied, it gives the points it promises; one unit less does not."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import HealthCheck, settings

from cchc_xl.model.advice import Aim, Room
from cchc_xl.model.scorecard import Given
from cchc_xl.numbers import rounded
from cchc_xl.rules import rule_of

ROOM = Room(date(2024, 6, 30))
PAST = Room(date(2024, 6, 30), fixed=frozenset({"done"}))
OVER = Room(date(2024, 12, 31), fixed=frozenset({"done"}), grows=False)
A_THOUSAND = settings(max_examples=1000, deadline=None, suppress_health_check=list(HealthCheck))


def advice(criterion, room=ROOM, **figures):
    return rule_of(criterion).improve(criterion, Given(**figures), room)


def worth(criterion, given, decimals=2):
    return rounded(rule_of(criterion).points(criterion, given).points, decimals)


def shown(found):
    """The steps as people read them, then what is out of reach."""
    return [step.sentence for step in found.steps], found.limit


def applied(criterion, given, changes):
    """Put the changes into the figures, as a person would who reads them."""
    for change in changes:
        kind, _, label = change.part.partition(": ")
        if kind == "answers":
            assert given.answers.get(label, 0) == change.before
            given = replace(given, answers={**given.answers, label: change.after})
        elif label:
            assert next(line.done for line in given.lines if line.label == label) == change.before
            lines = (line._replace(done=change.after) if line.label == label else line for line in given.lines)
            given = replace(given, lines=tuple(lines))
        elif kind in {"done", "total", "day"}:
            assert getattr(given, kind) == change.before
            given = replace(given, **{kind: change.after})
        else:
            codes = [one.code for one in criterion.conditions] or ["answer"]
            given = replace(given, met=tuple(met or code == kind for code, met in zip(codes, given.met, strict=True)))
    return given


def keeps_its_word(criterion, given, less, room=ROOM):
    """Whether advice is kept: exactly the points that were promised, and fewer for every way to do one unit less.

    ``less`` gives, for the figures before and after a step, all figures with one unit of change fewer.
    """
    now = worth(criterion, given)
    found = rule_of(criterion).improve(criterion, given, room)
    for step in _some(found.steps):
        after = applied(criterion, given, step.changes)
        assert after == step.then
        assert worth(criterion, after) == step.points == now + step.gain > now
        exact = rule_of(criterion).points(criterion, after).points
        for fewer in less(given, after):
            if step.aim is Aim.TARGET:
                assert rule_of(criterion).points(criterion, fewer).points < exact
            else:
                assert worth(criterion, fewer) < step.points
    units = [step.units for step in found.steps]
    assert units == sorted(set(units))
    return found


def climbs_all_the_way(found, criterion, given):
    """Whether the steps come to the maximum, and nothing is said to be out of reach."""
    most = rounded(criterion.maximum, 2)
    reached = max([worth(criterion, given), *(step.points for step in found.steps)])
    return reached == most and not found.limit


def one_less(given, after, size=Decimal(1)):
    """The figures of one number, or of a share, with one unit of change fewer."""
    done, total = (_nearer(getattr(given, part), getattr(after, part), size) for part in ("done", "total"))
    return [replace(after, done=done, total=total)]


def _nearer(before, after, size):
    return after if before == after else after - size if after > before else after + size


def _some(steps):
    """The first, the last two and some between: a ladder may have hundreds."""
    return [*steps[:2], *steps[2:-2:37], *steps[2:][-2:]]
