"""What each run gave as a whole: how all stood, who was first, how much was found."""

from collections import Counter

from cchc_xl.findings import Severity
from cchc_xl.history.course import moments
from cchc_xl.history.store import Store
from cchc_xl.model.course import Past, Troubles
from cchc_xl.model.plan import Plan

FIRST = (
    "SELECT run.number, standing.agency FROM run JOIN standing ON standing.run = run.number "
    "WHERE run.plan = ? AND standing.place = 1 ORDER BY run.number, standing.agency"
)
FOUND = (
    "SELECT run.number, finding.severity, count(*) FROM run JOIN found ON found.run = run.number "
    "JOIN finding ON finding.id = found.finding WHERE run.plan = ? GROUP BY run.number, finding.severity"
)


def pasts(store: Store, plan: Plan) -> tuple[Past, ...]:
    """Give the runs of a plan, the oldest first."""
    found: dict[int, Counter[str]] = {}
    for number, severity, count in store.connection.execute(FOUND, (plan.code,)):
        found.setdefault(number, Counter())[severity] = count
    leaders: dict[int, list[str]] = {}
    for number, code in store.connection.execute(FIRST, (plan.code,)):
        agency = plan.agency_of(code)
        leaders.setdefault(number, []).append(agency.title if agency else code)
    return tuple(
        Past(one, tuple(leaders.get(one.number, ())), troubles(found.get(one.number, Counter())))
        for one in moments(store, plan)
    )


def troubles(counts: Counter[str]) -> Troubles:
    """Give how many errors and warnings are among findings that were counted by severity."""
    return Troubles(counts[Severity.ERROR.value], counts[Severity.WARNING.value])
