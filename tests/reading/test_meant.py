"""What is misspelt in an entry workbook is told with the known word that was probably meant."""

import pytest

from cchc_xl.errors import NotAnEntryWorkbook
from cchc_xl.findings import sentence
from cchc_xl.model.plan import Measure, Register, RegisterColumn
from cchc_xl.reading import read
from tests.cases import reading_of
from tests.plans import criterion, plan_of
from tests.tables import workbook

HEAD = "| Mã | Tiêu chí | Tổng số | Số thực hiện |\n"
LETTERS = Register(
    "Thư trả lời",
    (RegisterColumn("Số thư", "text", key=True), RegisterColumn("Kênh", "text"), RegisterColumn("Ngày nhận", "date")),
)
PLAN = plan_of(
    criterion("1.1"),
    criterion("1.10", "counted", settings={"each": 1}, register=LETTERS.name),
    registers=(LETTERS,),
    measures=(Measure("1.10", "done", LETTERS.name, "distinct", of="Ngày nhận"),),
)
WELL = "| Số thư | Kênh | Ngày nhận |"


def sentences(form=HEAD, sheets=None):
    return [
        sentence(one) for one in reading_of(PLAN, form, {LETTERS.name: WELL} if sheets is None else sheets).findings
    ]


def test_a_misspelt_code_is_asked_about():
    assert sentences(HEAD + "| '1,10 | Hai |") == [
        "Mã «1,10» không có trong kế hoạch (ý bạn là «1.10»?) nên dòng này không được chấm. "
        "Hãy sửa mã như trong tệp mẫu."
    ]


def test_a_misspelt_header_is_asked_about():
    assert sentences("| Mã | Tiêu chí | Tổng số | Sô thực hiên | Giải trình |") == []
    assert sentences("| Mã | Tiêu chí | Tổng số | Số thực hện | Giải trình |") == [
        "Không thấy cột «Số thực hiện» (ý bạn là «Số thực hện»?). Hãy khôi phục dòng tiêu đề như trong tệp mẫu."
    ]


def test_a_misspelt_register_is_asked_about():
    assert sentences(sheets={"Thư trả lơì 1": WELL, "Thơ trả lời": WELL}) == [
        "Không thấy sổ «Thư trả lời» trong tệp (ý bạn là «Thơ trả lời»?). Hãy lấy lại trang tính này từ tệp mẫu."
    ]


def test_a_misspelt_column_of_a_register_is_asked_about():
    assert sentences(sheets={LETTERS.name: "| Số thư | Kênh | Ngày nhậnn |\n| a | giấy | 01/01/2024 |"}) == [
        "Sổ «Thư trả lời» thiếu cột «Ngày nhận» (ý bạn là «Ngày nhậnn»?) nên chưa đếm được số liệu cần cột này. "
        "Hãy thêm lại cột."
    ]


def test_a_misspelt_sheet_of_the_form_is_asked_about():
    with pytest.raises(NotAnEntryWorkbook, match=r"không có trang «Bảng tự chấm» \(ý bạn là «Bản tự chấm»\?\)"):
        read("xã.xlsx", workbook({"Thông tin chung": "| Năm | 2024 |", "Bản tự chấm": HEAD}), PLAN)


def test_a_misspelt_official_is_asked_about():
    information = "| Mã kế hoạch | thu |\n| Năm | 2024 |\n| Mã đơn vị | '09646 |\n| Số liệu tính đến ngày | 31/12/2024 |\n| Phạm vi | Toàn b |"
    [told] = sentences(sheets={LETTERS.name: WELL, "Thông tin chung": information})

    assert told.startswith("«Phạm vi» ghi «Toàn b», không phải «Toàn bộ» hay tên người phụ trách (ý bạn là «Toàn bộ»?)")


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("'31/02/2024", " (tháng 2/2024 không có ngày 31)"),
        ("'31/13/2024", " (không có tháng 13)"),
        ("tháng 12/2024", " (mới có tháng, chưa có ngày)"),
        ("cuối năm", ""),
    ],
)
def test_why_the_day_of_the_figures_cannot_be_read_is_told(said, why):
    reading = reading_of(PLAN, HEAD, {LETTERS.name: WELL}, as_of=said)

    assert sentence(reading.findings[0]).startswith(
        f"Ngày số liệu ghi «{said.strip(chr(39))}», không đọc được{why} nên lấy"
    )
