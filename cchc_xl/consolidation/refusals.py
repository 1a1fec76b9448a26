"""Whose file it was that could not be used: what it says of itself, whose it was before, or whom its name names."""

from collections.abc import Mapping

from cchc_xl.consolidation.identity import at_end
from cchc_xl.model.plan import Agency, Plan
from cchc_xl.text import folded


def agency_of_refused(file: str, said: str, before: Mapping[str, str], plan: Plan) -> Agency | None:
    """Give the agency of a refused file.

    ``said`` is the agency code that stands in it, blank where it cannot be read; ``before`` gives the agency code of
    files by name when they were last read. An agency that went into another is that one. None where nothing tells.
    """
    known = plan.agency_of(said or before.get(file, "")) or _named_in(file, plan)
    return at_end(known, plan) if known else None


def _named_in(file: str, plan: Plan) -> Agency | None:
    """Give the agency whose code, or whose name (the longest of several), is part of a file's name."""
    name = folded(file)
    coded = [one for one in plan.roster if one.code and one.code in name]
    if len(coded) == 1:
        return coded[0]
    found = sorted((len(folded(one.name)), one.code) for one in plan.roster if folded(one.name) in name)
    if not found or [length for length, _ in found].count(found[-1][0]) > 1:
        return None
    return plan.agency_of(found[-1][1])
