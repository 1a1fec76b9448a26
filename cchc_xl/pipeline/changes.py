"""What changed since the last run that differs, and how the index went from run to run up to this one."""

from dataclasses import replace

from cchc_xl.history import course
from cchc_xl.history.course import Points
from cchc_xl.history.runs import Run
from cchc_xl.model.plan import Plan
from cchc_xl.model.ranking import Ranking, Standing
from cchc_xl.pipeline.memory import Memory
from cchc_xl.tally import rank_key


def with_changes(ranking: Ranking, before: Run | None, memory: Memory) -> Ranking:
    """Give a ranking, which has its number, with the points that changed since a run and the runs up to itself."""
    then = memory.points(before.number) if before else {}
    standings = tuple(_changed(one, then.get(one.agency.code), memory.plan) for one in ranking.standings)
    indices = [
        rank_key(one.card.totals.index)
        for one in standings
        if one.place is not None and one.card and one.card.totals.index is not None
    ]
    run = (ranking.number, ranking.as_of or memory.plan.end)
    own = course.moment_of(run, indices, memory.plan.goal.place)
    return replace(ranking, standings=standings, course=(*memory.moments(ranking.number, course.SHOWN - 1), own))


def _changed(standing: Standing, then: Points | None, plan: Plan) -> Standing:
    if standing.card is None or then is None:
        return standing
    return replace(standing, changes=course.changes(then, course.points_of(standing.card), plan))
