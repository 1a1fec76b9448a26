"""The entry workbook as officials fill it in."""

from functools import cache

import openpyxl
import pytest

from cchc_xl import forms
from cchc_xl.reporting.entry import write_entry
from cchc_xl.sheets.workbook import Workbook
from tests.office import needs_office, recalculated
from tests.plans import AGENCY, SAMPLE, real_plan


@cache
def blank() -> bytes:
    return write_entry(real_plan(), AGENCY)


def opened(data):
    from io import BytesIO

    return openpyxl.load_workbook(BytesIO(data))


def checks_at(sheet, cell):
    return [one for one in sheet.data_validations.dataValidation if cell in one.sqref]


def row_of(sheet, code):
    return next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value == code)


def test_it_has_a_sheet_for_each_thing_and_each_register():
    registers = [register.name for register in real_plan().registers]

    assert list(Workbook("a", blank()).names) == [
        forms.GUIDE, forms.INFORMATION, forms.FORM, forms.PROGRESS, forms.OTHER_TARGETS, *registers,
        forms.EVIDENCE, forms.DIFFICULTIES,
    ]  # fmt: skip


def test_the_committed_blank_form_is_what_the_program_writes():
    from tests.plans import ROOT

    assert (ROOT / "templates" / "tu-cham-diem-2024.xlsx").read_bytes() == blank()


def test_only_cells_to_type_into_are_open_and_the_form_needs_no_password():
    sheet = opened(blank())[forms.FORM]
    row = row_of(sheet, "2.2")
    heads = {sheet.cell(5, column).value: column for column in range(1, 21)}

    assert sheet.protection.sheet
    assert not sheet.protection.password
    is_open = {head for head, column in heads.items() if not sheet.cell(row, column).protection.locked}
    assert is_open == {
        "Tổng số", "Số thực hiện", "Điểm năm trước", "Điểm tự chấm", "Tài liệu kiểm chứng", "Giải trình",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("code", "choices"), [("1.8", '"Có,Không"'), ("2.4", '"Không áp dụng"'), ("3.9.1", '"Có,Không"')]
)
def test_the_drop_down_offers_only_what_the_criterion_admits(code, choices):
    sheet = opened(blank())[forms.FORM]
    (check,) = checks_at(sheet, f"L{row_of(sheet, code)}")

    assert (check.type, check.formula1) == ("list", choices)


def test_a_cell_says_what_to_type_and_where_it_comes_from():
    sheet = opened(blank())[forms.FORM]
    (check,) = checks_at(sheet, f"I{row_of(sheet, '3.6')}")

    assert check.promptTitle == "Số thực hiện"
    assert check.prompt == (
        "Hồ sơ đã giải quyết trước hạn và đúng hạn. Số từ 0 trở lên; để trống nếu chưa có số liệu. "
        "Đếm từ sổ «Hồ sơ TTHC»; chỉ nhập khi chưa có sổ."
    )
    assert (check.type, check.operator, float(check.formula1)) == ("decimal", "greaterThanOrEqual", 0)


def test_a_claim_lies_between_the_floor_and_the_maximum():
    sheet = opened(blank())[forms.FORM]
    (check,) = checks_at(sheet, f"O{row_of(sheet, '5.3')}")

    assert (check.type, check.operator, float(check.formula1), float(check.formula2)) == ("decimal", None, -0.5, 2)


def test_drop_downs_go_on_below_a_pasted_export():
    sheet = opened(blank())["Hồ sơ TTHC"]

    assert checks_at(sheet, "E5")
    assert checks_at(sheet, "E12000")


def shown(sheet):
    """Give what stands in the rows of a sheet that have something, numbers to nine decimals."""
    rows = [[round(cell, 9) if isinstance(cell, float) else cell for cell in row if cell != ""] for row in sheet.rows]
    return [row for row in rows if row]


@needs_office
def test_its_live_ratios_and_signs_are_what_an_office_program_calculates(tmp_path):
    data = SAMPLE.read_bytes()
    ours, theirs = Workbook("a", data), Workbook("a", recalculated(data, tmp_path))

    for name in (forms.FORM, forms.PROGRESS, forms.OTHER_TARGETS):
        assert shown(theirs.sheet(name)) == shown(ours.sheet(name))
