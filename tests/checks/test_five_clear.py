"""«5 rõ»: where the plan wants all five clear, each that is not is told with its criteria."""

from dataclasses import replace
from datetime import date

import pytest

from cchc_xl.checks import five_clear
from cchc_xl.findings import Severity, sentence, severity_of
from tests.cases import reading_of, scored
from tests.plans import Measure, Register, RegisterColumn, Target, criterion, plan_of

FORM = "| Mã | Tiêu chí | Tổng số | Số thực hiện |\n| '1.1 | Một | 4 | 4 |"
WANTED = Target("T5", "I.2", "5 rõ", "Đảm", "%", ">=", "100", "five clear")
OWED = Target("T2", "I.2", "Làm việc này", "Đảm", "%", ">=", "100", "ratio", ("1.1",))
CLEAR = criterion("1.1", targets=("T2",), due=date(2024, 6, 30))


def found(*criteria, targets=(WANTED, OWED)):
    plan = plan_of(*criteria, targets=targets)
    result = scored(plan, FORM)
    findings = [one for one in result.findings if one.code == "S105"]
    assert findings == list(five_clear.check(result.card, result.reading, plan))
    return result, [(dict(one.facts)["what"], dict(one.facts)["criteria"]) for one in findings]


def test_a_criterion_of_which_all_five_are_clear_is_well():
    assert found(CLEAR)[1] == []


@pytest.mark.parametrize(
    ("one", "what"),
    [
        (replace(CLEAR, official=""), ["người"]),
        (replace(CLEAR, unit=""), ["hiệu quả"]),
        (replace(CLEAR, targets=()), ["việc", "trách nhiệm"]),
        (replace(CLEAR, targets=(), official="", unit=""), ["người", "việc", "trách nhiệm", "hiệu quả"]),
    ],
)
def test_what_is_not_clear_is_told(one, what):
    assert found(one)[1] == [(name, "1.1") for name in what]


def test_the_criteria_told_are_those_that_the_target_does_not_count():
    result, told = found(CLEAR, *(replace(CLEAR, code=code, official="") for code in ("1.2", "1.3")))

    assert told == [("người", "1.2, 1.3")]
    assert result.card.targets[0].reason == "1/3 = 33,33%, yêu cầu ≥ 100%"


def test_a_plan_that_does_not_ask_for_it_hears_nothing():
    assert found(replace(CLEAR, official=""), targets=(OWED,))[1] == []


def test_its_sentence_says_what_to_add_and_bars_nothing():
    result, _ = found(replace(CLEAR, official=""))
    finding = next(one for one in result.findings if one.code == "S105")

    assert severity_of(finding) is Severity.NOTE
    assert sentence(finding) == (
        "«5 rõ»: 1 tiêu chí chưa rõ người: 1.1. Hãy bổ sung «Người phụ trách» của tiêu chí trong kế hoạch."
    )


TASKS = Register(
    "Việc",
    (RegisterColumn("Việc", "text"), RegisterColumn("Mã", "text", may_be_blank=True), RegisterColumn("Hạn", "date")),
)
DUE = Measure("", "due", "Việc", "latest", of="Hạn", for_each="Mã")


def tasks(rows, targets=(WANTED, OWED)):
    plan = plan_of(CLEAR, targets=targets, registers=(TASKS,), measures=(DUE,))
    reading = reading_of(plan, FORM, {"Việc": f"| Việc | Mã | Hạn |\n{rows}"})
    return [(one.code, one.cell.address, dict(one.facts).get("rows")) for one in reading.findings if one.code[0] == "R"]


def test_tasks_of_a_criterion_are_well():
    assert tasks("| a | '1.1 | 31/01/2024 |\n| b | '1.1 | 31/03/2024 |") == []


def test_tasks_of_no_criterion_are_counted_and_named_by_row_number():
    assert tasks("| a | '1.1 | 31/01/2024 |\n| b | | 31/03/2024 |\n| c | '9.9 | 31/03/2024 |") == [
        ("R132", "B3", "3, 4")
    ]


def test_a_task_without_a_due_date_is_told_as_a_blank_cell():
    assert tasks("| a | '1.1 | |") == [("R103", "C2", "2")]


def test_tasks_are_not_looked_at_where_the_plan_does_not_ask_for_it():
    assert tasks("| b | | 31/03/2024 |", targets=(OWED,)) == []
