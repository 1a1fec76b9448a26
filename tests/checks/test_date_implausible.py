"""A date of completion is not after the figures, and wins over «Không»."""

from datetime import date

import pytest

from cchc_xl.checks import date_implausible
from cchc_xl.findings import sentence
from tests.cases import reading_of, told
from tests.plans import criterion, plan_of

PLAN = plan_of(criterion("1.1", "timely", settings={"due": date(2024, 1, 31)}), criterion("1.2"))


def found(day, answer="", as_of="30/06/2024"):
    reading = reading_of(
        PLAN,
        f"""
        | Mã   | Tiêu chí | Số thực hiện | Ngày thực hiện | Kết quả  |
        | '1.1 | Một      |              | {day}          | {answer} |
        | '1.2 | Hai      |              | 01/01/2030     | Không    |
        """,
        as_of=as_of,
    )
    return list(date_implausible.check(reading, PLAN))


@pytest.mark.parametrize("day", ["", "31/01/2024", "01/02/2024", "30/06/2024", "15/12/2023", "chưa rõ"])
@pytest.mark.parametrize("answer", ["", "Có"])
def test_a_date_until_the_figures_is_well_and_so_is_none(day, answer):
    assert found(day, answer) == []


@pytest.mark.parametrize("answer", ["", "Có", "Không"])
def test_a_date_after_the_figures_is_told(answer):
    findings = found("01/07/2024", answer)

    assert told(findings) == [("F109", "D2")]
    assert sentence(findings[0]) == "Ngày thực hiện 01/07/2024 sau ngày số liệu 30/06/2024. Hãy kiểm tra lại ngày."


def test_a_date_beside_no_is_told():
    findings = found("31/01/2024", "Không")

    assert told(findings) == [("F110", "D2")]
    assert (findings[0].criterion, findings[0].official) == ("1.1", "Đảm")


def test_no_without_a_date_is_well():
    assert found("", "Không") == []
