"""What somebody meant, or probably meant, who wrote a name otherwise than it is."""

import re
from collections.abc import Collection, Iterable
from difflib import SequenceMatcher
from functools import lru_cache

from cchc_xl.model.plan import Agency, Plan
from cchc_xl.text import folded, plain_letters

ALIKE = 0.8  # as SequenceMatcher counts it: about one wrong letter in five
LOOKALIKES = str.maketrans("OolI", "0011")
BODY = re.compile(r"^(ubnd|uy ban nhan dan|hdnd va ubnd)\s+")
SHORT = {"tt": "thi tran ", "x": "xa ", "p": "phuong "}
KIND = re.compile(r"^(tt|x|p)(\.\s*|\s+)")
ASIDE = re.compile(r"\s*[,;(–].*$|\s+-.*$")
ABOVE = re.compile(r"\s+(huyen|quan|thi xa|thanh pho|tp|tinh)\b.*$")  # the district, or a word of the name: «Quan Lạn»


def agency_meant(code: str, name: str, plan: Plan) -> Agency | None:
    """Give the agency of the roster that a file means: the one that its name says, else the one of its code.

    Where both stand in the roster and are two, the name is what people see who fill in a copy of their neighbour's
    file; a name that several agencies bear says nothing.
    """
    by_code = plan.agency_of(code)
    if by_code and bears(by_code, name):
        return by_code
    return agency_named(name, plan) or by_code


def agency_named(name: str, plan: Plan) -> Agency | None:
    """Give the one agency of the roster that bears a name; None where none or several do."""
    found = [one for one in plan.roster if bears(one, name)]
    return found[0] if len(found) == 1 else None


def bears(agency: Agency, name: str) -> bool:
    """Whether a name is the agency's, with or without its kind: «UBND xã Phú Phương, huyện Ba Vì» too."""
    return not _names_in(name).isdisjoint((folded(agency.name), folded(agency.title)))


def resembles(agency: Agency, name: str) -> bool:
    """Whether a name may be the agency's, misspelt by few letters; a blank one may be anybody's."""
    own = [folded(one) for one in (agency.name, agency.title)]
    return not folded(name) or any(_likeness(key, one) >= ALIKE for key in _names_in(name) for one in own)


@lru_cache(maxsize=8192)  # each is compared with a whole roster
def _names_in(name: str) -> frozenset[str]:
    """Give the names that one may stand for: as it is, without the body, without what is said aside, and above."""
    words = KIND.sub(lambda short: SHORT[short[1]], BODY.sub("", " ".join(plain_letters(name).split())))
    alone = ASIDE.sub("", words)
    return frozenset(map(folded, (name, words, alone, ABOVE.sub("", alone))))


def hint(said: str, names: Iterable[str]) -> str:
    """Ask for the name, or names after commas, that was misspelt; nothing for codes of figures, which are alike."""
    if folded(said).isdigit():
        return ""
    known = list(names)
    parts = said.replace("\n", ",").split(",")
    meant = [name for part in parts if (name := nearest(part, known))]
    return f" (ý bạn là «{'; '.join(meant)}»?)" if meant and len(meant) == len(parts) else ""


def nearest(said: str, names: Iterable[str]) -> str:
    """Give the one name that differs by case, marks or few letters alone, never by a digit; blank where none does."""
    by_key = {folded(name): name for name in names if name}
    key = folded(said)
    if not key or key in by_key:
        return by_key.get(key, "")
    ranked = sorted(((_likeness(key, other), name) for other, name in by_key.items()), reverse=True)
    if not ranked or ranked[0][0] < ALIKE or [like for like, _ in ranked[:2]].count(ranked[0][0]) > 1:
        return ""
    return ranked[0][1]


def code_hint(said: str, codes: Collection[str]) -> str:
    """Ask for the code that has the same numbers (``3,10``, ``3.1O`` and ``3.10.`` for 3.10)."""
    fields = re.findall(r"\w+", said.translate(LOOKALIKES).casefold())
    meant = [code for code in codes if re.findall(r"\w+", code.casefold()) == fields]
    return f" (ý bạn là «{meant[0]}»?)" if len(meant) == 1 else ""


def _likeness(one: str, other: str) -> float:
    digits, wanted = ("".join(filter(str.isdigit, text)) for text in (one, other))
    return SequenceMatcher(None, one, other, autojunk=False).ratio() if digits == wanted else 0.0
