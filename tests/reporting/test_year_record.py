"""This year beside the last, as JSON: exact decimals, null for what is unknown, criteria by their codes."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from cchc_xl.improvement import year_on_year
from cchc_xl.model.plan import Target
from cchc_xl.model.year_on_year import Then, YearBefore
from cchc_xl.reporting.year_record import year_record
from tests.cases import scored
from tests.plans import criterion, plan_of

PLAN = plan_of(
    criterion("1.1", maximum="4"),
    criterion("1.2", maximum="4"),
    targets=(Target("A", "II, L7", "Nâng điểm", "", "điểm", ">", "năm trước", "points rise", ("1.1", "1.2")),),
)
FORM = """
    | Mã  | Tiêu chí | Tổng số | Số thực hiện | Năm trước | Điểm năm trước |
    |-----|----------|---------|--------------|-----------|----------------|
    | 1.1 | a        | 4       | 3            | 50        | 2              |
    | 1.2 | b        | 4       | 3            |           |                |
"""
FIRST = {
    "criterion": "1.1",
    "points_before": "2",
    "points": "3.00",
    "change": "1.00",
    "maximum_before": "4",
    "maximum": "4",
    "figure_before": "50",
    "figure": "75.000000",
    "reason": None,
}
SECOND = {
    **FIRST,
    "criterion": "1.2",
    "points_before": None,
    "change": None,
    "figure_before": None,
    "reason": "Chưa có điểm năm trước",
}


def test_what_was_typed_of_last_year():
    assert year_record(year_on_year(scored(PLAN, FORM), PLAN)) == {
        "year": None,
        "index_before": None,
        "points_before": "2",
        "points": "3.00",
        "risen": ["1.1"],
        "fallen": [],
        "same": [],
        "unknown": ["1.2"],
        "held": [],
        "slipped": [],
        "waiting": [],
        "criteria": [FIRST, SECOND],
        "weaknesses": [
            {
                "target": "A",
                "clause": "II, L7",
                "task": "Nâng điểm",
                "criteria": ["1.1", "1.2"],
                "points_before": None,
                "points": "6.00",
                "maximum": "8",
                "improved": None,
                "reason": "1.2: Chưa có điểm năm trước",
            }
        ],
        "notes": [],
        "gone": [],
    }


def test_last_years_workbook_has_a_year_and_an_index_and_what_is_gone():
    then = {"1.1": Then("1.1", "Tiêu chí 1.1", Decimal(4), Decimal("4.00"))}
    gone = (Then("1.3", "Việc cũ", Decimal(2), None, None, "Chưa có số liệu"),)
    plan = replace(PLAN, targets=())
    record = year_record(year_on_year(scored(plan, FORM), plan, YearBefore(2023, Fraction(250, 3), then, gone)))

    assert {key: record[key] for key in ("year", "index_before", "fallen", "slipped", "notes", "gone")} == {
        "year": 2023,
        "index_before": "83.33333333",
        "fallen": ["1.1"],
        "slipped": ["1.1"],
        "notes": [
            {"criterion": "1.1", "said": "«Điểm năm trước» ghi 2, tệp năm trước có 4 điểm: lấy theo tệp năm trước"}
        ],
        "gone": [{"criterion": "1.3", "title": "Việc cũ", "points_before": None, "maximum_before": "2"}],
    }
