"""Scores public administration reform (chỉ số CCHC) in Vietnamese communes, from the workbooks officials keep.

The verbs below are imported when they are first used, so that importing the package costs nothing.
"""

from importlib import import_module
from typing import Any

from cchc_xl._version import VERSION

VERBS = {
    "load_plan": "cchc_xl.pipeline.plans",
    "read": "cchc_xl.reading",
    "read_scoring": "cchc_xl.reading",
    "read_appraisals": "cchc_xl.reading.appraisals",
    "check": "cchc_xl.pipeline.scoring_run",
    "score": "cchc_xl.pipeline.scoring_run",
    "score_workbook": "cchc_xl.pipeline.scoring_run",
    "ledger": "cchc_xl.improvement",
    "improve": "cchc_xl.improvement",
    "year_before": "cchc_xl.improvement",
    "duties_of": "cchc_xl.improvement",
    "rank": "cchc_xl.consolidation",
    "to_frame": "cchc_xl.frames",
    "consolidate_folder": "cchc_xl.pipeline.ranking_run",
    "write_entry": "cchc_xl.reporting.entry",
    "write_scorecard": "cchc_xl.reporting.scoring",
    "write_tasks": "cchc_xl.reporting.duties",
    "write_ranking": "cchc_xl.reporting.consolidated",
}

__version__ = VERSION
__all__ = ["VERBS", "__version__"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - the verbs have types of their own
    if name not in VERBS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(VERBS[name]), name)
