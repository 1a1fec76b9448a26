"""The index of the agency in a place, as a consolidated workbook has it on its sheet «Xếp hạng»."""

from collections.abc import Iterator
from decimal import Decimal

from cchc_xl.errors import NoUsableInput
from cchc_xl.numbers import as_excel_shows, decimals_of, rounded
from cchc_xl.sheets.headers import find_header
from cchc_xl.sheets.workbook import Sheet, Workbook

SHEET = "Xếp hạng"
HEADERS = {"place": ("Hạng",), "index": ("Chỉ số",)}
NO_TABLE = (
    "{file}: không thấy cột «Hạng» và «Chỉ số» trên trang «Xếp hạng». "
    "Hãy chọn bảng tổng hợp do lệnh consolidate tạo ra, đã mở bằng Excel thì lưu lại."
)
NO_PLACE = "{file}: mới có {ranked} đơn vị được xếp hạng nên chưa có hạng {place}. Hãy chọn hạng từ 1 đến {ranked}."
NOBODY = "{file}: chưa có đơn vị nào được xếp hạng. Hãy tổng hợp lại khi đã nhận đủ tệp."


def index_at_place(file: str, data: bytes, place: int) -> Decimal:
    """Give the index of the agency now in a place; where two share a better place, theirs.

    It has as many decimals as the most exact index of the sheet, so that 95,50 tells a rounded number from an exact
    one beside 91,12345678. Raises NoUsableInput where the workbook has no ranking or not so many places.
    """
    places = sorted(_places(file, data))
    if not places:
        raise NoUsableInput(NOBODY.format(file=file))
    if not 1 <= place <= len(places):
        raise NoUsableInput(NO_PLACE.format(file=file, ranked=len(places), place=place))
    most = max(decimals_of(index) for _, index in places)
    return rounded(places[place - 1][1], most)


def _places(file: str, data: bytes) -> Iterator[tuple[Decimal, Decimal]]:
    sheet = Workbook(file, data).sheet(SHEET)
    header = find_header(sheet, HEADERS) if sheet else None
    if sheet is None or header is None:
        raise NoUsableInput(NO_TABLE.format(file=file))
    for row in range(header.row + 1, len(sheet.rows)):
        place, index = (_number(sheet, row, header.columns[key]) for key in HEADERS)
        if place is not None and index is not None:
            yield place, index


def _number(sheet: Sheet, row: int, column: int) -> Decimal | None:
    value = sheet.value(row, column)
    return as_excel_shows(value) if isinstance(value, float) else None
