"""The agency that a workbook names stands in the plan's roster."""

from dataclasses import replace

import pytest

from cchc_xl.checks import agency_unknown
from cchc_xl.model.cell import Cell
from tests.cases import FILE, reading_of
from tests.plans import criterion, plan_of


def found(agency, name):
    plan = plan_of(criterion())
    reading = reading_of(plan)
    heading = reading.heading._replace(agency=agency, agency_name=name)
    findings = agency_unknown.check(replace(reading, heading=heading), plan)
    return [(one.code, one.cell, dict(one.facts)) for one in findings]


@pytest.mark.parametrize("name", ["Xã Phú Phương", "Phú Phương", "UBND XÃ PHÚ PHƯƠNG", "xa phu phuong"])
def test_an_agency_of_the_roster_under_its_name_is_well(name):
    assert found("09646", name) == []


def test_a_code_outside_the_roster_is_told():
    assert found("00001", "Xã Tản Lĩnh") == [("W105", Cell(FILE, "Thông tin chung"), {"agency": "00001"})]


@pytest.mark.parametrize("name", ["Xã Phú Phương", "phu phuong", "Xã Phú Phươn"])
def test_the_name_beside_an_unknown_code_says_which_agency_is_meant(name):
    [(_, _, facts)] = found("00001", name)

    assert facts["meant"] == " (ý bạn là 09646, Xã Phú Phương?)"


@pytest.mark.parametrize("name", ["Xã Tản Hồng", ""])
def test_a_name_that_belongs_to_another_code_is_told(name):
    facts = {"agency": "09646", "ours": "Xã Phú Phương", "theirs": name}

    assert found("09646", name) == [("W106", Cell(FILE, "Thông tin chung"), facts)]
