"""Reading a scoring workbook: what it must hold, what was changed in it, and where everything stands."""

import pickle
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

import pytest

from cchc_xl import forms
from cchc_xl.errors import NotAScoringWorkbook, NotAWorkbook, OtherPlan
from cchc_xl.findings import sentence
from cchc_xl.model.cell import Cell
from cchc_xl.model.reading import State
from cchc_xl.model.scorecard import Outcome, Scored
from cchc_xl.pipeline.scoring_run import score
from cchc_xl.reading import read_scoring
from cchc_xl.reporting.scoring import write_scorecard
from cchc_xl.sheets.workbook import Workbook
from tests.cases import entry_workbook, reading_of
from tests.plans import (
    SAMPLE,
    Condition,
    Measure,
    NotApplicable,
    Register,
    RegisterColumn,
    Target,
    criterion,
    plan_of,
)
from tests.plans import (
    Test as Asked,
)
from tests.scored_again import MAILED, again, result, with_cells, without_sheet, words

LETTERS = Register(
    "Đơn thư",
    (RegisterColumn("Số đơn", "text", key=True), RegisterColumn("Hạn", "date"), RegisterColumn("Xong", "date")),
)
DUE = Asked("Hạn", "in the window")
PLAN = plan_of(
    criterion("1.1", evidence="required"),
    criterion("1.2", "met", conditions=(Condition("1.2.1", "có kế hoạch"), Condition("1.2.2", "có báo cáo"))),
    criterion("1.3", register="Đơn thư"),
    criterion("1.4", "counted", settings={"each": Decimal(1)}, not_applicable=NotApplicable.EXCLUDED),
    registers=(LETTERS,),
    measures=(
        Measure("1.3", "total", "Đơn thư", "count", where=(DUE,)),
        Measure("1.3", "done", "Đơn thư", "count", where=(DUE, Asked("Xong", "<=", other_column="Hạn"))),
    ),
    targets=(Target("M2", "Điều 9", "Họp dân", "Đảm", "cuộc", ">=", "2", "own count", done="cuộc họp"),),
)
FORM = """
    | Mã     | Tiêu chí    | Tổng số | Số thực hiện | Kết quả | Điểm tự chấm | Tài liệu kiểm chứng |
    | '1.1   | Tiêu chí    | 4       | 3            |         | 1,5          | 12/BC-UBND          |
    | '1.2   | Tiêu chí    |         |              |         |              |                     |
    | '1.2.1 | có kế hoạch |         |              | Có      |              |                     |
    | '1.2.2 | có báo cáo  |         |              | Không   |              |                     |
    | '1.3   | Tiêu chí    | 9       |              |         |              |                     |
    | '1.4   | Tiêu chí    |         | chưa có      |         |              |                     |
"""
SHEETS = {
    "Đơn thư": """
        | Số đơn | Hạn        | Xong       |
        | '1     | 15/03/2024 | 14/03/2024 |
        | '2     | 15/03/2024 | 16/03/2024 |
        | '3     | 15/04/2024 | hôm qua    |
    """,
    "Chỉ tiêu khác": "| Mã | Nhiệm vụ | Tổng số | Số thực hiện |\n| M2 | Họp dân | | 3 |",
    "Minh chứng": """
        | Mã tiêu chí | Số, ký hiệu | Ngày       | Trích yếu   | Tên tệp | Trang, mục |
        | '1.1        | 12/BC-UBND  | 10/12/2024 | Báo cáo năm | a.pdf   | Mục 2      |
        | '1.9        | số 13       | 10/12/2024 | Báo cáo quý |         |            |
    """,
    "Khó khăn, kiến nghị": """
        | Khó khăn, vướng mắc | Kiến nghị, đề xuất | Mã tiêu chí liên quan | Người báo cáo |
        | Máy cũ              | Cấp máy mới        | '1.1                  | Đảm           |
    """,
}


@cache
def entry() -> Scored:
    return score(reading_of(PLAN, FORM, SHEETS), PLAN)


@cache
def content() -> bytes:
    return write_scorecard(entry(), PLAN)


def place(code, part, line=""):
    """Give the address of a figure in «Số liệu»."""
    rows = Workbook("a", content()).sheet(forms.FIGURES).rows
    return next(f"E{n}" for n, row in enumerate(rows, start=1) if (row[0], row[2], row[3]) == (code, part, line))


def changed(cells, sheet=forms.FIGURES):
    """Score the workbook with other values in some cells; gives the result and what is told of the change."""
    back = again(with_cells(content(), sheet, cells), PLAN)
    unchanged = words(again(content(), PLAN).findings)
    return back, [one for one in back.findings if words([one])[0] not in unchanged]


# ---- what comes back


def test_the_small_case_comes_back():
    back = again(content(), PLAN)

    assert result(back) == result(entry())
    assert back.reading.rows == {"Đơn thư": 3}
    assert (back.reading.counts["1.3", "done"].number, back.reading.counts["1.3", "done"].unread) == (1, 1)


def test_every_finding_comes_back_and_rows_of_lists_are_counted_where_they_stand():
    """«Minh chứng» has its own rows in the scoring workbook, so findings that name its rows name those."""
    back, here = words(again(content(), PLAN).findings), words(entry().findings)

    assert [one for one in here if one not in back] == [
        ("E104", "", "", "1 văn bản có số, ký hiệu không theo mẫu 137/KH-UBND, ở hàng 3. Hãy kiểm tra lại.")
    ]
    assert [one for one in back if one not in here] == [
        ("E104", "", "", "1 văn bản có số, ký hiệu không theo mẫu 137/KH-UBND, ở hàng 5. Hãy kiểm tra lại.")
    ]
    assert {"R103", "R112", "R128", "F103", "E103"} <= {code for code, *_ in here}


def test_figures_stand_in_the_scoring_workbook_and_what_a_register_showed_in_the_entry_workbook():
    back = again(content(), PLAN)
    cells = {one.code: one.cell for one in back.findings}

    assert back.reading.entry("1.1").figure("done").cell == Cell(MAILED, forms.FIGURES, place("1.1", "Số thực hiện"))
    assert cells["F103"] == Cell(MAILED, forms.FIGURES, place("1.4", "Số thực hiện"))
    assert cells["R103"] == Cell("xã.xlsx", "Đơn thư", "C4")


def test_the_heading_comes_back():
    said = again(content(), PLAN).card.heading

    assert (said.plan, said.year, said.agency, said.agency_name) == ("thu", 2024, "09646", "Xã Phú Phương")
    assert (said.as_of, said.scope) == (date(2024, 12, 31), forms.WHOLE)


def test_a_workbook_without_evidence_and_difficulties_has_none():
    plain = score(reading_of(PLAN, FORM), PLAN)
    back = again(write_scorecard(plain, PLAN), PLAN)

    assert (back.card.evidence, back.card.difficulties) == ((), ())
    assert result(back) == result(plain)


def test_rows_that_cannot_be_read_and_may_be_all_there_is_keep_the_criterion_from_points():
    unread = {**SHEETS, "Đơn thư": "| Số đơn | Hạn | Xong |\n| '3 | hôm qua | |"}
    here = score(reading_of(PLAN, FORM, unread), PLAN)
    back = again(write_scorecard(here, PLAN), PLAN)

    assert "R129" in {one.code for one in here.findings}
    assert result(back) == result(here)


def test_the_reading_can_be_sent_from_one_process_to_another():
    reading = read_scoring(MAILED, content(), PLAN)

    assert pickle.loads(pickle.dumps(reading)) == reading  # noqa: S301 - our own bytes
    assert pickle.loads(pickle.dumps(read_scoring)) is read_scoring  # noqa: S301


# ---- what was changed by hand


def test_a_changed_figure_counts_as_it_stands_and_is_told():
    back, told = changed({place("1.1", "Số thực hiện"): 4})

    assert back.card.score("1.1").points == 2
    assert [(one.code, one.criterion, one.cell.sheet) for one in told] == [
        ("W151", "", forms.FIGURES),
        ("S104", "1.1", forms.SCORES),
        ("S101", "1.1", forms.FIGURES),
    ]
    assert sentence(told[1]) == (
        "Bảng điểm ghi 1,5 điểm (lúc lập 1,5), nhưng số liệu cho 2 điểm; tính theo số liệu. Hãy hỏi đơn vị vì sao khác."
    )


def test_a_counted_figure_is_changed_like_any_other():
    back, told = changed({place("1.3", "Số thực hiện"): 3})

    assert back.card.score("1.3").points == 2
    assert {"W151", "S104"} <= {one.code for one in told}


@pytest.mark.parametrize(
    ("value", "outcome", "code"),
    [("nhiều", Outcome.ERROR, "F103"), ("=1+1", Outcome.ERROR, "F102"), (None, Outcome.MISSING, "F121")],
)
def test_a_counted_figure_that_is_no_number_any_more_bars_its_criterion(value, outcome, code):
    back, told = changed({place("1.3", "Số thực hiện"): value})

    assert back.card.score("1.3").outcome is outcome
    assert (code, "1.3") in {(one.code, one.criterion) for one in told}


def test_an_error_is_mended_by_a_number():
    back, _ = changed({place("1.4", "Số thực hiện"): 1})

    assert back.card.score("1.4").outcome is Outcome.SCORED


@pytest.mark.parametrize(("answer", "points"), [("Có", 2), ("Không", 0), (None, 0)])
def test_an_answer_is_changed(answer, points):
    back, _ = changed({place("1.2.2", "Kết quả"): answer, place("1.2.1", "Kết quả"): answer})

    assert back.card.score("1.2").points == points


def test_a_point_typed_over_its_formula_is_told_and_not_taken():
    rows = Workbook("a", content()).sheet(forms.SCORES).rows
    column = next(row for row in rows if "Đạt được" in row).index("Đạt được")
    row = next(n for n, row in enumerate(rows, start=1) if row[0] == "1.1")
    back, told = changed({f"{chr(ord('A') + column)}{row}": 2}, forms.SCORES)

    assert back.card.score("1.1").points == Decimal("1.5")
    assert [sentence(one) for one in told] == [
        "Bảng điểm ghi 2 điểm (lúc lập 1,5), nhưng số liệu cho 1,5 điểm; tính theo số liệu. Hãy hỏi đơn vị vì sao khác."
    ]


def test_a_day_that_is_asked_for_is_taken_and_what_a_register_gave_is_told():
    reading = read_scoring(MAILED, content(), PLAN, date(2024, 10, 31))

    assert reading.as_of == date(2024, 10, 31)
    assert [(one.code, one.cell.address) for one in reading.findings if one.code == "W153"] == [("W153", "E3")]


@pytest.mark.parametrize(("value", "code"), [("cuối năm", "W109"), (None, "W103")])
def test_a_day_that_is_gone_is_the_end_of_the_period(value, code):
    back, told = changed({"E3": value})

    assert back.card.as_of == PLAN.end
    assert {code, "W151"} <= {one.code for one in told}


# ---- what a workbook must hold


def refusal(data, plan=PLAN):
    with pytest.raises((NotAScoringWorkbook, OtherPlan, NotAWorkbook)) as raised:
        read_scoring(MAILED, data, plan)
    return type(raised.value), str(raised.value)


@pytest.mark.parametrize("name", [forms.FIGURES, forms.SCORES, forms.METHOD])
def test_without_a_sheet_that_scores_stand_on_it_is_refused(name):
    assert refusal(without_sheet(content(), name)) == (
        NotAScoringWorkbook,
        f"{MAILED}: bảng điểm thiếu trang «{name}» nên không đọc lại được số liệu. Hãy xin đơn vị gửi lại bảng điểm do "
        "chương trình tạo ra, hoặc tệp nhập số liệu.",
    )


def test_without_a_column_of_the_figures_it_is_refused_by_its_name():
    kind, said = refusal(with_cells(content(), forms.FIGURES, {"C5": "Ghi chú", "E5": None}))

    assert kind is NotAScoringWorkbook
    assert "thiếu cột «Phần» của trang «Số liệu», cột «Giá trị» của trang «Số liệu» nên" in said


@pytest.mark.parametrize("name", [forms.FINDINGS, forms.EVIDENCE, forms.DIFFICULTIES])
def test_without_a_sheet_beside_them_the_points_stand_and_the_sheet_is_told(name):
    back = again(without_sheet(content(), name), PLAN)

    assert back.card.totals == entry().card.totals
    assert ("W154", f"Bảng điểm không đọc được trang «{name}»") in {
        (one.code, sentence(one).partition(".")[0]) for one in back.findings
    }


def test_without_the_header_of_the_form_figures_stand_and_the_sheet_is_told():
    """Its header stands in row 8: only «Điểm tối đa» and «Ghi chú» are left of it."""
    header = {f"{chr(ord('A') + place)}8": None for place in range(26) if chr(ord("A") + place) not in "CNYZ"}
    back = again(with_cells(content(), forms.SCORES, header), PLAN)

    assert back.card.totals == entry().card.totals
    assert back.card.score("1.1").evidence == "12/BC-UBND"  # of «Minh chứng»
    assert ("W154", forms.SCORES) in {(one.code, one.cell.sheet) for one in back.findings}


def test_columns_are_found_wherever_they_stand():
    """Two columns change places, head and all."""
    rows = Workbook("a", content()).sheet(forms.FIGURES).rows
    cells = {}
    for number, row in enumerate(rows[4:], start=5):
        cells |= {f"C{number}": row[6] or None, f"G{number}": row[2] or None}
    back, told = changed(cells)

    assert result(back) == result(entry())
    assert told == []


def test_a_code_and_a_part_that_nobody_knows_are_told():
    cells = {
        place("1.1", "Số thực hiện").replace("E", "A"): "9.9",
        place("1.2.1", "Kết quả").replace("E", "C"): "Ketqua1",
    }
    back, told = changed(cells)

    assert {"W111", "W155"} <= {one.code for one in told}
    assert back.card.score("1.1").outcome is Outcome.MISSING
    assert back.card.score("1.2").outcome is Outcome.MISSING


def test_a_figure_that_stands_twice_bars_its_criterion():
    first, second = (place("1.1", part).replace("E", "C") for part in ("Tổng số", "Số thực hiện"))
    back, told = changed({second: "Tổng số"})

    assert first != second
    assert back.card.score("1.1").outcome is Outcome.ERROR
    assert "W113" in {one.code for one in told}


def test_what_could_not_be_scored_cannot_be_scored_where_nobody_says_why_any_more():
    twice = FORM + "    | '1.1   | Tiêu chí | 4 | 4 | | | |\n"
    data = write_scorecard(score(reading_of(PLAN, twice, SHEETS), PLAN), PLAN)
    kept, lost = again(data, PLAN), again(without_sheet(data, forms.FINDINGS), PLAN)

    assert kept.card.score("1.1").outcome is Outcome.ERROR
    assert lost.card.score("1.1").outcome is Outcome.MISSING
    assert lost.card.score("1.1").reason == (
        "Bảng điểm ghi tiêu chí 1.1 là «Số liệu lỗi» mà không nói vì sao. Hãy xin đơn vị gửi lại tệp nhập số liệu."
    )


def test_a_workbook_whose_formulas_no_program_calculated_is_refused():
    links = {f"A{number}": "=HYPERLINK(1)" for number in range(6, 9)}

    assert refusal(with_cells(content(), forms.FIGURES, links)) == (
        NotAScoringWorkbook,
        f"{MAILED}: công thức trong bảng điểm chưa được tính nên không đọc được. Hãy mở tệp bằng Excel, lưu lại, rồi "
        "dùng tệp đã lưu.",
    )


def test_another_plan_year_or_kind_is_refused():
    entry_book = entry_workbook(PLAN, FORM)

    assert refusal(content(), replace(PLAN, code="khác"))[0] is OtherPlan
    assert refusal(content(), replace(PLAN, year=2025))[0] is OtherPlan
    assert refusal(entry_book) == (
        NotAScoringWorkbook,
        f"{MAILED}: đây không phải bảng điểm do chương trình tạo ra. Hãy chọn tệp «… - bang diem».",
    )
    assert refusal(SAMPLE.read_bytes())[0] is NotAScoringWorkbook
    assert issubclass(refusal(b"no workbook")[0], NotAWorkbook)


def test_another_version_of_the_plan_is_told_with_the_criteria_that_changed():
    ours = replace(PLAN, version="2", criteria=(replace(PLAN.criteria[0], maximum=Decimal(3)), *PLAN.criteria[1:]))
    back = again(content(), ours)

    assert [sentence(one) for one in back.findings if one.code == "W104"] == [
        "Tệp lập theo phiên bản 1 của kế hoạch, được chấm theo phiên bản 2 (tiêu chí đã đổi: 1.1). Hãy kiểm tra lại."
    ]
    assert back.card.score("1.1").points == Decimal("2.25")


def test_an_agency_outside_the_roster_is_told_where_its_code_stands():
    back = again(content(), replace(PLAN, roster=()))

    assert [(one.code, one.cell.sheet) for one in back.findings if one.code == "W105"] == [("W105", forms.METHOD)]


# ---- what no formula shows


TAXES = Register(
    "Thuế", (RegisterColumn("Loại", "text"), RegisterColumn("Giao", "number"), RegisterColumn("Thu", "number"))
)
BY_TAX = plan_of(
    criterion("1.1", settings={"mean": "loại thuế"}, register="Thuế"),
    registers=(TAXES,),
    measures=(
        Measure("1.1", "total", "Thuế", "sum", of="Giao", for_each="Loại", where=(Asked("Giao", "given"),)),
        Measure("1.1", "done", "Thuế", "sum", of="Thu", for_each="Loại"),
    ),
)


def test_a_number_below_zero_in_a_line_that_has_no_total_bars_here_and_there():
    sheet = {"Thuế": "| Loại | Giao | Thu |\n| Đất | 10 | 9 |\n| Phí | | -3 |"}
    here = score(reading_of(BY_TAX, "| Mã | Tiêu chí | Số thực hiện |\n| '1.1 | Một | |", sheet), BY_TAX)
    back = again(write_scorecard(here, BY_TAX), BY_TAX)

    assert here.card.score("1.1").reason == "Ô «Phí» là số âm (-3). Hãy nhập số từ 0 trở lên."
    assert result(back) == result(here)


@pytest.mark.parametrize("said", ["1234", "12,5", "'1.234", "chưa rõ", "=1+1", "#N/A"])
def test_what_stands_in_the_place_of_a_day_comes_back_as_it_was(said):
    plan = plan_of(criterion("1.1", "timely", settings={"due": date(2024, 6, 30), "late": Decimal(1)}))
    here = score(reading_of(plan, f"| Mã | Số thực hiện | Ngày thực hiện |\n| '1.1 | | {said} |"), plan)
    back = again(write_scorecard(here, plan), plan)

    assert here.reading.entry("1.1").figure("day").state is not State.BLANK
    assert back.reading.entry("1.1").figure("day").value == here.reading.entry("1.1").figure("day").value
    assert words(back.findings) == words(here.findings)
    assert result(back) == result(here)
