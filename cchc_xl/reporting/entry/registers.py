"""The sheets of registers: open for typing and for a whole pasted export, with drop-downs below it."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from cchc_xl.books.book import Page, Paper
from cchc_xl.books.limits import Value
from cchc_xl.books.prompts import Prompt
from cchc_xl.model.plan import Plan, Register, RegisterColumn

HEADER_ROW = 3
FIRST_ROW = HEADER_ROW + 1
ROWS = 20000
STYLES = {"date": "register.date", "number": "register.number", "whole": "register.number", "month": "register.number"}
WIDTHS = {"date": 14, "number": 14, "whole": 12, "month": 9, "yes/no": 13, "choice": 20, "official": 22}


def write_register(page: Page, register: Register, plan: Plan, rows: Sequence[Mapping[str, Value]]) -> None:
    """Write one register with its rows; computed columns are not typed and have no place here."""
    columns = [column for column in register.columns if not column.computed_from]
    page.put(0, 0, f"SỔ {register.name.upper()}: mỗi dòng một mục; có thể dán nguyên bảng xuất từ phần mềm.", "bold")
    page.put(1, 0, "Dữ liệu trong sổ chỉ được đếm, không đi vào bảng điểm.", "italic")
    for place, column in enumerate(columns):
        _column(page, place, column, plan)
    page.height(HEADER_ROW, 34)
    for number, row in enumerate(rows, start=FIRST_ROW):
        for place, column in enumerate(columns):
            if (value := row.get(column.name)) is not None:
                page.put(number, place, value, STYLES.get(column.kind, "register.text"))
    page.freeze(FIRST_ROW, 1)
    page.filter((HEADER_ROW, 0), (HEADER_ROW + max(len(rows), 1), len(columns) - 1))
    page.paper(Paper(landscape=True, repeat=(HEADER_ROW, HEADER_ROW), footer=f"Sổ {register.name}"))


def _column(page: Page, place: int, column: RegisterColumn, plan: Plan) -> None:
    style = "register.personal" if column.personal else STYLES.get(column.kind, "register.text")
    page.column_style(place, WIDTHS.get(column.kind, 24), style)
    page.put(HEADER_ROW, place, column.name, "head")
    if prompt := _prompt(column, plan):
        page.ask((FIRST_ROW, place), (FIRST_ROW + ROWS - 1, place), prompt)


def _prompt(column: RegisterColumn, plan: Plan) -> Prompt | None:
    blank = " Được để trống." if column.may_be_blank else ""
    words = _words(column, plan)
    if words:
        return Prompt(column.name, f"Chọn trong danh sách.{blank}", "list", choices=words, error=", ".join(words))
    match column.kind:
        case "date":
            return Prompt(column.name, f"Ngày/tháng/năm, ví dụ 07/03/{plan.year}.{blank}", "date")
        case "month":
            return Prompt(column.name, "Số tháng, từ 1 đến 12.", "number", Decimal(1), Decimal(12))
        case "number" | "whole":
            return Prompt(column.name, f"Nhập số, không kèm chữ.{blank}", "number")
        case _:
            return None


def _words(column: RegisterColumn, plan: Plan) -> Sequence[str]:
    if column.kind == "official":
        return tuple(official.name for official in plan.officials)
    return ("Có", "Không") if column.kind == "yes/no" else column.values
