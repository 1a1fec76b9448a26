"""Whose file it was that could not be used: what it says or said of itself, or whom its name names."""

import re
from functools import lru_cache

from cchc_xl.consolidation.identity import at_end
from cchc_xl.model.plan import Agency, Plan
from cchc_xl.text import folded, plain_letters

NUMBER, WORD = re.compile(r"\d+"), re.compile(r"[^\W_]+")
KINDS = (" tinh", " thanh pho", " huyen", " quan", " thi xa", " thi tran", " xa", " phuong", " dac khu")


def agency_of_refused(file: str, said: str, plan: Plan) -> Agency | None:
    """Give the agency of a refused file.

    ``said`` is the agency code that stands in it, or that stood there when it was last read; blank where nobody knows:
    then the file's name tells. An agency that went into another is that one. None where nothing tells.
    """
    known = plan.agency_of(said) or _named_in(file, plan)
    return at_end(known, plan) if known else None


def _named_in(file: str, plan: Plan) -> Agency | None:
    """Give the agency whose code, or whose name (the longest of several), stands in a file's name."""
    numbers = set(NUMBER.findall(file))
    coded = [one for one in plan.roster if one.code in numbers]
    if len(coded) == 1:
        return coded[0]
    words = _words(file)
    named = [one for one in plan.roster if _words(one.name) in words]
    found = sorted((len(folded(one.name)), one.code) for one in named if _is_meant(one, words))
    if not found or [length for length, _ in found].count(found[-1][0]) > 1:
        return None
    return plan.agency_of(found[-1][1])


def _is_meant(agency: Agency, words: str) -> bool:
    """Whether a name among words is the agency's, not that of another kind: its district may be called the same."""
    *before, _ = words.split(_words(agency.name))
    own = _words(agency.kind).rstrip()
    kinds = (next((kind for kind in KINDS if part.endswith(kind)), "") for part in before)
    return any(not own or kind in {"", own} for kind in kinds)


@lru_cache(maxsize=8192)  # the same few thousand names are compared again and again
def _words(text: str) -> str:
    """Give words to compare by, each between spaces."""
    return f" {' '.join(WORD.findall(plain_letters(text)))} "
