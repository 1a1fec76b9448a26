"""A date before the period counts as on time, but is told: its year may be wrong."""

from datetime import date

import pytest

from cchc_xl.findings import Severity, severity_of
from tests.cases import scored
from tests.plans import criterion, plan_of

PLAN = plan_of(criterion("1.1", "timely", settings={"due": date(2024, 1, 31)}), criterion("1.2"))


def result(day):
    return scored(
        PLAN,
        f"""
        | Mã   | Tiêu chí | Số thực hiện | Ngày thực hiện |
        | '1.1 | Một      |              | {day}          |
        | '1.2 | Hai      |              | 01/01/2020     |
        """,
    )


def found(day):
    return [one for one in result(day).findings if one.code == "F131"]


@pytest.mark.parametrize("day", ["", "01/01/2024", "24/01/2024", "01/01/2025", "chưa rõ"])
def test_a_date_from_the_first_day_on_is_well_and_so_is_none(day):
    assert found(day) == []


@pytest.mark.parametrize("day", ["31/12/2023", "24/01/2014"])
def test_a_date_before_is_told_and_earns_its_points(day):
    (finding,) = found(day)

    assert (finding.cell.address, finding.criterion, severity_of(finding)) == ("D2", "1.1", Severity.WARNING)
    assert result(day).card.score("1.1").points == 2
