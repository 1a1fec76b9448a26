"""Nothing arose is not known while the rows cannot be read."""

import pytest

from cchc_xl.findings import sentence
from tests.cases import scored
from tests.checks.test_register_unread import DOSSIERS, found
from tests.plans import real_plan


def test_nothing_arose_is_not_known_while_the_dates_cannot_be_read():
    (finding,), score = found("| a | tháng hai | Không | |\n| b | chưa rõ | | |")

    assert (finding.code, finding.criterion, finding.official) == ("R129", "1.1", "Đảm")
    assert (score.outcome.value, score.points) == ("missing", 0)
    assert sentence(finding) == (
        "Sổ «Kiến nghị»: 2 dòng có ô không đọc được nên chưa biết tiêu chí 1.1 có phát sinh hay không. "
        "Hãy sửa các ô này."
    )


def test_what_lies_outside_the_period_and_can_be_read_is_nothing_that_arose():
    findings, score = found("| a | 01/02/2023 | Không | |")

    assert (findings, score.outcome.value) == ([], "full")


@pytest.mark.parametrize(
    ("late", "codes", "outcome"),
    [
        ("05/03/2024", [], "scored"),
        ("hôm qua", ["R129"], "missing"),
        ("#N/A", ["R129"], "missing"),
        ("30/02/2024x", ["R129"], "missing"),
    ],
)
def test_apologies_of_the_real_plan_are_not_full_because_the_late_dates_cannot_be_read(late, codes, outcome):
    rows = f"| a | X | Trực tiếp | 01/02/2024 | 01/03/2024 | {late} | | | Đã có kết quả |"
    result = scored(real_plan(), sheets={"Hồ sơ TTHC": DOSSIERS + rows})
    about = [one for one in result.findings if one.criterion == "3.7" and one.code in {"R128", "R129"}]

    assert [one.code for one in about] == codes
    assert result.card.score("3.7").outcome.value == outcome
