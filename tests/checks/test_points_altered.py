"""The points that a scoring workbook says are compared with those that its figures give."""

from dataclasses import replace
from decimal import Decimal

import pytest

from cchc_xl.checks.points_altered import check
from cchc_xl.findings import sentence
from cchc_xl.model.cell import Cell
from cchc_xl.model.reading import Figure, State
from cchc_xl.model.scorecard import Appraisal
from cchc_xl.pipeline.scoring_run import score
from tests.cases import reading_of
from tests.plans import NotApplicable, criterion, plan_of

PLAN = plan_of(criterion("1.1", not_applicable=NotApplicable.EXCLUDED))
HEAD = "| Mã | Tiêu chí | Tổng số | Số thực hiện | Kết quả |\n"
STATED, SUBMITTED = Cell("a.xlsx", "Bảng chấm điểm", "J9"), Cell("a.xlsx", "Bảng chấm điểm", "U9")


def figure(said, cell):
    state = State.BLANK if said is None else State.NUMBER if isinstance(said, Decimal) else State.UNCALCULATED
    return Figure(state, cell, said)


def found(stated, submitted, row="4 | 3 |", appraised=None):
    """Say what is told of a workbook with these points, whose figures give 1,5 of 2."""
    reading = reading_of(PLAN, HEAD + f"| '1.1 | Một | {row} |")
    entry = reading.entry("1.1")
    figures = {**entry.figures, "points": figure(stated, STATED), "submitted": figure(submitted, SUBMITTED)}
    reading = replace(reading, entries={"1.1": replace(entry, figures=figures)})
    given = {"1.1": Appraisal("1.1", appraised, "", Cell(""))} if appraised is not None else {}
    return [(one.code, one.cell, sentence(one)) for one in check(score(reading, PLAN, given).card, reading, PLAN)]


HALF, ALL = Decimal("1.5"), Decimal(2)


@pytest.mark.parametrize("stated", [HALF, ""])
def test_points_that_the_figures_give_are_well_calculated_or_not(stated):
    assert found(stated, HALF) == []


@pytest.mark.parametrize(
    ("stated", "submitted", "words"),
    [
        (ALL, HALF, "2 điểm (lúc lập 1,5)"),
        (HALF, ALL, "1,5 điểm (lúc lập 2)"),
        (None, HALF, "không có điểm (lúc lập 1,5)"),
        ("", ALL, "không có điểm (lúc lập 2)"),
    ],
)
def test_points_typed_over_or_of_other_figures_are_told(stated, submitted, words):
    assert found(stated, submitted) == [
        (
            "S104",
            STATED,
            f"Bảng điểm ghi {words}, nhưng số liệu cho 1,5 điểm; tính theo số liệu. Hãy hỏi đơn vị vì sao khác.",
        )
    ]


def test_a_criterion_that_left_the_scale_has_no_points_on_both_sides():
    assert found(None, None, "| | Không áp dụng") == []
    assert found(Decimal(0), None, "| | Không áp dụng") == []
    assert found(HALF, None, "| | Không áp dụng")[0][2].startswith("Bảng điểm ghi 1,5 điểm (lúc lập không có)")


def test_appraised_points_came_after_those_at_the_time_of_writing():
    assert found(Decimal(1), HALF, appraised=Decimal(1)) == []
    assert [code for code, *_ in found(ALL, HALF, appraised=Decimal(1))] == ["S104"]


def test_an_entry_workbook_says_no_points():
    reading = reading_of(PLAN, HEAD + "| '1.1 | Một | 4 | 3 | |")

    assert list(check(score(reading, PLAN).card, reading, PLAN)) == []
