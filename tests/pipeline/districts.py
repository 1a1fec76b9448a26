"""Folders of good workbooks, drawn once for all tests."""

from functools import cache
from pathlib import Path

from cchc_xl.model.plan import Plan
from cchc_xl.plan.writing import write
from tests.plans import real_plan
from tests.samples.district import with_communes
from tests.samples.folder import District, folder

DOSSIERS = 10


def good_district(into: Path, communes: int) -> tuple[Path, Path]:
    """Write a folder with a good workbook of each commune, and its plan beside it; gives both paths."""
    sent, plan = into / "gửi lên", into / "kế hoạch.xlsx"
    sent.mkdir()
    plan.write_bytes(_plan(communes))
    for name, content in _workbooks(communes):
        (sent / name).write_bytes(content)
    return sent, plan


@cache
def plan_of(communes: int) -> Plan:
    """Give the plan of so many communes."""
    return with_communes(real_plan(), communes)


@cache
def _plan(communes: int) -> bytes:
    return write(plan_of(communes))


@cache
def _workbooks(communes: int) -> tuple[tuple[str, bytes], ...]:
    district = District(plan_of(communes), DOSSIERS, clean=True)
    return tuple((file.name, file.content) for file in folder(district))
