"""An entry workbook in fonts from before Unicode is read like any other, and says so once for each sheet."""

from decimal import Decimal

import pytest

from cchc_xl.findings import sentence
from cchc_xl.model.plan import Measure, Register, RegisterColumn
from cchc_xl.reading import read
from tests.plans import criterion, plan_of
from tests.tables import workbook
from tests.test_old_fonts import in_tcvn3, in_vni

PLAN = plan_of(
    criterion("1.1"),
    criterion("1.2", "counted", settings={"each": Decimal(1)}, register="Thư"),
    registers=(
        Register(
            "Thư", (RegisterColumn("Số", "text", key=True), RegisterColumn("Kênh", "choice", values=("Đường bộ",)))
        ),
    ),
    measures=(Measure("1.2", "done", "Thư", "count"),),
)
SHEETS = {
    "Thông tin chung": "| Mã kế hoạch | 'thu |\n| Năm | 2024 |\n| Mã đơn vị | '09646 |\n| Tên đơn vị | Xã Phú Phương |",
    "Bảng tự chấm": "| Mã | Tiêu chí | Tổng số | Số thực hiện | Giải trình |\n| '1.1 | Một | 4 | 3 | Đã nộp đủ |",
    "Chỉ tiêu khác": "| Mã | Nhiệm vụ | Tổng số | Số thực hiện |",
    "Thư": "| Số | Kênh |\n| a | Đường bộ |\n| b | Đường bộ |",
}
WRITTEN = {".VnTime": in_tcvn3, "VNI-Times": in_vni}


def reading_in(font):
    return read("xã.xlsx", workbook({name: WRITTEN[font](shown) for name, shown in SHEETS.items()}, font=font), PLAN)


@pytest.mark.parametrize("font", WRITTEN)
def test_form_headers_and_register_cells_are_read_as_they_are_shown(font):
    reading = reading_in(font)

    assert reading.heading.agency_name == "Xã Phú Phương"
    assert reading.entry("1.1").figure("done").number == 3
    assert reading.entry("1.1").explanation == "Đã nộp đủ"
    assert reading.rows["Thư"] == 2
    assert not [one for one in reading.findings if one.code.startswith("R")]


def test_each_sheet_tells_once_how_many_cells_were_turned():
    notes = [one for one in reading_in(".VnTime").findings if one.code == "W141"]

    assert [one.cell.sheet for one in notes] == ["Thông tin chung", "Bảng tự chấm", "Thư"]
    assert sentence(notes[-1]) == (
        "Đã đổi 4 ô viết bằng phông .VnTime sang Unicode để đọc; tệp giữ nguyên. Hãy xem lại chữ trong kết quả."
    )


def test_our_own_words_stay_where_somebody_only_changed_the_font():
    reading = read("xã.xlsx", workbook(SHEETS, font=".VnTime"), PLAN)

    assert reading.entry("1.1").figure("done").number == 3
    assert reading.rows["Thư"] == 2
