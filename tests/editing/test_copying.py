"""The annotated copy: all that the workbook was, and its problems."""

import zipfile
from io import BytesIO

import openpyxl
import pytest

from cchc_xl.books.styles import STYLES
from cchc_xl.editing.copying import NotEditable, annotated
from cchc_xl.editing.marking import AUTHOR, COLOURS, LONGEST
from cchc_xl.findings import Severity
from cchc_xl.sheets.properties import custom
from tests.editing.books import book, problem, replaced
from tests.editing.meaning import meaning
from tests.editing.test_losses import ordinary
from tests.office import needs_office, recalculated
from tests.plans import SAMPLE

WARNING = problem("O43", "Hãy sửa điểm tự chấm.", Severity.WARNING, sheet="Bảng tự chấm")


def copy_of(data, *problems):
    return openpyxl.load_workbook(BytesIO(annotated("sổ.xlsx", data, problems)), rich_text=True)


def without_list(said):
    names = {name for name in said["names"] if name[1] != "Phiếu rà soát"}
    return {**{name: sheet for name, sheet in said.items() if name != "Phiếu rà soát"}, "names": names}


def test_our_entry_workbook_loses_nothing():
    before = SAMPLE.read_bytes()
    after = annotated("a.xlsx", before, [WARNING])
    kept, was = without_list(meaning(after)), meaning(before)

    assert len(was["Bảng tự chấm"]["validations"]) == 284
    assert was["Bảng tự chấm"]["conditions"]
    assert was["names"]
    assert {
        name: {part: kept[name][part] == was[name][part] for part in was[name]} for name in was if name != "names"
    } == {name: dict.fromkeys(was[name], True) for name in was if name != "names"}
    assert kept["names"] == was["names"]


@needs_office
def test_an_office_program_finds_the_same_in_the_copy(tmp_path):
    before = SAMPLE.read_bytes()
    was = meaning(recalculated(before, tmp_path / "a"))
    kept = without_list(meaning(recalculated(annotated("a.xlsx", before, [WARNING]), tmp_path / "b")))

    assert list(kept) == list(was)
    assert len(was["Bảng tự chấm"]["validations"]) > 100
    for name in was:
        for part in ("validations", "conditions", "formulas", "values", "merged", "protection", "frozen"):
            if name != "names":
                assert (name, part, kept[name][part]) == (name, part, was[name][part])


@needs_office
def test_an_office_program_gives_the_formulas_of_the_copy_the_same_values(tmp_path):
    was, kept = (
        openpyxl.load_workbook(BytesIO(recalculated(data, tmp_path / name)), data_only=True)
        for name, data in (("a", SAMPLE.read_bytes()), ("b", annotated("a.xlsx", SAMPLE.read_bytes(), [WARNING])))
    )

    for sheet in was.worksheets:
        assert list(kept[sheet.title].values) == list(sheet.values)
    assert kept["Bảng tự chấm"]["O43"].comment.text == WARNING.remark


def test_the_same_workbook_gives_the_same_copy():
    data = SAMPLE.read_bytes()

    assert annotated("a.xlsx", data, [WARNING]) == annotated("a.xlsx", data, [WARNING])


def test_it_says_what_it_is_and_keeps_the_other_properties():
    before = SAMPLE.read_bytes()
    said = custom(annotated("a.xlsx", before, []))

    assert said == {**custom(before), "cchc_xl.kind": "annotated"}


def test_it_is_calculated_anew_when_it_is_opened_and_shows_the_list_alone():
    copy = copy_of(SAMPLE.read_bytes(), WARNING)

    assert copy.calculation.fullCalcOnLoad
    assert copy.active.title == copy.sheetnames[0] == "Phiếu rà soát"
    assert [sheet.title for sheet in copy if sheet.sheet_view.tabSelected] == ["Phiếu rà soát"]


def test_problems_of_one_cell_share_a_comment_in_the_colour_of_the_worst():
    cell = copy_of(book(), problem("B2", "Không phải số.", official="Đảm"), problem("B2", "Chưa có.", Severity.NOTE))[
        "Sổ"
    ]["B2"]

    assert (cell.comment.text, cell.comment.author) == (
        "Lỗi F103: Không phải số. [Đảm]\n\nGhi chú F103: Chưa có.",
        AUTHOR,
    )
    assert cell.fill.fgColor.rgb == "00FFC7CE"


@pytest.mark.parametrize("severity", Severity)
def test_the_colours_are_those_of_every_other_workbook(severity):
    assert STYLES[f"sign.{severity.value}"]["bg_color"] == f"#{COLOURS[severity]}"


def test_only_the_colour_of_a_marked_cell_changes():
    def fill(book, sheet):
        sheet.write("A1", 0.5, book.add_format({"num_format": "0.00%", "bold": True, "locked": False, "border": 1}))

    cell = copy_of(book(fill), problem())["Sổ"]["A1"]

    assert (cell.value, cell.number_format, cell.font.b, cell.protection.locked) == (0.5, "0.00%", True, False)
    assert cell.border.left.style == "thin"


def test_what_somebody_remarked_before_stays():
    copy = copy_of(book(ordinary), problem("A1"))["Sổ"]

    assert copy["A1"].comment.text == "Đã xem\n\nLỗi F103: Hãy sửa."


def test_rich_text_and_tables_stay():
    copy = copy_of(book(ordinary), problem("A1"))["Sổ"]

    assert (str(copy["A5"].value), copy["A5"].value[1].font.b) == ("Đạt tốt", True)
    assert list(copy.tables) == ["Table1"]


def test_a_problem_in_merged_cells_stands_in_their_upper_left():
    copy = copy_of(book(lambda _, sheet: sheet.merge_range("B2:D4", "gộp")), problem("C3"), problem("B2", "Nữa."))["Sổ"]

    assert copy["B2"].comment.text == "Lỗi F103: Hãy sửa.\n\nLỗi F103: Nữa."
    assert [str(one) for one in copy.merged_cells.ranges] == ["B2:D4"]


def test_a_problem_beyond_the_used_cells_is_marked_there():
    assert copy_of(book(), problem("ZZ5000"))["Sổ"]["ZZ5000"].comment.text == "Lỗi F103: Hãy sửa."


def test_a_problem_in_a_hidden_sheet_is_marked_and_the_sheet_stays_hidden():
    def fill(book, sheet):
        book.add_worksheet("Hiện").activate()
        sheet.hide()

    copy = copy_of(book(fill), problem())
    link = copy["Phiếu rà soát"]["D5"]

    assert (copy["Sổ"].sheet_state, bool(copy["Sổ"]["A1"].comment)) == ("hidden", True)
    assert (link.value, link.hyperlink) == ("Sổ!A1 (trang ẩn)", None)


@pytest.mark.parametrize(
    "lost",
    [problem(""), problem("A1", sheet=""), problem("A1", sheet="Không có"), problem("lạ")],
    ids=["no cell", "no sheet", "unknown", "strange"],
)
def test_a_problem_without_a_cell_stands_only_in_the_list(lost):
    copy = copy_of(book(), lost)

    assert [cell.comment for row in copy["Sổ"].iter_rows() for cell in row if cell.comment] == []
    assert copy["Phiếu rà soát"]["E5"].value == "Hãy sửa."


def test_a_comment_is_never_longer_than_excel_allows():
    text = copy_of(book(), *(problem(words="Đ" * 9_000 + str(number)) for number in range(5)))["Sổ"]["A1"].comment.text

    assert len(text) == LONGEST
    assert text.endswith("… xem đủ ở trang «Phiếu rà soát».")


@pytest.mark.parametrize("words", ["=cmd|' /C calc'!A0", "+1", "@SUM(A1)", "#N/A", "<b>&amp;]]>", "a\x00\x0bb\ud800"])
def test_hostile_words_are_only_words(words):
    data = annotated("=1.xlsx", book(), [problem(words=words, official=words)])
    listed = openpyxl.load_workbook(BytesIO(data))["Phiếu rà soát"]["E5"]

    assert (listed.data_type, listed.value) == ("s", words.translate(dict.fromkeys([0, 11, 0xD800])))
    assert all(
        b"<f>" not in zipfile.ZipFile(BytesIO(data)).read(name) for name in zipfile.ZipFile(BytesIO(data)).namelist()
    )


def test_text_that_looks_like_a_formula_stays_text():
    def fill(_, sheet):
        sheet.write_string("A1", "=cmd|' /C calc'!A0")
        sheet.write_string("A2", "#N/A")

    copy = copy_of(book(fill), problem())["Sổ"]

    assert [(copy[name].data_type, copy[name].value) for name in ("A1", "A2")] == [
        ("s", "=cmd|' /C calc'!A0"),
        ("s", "#N/A"),
    ]


def test_a_workbook_that_the_library_stumbles_over_is_not_editable():
    broken = replaced(book(), "xl/styles.xml", "<fills", '<fonts count="x"/><fills')

    with pytest.raises(NotEditable):
        annotated("a.xlsx", broken, [])


def test_a_date_that_the_library_would_turn_into_an_error_makes_the_workbook_not_editable():
    data = book(
        lambda book, sheet: sheet.write_number("A1", -1234567890123, book.add_format({"num_format": "dd/mm/yyyy"}))
    )

    with pytest.raises(NotEditable):
        annotated("a.xlsx", data, [])
