"""What the superior office writes into a scoring workbook, read back."""

from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest

from cchc_xl import forms
from cchc_xl.errors import WordsNotFound
from cchc_xl.findings import sentence
from cchc_xl.model.scorecard import Scored
from cchc_xl.pipeline.scoring_run import score
from cchc_xl.reading.appraisals import read_appraisals
from cchc_xl.reporting.scoring import write_scorecard
from tests.cases import reading_of
from tests.plans import NotApplicable, criterion, plan_of

PLAN = plan_of(
    criterion("1.1"),
    criterion("1.2", "deducted", settings={"each": Decimal("0.5"), "floor": Decimal(-1)}),
    criterion("1.3", not_applicable=NotApplicable.EXCLUDED),
)
HEAD = "| Mã | Tiêu chí | Tổng số | Số thực hiện | Kết quả |\n"
FORM = HEAD + "| '1.1 | Một | 10 | 5 | |\n| '1.2 | Hai | | 1 | |\n| '1.3 | Ba | | | Không áp dụng |"


def scored(appraisals=None) -> Scored:
    return score(reading_of(PLAN, FORM), PLAN, appraisals or {})


def appraised(cells):
    """Write the scoring workbook, and into it, by criterion, what the superior office types: points and remark."""
    book = openpyxl.load_workbook(BytesIO(write_scorecard(scored(), PLAN)))
    sheet = book[forms.SCORES]
    columns = {cell.value: cell.column for row in sheet for cell in row if cell.value in {"Thẩm định", "Ghi chú"}}
    rows = {row[0].value: row[0].row for row in sheet}
    for code, (points, remark) in cells.items():
        sheet.cell(rows[code], columns["Thẩm định"]).value = points
        sheet.cell(rows[code], columns["Ghi chú"]).value = remark
    data = BytesIO()
    book.save(data)
    return read_appraisals("xã - bang diem.xlsx", data.getvalue(), PLAN)


def test_a_workbook_that_nobody_appraised_has_none():
    assert appraised({}) == ({}, ())


def test_points_and_remarks_come_back_with_their_cells():
    found, findings = appraised({"1.1": (0.75, "Thiếu 1 hồ sơ"), "1.2": (None, "Đồng ý"), "1.3": (0, None)})

    assert [(one.criterion, one.points, one.remark) for one in found.values()] == [
        ("1.1", Decimal("0.75"), "Thiếu 1 hồ sơ"),
        ("1.2", None, "Đồng ý"),
        ("1.3", Decimal(0), ""),
    ]
    assert findings == ()
    assert [one.cell.address for one in found.values()] == ["I10", "N11", "I12"]


@pytest.mark.parametrize(
    ("code", "points", "said"),
    [
        ("1.1", 2.5, "Điểm thẩm định của tiêu chí 1.1 ghi «2,5», phải từ 0 đến 2 nên không dùng. Hãy sửa ô."),
        ("1.2", -1.5, "Điểm thẩm định của tiêu chí 1.2 ghi «-1,5», phải từ -1 đến 2 nên không dùng. Hãy sửa ô."),
        ("1.1", "đạt", "Điểm thẩm định của tiêu chí 1.1 ghi «đạt», phải từ 0 đến 2 nên không dùng. Hãy sửa ô."),
    ],
)
def test_points_that_the_rule_cannot_give_are_told_and_given_as_what_they_are(code, points, said):
    found, findings = appraised({code: (points, None)})

    assert [sentence(one) for one in findings] == [said]
    assert [(one.criterion, one.points, one.refused) for one in found.values()] == [
        (code, None, str(points).replace(".", ","))
    ]


def test_what_is_no_points_stands_in_the_workbook_again_counts_nothing_and_is_read_again_as_it_is():
    typed, _ = appraised({"1.1": ("đạt", None), "1.2": (9, "xem lại"), "1.3": (True, None)})
    card = scored(typed).card
    again = read_appraisals("xã - bang diem.xlsx", write_scorecard(scored(typed), PLAN), PLAN)[0]

    assert (again, [one.refused for one in again.values()]) == (typed, ["đạt", "9", "TRUE"])
    assert (card.totals, card.score("1.2").remark) == (scored().card.totals, "xem lại")


def test_appraised_points_count_and_those_of_a_criterion_that_left_the_scale_bring_it_back():
    before = scored()
    after = scored(appraised({"1.1": (0.75, "Thiếu"), "1.3": (1, None)})[0])

    assert [str(one.points) for one in before.card.scores] == ["1.00", "1.50", "0"]
    assert [str(one.points) for one in after.card.scores] == ["0.75", "1.50", "1.00"]
    assert next((one.computed, one.appraised, one.remark) for one in after.card.scores) == (
        Decimal("1.00"),
        Decimal("0.75"),
        "Thiếu",
    )
    assert (before.card.totals.maximum, after.card.totals.maximum) == (4, 6)
    assert (after.card.totals.low, after.card.totals.high) == (after.card.totals.index, after.card.totals.index)


@pytest.mark.parametrize("name", ["Điểm", "Bảng chấm điểm (2)"])
def test_where_we_wrote_it_a_sheet_that_is_gone_is_told_and_elsewhere_it_has_none(name):
    book = openpyxl.load_workbook(BytesIO(write_scorecard(scored(), PLAN)))
    book[forms.SCORES].title = name
    data = BytesIO()
    book.save(data)

    with pytest.raises(WordsNotFound, match="không thấy trang «Bảng chấm điểm»"):
        read_appraisals("a.xlsx", data.getvalue(), PLAN, ())
    assert read_appraisals("a.xlsx", data.getvalue(), PLAN) == ({}, ())
