"""What workbooks that were sent give: read, checked, scored, and brought down to what a ranking needs.

This runs in a process apart, perhaps on another machine; the process that asks needs none of what is imported here.
"""

from contextlib import suppress
from dataclasses import replace
from datetime import date

from cchc_xl.errors import NotAnEntryWorkbook, NotAScoringWorkbook
from cchc_xl.forms import KIND, WHOLE
from cchc_xl.history.packing import packed
from cchc_xl.model.plan import Plan
from cchc_xl.model.reading import Reading
from cchc_xl.model.received import Received
from cchc_xl.model.scorecard import NO_APPRAISALS, Scorecard
from cchc_xl.pipeline.inputs import NOT_SENT
from cchc_xl.pipeline.scoring_run import score
from cchc_xl.pipeline.shipped import Parts, plan_in
from cchc_xl.reading import read_parts, read_scoring
from cchc_xl.reading.appraisals import read_appraisals
from cchc_xl.sheets.properties import custom


def received(parts: Parts, shipped: bytes, as_of: date | None) -> bytes:
    """Read, check and score workbooks and pack what a ranking needs of it; blank for one that nobody sends.

    Raises what reading raises.
    """
    plan, (file, data) = plan_in(shipped), parts[0]
    if (kind := custom(data).get(KIND)) in NOT_SENT:
        return b""
    reading = reading_of(parts, plan, as_of, kind)
    appraisals, wrong = read_appraisals(file, data, plan) if reading.stands_on else (NO_APPRAISALS, ())
    scored = score(reading, plan, appraisals)
    return packed(
        Received(
            card=_slim(score(reading, plan).card if appraisals else scored.card),
            findings=(*scored.findings, *wrong),
            part="" if WHOLE in reading.scopes else ", ".join(reading.scopes),
            scoring=bool(reading.stands_on),
            appraisals=appraisals,
            stands_on=reading.stands_on,
        )
    )


def reading_of(parts: Parts, plan: Plan, as_of: date | None, kind: str | None) -> Reading:
    """Read what was sent, by the kind that the first says it is: entry workbooks, or one scoring workbook.

    A workbook that lost what it said of itself is known by its sheets. Raises what reading raises.
    """
    file, data = parts[0]
    if len(parts) == 1 and kind == "scoring":
        return read_scoring(file, data, plan, as_of)
    try:
        return read_parts(parts, plan, as_of)
    except NotAnEntryWorkbook:
        with suppress(NotAScoringWorkbook):
            return read_scoring(file, data, plan, as_of)
        raise


def _slim(card: Scorecard) -> Scorecard:
    """Leave out what a ranking does not show, so that thousands of cards find room."""
    scores = tuple(one._replace(figures=(), given=None, evidence="", due=None) for one in card.scores)
    return replace(card, scores=scores, targets=(), evidence=(), difficulties=())
