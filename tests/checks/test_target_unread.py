"""A target judged from a register is not judged in silence over rows that could not be read."""

import pytest

from cchc_xl.findings import sentence
from tests.cases import scored
from tests.plans import Measure, Register, RegisterColumn, Target, criterion, plan_of
from tests.plans import Test as RowTest

TASKS = Register(
    "Nhiệm vụ",
    (RegisterColumn("Mã", "text", key=True), RegisterColumn("Hạn", "date"), RegisterColumn("Xong", "yes/no")),
)
DUE = RowTest("Hạn", "in the window")
MEASURES = (
    Measure("T1", "done", "Nhiệm vụ", "count", where=(DUE, RowTest("Xong", "in", ("Có",)))),
    Measure("T1", "total", "Nhiệm vụ", "count", where=(DUE,)),
)
FORM = "| Mã | Tiêu chí | Tổng số | Số thực hiện | Năm trước |\n| '1.1 | Một | 1 | 1 | 50 |"
DONE, OPEN, UNREAD = "| {} | 01/02/2024 | Có |", "| {} | 01/02/2024 | Không |", "| {} | chưa rõ | Có |"


def found(*rows, wanted="60", judged_by="register"):
    target = Target("T1", "III.1", "Việc", "Đảm", "%", ">=", wanted, judged_by, criteria=("1.1",))
    plan = plan_of(criterion("1.1"), targets=(target,), registers=(TASKS,), measures=MEASURES)
    lines = "\n".join(row.format(number) for number, row in enumerate(rows))
    result = scored(plan, FORM, {"Nhiệm vụ": f"| Mã | Hạn | Xong |\n{lines}"})
    return [one for one in result.findings if one.code == "R131"]


def test_a_register_that_can_be_read_is_well():
    assert found(DONE, OPEN) == found(DONE, DONE) == []


@pytest.mark.parametrize("rows", [(DONE, UNREAD), (DONE, OPEN, UNREAD), (DONE, DONE, OPEN, UNREAD)])
def test_a_row_that_may_turn_the_judgement_is_told(rows):
    (finding,) = found(*rows)

    assert (str(finding.cell), finding.official) == ("xã.xlsx «Nhiệm vụ»", "Đảm")
    assert sentence(finding) == (
        "Sổ «Nhiệm vụ»: 1 dòng chưa tính được cho chỉ tiêu T1 (III.1) vì có ô không đọc được; "
        "kết luận đạt hay chưa đạt có thể khác. Hãy sửa các ô này."
    )


def test_a_row_that_turns_nothing_is_not_told():
    assert found(*[DONE] * 9, UNREAD) == found(*[OPEN] * 9, UNREAD) == []


def test_a_target_of_which_nothing_else_is_known_is_told():
    assert len(found(UNREAD)) == 1


def test_a_rise_is_compared_with_last_years():
    assert len(found(DONE, OPEN, UNREAD, judged_by="share rise")) == 1
    assert found(DONE, DONE, DONE, UNREAD, judged_by="share rise") == []


def test_a_target_that_is_judged_otherwise_is_not_looked_at():
    assert found(DONE, UNREAD, judged_by="own yes", wanted="Có") == []
