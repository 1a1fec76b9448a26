"""A workbook of another version of the plan is scored by the current one, and the criteria that changed are named."""

from dataclasses import replace
from decimal import Decimal

import pytest

from cchc_xl.checks import plan_version
from cchc_xl.findings import sentence
from cchc_xl.model.cell import Cell
from cchc_xl.reading import read
from cchc_xl.reporting.entry import write_entry
from tests.cases import FILE, reading_of, scored_reading
from tests.plans import AGENCY, criterion, plan_of, real_plan

PLAN = plan_of(criterion("1.1"), criterion("1.2", "counted", settings={"each": Decimal(1)}), version="2")
FORM = """
    | Mã   | Tiêu chí | Số thực hiện | Tổng số | Điểm tối đa | Cách tính điểm                         |
    | '1.1 | Một      | 3            | 4       | 2           | Tỷ lệ × 2 điểm                         |
    | '1.2 | Hai      | 3            |         | 2           | Mỗi đơn vị: 1 điểm, tối đa 2 điểm      |
"""


def reading_under(version, form=FORM):
    reading = reading_of(PLAN, form)
    return replace(reading, heading=reading.heading._replace(version=version))


def changed(form, version="1"):
    """Give the sentence about the version, and the rest of its facts."""
    ((finding),) = plan_version.check(reading_under(version, form), PLAN)
    assert (finding.code, finding.cell) == ("W104", Cell(FILE))
    return dict(finding.facts)["changed"]


@pytest.mark.parametrize("version", ["2", ""])
def test_the_plans_own_version_and_an_unknown_one_are_not_told(version):
    assert list(plan_version.check(reading_under(version), PLAN)) == []


def test_another_version_is_told_also_where_no_criterion_changed():
    (finding,) = plan_version.check(reading_under("1"), PLAN)

    assert sentence(finding) == ("Tệp lập theo phiên bản 1 của kế hoạch, được chấm theo phiên bản 2. Hãy kiểm tra lại.")


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("| 4       | 2  ", "| 4       | 1,5"),
        ("Tỷ lệ × 2 điểm", "Tỷ lệ / 80% × 2 điểm, tối đa 2"),
    ],
)
def test_a_criterion_whose_maximum_or_method_changed_is_named(before, now):
    assert changed(FORM.replace(before, now)) == " (tiêu chí đã đổi: 1.1)"


def test_a_criterion_that_is_new_is_named():
    assert changed(FORM.replace("'1.2", "'9.9")) == " (tiêu chí đã đổi: 1.2)"


def test_a_form_that_does_not_show_maximum_or_method_gives_nothing_to_compare():
    assert changed("| Mã | Tiêu chí | Số thực hiện |\n| '1.1 | Một | 3 |\n| '1.2 | Hai | 3 |") == ""


def test_it_is_scored_by_the_current_plan():
    result = scored_reading(reading_under("1", FORM.replace("| 4       | 2  ", "| 4       | 8  ")), PLAN)

    assert [one.code for one in result.findings] == ["W104"]
    assert [(one.maximum, one.points) for one in result.card.scores] == [(2, 1.5), (2, 2)]


def test_the_form_of_the_real_plan_shows_what_is_compared():
    reading = read(FILE, write_entry(real_plan(), AGENCY), real_plan())
    older = replace(reading, heading=reading.heading._replace(version="0"))

    assert list(plan_version.check(reading, real_plan())) == []
    assert [dict(one.facts)["changed"] for one in plan_version.check(older, real_plan())] == [""]
