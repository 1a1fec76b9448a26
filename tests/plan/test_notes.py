"""What a plan leaves open without being wrong is told as notes, and the plan is used all the same."""

import pytest

from cchc_xl.findings import Severity, errors_among, sentence, severity_of
from cchc_xl.plan.loading import load
from tests.plan import SMALL, sheets_of, workbook_of
from tests.plans import REAL_PLAN

OF_THE_REAL_PLAN = load(REAL_PLAN.name, REAL_PLAN.read_bytes())[1]


def notes(sheet, before, now):
    """Load the small plan with one text on one sheet replaced; gives cell and sentence of what is told."""
    shown = sheets_of(SMALL)[sheet]
    assert before in shown
    plan, found = load("kế hoạch.xlsx", workbook_of(SMALL, **{sheet: shown.replace(before, now, 1)}))
    assert plan is not None
    assert {severity_of(one) for one in found} <= {Severity.NOTE}
    return [(f"{one.cell.sheet}!{one.cell.address}", sentence(one)) for one in found]


@pytest.mark.parametrize(
    ("sheet", "before", "now", "told"),
    [
        ("Tiêu chí", "| T1 | Đảm |", "| T1 |  |", ("Tiêu chí!T2", "1.1 chưa có người phụ trách.")),
        ("Chỉ tiêu", "| Họp | Đảm |", "| Họp |  |", ("Chỉ tiêu!D4", "T3 chưa có người phụ trách.")),
        (
            "Tiêu chí",
            "| T1 | Đảm | tự chấm | không |",
            "| T1 |  | tự chấm | không |  |  | Xuân |",
            ("Tiêu chí!T2", "1.1 chưa có người phụ trách (đề xuất: Xuân)."),
        ),
        (
            "Tiêu chí",
            "| '2.1 | III.2 |",
            "| '2.1 | III.1(a) |",
            ("Tiêu chí!B4", "Tiêu chí 2.1 xếp ở lĩnh vực 2 nhưng điều khoản III.1(a) thuộc lĩnh vực 1."),
        ),
        (
            "Đơn vị",
            "| Phú Phương | xã |",
            "| Phú Phương | xã |  | '2024-12-31 | Phú Xuyên |",
            ("Đơn vị!F2", "Đơn vị kế thừa «Phú Xuyên» không có trong danh sách đơn vị."),
        ),
        (
            "Ghi chú văn bản",
            "| Nơi | Nội dung |",
            "| Nơi | Nội dung |\n| L5 | Ghi hai năm khác nhau. |",
            ("Ghi chú văn bản!B2", "Văn bản kế hoạch, L5: Ghi hai năm khác nhau."),
        ),
    ],
)
def test_what_is_open_is_told_at_its_cell(sheet, before, now, told):
    assert notes(sheet, before, now) == [told]


@pytest.mark.parametrize("clause", ["III.2", "III.2(b)", "III.1(a); III.2(b)", "IV", "III.11", "III.2; III.1"])
def test_a_clause_of_its_own_area_among_others_or_of_no_area_is_well(clause):
    assert notes("Tiêu chí", "| '2.1 | III.2 |", f"| '2.1 | {clause} |") == []


def test_the_real_plan_has_notes_only():
    assert errors_among(OF_THE_REAL_PLAN) == ()


def test_criteria_of_the_real_plan_that_stand_under_another_area_than_their_clause():
    assert [one.criterion for one in OF_THE_REAL_PLAN if one.code == "C123"] == "3.5 3.8 3.9 4.2 6.4".split()


def test_successors_of_the_real_plan_are_named_and_not_in_its_roster():
    assert len([one for one in OF_THE_REAL_PLAN if one.code == "C122"]) == 3
