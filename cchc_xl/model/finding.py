"""One thing found at one place, as data; its sentence stands in the catalogue of findings."""

from typing import NamedTuple

from cchc_xl.model.cell import Cell


class Finding(NamedTuple):
    """Something found: a stable code, where, about which criterion, owed by whom, with the facts of its sentence."""

    code: str
    cell: Cell
    criterion: str = ""
    official: str = ""
    facts: tuple[tuple[str, str], ...] = ()
