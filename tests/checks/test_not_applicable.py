"""«Không áp dụng» stands only where the plan admits it, and never beside a figure."""

from datetime import date
from decimal import Decimal

import pytest

from cchc_xl.checks import not_applicable
from cchc_xl.findings import sentence
from tests.cases import reading_of, scored, told
from tests.plans import Condition, Measure, NotApplicable, Register, RegisterColumn, criterion, plan_of

HEAD = "| Mã | Tiêu chí | Tổng số | Số thực hiện | Kết quả | Ngày thực hiện |\n"
ADMITTED = [NotApplicable.FULL, NotApplicable.EXCLUDED]


def found(one, row):
    plan = plan_of(one)
    return list(not_applicable.check(reading_of(plan, HEAD + f"| '1.1 | Một | {row} |"), plan))


@pytest.mark.parametrize("effect", NotApplicable)
@pytest.mark.parametrize("answer", ["", "Có", "Không"])
def test_where_it_is_not_said_nothing_is_told(effect, answer):
    assert found(criterion("1.1", not_applicable=effect), f"4 | 3 | {answer}") == []


@pytest.mark.parametrize("effect", ADMITTED)
@pytest.mark.parametrize("row", [" | ", "0 | 0", "0 | ", " | 0"])
def test_where_the_plan_admits_it_beside_blanks_and_zeros_it_is_well(effect, row):
    assert found(criterion("1.1", not_applicable=effect), f"{row} | Không áp dụng") == []


@pytest.mark.parametrize("row", [" | ", "0 | 0", "4 | 3"])
def test_where_the_plan_is_silent_it_is_refused(row):
    (finding,) = found(criterion("1.1"), f"{row} | Không áp dụng")

    assert (finding.code, finding.cell.address, finding.official) == ("F107", "E2", "Đảm")
    assert sentence(finding) == "Tiêu chí 1.1 không được ghi «Không áp dụng». Hãy nhập số liệu."


@pytest.mark.parametrize(
    "one",
    [
        criterion("1.1", "met"),
        criterion("1.1", "counted", settings={"each": Decimal(1)}),
        criterion("1.1", "timely", settings={"due": date(2024, 1, 31)}),
        criterion("1.1", "surveyed", register="Khảo sát"),
    ],
)
def test_it_is_refused_for_every_rule(one):
    assert told(found(one, " |  | Không áp dụng")) == [("F107", "E2")]


@pytest.mark.parametrize("effect", ADMITTED)
@pytest.mark.parametrize(
    ("row", "cell", "value"), [("4 | 3", "D2", "3"), ("4 | ", "C2", "4"), ("4 | 0", "C2", "4"), (" | 0,5", "D2", "0,5")]
)
def test_beside_a_figure_above_zero_it_is_told(effect, row, cell, value):
    (finding,) = found(criterion("1.1", not_applicable=effect), f"{row} | Không áp dụng")

    assert (finding.code, finding.cell.address) == ("F108", cell)
    assert sentence(finding) == f"Ghi «Không áp dụng» nhưng lại có số liệu {value}. Hãy xóa một trong hai."


@pytest.mark.parametrize("effect", NotApplicable)
def test_beside_a_figure_the_criterion_is_missing(effect):
    plan = plan_of(criterion("1.1", not_applicable=effect))
    score = scored(plan, HEAD + "| '1.1 | Một | 4 | 4 | Không áp dụng |").card.score("1.1")

    assert (score.outcome.value, score.points, score.high) == ("missing", 0, 2)


@pytest.mark.parametrize("effect", NotApplicable)
def test_on_a_condition_it_is_refused_whatever_the_plan_says_of_the_criterion(effect):
    conditions = Condition("1.1.1", "Đã xây dựng"), Condition("1.1.2", "Đã công khai")
    plan = plan_of(criterion("1.1", "met", conditions=conditions, not_applicable=effect))
    form = """
        | Mã     | Tiêu chí       | Tổng số | Số thực hiện | Kết quả |
        | '1.1   | Quy trình      |  |  |  |
        | '1.1.1 | – Đã xây dựng  |  |  | Có            |
        | '1.1.2 | – Đã công khai |  |  | Không áp dụng |
    """
    reading = reading_of(plan, form)

    assert told(not_applicable.check(reading, plan)) == [("F107", "E4")]
    assert scored(plan, form).card.score("1.1").outcome.value == "missing"


@pytest.mark.parametrize("effect", NotApplicable)
def test_with_register_rows_the_register_wins(effect):
    register = Register("Việc", (RegisterColumn("Mã", "text", key=True), RegisterColumn("Xong", "date")))
    plan = plan_of(
        criterion("1.1", "counted", settings={"each": Decimal(1)}, register="Việc", not_applicable=effect),
        registers=(register,),
        measures=(Measure("1.1", "done", "Việc", "count"),),
    )
    form = HEAD + "| '1.1 | Một |  | 3 | Không áp dụng |"
    with_rows = reading_of(plan, form, {"Việc": "| Mã | Xong |\n| a | 01/02/2024 |"})
    without = reading_of(plan, form, {"Việc": "| Mã | Xong |"})

    assert told(not_applicable.check(with_rows, plan)) == []
    assert len(told(not_applicable.check(without, plan))) == 1
