"""Points that need evidence name a document, or explain why there is none."""

from dataclasses import replace

import pytest

from cchc_xl.findings import Severity, sentence, severity_of
from tests.cases import scored
from tests.plans import Condition, NotApplicable, criterion, plan_of

NEEDED = criterion("1.1", evidence="required", not_applicable=NotApplicable.FULL)


def found(row, one=NEEDED, documents="", policy="cảnh báo"):
    plan = plan_of(one)
    plan = replace(plan, policy=plan.policy._replace(missing_evidence=policy))
    result = scored(
        plan,
        f"""
        | Mã   | Tiêu chí | Tổng số | Số thực hiện | Kết quả | Tài liệu kiểm chứng | Giải trình |
        | '1.1 | Một      | {row} |
        """,
        {"Minh chứng": f"| Mã tiêu chí | Số, ký hiệu | Trích yếu |\n{documents}"},
    )
    return [one for one in result.findings if one.code.startswith("E")]


def test_points_without_evidence_are_told():
    (finding,) = found("4 | 3 |  |  | ")

    assert (finding.code, severity_of(finding), finding.cell.address) == ("E101", Severity.WARNING, "F2")
    assert (finding.criterion, finding.official) == ("1.1", "Đảm")
    assert sentence(finding) == (
        "Tiêu chí 1.1 chưa có tài liệu kiểm chứng. Hãy ghi số, ký hiệu văn bản hoặc giải trình."
    )


def test_an_explanation_turns_the_warning_into_a_note():
    (finding,) = found("4 | 3 |  |  | Hồ sơ lưu tại huyện")

    assert (finding.code, severity_of(finding), finding.cell.address) == ("E102", Severity.NOTE, "F2")


@pytest.mark.parametrize("explanation", ["", "đã gửi kèm"])
def test_a_document_typed_beside_the_figure_is_evidence(explanation):
    assert found(f"4 | 3 |  | 12/BC-UBND | {explanation}") == []


@pytest.mark.parametrize("document", ["| '1.1 | 12/BC-UBND |  |", "| '1.1 |  | Ảnh niêm yết |"])
def test_a_document_of_the_list_is_evidence(document):
    assert found("4 | 3 |  |  | ", documents=document) == []


def test_a_document_for_another_criterion_is_none_for_this():
    assert [one.code for one in found("4 | 3 |  |  | ", documents="| '1.10 | 12/BC-UBND |  |")] == ["E103", "E101"]


@pytest.mark.parametrize("evidence", ["none", "register"])
def test_what_needs_no_document_is_not_asked_for_one(evidence):
    assert found("4 | 3 |  |  | ", criterion("1.1", evidence=evidence)) == []


@pytest.mark.parametrize("row", ["4 | 0 |  |  | ", "4 |  |  |  | ", "|  | Không áp dụng |  | "])
def test_without_points_from_figures_there_is_nothing_to_prove(row):
    assert found(row) == []


def test_a_document_for_one_of_the_conditions_is_evidence():
    met = criterion("1.1", "met", evidence="required", conditions=(Condition("1.1.1", "Đã xây dựng"),))
    row = "|  |  |  | \n        | '1.1.1 | Đã xây dựng | |  | Có | {} | "

    assert [one.code for one in found(row.format(""), met)] == ["E101"]
    assert found(row.format("12/QĐ"), met) == []
    assert found(row.format(""), met, documents="| '1.1.1 | 12/QĐ |  |") == []


def test_evidence_that_costs_the_points_is_told():
    assert [one.code for one in found("4 | 3 |  |  | ", policy="0 điểm")] == ["E101"]
