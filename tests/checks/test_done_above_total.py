"""What was done is part of the total, except for sums of money."""

from decimal import Decimal

import pytest

from cchc_xl.checks import done_above_total
from cchc_xl.findings import sentence
from tests.cases import reading_of, told
from tests.plans import Band, Measure, Register, RegisterColumn, criterion, plan_of
from tests.plans import Test as RowTest

FORM = "| Mã | Tiêu chí | Tổng số | Số thực hiện |\n"


def found(plan, row, **sheets):
    return list(done_above_total.check(reading_of(plan, FORM + row, sheets), plan))


@pytest.mark.parametrize("row", ["4 | 3", "4 | 4", "0 | 3", " | 3", "4 | ", "4 | nhiều", "#N/A | 3", "0 | 0"])
def test_what_is_not_above_the_total_is_well(row):
    assert found(plan_of(criterion("1.1")), f"| '1.1 | Một | {row} |") == []


@pytest.mark.parametrize("rule", ["proportional", "banded"])
def test_more_done_than_there_is_to_do_is_told(rule):
    bands = (Band(">=", 100, 2),) if rule == "banded" else ()
    findings = found(plan_of(criterion("1.1", rule, bands=bands)), "| '1.1 | Một | 1200 | 1200,5 |")

    assert told(findings) == [("F106", "D2")]
    assert sentence(findings[0]) == (
        "Số thực hiện 1.200,5 lớn hơn tổng số 1.200; điểm chỉ tính đến mức tối đa. Hãy kiểm tra lại."
    )


def test_a_criterion_without_a_total_has_nothing_to_be_above():
    assert found(plan_of(criterion("1.1", "counted", settings={"each": Decimal(1)})), "| '1.1 | Một | 1 | 3 |") == []


LINES = Register(
    "Việc",
    (
        RegisterColumn("Nhóm", "choice", ("A", "B"), key=True),
        RegisterColumn("Giao", "number"),
        RegisterColumn("Làm", "number"),
    ),
)
LINES_SHOWN = """
    | Nhóm | Giao | Làm |
    | A    | 10   | 12  |
    | B    | 10   | 9   |
"""


def by_line(operation, of=""):
    """A mean over the groups: of sums, or of counts of rows where «Làm» and «Giao» are given."""
    mean = criterion("1.1", settings={"mean": "nhóm"}, register="Việc")
    tests = {"done": RowTest("Làm", ">", ("0",)), "total": RowTest("Giao", ">", ("10",))}
    measures = tuple(
        Measure("1.1", part, "Việc", operation, column if of else "", "Nhóm", () if of else (tests[part],))
        for part, column in (("done", "Làm"), ("total", "Giao"))
    )
    return plan_of(mean, registers=(LINES,), measures=measures)


def test_taxes_may_bring_more_than_was_assigned():
    assert found(by_line("sum", "Giao"), "| '1.1 | Một |  |  |", Việc=LINES_SHOWN) == []


def test_each_line_of_a_mean_is_compared_by_itself():
    shown = """
        | Nhóm | Giao | Làm |
        | A    | 11   | 1   |
        | A    | 10   | 1   |
        | B    | 11   | 1   |
        | B    | 12   | 0   |
    """
    keyless = Register("Việc", tuple(RegisterColumn(one.name, one.kind, one.values) for one in LINES.columns))
    plan = plan_of(*by_line("count").criteria, registers=(keyless,), measures=by_line("count").measures)
    findings = found(plan, "| '1.1 | Một |  |  |", Việc=shown)

    assert [dict(one.facts) for one in findings] == [{"done": "2", "total": "1"}]


def test_a_counted_figure_is_compared_too():
    plan = plan_of(
        criterion("1.1", register="Việc"),
        registers=(LINES,),
        measures=(
            Measure("1.1", "done", "Việc", "count"),
            Measure("1.1", "total", "Việc", "count", where=(RowTest("Giao", ">", ("10",)),)),
        ),
    )
    shown = LINES_SHOWN.replace("| A    | 10 ", "| A    | 11 ")

    assert told(found(plan, "| '1.1 | Một | 9 | 1 |", Việc=shown)) == [("F106", "A2")]


def test_a_mean_whose_total_no_measure_counts_stops_nothing():
    plan = by_line("count")
    plan = plan_of(*plan.criteria, registers=(LINES,), measures=plan.measures[:1])

    assert found(plan, "| '1.1 | Một |  |  |", Việc=LINES_SHOWN) == []
