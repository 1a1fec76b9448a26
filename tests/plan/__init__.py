"""Tests of the plan workbook, with a small plan that has some of everything, shown as its sheets."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from cchc_xl.findings import Severity, errors_among, sentence, severity_of
from cchc_xl.model.plan import Plan
from cchc_xl.plan.loading import load
from cchc_xl.plan.showing import show
from tests.plans import (
    Area,
    Band,
    Condition,
    Measure,
    Option,
    Register,
    RegisterColumn,
    Target,
    criterion,
    plan_of,
    real_plan,
)
from tests.plans import Test as RowTest
from tests.tables import workbook

WORKS = Register(
    "Việc",
    (
        RegisterColumn("Mã việc", "text", key=True, also_called=("Số", "Ký hiệu")),
        RegisterColumn("Mức", "choice", ("Tốt", "Kém"), may_be_blank=True),
        RegisterColumn("Hạn", "date"),
        RegisterColumn("Xong", "date", may_be_blank=True),
        RegisterColumn("Trả", "date", may_be_blank=True),
        RegisterColumn("Người", "text", personal=True, may_be_blank=True),
        RegisterColumn("Ngày", "first date", computed_from=("Xong", "Trả")),
    ),
)

SMALL = plan_of(
    criterion("1.1", register="Việc", targets=("T1",)),
    criterion(
        "1.2",
        "banded",
        bands=(Band(">=", Decimal(100), Decimal(2)), Band("<", Decimal(100), Decimal(0))),
        may_be_negative=True,
    ),
    criterion("2.1", "timely", clause="III.2", settings={"due": date(2024, 1, 31), "late": Decimal(1)}, due=date(2024, 1, 31)),
    criterion("2.2", "met", "1", clause="III.2", conditions=(
        Condition("2.2.1", "Đã xây dựng", Decimal("0.5")), Condition("2.2.2", "Đã công khai", Decimal("0.5"))
    )),
    criterion("2.3", "surveyed", "1", clause="III.2", register="Việc", surveyed=True, options=(
        Option("Tốt", Decimal(100)), Option("Kém", Decimal(0))
    )),
    areas=(Area("1", "Lĩnh vực thử", Decimal(4), "III.1"), Area("2", "Khác", Decimal(4), "III.2")),
    targets=(
        Target("T1", "I.1", "Làm hết việc", "Đảm", "%", ">=", "100", "ratio", ("1.1",)),
        Target("T2", "I.2", "Nâng điểm", "Đảm", "điểm", ">", "năm trước", "points rise", ("1.2", "2")),
        Target("T3", "I.3", "Họp", "Đảm", "%", ">=", "100", "own ratio", (), "đã họp", "phải họp"),
    ),
    registers=(WORKS,),
    measures=(
        Measure("1.1", "done", "Việc", "count", where=(
            RowTest("Ngày", "in the window"), RowTest("Xong", "<=", other_column="Hạn", group="a"),
            RowTest("Trả", "<=", other_column="Hạn", group="b"),
        )),
        Measure("1.1", "total", "Việc", "count", where=(RowTest("Hạn", "<=", ("ngày số liệu",)),)),
        Measure("2.3", "answers", "Việc", "count", for_each="Mức", where=(RowTest("Mức", "in", ("Tốt", "Kém")),)),
    ),
)  # fmt: skip


def sheets_of(plan: Plan) -> dict[str, str]:
    """Show the sheets of a plan as tables, all cells as text, headers in row 1."""
    sections = [section.splitlines() for section in show(plan).removeprefix("# ").split("\n# ")]
    return {name: "\n".join(_row(line, number) for number, line in enumerate(lines)) for name, *lines in sections}


def workbook_of(plan: Plan, **changed: str) -> bytes:
    """Make a plan workbook, some sheets replaced by what a test shows."""
    sheets: Mapping[str, str] = sheets_of(plan)
    unknown = changed.keys() - sheets.keys()
    if unknown:
        raise KeyError(*unknown)
    return workbook({**sheets, **changed})


def with_cell(sheet: str, start: str, column: str, value: str) -> str:
    """Show one sheet of the real plan, one cell changed: in the row that starts so, under that heading."""
    head, *lines = sheets_of(real_plan())[sheet].splitlines()
    place = head.strip("| ").split(" | ").index(column)
    number = next(n for n, line in enumerate(lines) if line.replace("'", "").startswith(f"| {start} |"))
    cells = lines[number].removeprefix("| ").removesuffix(" |").split(" | ")
    cells += [""] * (place + 1 - len(cells))
    cells[place] = value
    lines[number] = f"| {' | '.join(cells)} |"
    return "\n".join((head, *lines))


def told(**changed: str) -> list[str]:
    """Load the real plan, some sheets replaced; gives its errors and warnings as ``code sheet!cell sentence``."""
    sheets = sheets_of(real_plan())
    assert changed.keys() <= sheets.keys()
    return told_of(workbook({**sheets, **changed}))


def told_of(data: bytes) -> list[str]:
    """Load a plan workbook; gives its errors and warnings as ``code sheet!cell sentence``."""
    plan, found = load("kế hoạch.xlsx", data)
    assert (plan is None) is bool(errors_among(found))
    grave = [one for one in found if severity_of(one) is not Severity.NOTE]
    assert all(sentence(one) and sentence(one, "en") for one in grave)
    return [f"{one.code} {one.cell.sheet}!{one.cell.address} {sentence(one)}" for one in grave]


def places(told: list[str]) -> list[str]:
    """Give each code and cell of what was told once, without its sentence."""
    found = (one.partition("!") for one in told)
    return list(dict.fromkeys(f"{sheet}!{cell.partition(' ')[0]}" for sheet, _, cell in found))


def _row(line: str, number: int) -> str:
    cells = (
        cell if not number or not cell or cell[0] not in "0123456789=" else f"'{cell}" for cell in line.split("\t")
    )
    return f"| {' | '.join(cells)} |"
