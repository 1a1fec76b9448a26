"""What an agency claims is compared with what its figures give."""

import pytest

from cchc_xl.findings import sentence
from tests.cases import scored
from tests.plans import NotApplicable, Option, Register, RegisterColumn, criterion, plan_of

SURVEY = Register("Khảo sát", (RegisterColumn("Mức", "text", key=True), RegisterColumn("Số phiếu", "whole")))


def found(row, one=None, **more):
    """Give the findings about the claim of one criterion, and the score."""
    plan = plan_of(one or criterion("1.1", not_applicable=NotApplicable.EXCLUDED), **more)
    result = scored(
        plan,
        f"""
        | Mã   | Tiêu chí | Tổng số | Số thực hiện | Kết quả | Điểm tự chấm |
        | '1.1 | Một      | {row} |
        """,
        {"Khảo sát": "| Mức | Số phiếu |"},
    )
    claims = [(claim.code, claim.cell.address, sentence(claim)) for claim in result.findings if claim.code == "S101"]
    return claims, result.card.score("1.1")


@pytest.mark.parametrize("claimed", ["1,5", "'1,50", "'1.5", ""])
def test_a_claim_that_the_figures_give_is_well(claimed):
    assert found(f"4 | 3 |  | {claimed}")[0] == []


@pytest.mark.parametrize("claimed", ["2", "0"])
def test_a_claim_that_the_figures_do_not_give_is_told_and_changes_no_point(claimed):
    claims, score = found(f"4 | 3 |  | {claimed}")

    assert claims == [
        (
            "S101",
            "F2",
            f"Tự chấm {claimed},00 điểm nhưng số liệu cho 1,50 điểm. Hãy sửa điểm tự chấm hoặc giải trình.",
        )
    ]
    assert (score.claimed, score.computed, score.points) == (int(claimed), score.points, score.computed)


def test_a_claim_beside_what_did_not_arise_but_earns_the_maximum_is_compared_too():
    full = criterion("1.1", not_applicable=NotApplicable.FULL)

    assert found("|  | Không áp dụng | 2", full)[0] == []
    assert [cell for _, cell, _ in found("|  | Không áp dụng | 1", full)[0]] == ["F2"]


def test_a_claim_never_replaces_points_that_are_missing():
    claims, score = found("4 |  |  | 2")

    assert claims == []
    assert (score.outcome.value, score.claimed, score.computed, score.points) == ("missing", 2, None, 0)


def test_a_claim_for_what_is_excluded_is_not_compared():
    claims, score = found("|  | Không áp dụng | 2")

    assert claims == []
    assert (score.outcome.value, score.claimed, score.computed) == ("excluded", 2, None)


def test_a_claim_that_is_no_number_is_not_compared():
    claims, score = found("4 | 3 |  | hai điểm")

    assert claims == []
    assert score.claimed is None


def test_a_claim_is_told_with_all_its_digits():
    ((_, _, told),), _ = found("6 | 5 |  | 1,667")

    assert "1,667" in told


def test_a_claim_is_compared_with_the_points_of_a_survey():
    survey = criterion(
        "1.1",
        "surveyed",
        options=(Option("Đạt", 100), Option("Không đạt", 0)),
        register="Khảo sát",
        surveyed=True,
        not_applicable=NotApplicable.FULL,
    )
    claims, score = found("|  | Không áp dụng | 1", survey, registers=(SURVEY,))

    assert (score.claimed, score.surveyed) == (1, 2)
    assert [cell for _, cell, _ in claims] == ["F2"]
