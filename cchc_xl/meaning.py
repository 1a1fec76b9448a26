"""What somebody probably meant who wrote a name otherwise than it is."""

import re
from collections.abc import Collection, Iterable
from difflib import SequenceMatcher

from cchc_xl.text import folded

ALIKE = 0.8  # as SequenceMatcher counts it: about one wrong letter in five
LOOKALIKES = str.maketrans("OolI", "0011")


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
