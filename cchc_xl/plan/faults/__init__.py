"""What can be wrong with a plan as a whole: small functions of the plan and its rows, listed in FAULTS."""

from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan
from cchc_xl.plan.faults import counting, points, references, settings, targets
from cchc_xl.plan.rows import Rows

FAULTS = (
    settings.settings_that_mean_nothing,
    references.codes_twice,
    references.names_that_nothing_bears,
    counting.columns_that_no_register_has,
    points.areas_that_do_not_add_up,
    references.areas_that_are_missing,
    points.rules_without_their_settings,
    points.settings_of_another_rule,
    points.bands_that_do_not_fit,
    points.bands_above_the_maximum,
    points.conditions_that_do_not_add_up,
    points.points_with_too_many_decimals,
    points.dates_outside_the_period,
    settings.answers_twice,
    targets.targets_that_nothing_judges,
    counting.measures_that_nothing_takes,
    counting.measures_of_no_column,
    counting.columns_computed_from_nothing,
    counting.conditions_of_no_measure,
    counting.criteria_that_nothing_counts,
)


def faults_of(plan: Plan, rows: Rows) -> tuple[Finding, ...]:
    """Give all faults of a plan."""
    return tuple(finding for fault in FAULTS for finding in fault(plan, rows))
