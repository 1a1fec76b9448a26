"""Criteria that have no points yet are told, each once."""

from datetime import date

from cchc_xl.findings import Severity, sentence, severity_of
from tests.cases import scored
from tests.plans import Option, Register, RegisterColumn, criterion, plan_of

SURVEY = Register("Khảo sát", (RegisterColumn("Mức", "text", key=True), RegisterColumn("Số phiếu", "whole")))


def found(one, row, as_of="31/12/2024"):
    plan = plan_of(one, registers=(SURVEY,))
    result = scored(
        plan,
        f"""
        | Mã   | Tiêu chí | Tổng số | Số thực hiện | Ngày thực hiện | Kết quả |
        | '1.1 | Một      | {row} |
        """,
        {"Khảo sát": "| Mức | Số phiếu |"},
        as_of,
    )
    return [(one.code, one.cell.address, severity_of(one), sentence(one)) for one in result.findings]


def test_what_is_scored_is_not_told():
    assert found(criterion("1.1"), "4 | 3 | | ") == []
    assert found(criterion("1.1"), "4 | 0 | | ") == []


def test_a_missing_figure_is_told_with_the_points_at_stake():
    assert found(criterion("1.1", maximum="1.5"), "4 | | | ") == [
        (
            "F121",
            "A2",
            Severity.ERROR,
            "Tiêu chí 1.1 chưa chấm được: chưa có «Số thực hiện». Hãy bổ sung để không mất 1,5 điểm.",
        )
    ]


def test_a_survey_that_is_awaited_is_a_note():
    survey = criterion("1.1", "surveyed", options=(Option("Đạt", 100),), register="Khảo sát", surveyed=True)

    assert found(survey, "| | | ") == [
        ("F122", "A2", Severity.NOTE, "Tiêu chí 1.1 đang chờ: chưa có kết quả khảo sát.")
    ]


def test_what_is_not_due_is_a_note_with_its_day():
    timely = criterion("1.1", "timely", settings={"due": date(2024, 10, 31)}, due=date(2024, 10, 31))

    assert found(timely, "| | | ", "30/06/2024") == [
        ("F123", "A2", Severity.NOTE, "Tiêu chí 1.1 chưa đến hạn 31/10/2024: 2 điểm chưa tính.")
    ]
    assert [code for code, *_ in found(timely, "| | | ", "01/11/2024")] == ["F121"]


def test_what_a_finding_barred_is_not_told_twice():
    assert [code for code, *_ in found(criterion("1.1"), "4 | -1 | | ")] == ["F104"]
    assert [code for code, *_ in found(criterion("1.1"), "4 | nhiều | | ")] == ["F103"]
    assert [code for code, *_ in found(criterion("1.1"), "| | | Không áp dụng")] == ["F107"]
