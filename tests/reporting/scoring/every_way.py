"""A plan in which every rule meets every answer to «Không áp dụng», and every way of judging every comparison."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import product

from cchc_xl.model.plan import (
    Area,
    Band,
    Class,
    Condition,
    Criterion,
    Measure,
    NotApplicable,
    Option,
    Plan,
    Policy,
    Register,
    RegisterColumn,
    Target,
    Test,
)
from cchc_xl.numbers import COMPARE
from tests.plans import criterion, plan_of

TAXES = Register(
    "Sổ thuế",
    (
        RegisterColumn("Sắc thuế", "text", key=True),
        RegisterColumn("Giao", "number"),
        RegisterColumn("Thu", "number"),
    ),
)
VOTES = Register(
    "Phiếu",
    (
        RegisterColumn("Nhóm", "text", key=True),
        RegisterColumn("Trả lời", "choice", ("Tốt", "Khá", "Kém", "Không ý kiến"), key=True),
        RegisterColumn("Số phiếu", "whole"),
    ),
)
BANDS = tuple(
    Band(sign, Decimal(least), Decimal(points))
    for sign, least, points in ((">", 90, "2"), ("=", 75, "1.5"), ("<", 20, "1"), ("<=", 90, "0.5"))
)
OPTIONS = (Option("Tốt", Decimal(100)), Option("Khá", Decimal("62.5")), Option("Kém", Decimal(0)))
OWED = (Condition("a", "có kế hoạch", Decimal("1.25")), Condition("b", "có báo cáo", Decimal("0.75")))
ALL = tuple(held._replace(points=None) for held in OWED)
DUE = date(2024, 6, 30)

KINDS: tuple[tuple[str, dict[str, object]], ...] = (
    ("proportional", {"evidence": "required"}),
    ("proportional", {"settings": {"target": Decimal(80), "floor": Decimal(50)}, "evidence": "required"}),
    ("proportional", {"settings": {"mean": "sắc thuế"}, "register": TAXES.name}),
    ("proportional", {"register": TAXES.name}),
    ("banded", {"bands": BANDS}),
    ("banded", {"bands": BANDS, "total": "", "may_be_negative": True}),
    ("banded", {"bands": BANDS, "may_be_negative": True, "evidence": "required"}),
    ("counted", {"settings": {"each": Decimal("0.35")}, "register": TAXES.name}),
    ("deducted", {"settings": {"each": Decimal("0.35"), "floor": Decimal("-1.5")}, "evidence": "required"}),
    ("timely", {"settings": {"due": DUE, "late": Decimal("0.75")}, "evidence": "required"}),
    ("timely", {"settings": {"due": date(2024, 12, 31), "late": Decimal(1)}}),
    ("met", {}),
    ("met", {"conditions": OWED, "evidence": "required"}),
    ("met", {"conditions": ALL}),
    ("surveyed", {"options": OPTIONS, "register": VOTES.name, "surveyed": True}),
)


def every_way() -> Plan:
    """Three areas, the last outside the scale; points only with evidence."""
    criteria = tuple(_criteria())
    inside = sum((one.maximum for one in criteria if one.area != "3"), Decimal(0))
    areas = tuple(
        Area(
            code,
            f"Lĩnh vực {code}",
            sum((one.maximum for one in criteria if one.area == code), Decimal(0)),
            "",
            code == "3",
        )
        for code in "123"
    )
    return plan_of(
        *criteria,
        code="moi-cach",
        policy=Policy(scale=inside, missing_evidence="0 điểm"),
        areas=areas,
        targets=tuple(_targets(criteria)),
        registers=(TAXES, VOTES),
        measures=tuple(_measures(criteria)),
        classes=tuple(Class(">=", Decimal(least), f"Hạng {least}") for least in (50, 20, 0)),
    )  # fmt: skip


def _criteria() -> Iterator[Criterion]:
    for area, admitted in zip("123", NotApplicable, strict=True):
        for number, (rule, changes) in enumerate(KINDS, start=1):
            code = f"{area}.{number:02}"
            held = tuple(one._replace(code=f"{code}.{one.code}") for one in changes.get("conditions", ()))
            more = {**changes, "conditions": held, "not_applicable": admitted}
            yield criterion(
                code, rule, **{"done": "đã làm", "unit": "việc", "official": ("Đảm", "")[number % 2], **more}
            )


def _measures(criteria: tuple[Criterion, ...]) -> Iterator[Measure]:
    for one in criteria:
        if one.register == VOTES.name:
            yield Measure(one.code, "answers", VOTES.name, "sum", of="Số phiếu", for_each="Trả lời")
        elif one.register:
            each = "Sắc thuế" if "mean" in one.settings else ""
            yield Measure(one.code, "done", TAXES.name, "sum", of="Thu", for_each=each)
            if one.total:
                yield Measure(one.code, "total", TAXES.name, "sum", of="Giao", for_each=each)
    for code in ("R1", "R2", *(f"R{sign}" for sign in COMPARE)):
        yield Measure(code, "done", TAXES.name, "sum", of="Thu", where=(Test("Sắc thuế", "in", ("Mục 1", "Mục 2")),))
        yield Measure(code, "total", TAXES.name, "sum", of="Giao")


def _targets(criteria: tuple[Criterion, ...]) -> Iterator[Target]:
    for sign in COMPARE:
        for (kind, number, value), area in product(
            (("ratio", 2, 75), ("ratio", 7, 50), ("lowest", 3, 100), ("done", 9, 2), ("done", 6, 7)), "123"
        ):
            yield _target(f"{kind}{number}{sign}{area}", kind, sign, value, f"{area}.{number:02}")
        yield _target(f"points{sign}", "points rise", sign, "năm trước", "1.05", "2.12")
        yield _target(f"point{sign}", "points rise", sign, "năm trước", "1.12")
        yield _target(f"R{sign}", "register", sign, 40)
        yield _target(f"O{sign}", "own ratio", sign, 75)
        yield _target(f"C{sign}", "own count", sign, 3)
    for one in criteria:
        yield _target(f"full{one.code}", "full", ">=", "Có", one.code)
    yield _target("area", "points rise", ">=", "năm trước", "2")
    yield _target("kept", "kept", "=", 0)
    yield _target("papers", "evidence", ">=", 50)
    yield _target("clear", "five clear", ">=", 0)
    yield _target("Y", "own yes", "=", "Có")
    yield _target("R1", "share rise", ">", "năm trước", "1.05")
    yield _target("R2", "share rise", ">=", "năm trước", "1.12")


def _target(code: str, judged_by: str, sign: str, value: object, *criteria: str) -> Target:
    return Target(code, "", f"Chỉ tiêu {code}", "Đảm", "", sign, str(value), judged_by, criteria, "đã làm", "phải làm")
