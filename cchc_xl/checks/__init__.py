"""The checks: one small module each, listed here in the order their findings are told.

A check of the reading runs before scoring; what it finds of severity ERROR bars the criterion. A check of the
scorecard runs after. To add a check, write its module, add it to its list and give it a test file.
"""

from collections.abc import Callable, Iterator

from cchc_xl.checks import (
    agency_unknown,
    as_of_outside,
    changed,
    claimed_differs,
    date_before_period,
    date_implausible,
    done_above_total,
    evidence_day,
    evidence_missing,
    evidence_number,
    evidence_unknown,
    figure_fraction,
    figure_missing,
    figure_negative,
    figure_unreadable,
    five_clear,
    not_applicable,
    plan_version,
    points_altered,
    points_outside,
    ratio_typed,
    register_all_unread,
    register_and_typed,
    register_unread,
    row_missing,
    share_doubtful,
    target_not_met,
    target_unread,
    total_zero,
)
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan
from cchc_xl.model.reading import Reading
from cchc_xl.model.scorecard import Scorecard

OF_THE_READING: tuple[Callable[[Reading, Plan], Iterator[Finding]], ...] = (
    plan_version.check,
    agency_unknown.check,
    as_of_outside.check,
    row_missing.check,
    figure_unreadable.check,
    figure_negative.check,
    not_applicable.check,
    total_zero.check,
    date_implausible.check,
    date_before_period.check,
    figure_fraction.check,
    done_above_total.check,
    share_doubtful.check,
    register_and_typed.check,
    register_all_unread.check,
    ratio_typed.check,
    points_outside.check,
    evidence_unknown.check,
    evidence_number.check,
    evidence_day.check,
)

OF_THE_SCORECARD: tuple[Callable[[Scorecard, Reading, Plan], Iterator[Finding]], ...] = (
    figure_missing.check,
    register_unread.check,
    points_altered.check,
    claimed_differs.check,
    changed.check,
    evidence_missing.check,
    target_not_met.check,
    target_unread.check,
    five_clear.check,
)
