"""«Tỷ lệ» is never read for points, but what was typed over its formula is compared with the figures."""

import pytest

from cchc_xl.checks import ratio_typed
from cchc_xl.findings import sentence
from tests.cases import reading_of, told
from tests.plans import Target, criterion, plan_of

PLAN = plan_of(criterion("1.1"))


def found(ratio, figures="4 | 3", answer=""):
    form = (
        f"| Mã | Tiêu chí | Tổng số | Số thực hiện | Tỷ lệ | Kết quả |\n| '1.1 | Một | {figures} | {ratio} | {answer} |"
    )
    return list(ratio_typed.check(reading_of(PLAN, form), PLAN))


@pytest.mark.parametrize("ratio", ["", "0,75", "75", "75,4", "'75%", "'75 %", "=1/0", "#DIV/0!", "ba phần tư"])
def test_the_share_of_the_figures_is_well_however_it_is_written(ratio):
    assert found(ratio) == []


@pytest.mark.parametrize(
    ("ratio", "shown"), [("0,95", "95,00%"), ("95", "95,00%"), ("'95%", "95,00%"), ("1", "100,00%")]
)
def test_another_share_was_typed_over_the_formula(ratio, shown):
    (finding,) = found(ratio)

    assert told([finding]) == [("F136", "E2")]
    assert sentence(finding).startswith(f"Ô «Tỷ lệ» ghi {shown}, nhưng hai số bên cạnh cho 75,00%")


def test_a_share_without_figures_is_told_as_not_used():
    assert told(found("0,95", " | ")) == [("F137", "E2")]


@pytest.mark.parametrize(("figures", "answer"), [("4 | ", ""), (" | 3", ""), ("0 | 0", ""), (" | ", "Không áp dụng")])
def test_half_of_the_figures_is_told_elsewhere(figures, answer):
    assert found("0,95", figures, answer) == []


def test_targets_have_shares_too():
    plan = plan_of(criterion(), targets=(Target("T1", "I.1", "Việc", "Đảm", "%", ">=", "100", "own ratio"),))
    sheet = "| Mã | Nhiệm vụ | Tổng số | Số thực hiện | Tỷ lệ |\n| T1 | Việc | 4 | 3 | 1 |"
    (finding,) = ratio_typed.check(reading_of(plan, sheets={"Chỉ tiêu khác": sheet}), plan)

    assert (finding.code, finding.cell.sheet, finding.official) == ("F136", "Chỉ tiêu khác", "Đảm")
