"""An agency's own runs in the store of its own folder, apart from those of a superior office that ranks it.

A superior office may one day consolidate the same folder: to it these runs are no word about places or last year, and
hold no scorecard to fall back on.
"""

from dataclasses import replace

from cchc_xl.history.store import Store
from cchc_xl.model.plan import Plan

SIGN = "@"
NO_YEAR = 0


def own_plan(plan: Plan, agency: str) -> Plan:
    """Give the plan under the name by which an agency's own runs are kept."""
    return replace(plan, code=f"{plan.code}{SIGN}{agency}", year=NO_YEAR)


def own_agencies(store: Store, plan: Plan) -> tuple[str, ...]:
    """Give the codes of the agencies that have runs of their own under a plan, the latest first."""
    words = "SELECT plan FROM run WHERE year = ? GROUP BY plan ORDER BY max(number) DESC"
    found = (code for (code,) in store.connection.execute(words, (NO_YEAR,)))
    begin = f"{plan.code}{SIGN}"
    return tuple(code.removeprefix(begin) for code in found if code.startswith(begin))
