"""Every criterion has its row in the form, unless a register speaks for it."""

from dataclasses import replace
from decimal import Decimal

from cchc_xl.checks import row_missing
from cchc_xl.findings import sentence
from cchc_xl.model.cell import Cell
from tests.cases import FILE, reading_of, scored
from tests.plans import Condition, Measure, Register, RegisterColumn, criterion, plan_of

HEAD = "| Mã | Tiêu chí | Tổng số | Số thực hiện | Kết quả |\n"
WORKS = Register("Việc", (RegisterColumn("Mã", "text", key=True), RegisterColumn("Xong", "date", may_be_blank=True)))
PLAN = plan_of(
    criterion("1.1"),
    criterion("1.2", "met", conditions=(Condition("1.2.1", "Đã xây dựng"), Condition("1.2.2", "Đã công khai"))),
    criterion("1.3", "counted", settings={"each": Decimal(1)}, register="Việc"),
    registers=(WORKS,),
    measures=(Measure("1.3", "done", "Việc", "count"),),
)
ALL = ["'1.1", "'1.2", "'1.2.1", "'1.2.2", "'1.3"]


def found(codes, shown="| Mã | Xong |"):
    reading = reading_of(PLAN, HEAD + "\n".join(f"| {code} | x |" for code in codes), {"Việc": shown})
    return [(one.code, one.criterion, dict(one.facts)["code"]) for one in row_missing.check(reading, PLAN)]


def test_a_form_with_all_its_rows_is_well():
    assert found(ALL) == []


def test_a_row_that_is_missing_is_told_by_code_and_title():
    reading = reading_of(PLAN, HEAD + "| '1.2.1 | x |\n| '1.2.2 | x |\n| '1.3 | x |", {"Việc": "| Mã | Xong |"})
    (finding,) = row_missing.check(reading, PLAN)

    assert (finding.code, finding.cell, finding.official) == ("W114", Cell(FILE, "Bảng tự chấm"), "Đảm")
    assert sentence(finding) == "Không thấy dòng mã 1.1 («Tiêu chí 1.1»). Hãy lấy lại dòng này từ tệp mẫu."


def test_a_criterion_with_conditions_needs_their_rows_and_not_its_own():
    assert found([code for code in ALL if code != "'1.2"]) == []
    assert found([code for code in ALL if code != "'1.2.2"]) == [("W114", "1.2", "1.2.2")]


def test_a_criterion_of_a_register_needs_its_row_where_the_register_has_none():
    without = [code for code in ALL if code != "'1.3"]

    assert found(without) == [("W114", "1.3", "1.3")]
    assert found(without, "| Mã | Xong |\n| a | 01/02/2024 |") == []


def test_a_form_without_any_row_is_not_told_row_by_row():
    assert found([]) == []


def test_a_row_is_missed_in_the_part_whose_official_owes_it():
    plan = plan_of(criterion("1.1"), criterion("1.2", official="Xuân"), criterion("1.3", official=""), criterion("1.4"))
    scopes = {"Đảm": "a.xlsx", "Xuân": "b.xlsx", "Chưa phân công": "c.xlsx"}
    reading = replace(reading_of(plan, HEAD + "| '1.4 | x |"), scopes=scopes)
    only_one = replace(reading, scopes={"Xuân": "b.xlsx"})

    assert [(one.criterion, one.cell.file) for one in row_missing.check(reading, plan)] == [
        ("1.1", "a.xlsx"),
        ("1.2", "b.xlsx"),
        ("1.3", "c.xlsx"),
    ]
    assert [one.criterion for one in row_missing.check(only_one, plan)] == ["1.2"]


def test_a_criterion_without_its_row_is_missing():
    result = scored(PLAN, HEAD + "| '1.1 | x | 4 | 4 |\n| '1.2.1 | x | | | Có |", {"Việc": "| Mã | Xong |"})

    assert [(one.outcome.value, one.barred) for one in result.card.scores] == [
        ("scored", False),
        ("missing", True),
        ("missing", True),
    ]
