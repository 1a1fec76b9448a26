"""Scoring: the plan's rules over a reading give a scorecard."""

from collections.abc import Mapping
from dataclasses import replace

from cchc_xl import tally
from cchc_xl.appraising import appraised
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Agency, Plan
from cchc_xl.model.reading import Reading
from cchc_xl.model.scorecard import NO_APPRAISALS, Appraisal, Scorecard
from cchc_xl.scoring.criteria import score_criterion
from cchc_xl.scoring.targets import judge


def score(
    reading: Reading, plan: Plan, barred: Mapping[str, Finding], appraisals: Mapping[str, Appraisal] = NO_APPRAISALS
) -> Scorecard:
    """Score every criterion and judge every target.

    ``barred`` holds the criteria that a finding keeps from a score; appraised points replace those that were computed.
    """
    computed = (score_criterion(one, reading, plan, barred.get(one.code)) for one in plan.criteria)
    scores = tuple(appraised(one, appraisals) for one in computed)
    card = Scorecard(
        plan=plan.code,
        agency=_agency(reading, plan),
        heading=reading.heading,
        as_of=reading.as_of,
        sources=reading.sources,
        scores=scores,
        totals=tally.totals(plan, scores),
        evidence=reading.evidence,
        difficulties=reading.difficulties,
    )
    return replace(card, targets=tuple(judge(target, card, reading, plan) for target in plan.targets))


def _agency(reading: Reading, plan: Plan) -> Agency:
    heading = reading.heading
    return plan.agency_of(heading.agency) or Agency(heading.agency, heading.agency_name, "")
