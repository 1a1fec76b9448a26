"""What a workbook said on an earlier day: what came later is not in it yet."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from cchc_xl.books.limits import Value
from cchc_xl.reporting.entry import Contents
from cchc_xl.reporting.entry.form import Cells
from cchc_xl.text import date_in

BEGUN = {"Hồ sơ TTHC": "Ngày tiếp nhận", "Phản ánh kiến nghị": "Ngày tiếp nhận", "Văn bản": "Ngày"}
# register: a date, and what is known only with it
DONE: Mapping[str, Mapping[str, Sequence[str]]] = {
    "Hồ sơ TTHC": {
        "Ngày có kết quả": ("Ngày có kết quả", "Số hóa kết quả", "Thư xin lỗi", "Ghi chú"),
        "Ngày trả": ("Ngày trả", "Hình thức trả"),
    },
    "Phản ánh kiến nghị": {"Ngày xử lý": ("Ngày xử lý",)},
    "Nhiệm vụ": {"Ngày hoàn thành": ("Ngày hoàn thành", "Tài liệu kiểm chứng")},
    "Tuyên truyền": {"Ngày thực hiện": ("Ngày thực hiện",)},
}
OPEN: Mapping[str, Cells] = {"Ngày có kết quả": {"Trạng thái": "Đang giải quyết"}}


def known_on(day: date, filled: Contents) -> Contents:
    """Give what stood in the workbook on that day; figures that were typed stay as they are."""
    return replace(
        filled,
        information={**filled.information, "as_of": day},
        rows={code: _row(row, day) for code, row in filled.rows.items()},
        registers={name: _register(name, rows, day) for name, rows in filled.registers.items()},
        evidence=[row for row in filled.evidence if not _later(row["day"], day)],
    )


def _row(row: Cells, day: date) -> Cells:
    written = date_in(str(row.get("evidence") or "").partition(" ngày ")[2])
    later = {"day": row.get("day"), "evidence": written}
    return {key: None if _later(later.get(key), day) else value for key, value in row.items()}


def _register(name: str, rows: Sequence[Cells], day: date) -> list[Cells]:
    begun = [row for row in rows if not _later(row.get(BEGUN.get(name, "")), day)]
    rated = [row for row in begun if int(str(row.get("Tháng") or 0)) <= day.month]
    return [_undone(name, row, day) for row in rated]


def _undone(name: str, row: Cells, day: date) -> Cells:
    for done, columns in DONE.get(name, {}).items():
        if _later(row[done], day):
            row = {**row, **dict.fromkeys(columns), **OPEN.get(done, {})}
    return row


def _later(value: Value, day: date) -> bool:
    return isinstance(value, date) and value > day
