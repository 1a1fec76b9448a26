"""One commune's workbook split by official, and what nobody was given in one more."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cchc_xl.model.plan import Plan, Register
from cchc_xl.reporting.entry import Contents, part_of
from cchc_xl.reporting.entry.form import Cells


def parts(plan: Plan, filled: Contents) -> Iterator[tuple[str, Contents]]:
    """Give each official's part, then the rest under no name: together they say what the whole says."""
    for official in (*_officials(plan), ""):
        codes = _codes(plan, official)
        yield (
            official,
            replace(
                filled,
                information=_information(filled, official),
                rows={code: row for code, row in filled.rows.items() if code in codes},
                registers=_registers(plan, filled, official),
                evidence=[row for row in filled.evidence if row["criterion"] in codes],
                difficulties=[row for row in filled.difficulties if row["criterion"] in codes],
            ),
        )


def _officials(plan: Plan) -> list[str]:
    return [one.name for one in plan.officials if _codes(plan, one.name)]


def _codes(plan: Plan, official: str) -> set[str]:
    criteria = [one for one in plan.criteria if one.official == official]
    conditions = {held.code for one in criteria for held in one.conditions}
    return {one.code for one in criteria} | conditions | {one.code for one in plan.targets if one.official == official}


def _information(filled: Contents, official: str) -> Cells:
    return {**filled.information, "scope": official, "prepared_by": official} if official else filled.information


def _registers(plan: Plan, filled: Contents, official: str) -> dict[str, Sequence[Cells]]:
    return {one.name: _kept(plan, one, filled.registers[one.name], official) for one in plan.registers}


def _kept(plan: Plan, register: Register, rows: Sequence[Cells], official: str) -> Sequence[Cells]:
    """Give the rows that an official keeps: those that name them, else all of a register that is first in their part."""
    if named := [column.name for column in register.columns if column.kind == "official"]:
        return [row for row in rows if row[named[0]] == official]
    owed = (name for name in _officials(plan) if register in part_of(plan, name).registers)
    return rows if official == next(owed, "") else ()
