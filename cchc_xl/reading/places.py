"""The indices of the ranked agencies, as a consolidated workbook has them on its sheet «Xếp hạng»."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from cchc_xl.errors import NoUsableInput
from cchc_xl.numbers import as_excel_shows, decimals_of, rounded
from cchc_xl.sheets.headers import Header, find_header
from cchc_xl.sheets.workbook import Sheet, Workbook
from cchc_xl.text import folded

SHEET = "Xếp hạng"
HEADERS = {"place": ("Hạng",), "index": ("Chỉ số",)}
AGENCY = {"agency": ("Đơn vị",)}
NO_TABLE = (
    "{file}: không thấy cột «Hạng» và «Chỉ số» trên trang «Xếp hạng». "
    "Hãy chọn bảng tổng hợp do lệnh consolidate tạo ra, đã mở bằng Excel thì lưu lại."
)
NO_PLACE = "{file}: mới có {ranked} đơn vị được xếp hạng nên chưa có hạng {place}. Hãy chọn hạng từ 1 đến {ranked}."
NOBODY = "{file}: chưa có đơn vị nào được xếp hạng. Hãy tổng hợp lại khi đã nhận đủ tệp."


@dataclass(frozen=True, slots=True, order=True)
class _Ranked:
    place: Decimal
    index: Decimal
    agency: str


def index_at_place(file: str, data: bytes, place: int) -> Decimal:
    """Give the index of the agency now in a place; where two share a better place, theirs.

    It has as many decimals as the most exact index of the sheet, so that 95,50 tells a rounded number from an exact
    one beside 91,12345678. Raises NoUsableInput where the workbook has no ranking or not so many places.
    """
    places = sorted(_ranked(file, data))
    if not 1 <= place <= len(places):
        raise NoUsableInput(NO_PLACE.format(file=file, ranked=len(places), place=place))
    most = max(decimals_of(one.index) for one in places)
    return rounded(places[place - 1].index, most)


def indices_of_others(file: str, data: bytes, agency: str) -> tuple[Decimal, ...]:
    """Give the indices of the ranked agencies but the one of that name, the best first.

    Raises NoUsableInput where the workbook has no ranking.
    """
    others = (one.index for one in _ranked(file, data) if folded(one.agency) != folded(agency))
    return tuple(sorted(others, reverse=True))


def _ranked(file: str, data: bytes) -> list[_Ranked]:
    sheet = Workbook(file, data).sheet(SHEET)
    header = find_header(sheet, HEADERS) if sheet else None
    if sheet is None or header is None:
        raise NoUsableInput(NO_TABLE.format(file=file))
    named = find_header(sheet, {**HEADERS, **AGENCY}, len(HEADERS) + 1)
    column = named.columns["agency"] if named and named.row == header.row else None
    found = list(_rows(sheet, header, column))
    if not found:
        raise NoUsableInput(NOBODY.format(file=file))
    return found


def _rows(sheet: Sheet, header: Header, agency: int | None) -> Iterator[_Ranked]:
    for row in range(header.row + 1, len(sheet.rows)):
        place, index = (_number(sheet, row, header.columns[key]) for key in HEADERS)
        if place is not None and index is not None:
            yield _Ranked(place, index, "" if agency is None else str(sheet.value(row, agency)))


def _number(sheet: Sheet, row: int, column: int) -> Decimal | None:
    value = sheet.value(row, column)
    return as_excel_shows(value) if isinstance(value, float) else None
