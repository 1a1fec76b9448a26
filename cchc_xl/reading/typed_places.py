"""Whether a workbook of ours still has the places where the superior office types; else no word of it can be read."""

from collections.abc import Sequence

from cchc_xl.errors import WordsNotFound
from cchc_xl.forms import Column
from cchc_xl.meaning import hint
from cchc_xl.sheets.headers import Header, find_header, strange_headers
from cchc_xl.sheets.workbook import Sheet, Workbook
from cchc_xl.text import folded

NO_SHEET = (
    "{file}: không thấy trang «{sheet}»{meant}. Hãy đổi lại đúng tên trang, hoặc lấy lại tệp trước khi sửa, "
    "rồi chạy lại."
)
NO_COLUMN = "{file}: trang «{sheet}» không thấy cột «{header}»{meant}. Hãy khôi phục dòng tiêu đề rồi chạy lại."
TWO_SHEETS = (
    "{file}: có hai trang «{sheet}» và «{other}», không rõ phải lấy trang nào. "
    "Hãy chép điều cần giữ vào trang «{sheet}», xóa trang kia rồi chạy lại."
)


def typed_table(book: Workbook, name: str, columns: Sequence[Column]) -> tuple[Sheet, Header]:
    """Give the sheet of this name and the header of its table.

    Raises WordsNotFound where there is none, where one of these columns is missing, or where a copy of the sheet
    stands beside it.
    """
    sheet = book.sheet(name)
    copies = [one for one in book.names if folded(one) != folded(name) and folded(one).startswith(folded(name))]
    if sheet is None:
        meant = f" (ý bạn là «{copies[0]}»?)" if copies else hint(name, book.names)
        raise WordsNotFound(NO_SHEET.format(file=book.file, sheet=name, meant=meant))
    header = _header(sheet, columns) or Header(0, {})
    if missing := next((one.header for one in columns if one.key not in header.columns), ""):
        meant = hint(missing, strange_headers(sheet, header))
        raise WordsNotFound(NO_COLUMN.format(file=book.file, sheet=name, header=missing, meant=meant))
    if other := next((one for one in copies if (copy := book.sheet(one)) and _header(copy, columns)), ""):
        raise WordsNotFound(TWO_SHEETS.format(file=book.file, sheet=name, other=other))
    return sheet, header


def _header(sheet: Sheet, columns: Sequence[Column]) -> Header | None:
    return find_header(sheet, {one.key: one.names for one in columns}, least=3)
