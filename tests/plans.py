"""Small plans for tests, and the real one."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from cchc_xl.model.plan import (
    Agency,
    Area,
    Band,
    Condition,
    Criterion,
    Goal,
    Measure,
    NotApplicable,
    Office,
    Official,
    Option,
    Plan,
    Policy,
    Register,
    RegisterColumn,
    Target,
    Test,
)
from cchc_xl.pipeline.plans import load_plan

ROOT = Path(__file__).parent.parent
REAL_PLAN = ROOT / "templates" / "ke-hoach-phu-phuong-2024.xlsx"
SAMPLE = ROOT / "workbooks" / "phu-phuong-2024.xlsx"
AGENCY = Agency("09646", "Phú Phương", "xã")


@cache
def real_plan() -> Plan:
    """The plan of Phú Phương 2024, as committed."""
    return load_plan(REAL_PLAN)


def criterion(code: str = "1.1", rule: str = "proportional", maximum: str = "2", **changes: object) -> Criterion:
    """A criterion scored by share, out of 2 points, unless changed."""
    usual = Criterion(
        code,
        code.partition(".")[0],
        "III.1",
        f"Tiêu chí {code}",
        Decimal(maximum),
        rule,
        evidence="none",
        official="Đảm",
    )
    if rule in {"proportional", "banded"}:
        usual = replace(usual, done="đã làm", total="phải làm", unit="%")
    return replace(usual, **changes)


def plan_of(*criteria: Criterion, **changes: object) -> Plan:
    """A plan of one area with these criteria, for Phú Phương and the year 2024, unless changed."""
    maximum = sum((one.maximum for one in criteria), Decimal(0))
    usual = Plan(
        code="thu",
        title="Kế hoạch thử",
        year=2024,
        version="1",
        status="mẫu",
        agency=AGENCY.code,
        start=date(2024, 1, 1),
        end=date(2024, 12, 31),
        submit_by=date(2025, 1, 10),
        policy=Policy(scale=maximum, missing_evidence="cảnh báo"),
        goal=Goal(5, 6, 8),
        office=Office(issuer="UBND XÃ PHÚ PHƯƠNG", receiver="Phòng Nội vụ", receiver_email="noivu@example.vn"),
        areas=(Area("1", "Lĩnh vực thử", maximum, "III.1"),),
        criteria=criteria,
        targets=(),
        officials=(Official("Đảm", "Công chức Văn phòng – Thống kê"),),
        roster=(AGENCY,),
        classes=(),
        registers=(),
        measures=(),
        fingerprint="thu",
    )
    return replace(usual, **changes)


__all__ = [
    "AGENCY",
    "REAL_PLAN",
    "ROOT",
    "SAMPLE",
    "Area",
    "Band",
    "Condition",
    "Criterion",
    "Measure",
    "NotApplicable",
    "Option",
    "Register",
    "RegisterColumn",
    "Target",
    "Test",
    "criterion",
    "plan_of",
    "real_plan",
]
