"""What somebody probably meant who wrote a name otherwise than it is."""

from collections.abc import Iterable

from cchc_xl.text import folded


def hint(said: str, names: Iterable[str]) -> str:
    """Ask for the name that differs by case, marks or commas alone; nothing for codes of figures, which are alike."""
    if folded(said).isdigit():
        return ""
    by_key = {folded(name): name for name in names if name}
    parts = [folded(part) for part in said.replace("\n", ",").split(",")]
    known = [by_key[part] for part in parts if part in by_key]
    return f" (ý bạn là «{'; '.join(known)}»?)" if known and len(known) == len(parts) else ""
