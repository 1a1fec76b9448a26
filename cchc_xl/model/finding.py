"""One thing found at one place, as data; its sentence stands in the catalogue of findings."""

from dataclasses import dataclass

from cchc_xl.model.cell import Cell


@dataclass(frozen=True, slots=True)
class Finding:
    """Something found: a stable code, where, about which criterion, owed by whom, with the facts of its sentence."""

    code: str
    cell: Cell
    criterion: str = ""
    official: str = ""
    facts: tuple[tuple[str, str], ...] = ()
