"""A register of one line for each person and month lacks none, or tells how many."""

import pytest

from cchc_xl.findings import sentence
from tests.cases import reading_of
from tests.plans import Measure, Register, RegisterColumn, criterion, plan_of
from tests.plans import Test as RowTest

PEOPLE = RegisterColumn("Họ tên", "text", key=True, personal=True)
MONTHS = RegisterColumn("Tháng", "month", key=True)
GRADE = RegisterColumn("Xếp loại", "choice", ("A", "B"), may_be_blank=True)


def found(lines, as_of="31/03/2024", columns=(PEOPLE, MONTHS, GRADE)):
    """Give the sentences about person-months; a line is a person's letter and the months of its rows."""
    register = Register("Đánh giá", columns)
    measure = Measure("1.1", "total", "Đánh giá", "count", where=(RowTest("Tháng", "<=", ("ngày số liệu",)),))
    plan = plan_of(criterion("1.1", register="Đánh giá"), registers=(register,), measures=(measure,))
    rows = "\n".join(f"| {who} | {month} | A |" for who, months in lines.items() for month in months)
    reading = reading_of(plan, sheets={"Đánh giá": f"| Họ tên | Tháng | Xếp loại |\n{rows}"}, as_of=as_of)
    return [sentence(one) for one in reading.findings if one.code == "R130"]


@pytest.mark.parametrize("as_of", ["31/03/2024", "15/04/2024", "29/04/2024"])
def test_every_person_in_every_month_that_has_ended_is_well(as_of):
    assert found({"a": (1, 2, 3), "b": (1, 2, 3)}, as_of) == []


def test_months_still_to_come_are_not_due():
    assert found({"a": (1, 2, 3, 4, 5), "b": (1, 2, 3)}) == []


def test_a_person_without_a_month_is_told_by_number_and_never_by_name():
    assert found({"a": (1, 2, 3), "b": (1,)}) == [
        "Sổ «Đánh giá» có 4 lượt người-tháng, nhưng 2 người trong 3 tháng là 6: thiếu 2. "
        "Hãy bổ sung dòng còn thiếu, hoặc giải trình (người mới đến, chuyển đi)."
    ]


def test_a_month_that_everybody_lacks_is_told_too():
    (told,) = found({"a": (1, 3), "b": (1, 3)})
    assert "4 lượt người-tháng, nhưng 2 người trong 3 tháng là 6: thiếu 2" in told


def test_a_month_that_cannot_be_read_is_none():
    (told,) = found({"a": (1, 2, "ba")})
    assert "thiếu 1" in told


@pytest.mark.parametrize("lines", [{}, {"a": ()}])
def test_a_register_without_lines_is_told_elsewhere(lines):
    assert found(lines) == []


def test_a_register_of_another_kind_is_not_looked_at():
    unkeyed = RegisterColumn("Tháng", "month")
    assert found({"a": (1,)}, columns=(PEOPLE, unkeyed, GRADE)) == []
