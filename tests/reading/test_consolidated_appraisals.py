"""What the superior office writes into «Thẩm định» of a consolidated workbook, read back wherever it stands."""

from decimal import Decimal
from functools import cache
from io import BytesIO

import openpyxl
import pytest

from cchc_xl import forms
from cchc_xl.consolidation import rank
from cchc_xl.errors import NotAWorkbook, WordsNotFound
from cchc_xl.findings import sentence
from cchc_xl.model.cell import Cell
from cchc_xl.model.plan import Agency
from cchc_xl.model.scorecard import Appraisal
from cchc_xl.reading.appraisals import read_consolidated_appraisals
from cchc_xl.reporting.consolidated import write_ranking
from tests.cases import scored
from tests.plans import AGENCY, criterion, plan_of
from tests.tables import workbook

FILE = "tong hop.xlsx"
OTHER = Agency("00123", "Khác", "xã")
PLAN = plan_of(
    criterion("1.1"), criterion("1.2", "deducted", settings={"each": Decimal("0.5"), "floor": Decimal(-1)}),
    criterion("1.10"), roster=(AGENCY, OTHER),
)  # fmt: skip
FORM = (
    "| Mã | Tiêu chí | Tổng số | Số thực hiện |\n| '1.1 | Một | 10 | 5 |\n| '1.2 | Hai | | 1 |\n| '1.10 | Ba | 4 | 4 |"
)
HEAD = "| Mã đơn vị | Mã tiêu chí | Thẩm định | Ý kiến thẩm định | Trạng thái |"


def read(table, **sheets):
    return read_consolidated_appraisals(FILE, workbook({forms.APPRAISAL: table, **sheets}), PLAN)


def cell(address):
    return Cell(FILE, forms.APPRAISAL, address)


@cache
def written():
    """The consolidated workbook of two communes, as it leaves the program."""
    card = scored(PLAN, FORM).card
    other = type(card)(**{name: getattr(card, name) for name in card.__slots__} | {"agency": OTHER})
    ranking, found = rank([card, other], PLAN)
    return write_ranking(ranking, found, PLAN)


def changed(change):
    """Let a person change «Thẩm định» of the written workbook, and read that."""
    book = openpyxl.load_workbook(BytesIO(written()))
    change(book[forms.APPRAISAL])
    data = BytesIO()
    book.save(data)
    return read_consolidated_appraisals(FILE, data.getvalue(), PLAN)


def header_of(sheet):
    """Give the header row, and the column of each header."""
    row = next(row for row in sheet.iter_rows() if row[0].value == "Mã đơn vị")
    return row[0].row, {one.value: one.column for one in row}


def say(sheet, agency, code, **words):
    """Write into the row of an agency and criterion: points, remark, state."""
    top, columns = header_of(sheet)
    for row in range(top + 1, sheet.max_row + 1):
        stands = (sheet.cell(row, columns[name]).value for name in ("Mã đơn vị", "Mã tiêu chí"))
        if tuple(stands) == (agency, code):
            for header, value in words.items():
                sheet.cell(row, columns[header.replace("_", " ")]).value = value
            return
    raise AssertionError(f"no row {agency} {code}")


def said(found):
    return {
        agency: {code: (one.refused or one.points, one.remark, one.state) for code, one in of.items()}
        for agency, of in found.items()
    }


def test_rows_that_say_nothing_are_there_and_blank():
    found, findings = read(f"{HEAD}\n| '09646 | '1.1 | | | |\n| '00123 | '1.10 | | | |")

    assert found == {
        "09646": {"1.1": Appraisal("1.1", None, "", cell("C2"))},
        "00123": {"1.10": Appraisal("1.10", None, "", cell("C3"))},
    }
    assert findings == ()


def test_points_remarks_and_states_come_with_their_cells():
    found, findings = read(
        f"""{HEAD}
        | '09646 | '1.1 | 0,5 | Thiếu 1 hồ sơ | Đã thẩm định |
        | '09646 | '1.2 | '-0,5 | | đang thẩm định |
        | '00123 | '1.1 | | Xem lại | Công bố |
        | '00123 | '1.10 | | | Công bố |"""
    )

    assert found == {
        "09646": {
            "1.1": Appraisal("1.1", Decimal("0.5"), "Thiếu 1 hồ sơ", cell("C2"), "Đã thẩm định"),
            "1.2": Appraisal("1.2", Decimal("-0.5"), "", cell("C3"), "Đang thẩm định"),
        },
        "00123": {
            "1.1": Appraisal("1.1", None, "Xem lại", cell("D4"), "Công bố"),
            "1.10": Appraisal("1.10", None, "", cell("E5"), "Công bố"),
        },
    }
    assert findings == ()


@pytest.mark.parametrize(
    ("points", "value"), [("2,5", "2,5"), ("-0,5", "-0,5"), ("đạt", "đạt"), ("=1+1", "công thức chưa tính")]
)
def test_points_that_the_rule_cannot_give_are_told_and_given_as_what_they_are(points, value):
    found, findings = read(f"{HEAD}\n| '09646 | '1.1 | {points} | Thiếu | Đã thẩm định |")

    assert found == {"09646": {"1.1": Appraisal("1.1", None, "Thiếu", cell("C2"), "Đã thẩm định", value)}}
    assert [sentence(one) for one in findings] == [
        f"Điểm thẩm định của tiêu chí 1.1 ghi «{value}», phải từ 0 đến 2 nên không dùng. Hãy sửa ô."
    ]
    assert [one.cell for one in findings] == [cell("C2")]


def test_columns_may_stand_elsewhere():
    found, _ = read(
        """| Trạng thái | Mã tiêu chí | Nháp | Mã đơn vị | Thẩm định | Ý kiến thẩm định |
        | Công bố | '1.1 | x | '09646 | 1 | |"""
    )

    assert said(found) == {"09646": {"1.1": (Decimal(1), "", "Công bố")}}


def test_rows_of_other_criteria_and_without_an_agency_are_passed_over():
    assert read(f"{HEAD}\n| '09646 | '9.9 | 1 | | |\n| | '1.1 | 1 | | |\n| '09646 | | 1 | | |") == ({}, ())


@pytest.mark.parametrize(
    ("upper", "lower", "counts"),
    [
        ("1 | | |", "| | |", (Decimal(1), "", "")),
        ("1 | thiếu | |", "| đủ | Công bố |", (Decimal(1), "đủ", "Công bố")),
        ("| thiếu | |", "1 | | |", (Decimal(1), "thiếu", "")),
        ("1 | | |", "hai | | |", (Decimal(1), "", "")),
        ("hai | | |", "| thiếu | |", ("hai", "thiếu", "")),
    ],
)
def test_of_two_rows_about_one_thing_each_word_counts_and_of_two_the_lower(upper, lower, counts):
    found, findings = read(f"{HEAD}\n| '09646 | '1.1 | {upper}\n| '09646 | '1.1 | {lower}")

    assert said(found) == {"09646": {"1.1": counts}}
    assert "A101" not in [one.code for one in findings]


def test_two_rows_that_give_one_criterion_different_points_are_told_with_both_cells():
    found, (finding,) = read(f"{HEAD}\n| '09646 | '1.1 | 1 | | |\n| '09646 | '1.1 | 1,5 | | |")

    assert (said(found), finding.cell) == ({"09646": {"1.1": (Decimal("1.5"), "", "")}}, cell("C2"))
    assert sentence(finding) == (
        f"{AGENCY.title}, tiêu chí 1.1: ô này thẩm định 1, nhưng {cell('C3')} thẩm định 1,5; đã dùng {cell('C3')}. "
        "Hãy thống nhất một điểm."
    )


@pytest.mark.parametrize(
    ("typed", "points"), [("1,49999", "1.50"), ("1,495", "1.50"), ("2,004", "2.00"), ("0,3", "0.30")]
)
def test_points_are_what_is_shown(typed, points):
    found, findings = read(f"{HEAD}\n| '09646 | '1.1 | {typed} | | |")

    assert (str(found["09646"]["1.1"].points), findings) == (points, ())


def test_a_state_that_is_none_of_ours_is_told_with_its_cell_and_stands_as_it_was_typed():
    found, findings = read(f"{HEAD}\n| '09646 | '1.1 | 1 | | linh tinh |\n| '09646 | '1.2 | | | Đang thẩm địn |")

    assert said(found) == {"09646": {"1.1": (Decimal(1), "", "linh tinh"), "1.2": (None, "", "Đang thẩm địn")}}
    assert [(one.code, one.cell, sentence(one)) for one in findings] == [
        (
            "A104",
            cell("E2"),
            "Trạng thái thẩm định của tiêu chí 1.1 ghi «linh tinh», không có trong danh sách nên không dùng. "
            "Hãy chọn một trạng thái trong danh sách của ô.",
        ),
        (
            "A104",
            cell("E3"),
            "Trạng thái thẩm định của tiêu chí 1.2 ghi «Đang thẩm địn», không có trong danh sách "
            "(ý bạn là «Đang thẩm định»?) nên không dùng. Hãy chọn một trạng thái trong danh sách của ô.",
        ),
    ]


@pytest.mark.parametrize(
    ("sheets", "why"),
    [
        ({"Trang": HEAD}, "không thấy trang «Thẩm định». Hãy đổi lại đúng tên trang"),
        ({"Tham dinh 2": HEAD}, "không thấy trang «Thẩm định» (ý bạn là «Tham dinh 2»?). Hãy đổi lại"),
        ({"Thẩm định": "| Nháp |"}, "trang «Thẩm định» không thấy cột «Mã đơn vị»"),
        ({"Thẩm định": HEAD.replace("Trạng thái", "Trạng thai cũ")}, "trang «Thẩm định» không thấy cột «Trạng thái»"),
        ({"Thẩm định": HEAD, "Thẩm định (2)": HEAD}, "có hai trang «Thẩm định» và «Thẩm định (2)»"),
    ],
)
def test_a_workbook_without_a_place_for_words_or_with_two_is_refused(sheets, why):
    with pytest.raises(WordsNotFound) as refused:
        read_consolidated_appraisals(FILE, workbook(sheets), PLAN)

    assert str(refused.value).startswith(f"{FILE}: {why}")


def test_a_sheet_of_notes_beside_it_is_no_copy():
    found, _ = read(f"{HEAD}\n| '09646 | '1.1 | 1 | | |", **{"Thẩm định lần 1": "| Ghi chú |\n| họp ngày 5 |"})

    assert said(found) == {"09646": {"1.1": (Decimal(1), "", "")}}


def test_what_is_no_workbook_is_refused():
    with pytest.raises(NotAWorkbook):
        read_consolidated_appraisals(FILE, b"hello", PLAN)


def test_the_workbook_as_written_has_a_blank_row_for_each_commune_and_criterion():
    found, findings = changed(lambda _: None)

    blank = dict.fromkeys(("1.1", "1.2", "1.10"), (None, "", ""))
    assert said(found) == {"09646": blank, "00123": blank}
    assert findings == ()


def test_a_sheet_that_was_sorted_and_whose_columns_were_moved_reads_right():
    def sort(sheet):
        say(sheet, "00123", "1.10", Thẩm_định=1.5, Trạng_thái="Công bố")
        say(sheet, "09646", "1.1", Thẩm_định=0.25, Ý_kiến_thẩm_định="Thiếu")
        top, columns = header_of(sheet)
        order = sorted(columns.values(), key=lambda column: -column)
        rows = [[sheet.cell(row, column).value for column in order] for row in range(top, sheet.max_row + 1)]
        body = sorted(rows[1:], key=lambda row: str(row[order.index(columns["Tiêu chí"])]), reverse=True)
        for number, values in enumerate([rows[0], *body]):
            for column, value in enumerate(values, start=1):
                sheet.cell(top + number, column).value = value

    found, findings = changed(sort)

    assert said(found) == {
        "09646": {"1.1": (Decimal("0.25"), "Thiếu", ""), "1.2": (None, "", ""), "1.10": (None, "", "")},
        "00123": {"1.1": (None, "", ""), "1.2": (None, "", ""), "1.10": (Decimal("1.5"), "", "Công bố")},
    }
    assert findings == ()
