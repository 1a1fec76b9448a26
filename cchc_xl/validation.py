"""Validation: running the checks, and which criteria they keep from a score."""

from collections.abc import Iterable, Mapping

from cchc_xl.checks import OF_THE_READING, OF_THE_SCORECARD
from cchc_xl.findings import kind_of
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan
from cchc_xl.model.reading import Reading
from cchc_xl.model.scorecard import Scorecard


def check_reading(reading: Reading, plan: Plan) -> tuple[Finding, ...]:
    """Give what was found while reading, and what the checks of the reading find."""
    return (*reading.findings, *(finding for check in OF_THE_READING for finding in check(reading, plan)))


def check_scorecard(card: Scorecard, reading: Reading, plan: Plan) -> tuple[Finding, ...]:
    """Give what the checks of the scorecard find."""
    return tuple(finding for check in OF_THE_SCORECARD for finding in check(card, reading, plan))


def barred(findings: Iterable[Finding], plan: Plan) -> Mapping[str, Finding]:
    """Give the criteria that cannot be scored, each with the first finding that bars it.

    A finding on a condition's row bars its criterion.
    """
    of_condition = {held.code: criterion.code for criterion in plan.criteria for held in criterion.conditions}
    found: dict[str, Finding] = {}
    for finding in findings:
        if finding.criterion and kind_of(finding).bars:
            found.setdefault(of_condition.get(finding.criterion, finding.criterion), finding)
    return found
